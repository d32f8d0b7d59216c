// Changes between two counts, with interval and verdict: figures, tables and words.
import { capital } from '#shared/capital.ts';
import type { Cell, State, TableVisual } from '#shared/document.ts';
import type { Inline, Sentence } from '#shared/document.ts';
import { type Absence, type Figure, numberOf } from '#shared/figure.ts';
import { as, joinWords, say } from '#shared/sentence.ts';
import type { FigureBook } from '#modules/sources/index.ts';
import { ratioInterval } from './poisson.ts';
import { judgeFamily, type Verdict, VERDICT_WORDS, type VerdictKind } from './verdict.ts';

export interface ChangeRequest {
  /** Unique in its family. */
  readonly key: string;
  readonly name: string;
  /** `groupChange@07/delitos/2025`, without the section. */
  readonly measure: string;
  readonly at: string;
  readonly label: string;
  readonly period: string;
  readonly territory: string;
  readonly previous: Figure;
  readonly current: Figure;
}

export interface Change {
  readonly key: string;
  readonly name: string;
  readonly territory: string;
  readonly previous: Figure;
  readonly current: Figure;
  readonly percent: Figure;
  readonly low: Figure;
  readonly high: Figure;
  readonly verdict: Verdict;
}

/** Judged together: what stands in one table is one family of comparisons. */
export function compareFamily(book: FigureBook, requests: readonly ChangeRequest[]): readonly Change[] {
  const verdicts = judgeFamily(
    requests.map(({ key, previous, current }) => ({ key, previous: numberOf(previous), current: numberOf(current) })),
  );
  return requests.flatMap((request) => {
    const verdict = verdicts.get(request.key);
    return verdict ? [changeOf(book, request, verdict)] : [];
  });
}

function changeOf(book: FigureBook, request: ChangeRequest, verdict: Verdict): Change {
  const { key, name, territory, period, previous, current } = request;
  const absence: Absence =
    verdict.kind === 'noData' ? 'notReported' : verdict.percentAllowed ? 'notApplicable' : 'tooFew';
  const percentOf = (ratio: number | null): number | null =>
    ratio === null || !verdict.percentAllowed || !Number.isFinite(ratio) ? null : (ratio - 1) * 100;
  const figure = (
    measure: string,
    label: string,
    formula: string,
    compute: (before: number, after: number) => number | null,
  ): Figure =>
    book.computed({
      id: `${measure}@${request.at}`,
      label,
      period,
      territory,
      unit: 'percent',
      decimals: 1,
      inputs: [previous, current],
      formula,
      absence,
      compute: (before, after) => percentOf(compute(before ?? 0, after ?? 0)),
    });
  const interval = 'intervalo de 95 % (Wilson) de la razón entre los dos conteos';
  return {
    key,
    name,
    territory,
    previous,
    current,
    percent: figure(request.measure, request.label, '(actual − anterior) ÷ anterior × 100', (before, after) =>
      before === 0 ? null : after / before,
    ),
    low: figure(
      `${request.measure}Low`,
      `${request.label}: límite inferior`,
      `límite inferior del ${interval}`,
      (before, after) => ratioInterval(before, after).low,
    ),
    high: figure(
      `${request.measure}High`,
      `${request.label}: límite superior`,
      `límite superior del ${interval}`,
      (before, after) => ratioInterval(before, after).high,
    ),
    verdict,
  };
}

const STATES: Readonly<Record<VerdictKind, State>> = {
  falls: 'good',
  rises: 'warn',
  inconclusive: 'neutral',
  noData: 'unknown',
};

export function changesTable(
  caption: string,
  first: string,
  changes: readonly Change[],
  years: { readonly previous: number; readonly current: number },
): TableVisual {
  return {
    kind: 'table',
    caption,
    columns: [
      { key: 'name', label: first, width: 0.28 },
      { key: 'previous', label: String(years.previous), align: 'right', width: 0.12 },
      { key: 'current', label: String(years.current), align: 'right', width: 0.12 },
      { key: 'percent', label: 'Cambio', align: 'right', width: 0.14 },
      { key: 'interval', label: 'Intervalo 95 %', align: 'right', width: 0.18 },
      { key: 'verdict', label: 'Lectura', width: 0.16 },
    ],
    rows: changes.map((change): Cell[] => [
      { content: [change.name], strong: true },
      countCell(change.previous),
      countCell(change.current),
      { content: [signed(change.percent)] },
      { content: change.low.value === null ? ['—'] : say`${signed(change.low)} a ${signed(change.high)}` },
      { content: [VERDICT_WORDS[change.verdict.kind]], state: STATES[change.verdict.kind] },
    ]),
  };
}

function countCell(figure: Figure): Cell {
  return { content: say`${figure}`, ...(figure.value === null ? { state: 'unknown' } : {}) };
}

export function signed(figure: Figure): Inline {
  return as(figure, { sign: 'always' });
}

/** "−34.6%", or "6 → 9" where a percentage would say more than the cases do. */
export function percentOrCounts({ percent, previous, current, verdict }: Change): Sentence {
  return percent.value === null || verdict.kind === 'inconclusive' ? say`${previous} → ${current}` : [signed(percent)];
}

export function inOrder(changes: readonly Change[], kind: VerdictKind): readonly Change[] {
  return changes
    .filter(({ verdict }) => verdict.kind === kind)
    .toSorted((a, b) => Math.abs(numberOf(b.percent) ?? 0) - Math.abs(numberOf(a.percent) ?? 0));
}

/** "Bajan delitos (−34.6%) y otros (−21.2%); sube extorsión (+34.1%); faltas (423 → 418) no es concluyente." */
export function changesSentence(changes: readonly Change[], nameOf: (change: Change) => string): Sentence {
  const named = (change: Change): Sentence => [nameOf(change), ' (', ...percentOrCounts(change), ')'];
  const part = (kind: VerdictKind, one: string, many: string, after = false): Sentence[] => {
    const members = inOrder(changes, kind);
    if (members.length === 0) return [];
    const verb = members.length === 1 ? one : many;
    const names = joinWords(members.map(named));
    return [after ? [...names, ` ${verb}`] : [`${verb} `, ...names]];
  };
  const parts = [
    ...part('falls', 'baja', 'bajan'),
    ...part('rises', 'sube', 'suben'),
    ...part('inconclusive', 'no es concluyente', 'no son concluyentes', true),
  ];
  if (parts.length === 0) return ['Sin registros que comparar.'];
  const sentence = parts.flatMap((words, index) => (index === 0 ? words : ['; ', ...words]));
  const [start, ...rest] = sentence;
  return say`${[...(typeof start === 'string' ? [capital(start)] : start ? [start] : []), ...rest, '.']}`;
}
