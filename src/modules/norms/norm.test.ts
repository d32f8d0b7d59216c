import { describe, expect, it } from 'vitest';
import { isRefusal } from '#shared/refusal.ts';
import { advanceNorm, nextStage, obligesFrom, type OwnNorm, ownCitation, refuseUnfitNorm } from './norm.ts';
import {
  forceAt,
  type NormEntry,
  refuseUnfitRelation,
  type Relation,
  relationInWords,
  successorOf,
} from './relation.ts';

const draft: OwnNorm = {
  id: 12,
  territory: '',
  code: 'PROYECTO-12',
  canonicalId: null,
  type: 'RM',
  number: null,
  year: null,
  acronym: 'IN',
  issuer: 'Ministerio del Interior',
  unit: '',
  subject: 'Aprueba el manual del sereno',
  stage: 'drafted',
  draftedOn: '2026-01-10',
  sentOn: null,
  approvedOn: null,
  publishedOn: null,
  inForceFrom: null,
  inForceTo: null,
  confidence: 'OFF',
  source: '',
  revision: 0,
};
const today = '2026-06-01';

function codeOf(run: () => unknown): string {
  try {
    run();
    return 'none';
  } catch (error) {
    return isRefusal(error) ? error.code : String(error);
  }
}

describe('the life of a norm', () => {
  it('goes from its draft to its publication, and takes its name with its number', () => {
    const sent = advanceNorm(draft, { on: '2026-01-20' }, today);
    const approved = advanceNorm(sent, { on: '2026-02-01', number: 45 }, today);
    expect(approved).toMatchObject({ stage: 'approved', canonicalId: 'RM-0045-2026-IN', code: 'PROYECTO-12' });
    const published = advanceNorm(approved, { on: '2026-02-03' }, today);
    expect(published).toMatchObject({ stage: 'published', code: 'RM-0045-2026-IN', revision: 3 });
    expect([ownCitation(draft), ownCitation(published)]).toEqual([
      'Proyecto de Resolución Ministerial',
      'Resolución Ministerial 0045-2026-IN',
    ]);
    expect(obligesFrom(published)).toBe('2026-02-04');
    expect(nextStage('published')).toBeNull();
  });

  it.each([
    ['norm-dates-out-of-order', draft, { on: '2026-01-09' }],
    ['norm-day-to-come', draft, { on: '2026-06-02' }],
    ['norm-without-number', { ...draft, stage: 'sent', sentOn: '2026-01-20' }, { on: '2026-02-01' }],
    ['norm-already-published', { ...draft, stage: 'published' }, { on: '2026-02-01' }],
    [
      'norm-dates-out-of-order',
      { ...draft, stage: 'approved', number: 1, year: 2026 },
      { on: '2026-02-01', inForceFrom: '2026-01-31' },
    ],
  ] as const)('answers %s', (code, norm, step) => {
    expect(codeOf(() => advanceNorm(norm, step, today))).toBe(code);
  });

  it('is of a municipality or a region when it is an ordinance', () => {
    expect(codeOf(() => refuseUnfitNorm({ ...draft, type: 'OM' }))).toBe('norm-without-issuer-place');
    expect(codeOf(() => refuseUnfitNorm({ ...draft, type: 'OM', territory: '070105' }))).toBe('none');
  });
});

const entry = (code: string, over: Partial<NormEntry> = {}): NormEntry => ({
  code,
  citation: code,
  type: 'Ley',
  issuer: '',
  unit: '',
  subject: '',
  territory: '',
  year: 2020,
  stage: 'published',
  publishedOn: null,
  inForceFrom: null,
  inForceTo: null,
  confidence: 'OFF',
  source: '',
  origin: 'edition',
  id: null,
  ...over,
});

describe('what a norm does to another', () => {
  it('is not done to itself, nor to a later one', () => {
    expect(codeOf(() => refuseUnfitRelation(entry('A'), 'modifies', entry('A')))).toBe('norm-modifies-itself');
    expect(codeOf(() => refuseUnfitRelation(entry('A'), 'repeals', entry('B', { year: 2021 })))).toBe(
      'norm-acts-before-target',
    );
    expect(codeOf(() => refuseUnfitRelation(entry('A'), 'modifies', entry('B', { year: null })))).toBe('none');
  });

  it('is read from the words of a row', () => {
    expect(relationInWords('DL-1618', 'Modifica la Ley 27933')).toMatchObject({
      kind: 'modifies',
      target: 'LEY-27933',
    });
    expect(relationInWords('DS-011-2014-IN', 'Aprueba el reglamento de la Ley 27933')).toMatchObject({
      kind: 'regulates',
    });
    expect(relationInWords('X', 'Regula las cámaras')).toBeUndefined();
  });
});

describe('a norm on a day', () => {
  const old = entry('OLD', { inForceFrom: '2020-05-02', year: 2020 });
  const next = entry('NEW', { inForceFrom: '2024-03-01', year: 2024 });
  const relations: readonly Relation[] = [
    { norm: 'NEW', kind: 'repeals', target: 'OLD', article: '', basis: 'registered', id: 1 },
  ];
  const entryOf = (code: string) => [old, next].find((one) => one.code === code);
  it.each([
    ['2020-05-01', 'notYet'],
    ['2020-05-02', 'inForce'],
    ['2024-02-29', 'inForce'],
    ['2024-03-01', 'ended'],
  ] as const)('%s: %s', (day, force) => {
    expect(forceAt(old, day, relations, entryOf)).toBe(force);
    expect(successorOf('OLD', day, relations, entryOf)).toBe(force === 'ended' ? 'NEW' : null);
  });

  it('without a day began some day of its year', () => {
    const vague = entry('V', { year: 2022 });
    expect(['2021-12-31', '2022-06-01', '2023-01-01'].map((day) => forceAt(vague, day, [], entryOf))).toEqual([
      'notYet',
      'unknown',
      'inForce',
    ]);
    expect(forceAt(entry('P', { stage: 'sent' }), '2030-01-01', [], entryOf)).toBe('project');
  });
});
