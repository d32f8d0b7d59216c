import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementState, carriedOver } from './agreement.ts';
import { committeeOfLaw, mayMeetIn, numberingYear, secretariesOf } from './committee.ts';
import { maskedName } from './masked-name.ts';
import { overlapping } from './membership.ts';
import { addWorkingDays, periodsOf, rhythmOf, rhythmSince } from './rhythm.ts';
import { callProblem, sessionTitle, wasHeld } from './session.ts';

describe('a committee', () => {
  it.each([
    ['', undefined],
    ['07', 'coresec'],
    ['0701', 'coprosec'],
    ['070105', 'codisec'],
  ])('of the law in «%s» is %s', (territory, kind) => expect(committeeOfLaw(territory)).toBe(kind));

  it('meets at its own level of government', () => {
    expect(mayMeetIn('codisec', '070105')).toBe(true);
    expect(mayMeetIn('codisec', '0701')).toBe(false);
    expect(mayMeetIn('workingGroup', '')).toBe(true);
  });

  it('is owed by the secretary of its level', () => {
    expect(secretariesOf('codisec', '070105')).toEqual(['districtSecretary']);
    expect(secretariesOf('workingGroup', '')).toEqual(['dgscAdministrator', 'dgscAnalyst']);
    expect(secretariesOf('technicalTeam', '07')).toEqual(['regionalSecretary']);
  });
});

describe('the number of a session', () => {
  it('begins again each year in a committee of law, and never in a working group', () => {
    expect(numberingYear('codisec', '2026-05-31')).toBe(2026);
    expect(numberingYear('technicalTeam', '2026-05-31')).toBe(0);
  });

  it('is said as minutes say it', () => {
    expect(sessionTitle({ type: 'ordinary', number: 5, year: 2026 })).toBe('Quinta sesión ordinaria de 2026');
    expect(sessionTitle({ type: 'ordinary', number: 18, year: 0 })).toBe('Décimo octava sesión ordinaria');
    expect(sessionTitle({ type: 'publicConsultation', number: 1, year: 2026 })).toBe(
      'Primera consulta pública de 2026',
    );
  });
});

describe('a call', () => {
  const call = {
    heldOn: '2026-06-10',
    today: '2026-06-01',
    installedOn: '2026-01-15',
    lateReason: null,
    agenda: ['Lectura del acta anterior'],
  };

  it.each([
    ['without agenda', { agenda: [] }, 'agenda-empty'],
    ['for yesterday', { heldOn: '2026-05-31' }, 'session-in-the-past'],
    ['for yesterday, as a late entry', { heldOn: '2026-05-31', lateReason: 'Se entregó tarde' }, undefined],
    ['for tomorrow, as a late entry', { heldOn: '2026-06-02', lateReason: 'Se entregó tarde' }, 'not-a-late-entry'],
    ['before the installation', { heldOn: '2026-01-14', lateReason: 'Se entregó tarde' }, 'before-installation'],
    ['for today', { heldOn: '2026-06-01' }, undefined],
  ])('%s is answered with %s', (_name, over, problem) => {
    expect(callProblem({ ...call, ...over })).toBe(problem);
  });
});

describe('the periods of the legal rhythm', () => {
  it('part the year in as many as sessions are asked for', () => {
    expect(periodsOf(2026, 6)[1]).toEqual({ label: 'marzo–abril de 2026', from: '2026-03-01', to: '2026-04-30' });
    expect(periodsOf(2024, 12)[1]).toEqual({ label: 'febrero de 2024', from: '2024-02-01', to: '2024-02-29' });
    expect(periodsOf(2026, 4).map(({ to }) => to)).toEqual(['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31']);
  });

  it('leave no day out and none twice, whatever the number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 2000, max: 2100 }), (yearly, year) => {
        const periods = periodsOf(year, yearly);
        expect(periods[0]?.from).toBe(`${year}-01-01`);
        expect(periods.at(-1)?.to).toBe(`${year}-12-31`);
        for (const [index, { from }] of periods.entries())
          if (index > 0) expect(new Date(from).getTime() - Date.parse(periods[index - 1]?.to ?? '')).toBe(86_400_000);
      }),
    );
  });

  it('are met, due or overdue; what came before the committee was followed is nobody’s debt', () => {
    const asked = {
      since: '2026-01-01',
      yearly: 12,
      heldOn: ['2026-04-08'],
      followedSince: '2026-03-20',
      today: '2026-06-01',
    };
    expect(rhythmOf(asked).map(({ label, state }) => `${label}: ${state}`)).toEqual([
      'marzo de 2026: overdue',
      'abril de 2026: met',
      'mayo de 2026: overdue',
      'junio de 2026: due',
    ]);
  });

  it('go on being owed when the year ends', () => {
    const asked = { yearly: 12, heldOn: [], followedSince: '2025-01-01', today: '2026-01-10' };
    expect(rhythmSince('2026-06-01')).toBe('2026-01-01');
    expect(rhythmOf({ ...asked, since: rhythmSince('2026-01-10') }).map(({ label, state }) => [label, state])).toEqual([
      ['octubre de 2025', 'overdue'],
      ['noviembre de 2025', 'overdue'],
      ['diciembre de 2025', 'overdue'],
      ['enero de 2026', 'due'],
    ]);
  });

  it('count a session that had quorum, and no other', () => {
    expect(wasHeld({ status: 'sealed', present: 5, quorum: 5 })).toBe(true);
    expect(wasHeld({ status: 'sealed', present: 4, quorum: 5 })).toBe(false);
    expect(wasHeld({ status: 'called', present: null, quorum: null })).toBe(false);
  });

  it.each([
    ['2026-06-04', 5, '2026-06-11'],
    ['2026-06-06', 1, '2026-06-08'],
    ['2026-06-05', 0, '2026-06-05'],
  ])('%s and %i working days is %s', (day, count, result) => expect(addWorkingDays(day, count)).toBe(result));
});

describe('an agreement', () => {
  const agreement = { agreedOn: '2026-04-08', dueOn: '2026-05-08', status: 'open', closedOn: null } as const;

  it('is carried over to every later session until it is closed', () => {
    expect(carriedOver([agreement], '2026-04-08')).toHaveLength(0);
    expect(carriedOver([agreement], '2026-05-06')).toHaveLength(1);
    const closed = { ...agreement, status: 'done', closedOn: '2026-05-20' } as const;
    expect(carriedOver([closed], '2026-05-20')).toHaveLength(1);
    expect(carriedOver([closed], '2026-06-03')).toHaveLength(0);
  });

  it('says that it is overdue', () => {
    expect(agreementState(agreement, '2026-05-08').words).toBe('pendiente');
    expect(agreementState(agreement, '2026-05-09').words).toBe('pendiente, vencido');
  });
});

describe('an appointment', () => {
  const held = {
    id: 1,
    seatId: 1,
    capacity: 'titular',
    resolution: 'RA 1',
    validFrom: '2025-01-01',
    validTo: '2025-12-31',
  } as const;

  it('meets another of the same seat and capacity whose days it shares', () => {
    const asked = { seatId: 1, capacity: 'titular', validFrom: '2025-12-31', validTo: null } as const;
    expect(overlapping([held], asked)?.id).toBe(1);
    expect(overlapping([held], { ...asked, validFrom: '2026-01-01' })).toBeUndefined();
    expect(overlapping([held], { ...asked, capacity: 'alternate' })).toBeUndefined();
  });

  it('shows a masked name to who may not read it', () => {
    expect(maskedName('Titular  Prueba')).toBe('T•••• P••••');
  });
});
