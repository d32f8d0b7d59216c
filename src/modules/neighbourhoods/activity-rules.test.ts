import { describe, expect, it } from 'vitest';
import type { ActivityFields } from './activity.ts';
import { type ActivityContext, activityProblems, type NeighbourhoodFacts } from './activity-rules.ts';

const whole: ActivityFields = {
  neighbourhood: '070104-perla-baja',
  kind: 'prevention',
  actor: 'police',
  heldOn: '2025-05-10',
  place: 'Losa deportiva',
};
const square: NeighbourhoodFacts = {
  name: 'Perla Baja',
  limits: [
    {
      rings: [
        [
          { lat: -12.08, lon: -77.13 },
          { lat: -12.08, lon: -77.12 },
          { lat: -12.07, lon: -77.12 },
          { lat: -12.07, lon: -77.13 },
        ],
      ],
    },
  ],
  startsOn: '2024-01-01',
  endsOn: '2025-12-31',
};
const context: ActivityContext = { today: '2025-06-01', neighbourhood: square, months: {} };
const codes = (fields: ActivityFields, at: ActivityContext = context): readonly string[] =>
  activityProblems({ ...whole, ...fields }, at).map(({ code, field }) => `${code} ${field}`);

describe('an activity may be registered', () => {
  it.each<[string, ActivityFields]>([
    ['when it is whole', {}],
    ['inside of the limits', { point: { lat: -12.075, lon: -77.125 } }],
    ['with a session of its kind', { kind: 'codisecSession', session: '12' }],
    ['that counts minors', { notes: 'Taller para niños del colegio y adolescentes de la zona' }],
    ['of children of a place', { notes: 'Marcha con niños de Perla Baja y escolares de San Antonio' }],
    ['of pupils of a school', { notes: 'Charla a estudiantes de secundaria' }],
  ])('%s', (_, fields) => {
    expect(codes(fields)).toEqual([]);
  });

  it('anywhere when nobody drew the limits', () => {
    expect(codes({ point: { lat: 0, lon: 0 } }, { ...context, neighbourhood: { ...square, limits: null } })).toEqual(
      [],
    );
  });
});

describe('an activity stays a draft', () => {
  it.each<[string, ActivityFields, string]>([
    ['without its kind', { kind: null }, 'activity-incomplete kind'],
    ['without a place', { place: '' }, 'activity-incomplete place'],
    ['outside of the limits', { point: { lat: -12.1, lon: -77.125 } }, 'outside-limits point'],
    ['of tomorrow', { heldOn: '2025-06-02' }, 'future-activity heldOn'],
    ['before the strategy came', { heldOn: '2023-12-31' }, 'outside-dates heldOn'],
    ['with a session and another kind', { session: '12' }, 'session-of-another-kind session'],
    ['with a number as of a DNI', { notes: 'Participó 41234567' }, 'identity-number-in-text notes'],
    ['that names a child', { notes: 'Se atendió a la niña Lucero Quispe' }, 'minor-identified notes'],
    ['that names a child by one name', { notes: 'Vino la niña Lucero' }, 'minor-identified notes'],
    ['that names pupils', { notes: 'Ganaron los alumnos Pedro Ruiz y Ana Soto' }, 'minor-identified notes'],
    ['that names a pupil', { place: 'Casa del alumno Pedro P.' }, 'minor-identified place'],
  ])('%s', (_, fields, expected) => {
    expect(codes(fields)).toEqual([expected]);
  });

  it('in a neighbourhood that nobody knows', () => {
    expect(codes({}, { ...context, neighbourhood: null })).toEqual(['unknown-neighbourhood neighbourhood']);
  });

  it.each([
    ['none', 'month-declared-empty heldOn'],
    ['complete', 'month-closed heldOn'],
  ] as const)('of a month that was declared %s', (declared, expected) => {
    expect(codes({}, { ...context, months: { '2025-05': declared } })).toEqual([expected]);
  });
});
