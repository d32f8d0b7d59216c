// The checker: evaluates every rule, explains those that fail, and says how much was compared.
import { type CalendarDate, formatDate, isCalendarDate } from '#shared/calendar-date.ts';
import type { Constraint, Severity } from '#shared/check.ts';
import { type FigureMap, numberOf } from '#shared/figure.ts';
import { formatNumber } from '#shared/format.ts';
import { adviceOf, causeOf, followerCause } from './cause-words.ts';
import { checkedIds, withInputs } from './coverage.ts';
import { explain, type Explained } from './diagnose.ts';
import { findingFigures } from './finding-figures.ts';
import type { CheckReport, Diagnosis, Finding } from './finding.ts';
import type { Bench, Hypothesis } from './hypothesis.ts';
import { generalConstraints } from './general-rules.ts';
import { isTruncation } from './pattern.ts';
import { cellsOf, derivedResult, evaluate, figuresNamed, impliedFor } from './relation.ts';
import { createWorld, type World } from './world.ts';

/** Somebody's decision on a finding, by the finding's identity. */
export interface Acceptance {
  readonly findingId: string;
  readonly author: string;
  readonly reason: string;
}

export interface CheckRun {
  readonly constraints: readonly Constraint[];
  readonly figures: FigureMap;
  /** In force for the territory. */
  readonly acceptances: readonly Acceptance[];
  readonly territory: string;
  readonly asOf: CalendarDate | null;
  /** Makes a finding's identity of its rule, figures and values; SHA-256 where it is shown. */
  readonly hash: (text: string) => string;
  /** The same figures in the editions before: lets a stale copy be recognised. */
  readonly earlier?: FigureMap;
}

export function runChecks({ constraints, figures, acceptances, asOf, hash, earlier = {} }: CheckRun): CheckReport {
  const all = [...constraints, ...generalConstraints(figures, asOf)].toSorted(inStableOrder);
  const world = createWorld(figures);
  const outcomes = all.map((constraint) => ({ constraint, outcome: evaluate(constraint, world) }));
  const evaluated = outcomes.filter(({ outcome }) => outcome !== 'skipped').map(({ constraint }) => constraint);
  const failing = outcomes
    .filter(({ constraint, outcome }) => outcome === 'fails' && constraint.explanation === undefined)
    .map(({ constraint }) => constraint);
  // A rule whose difference the source explains is not evidence for or against a cell.
  const telling = evaluated.filter(({ explanation, relation }) => explanation === undefined && isArithmetic(relation));
  const bench: Bench = { constraints: telling, touching: touchingOf(telling, figures), earlier };
  const accepted = new Map(acceptances.map((acceptance) => [acceptance.findingId, acceptance]));
  const findings = explain(failing, world, bench).map((explained) => findingOf(explained, bench, accepted, hash));
  // How a figure is written or named says nothing of whether it is right: such rules check none.
  const declared = new Set(constraints);
  const checked = checkedIds(
    evaluated.filter((constraint) => declared.has(constraint)),
    figures,
  );
  const total = Object.values(figures).filter((figure) => numberOf(figure) !== null).length;
  return {
    figures: { total, checked: checked.length, alone: total - checked.length },
    checkedIds: checked,
    findings: [...new Map(findings.map((finding) => [finding.id, finding])).values()].toSorted(byUrgency),
  };
}

function findingOf(
  explained: Explained,
  bench: Bench,
  accepted: ReadonlyMap<string, Acceptance>,
  hash: (text: string) => string,
): Finding {
  const { constraint, world, cause } = explained;
  const ids = [...new Set(figuresNamed(constraint.relation))].toSorted();
  const values = ids.map((id) => [id, world.figures[id]?.value ?? null]);
  const id = hash(JSON.stringify([constraint.rule, values]));
  const acceptance = accepted.get(id);
  return {
    id,
    rule: constraint.rule,
    severity: severityOf(explained),
    rootCause: cause?.figure ?? `${constraint.rule}:${ids.join(',')}`,
    title: constraint.title,
    sections: [...new Set(ids.flatMap((figure) => world.figures[figure]?.section ?? []))],
    figures: findingFigures(explained),
    ...inWordsOf(constraint.relation, world),
    diagnosis: diagnosisOf(explained, bench),
    status: acceptance ? 'accepted' : 'open',
    note: acceptance ? `${acceptance.reason} — ${acceptance.author}` : null,
  };
}

