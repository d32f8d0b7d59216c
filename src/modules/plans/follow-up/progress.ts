// Percentages of a quarter. What was not programmed is not zero, and what was not reported is neither.
import type { ProgressRules } from './rules.ts';

export interface ActivityQuarter {
  readonly code: string;
  readonly guideline: string;
  /** Programmed for the quarter, in the activity's unit. */
  readonly programmed: number;
  /** Null: nobody has reported it. */
  readonly executed: number | null;
  /** How much of it has evidence; at most what was executed counts. */
  readonly backed: number;
}

export type ActivityProgress =
  /** Neither programmed nor done: it takes no part. */
  | { readonly kind: 'notProgrammed' }
  /** Done without being programmed: told, and takes no part in the mean. */
  | { readonly kind: 'unplanned'; readonly executed: number }
  | { readonly kind: 'notReported' }
  | { readonly kind: 'measured'; readonly percents: Percents };

export interface Percents {
  /** Without a cap. */
  readonly raw: number;
  /** At most the cap of the rules. */
  readonly percent: number;
  /** Of `percent`, what has evidence. The rest is drawn hollow. */
  readonly backed: number;
}

export function activityProgress(activity: ActivityQuarter, { cap }: Pick<ProgressRules, 'cap'>): ActivityProgress {
  const { programmed, executed } = activity;
  if (programmed <= 0) {
    return executed === null || executed === 0 ? { kind: 'notProgrammed' } : { kind: 'unplanned', executed };
  }
  if (executed === null) return { kind: 'notReported' };
  const raw = (executed / programmed) * 100;
  const percent = cap === null ? raw : Math.min(raw, cap);
  const proved = (Math.min(activity.backed, executed) / programmed) * 100;
  return { kind: 'measured', percents: { raw, percent, backed: Math.min(proved, percent) } };
}

export interface GuidelineProgress {
  readonly guideline: string;
  /** Programmed for the quarter. */
  readonly activities: number;
  /** Of those, not reported yet. */
  readonly missing: number;
  /** Null: none was reported. */
  readonly percents: Percents | null;
}

export interface PlanProgress {
  readonly activities: number;
  readonly missing: number;
  readonly unplanned: number;
  /** Mean of its guidelines; null: nothing programmed, or nothing reported. */
  readonly percents: Percents | null;
  /** In the order of their codes. */
  readonly guidelines: readonly GuidelineProgress[];
}

/** Simple mean of the activities of each guideline, then of the guidelines. */
export function planProgress(activities: readonly ActivityQuarter[], rules: Pick<ProgressRules, 'cap'>): PlanProgress {
  const measured = activities.map((activity) => ({ activity, progress: activityProgress(activity, rules) }));
  const codes = [...new Set(activities.map(({ guideline }) => guideline))].toSorted(byGuideline);
  const guidelines = codes.flatMap((guideline): GuidelineProgress[] => {
    const own = measured.filter((one) => one.activity.guideline === guideline && one.activity.programmed > 0);
    if (own.length === 0) return [];
    const percents = own.flatMap(({ progress }) => (progress.kind === 'measured' ? [progress.percents] : []));
    return [{ guideline, activities: own.length, missing: own.length - percents.length, percents: meanOf(percents) }];
  });
  return {
    activities: sum(guidelines.map((one) => one.activities)),
    missing: sum(guidelines.map((one) => one.missing)),
    unplanned: measured.filter(({ progress }) => progress.kind === 'unplanned').length,
    percents: meanOf(guidelines.flatMap(({ percents }) => (percents ? [percents] : []))),
    guidelines,
  };
}

export function meanOf(all: readonly Percents[]): Percents | null {
  if (all.length === 0) return null;
  const mean = (pick: (one: Percents) => number): number => sum(all.map(pick)) / all.length;
  const percent = mean((one) => one.percent);
  // Two sums of many terms may differ in their last bit.
  return {
    raw: mean((one) => one.raw),
    percent,
    backed: Math.min(
      mean((one) => one.backed),
      percent,
    ),
  };
}

export type Light = 'good' | 'warn' | 'bad' | 'unknown';

/** The traffic light; `unknown` without a percentage or without bands in force. */
export function lightOf(percent: number | null, rules: Pick<ProgressRules, 'greenFrom' | 'amberFrom'>): Light {
  if (percent === null || rules.greenFrom === null || rules.amberFrom === null) return 'unknown';
  // A percentage is read with the one decimal that it is printed with: 89.96 % is printed 90.0 %.
  const printed = Math.round(percent * 10) / 10;
  if (printed >= rules.greenFrom) return 'good';
  return printed >= rules.amberFrom ? 'warn' : 'bad';
}

/** OP2.10 after OP2.9. */
export function byGuideline(a: string, b: string): number {
  return a.localeCompare(b, 'es', { numeric: true });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
