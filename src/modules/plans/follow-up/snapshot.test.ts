import { describe, expect, it } from 'vitest';
import { canonicalText, differenceOf, readSnapshot, type SealedActivity, type Snapshot } from './snapshot.ts';

function anActivity(values: Partial<SealedActivity> = {}): SealedActivity {
  return {
    code: '1.1',
    title: 'Patrullaje integrado',
    unit: 'patrullaje',
    guideline: 'OP3.1',
    goal: 40,
    programmed: 10,
    executed: 8,
    note: '',
    responsible: 'Gerencia de seguridad ciudadana',
    evidence: [{ sha256: 'b', name: 'acta.pdf', amount: 8 }],
    ...values,
  };
}

function aSnapshot(activities: readonly SealedActivity[]): Snapshot {
  return {
    plan: 'CODISEC La Punta 2024–2027',
    territory: '070105',
    quarter: '2025-T1',
    instrument: 'ORDENANZA N°001-2025-MDLP/AL',
    rules: { cap: 100, greenFrom: 90, amberFrom: 75, basis: 'supuesto' },
    activities,
  };
}

describe('the text that is sealed', () => {
  it('is the same whatever the order of activities, evidence and keys', () => {
    const two = [
      { sha256: 'b', name: 'x', amount: 1 },
      { sha256: 'a', name: 'y', amount: 2 },
    ];
    const [first, second] = [anActivity({ code: '2', evidence: two }), anActivity({ code: '1' })];
    const { note, ...rest } = second;
    const text = canonicalText(aSnapshot([first, second]));
    expect(
      canonicalText(
        aSnapshot([
          { note, ...rest },
          { ...first, evidence: two.toReversed() },
        ]),
      ),
    ).toBe(text);
    expect(text.startsWith('{"activities":[{"code":"1",')).toBe(true);
  });

  it('changes with anything that it says', () => {
    const text = canonicalText(aSnapshot([anActivity()]));
    for (const other of [{ executed: 9 }, { executed: null }, { note: 'x' }, { evidence: [] }, { goal: 41 }])
      expect(canonicalText(aSnapshot([anActivity(other)]))).not.toBe(text);
  });

  it('is read back as it was', () => {
    const snapshot = aSnapshot([anActivity()]);
    expect(readSnapshot(canonicalText(snapshot))).toEqual(snapshot);
  });
});

describe('the difference of a correction', () => {
  it('names each activity, what changed, before and after', () => {
    const before = aSnapshot([anActivity(), anActivity({ code: '1.2', title: 'Talleres' })]);
    const after = aSnapshot([
      anActivity({ executed: 10, evidence: [{ sha256: 'b', name: 'acta.pdf', amount: 10 }] }),
      anActivity({ code: '1.2', title: 'Talleres' }),
    ]);
    expect(
      differenceOf(before, after).map(({ code, what, before: old, after: now }) => [code, what, old, now]),
    ).toEqual([
      ['1.1', 'ejecutado', '8', '10'],
      ['1.1', 'sustentado', '8', '10'],
    ]);
    expect(differenceOf(before, before)).toEqual([]);
  });

  it('tells what was not there before from what is zero', () => {
    const changes = differenceOf(aSnapshot([]), aSnapshot([anActivity({ executed: 0 })]));
    expect(changes.find(({ what }) => what === 'ejecutado')).toMatchObject({ before: 'no estaba', after: '0' });
  });
});