/** Rules that no expected number answers say so in words. */
function inWordsOf(relation: Constraint['relation'], world: World): Pick<Finding, 'inWords'> {
  switch (relation.kind) {
    case 'holds':
      return { inWords: { stated: inPrint(relation.stated), expected: inPrint(relation.expected) } };
    case 'fresh':
      return {
        inWords: {
          stated: `una fecha del ${inPrint(String(world.figures[relation.date]?.value ?? ''))}, vista al ${formatDate(relation.at)}`,
          expected: `a lo más ${formatNumber(relation.maximumDays, 0)} días de antigüedad`,
        },
      };
    case 'mature':
      return {
        inWords: {
          stated: `el periodo terminó el ${formatDate(relation.periodEnd)} y la cifra se cortó el ${formatDate(relation.cutOff)}`,
          expected: `un corte de ${formatNumber(relation.minimumDays, 0)} días o más después del fin del periodo`,
        },
      };
    default:
      return {};
  }
}

/** Days as a person reads them. */
function inPrint(words: string): string {
  return words.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => (isCalendarDate(day) ? formatDate(day) : day));
}

/** A figure that was cut instead of rounded misleads nobody. */
function severityOf({ constraint, cause }: Explained): Severity {
  return cause?.pattern.kind === 'truncated' ? 'minor' : constraint.severity;
}

function diagnosisOf(explained: Explained, bench: Bench): readonly Diagnosis[] {
  const { constraint, world, cause, others, follows } = explained;
  if (!cause) return [{ cause: adviceOf(constraint, world), change: null }];
  const change = changeOf(cause);
  if (follows) {
    const [follower] = [...cause.propagation.figures].find(([, rule]) => rule === constraint) ?? [cause.figure];
    return [{ cause: followerCause(cause, follower, world), change }];
  }
  const mixed = cause.pattern.kind === 'truncated' ? roundedBeside(explained, bench) : '';
  return [
    { cause: `${causeOf(cause, explained)}${mixed}`, change },
    ...others.map((other) => ({ cause: causeOf(other, explained), change: changeOf(other) })),
    ...(constraint.advice === undefined ? [] : [{ cause: constraint.advice, change: null }]),
  ];
}

function changeOf({ figure, from, to }: Hypothesis): Diagnosis['change'] {
  return { figure, from, to };
}

/** Says so when figures under the same rule are rounded: the source mixes two conventions. */
function roundedBeside({ constraint, world }: Explained, bench: Bench): string {
  const rounded = bench.constraints.filter(
    (other) => other.rule === constraint.rule && other !== constraint && isRounded(other, world),
  );
  if (rounded.length === 0) return '';
  return ` La fuente mezcla redondeo y truncamiento: ${formatNumber(rounded.length, 0)} ${rounded.length === 1 ? 'cifra' : 'cifras'} de la misma regla sí ${rounded.length === 1 ? 'está redondeada' : 'están redondeadas'}.`;
}

/** True when the printed result is the rounded one and could not be the truncated one. */
function isRounded(constraint: Constraint, world: World): boolean {
  const result = derivedResult(constraint.relation);
  const figure = result === null ? undefined : world.figures[result];
  const value = numberOf(figure);
  if (result === null || !figure || value === null || evaluate(constraint, world) !== 'holds') return false;
  const implied = impliedFor(constraint.relation, result, world.intervalOf);
  return implied !== null && !isTruncation(value, figure.decimals, implied);
}

/** What a changed number can mend or break. */
function isArithmetic(relation: Constraint['relation']): boolean {
  return relation.kind === 'atMost' || cellsOf(relation).length > 0;
}

/** Constraints by every figure that they rest on. */
function touchingOf(
  constraints: readonly Constraint[],
  figures: FigureMap,
): ReadonlyMap<string, readonly Constraint[]> {
  const touching = new Map<string, Constraint[]>();
  for (const constraint of constraints) {
    for (const id of withInputs(figuresNamed(constraint.relation), figures)) {
      const known = touching.get(id);
      if (known) known.push(constraint);
      else touching.set(id, [constraint]);
    }
  }
  return touching;
}

const SEVERITIES: readonly Severity[] = ['serious', 'moderate', 'minor'];

/** Of one cause, as explained: the rule that shows it, and then what follows from it. */
function byUrgency(a: Finding, b: Finding): number {
  return (
    Number(a.status === 'accepted') - Number(b.status === 'accepted') ||
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    a.rootCause.localeCompare(b.rootCause)
  );
}

function inStableOrder(a: Constraint, b: Constraint): number {
  return a.rule.localeCompare(b.rule) || figuresNamed(a.relation).join().localeCompare(figuresNamed(b.relation).join());
}
