import { describe, expect, it } from 'vitest';
import { gapsOf, stagesOf, type ThreadInput } from './thread.ts';

const base: ThreadInput = {
  objectives: [
    { code: 'OP1', name: 'Prevención', guidelines: [{ code: 'OP1.1', name: 'Social' }] },
    { code: 'OP3', name: 'Robo y hurto', guidelines: [{ code: 'OP3.1', name: 'Patrullaje' }] },
  ],
  crimes: [
    { code: 'extorsion', name: 'Extorsión', coverage: 'own', modalities: ['Extorsión'] },
    { code: 'patrimonio', name: 'Patrimonio', coverage: 'own', modalities: ['Robo', 'Hurto'] },
    { code: 'drogas', name: 'Microcomercialización', coverage: 'aggregate', modalities: [] },
  ],
  committees: [
    {
      serves: '07',
      governs: '07',
      name: 'CORESEC',
      level: 'CORESEC',
      priorities: [{ rank: 1, text: 'Extorsión', crime: 'extorsion' }],
      guidelines: null,
    },
    {
      serves: '070102',
      governs: '070102',
      name: 'CODISEC',
      level: 'CODISEC',
      priorities: [
        { rank: 1, text: 'Hurtos, robos', crime: 'patrimonio' },
        { rank: 2, text: 'Drogas', crime: 'drogas' },
      ],
      guidelines: ['OP3.1'],
    },
  ],
  work: [
    {
      territory: '070102',
      code: 'A1',
      guideline: 'OP3.1',
      priorityRank: 1,
      budgetLine: '3000355',
      budget: 1000,
      executed: 3,
    },
    {
      territory: '070102',
      code: 'A2',
      guideline: 'OP3.1',
      priorityRank: 1,
      budgetLine: '',
      budget: null,
      executed: null,
    },
  ],
  measures: [
    { territory: '07', modality: 'Otros', count: 900, verdict: 'rises' },
    { territory: '07', modality: 'Robo', count: 500, verdict: 'falls' },
    { territory: '07', modality: 'Extorsión', count: 90, verdict: 'rises' },
    { territory: '070102', modality: 'Robo', count: 50, verdict: 'falls' },
    { territory: '070102', modality: 'Extorsión', count: 5, verdict: 'inconclusive' },
    { territory: '070102', modality: 'Hurto', count: 40, verdict: 'falls' },
    { territory: '070102', modality: 'Estafa', count: 9, verdict: 'inconclusive' },
    { territory: '070102', modality: 'Secuestro', count: 3, verdict: 'rises' },
  ],
  money: [{ territory: '07', amount: 5_000 }],
};

describe('the gaps of the thread', () => {
  it('are each thing that the next one does not take up', () => {
    expect(gapsOf(base).map(({ id }) => id)).toEqual([
      'priorityWithoutActivity/07/1',
      'moneyWithoutActivity/07/pp0030',
      'crimeOutsidePlan/07/Robo',
      'priorityInsideAggregate/070102/2',
      'priorityWithoutActivity/070102/2',
      'activityWithoutMoney/070102/A2',
      'crimeOutsidePlan/070102/Estafa',
      'crimeOutsidePlan/070102/Secuestro',
      'objectiveUncovered//OP1',
      'onlyAbove/07/extorsion',
    ]);
  });

  it('of a crime that nobody classed are those of one without a series', () => {
    const unknown = { ...base, crimes: [], work: [], measures: [], money: [] };
    expect(gapsOf(unknown).filter(({ kind }) => kind === 'priorityWithoutSeries')).toHaveLength(3);
  });

  it('are none where nobody has a plan', () => {
    expect(gapsOf({ ...base, committees: [] })).toEqual([]);
  });
});

describe('the stages of the thread', () => {
  it('count how far the priorities go', () => {
    expect(stagesOf(base).map(({ key, reached, of }) => [key, reached.length, of.length])).toEqual([
      ['objective', 1, 2],
      ['guideline', 1, 2],
      ['priority', 3, 3],
      ['series', 2, 3],
      ['activity', 1, 3],
      ['money', 1, 3],
      ['result', 1, 3],
    ]);
  });
});
