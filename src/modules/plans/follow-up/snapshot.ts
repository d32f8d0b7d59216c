// What is sealed of a quarter, as one text that always reads the same, and how two of them differ.
import type { ProgressRules } from './rules.ts';

export interface SealedActivity {
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  readonly guideline: string;
  readonly goal: number;
  readonly programmed: number;
  readonly executed: number | null;
  readonly note: string;
  readonly responsible: string;
  /** In the order of their hash. */
  readonly evidence: readonly SealedEvidence[];
}

export interface SealedEvidence {
  readonly sha256: string;
  readonly name: string;
  readonly amount: number;
}

export interface Snapshot {
  readonly plan: string;
  readonly territory: string;
  readonly quarter: string;
  readonly instrument: string;
  readonly rules: Pick<ProgressRules, 'cap' | 'greenFrom' | 'amberFrom' | 'basis'>;
  /** In the order of their codes. */
  readonly activities: readonly SealedActivity[];
}

/** Keys sorted, no blanks, numbers as JSON writes them: the text whose SHA-256 is the seal. */
export function canonicalText(snapshot: Snapshot): string {
  return JSON.stringify(
    {
      ...snapshot,
      activities: snapshot.activities
        .toSorted((a, b) => compare(a.code, b.code))
        .map((activity) => ({
          ...activity,
          evidence: activity.evidence.toSorted((a, b) => compare(a.sha256, b.sha256)),
        })),
    },
    sortedKeys,
  );
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => compare(a, b)));
}

/** By code unit, and not by a language: the same everywhere. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Of a text that `canonicalText` wrote; its seal was checked by the database. */
export function readSnapshot(canonical: string): Snapshot {
  return JSON.parse(canonical) as Snapshot;
}

export function backedOf({ evidence }: Pick<SealedActivity, 'evidence'>): number {
  return evidence.reduce((total, { amount }) => total + amount, 0);
}

export interface SnapshotChange {
  readonly code: string;
  readonly title: string;
  /** Spanish: «ejecutado», «sustento». */
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

const ABSENT = 'no estaba';

/** What a correction changed, activity by activity. */
export function differenceOf(before: Snapshot, after: Snapshot): readonly SnapshotChange[] {
  const codes = [...new Set([...before.activities, ...after.activities].map(({ code }) => code))].toSorted(compare);
  return codes.flatMap((code) => {
    const old = before.activities.find((activity) => activity.code === code);
    const now = after.activities.find((activity) => activity.code === code);
    const title = now?.title ?? old?.title ?? '';
    return FACTS.map(([what, read]) => ({
      code,
      title,
      what,
      before: old ? read(old) : ABSENT,
      after: now ? read(now) : ABSENT,
    })).filter((change) => change.before !== change.after);
  });
}

const FACTS: readonly (readonly [string, (activity: SealedActivity) => string])[] = [
  ['actividad', ({ title }) => title],
  ['programado', ({ programmed }) => amountText(programmed)],
  ['ejecutado', ({ executed }) => (executed === null ? 'sin dato' : amountText(executed))],
  ['sustentado', (activity) => amountText(backedOf(activity))],
  ['archivos de sustento', ({ evidence }) => evidence.map(({ name }) => name).join(', ') || 'ninguno'],
  ['nota', ({ note }) => note || 'sin nota'],
];

function amountText(value: number): string {
  return value.toLocaleString('es-PE', { maximumFractionDigits: 2 });
}
