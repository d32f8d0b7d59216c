// A row of a plan's matrix, and what must hold of it before it is stored.

export interface ActivityGoals {
  readonly goal: number;
  readonly q1: number;
  readonly q2: number;
  readonly q3: number;
  readonly q4: number;
}

export interface ActivityFields extends ActivityGoals {
  readonly year: number;
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  /** Guideline of the national policy: OP1.2. */
  readonly guideline: string;
  /** Priority of the plan that it answers to. */
  readonly priorityRank: number | null;
  readonly responsible: string;
  readonly coResponsible: string;
  readonly budgetLine: string;
  readonly budgetSource: string;
  /** Soles; null: not said. */
  readonly budget: number | null;
  readonly verification: string;
  /** Ubigeo prefix where it is done. */
  readonly place: string;
}

/** What an activity is checked against. */
export interface MatrixContext {
  readonly territory: string;
  readonly fromYear: number;
  readonly toYear: number;
  readonly guidelines: readonly string[];
  readonly priorities: readonly number[];
  /** Quarters whose goals can no longer change: '2025-T1'. */
  readonly closed: readonly string[];
  /** As they stand, to know what would change of a closed quarter. */
  readonly known: readonly (ActivityGoals & Pick<ActivityFields, 'year' | 'code' | 'guideline' | 'title' | 'unit'>)[];
}

export interface ActivityProblem {
  readonly code: string;
  readonly field: keyof ActivityFields;
  /** Spanish. */
  readonly message: string;
}

/** In hundredths, so that decimals add up exactly. */
export function quartersSum({ q1, q2, q3, q4 }: Omit<ActivityGoals, 'goal'>): number {
  return [q1, q2, q3, q4].reduce((total, value) => total + Math.round(value * 100), 0) / 100;
}

export function activityProblems(activity: ActivityFields, context: MatrixContext): readonly ActivityProblem[] {
  const problems: ActivityProblem[] = [];
  const say = (code: string, field: keyof ActivityFields, message: string): void => {
    problems.push({ code, field, message });
  };
  const sum = quartersSum(activity);
  if (sum !== Math.round(activity.goal * 100) / 100) {
    say(
      'goal-not-sum',
      'goal',
      `La meta anual (${text(activity.goal)}) no es la suma de sus trimestres (${text(sum)}): corrija una u otros.`,
    );
  }
  if (activity.year < context.fromYear || activity.year > context.toYear) {
    say(
      'year-outside-plan',
      'year',
      `El plan va de ${context.fromYear} a ${context.toYear}; ${activity.year} queda fuera.`,
    );
  }
  if (!context.guidelines.includes(activity.guideline)) {
    say(
      'unknown-guideline',
      'guideline',
      `«${activity.guideline}» no es un lineamiento de la política: se escribe objetivo y orden, por ejemplo OP1.2.`,
    );
  }
  if (activity.priorityRank !== null && !context.priorities.includes(activity.priorityRank)) {
    say('unknown-priority', 'priorityRank', `El plan no tiene una prioridad ${activity.priorityRank}.`);
  }
  if (!activity.place.startsWith(context.territory)) {
    say('outside-territory', 'place', `El ubigeo ${activity.place} está fuera del territorio del plan.`);
  }
  const touched = closedTouched(activity, context);
  if (touched) {
    say('quarter-closed', touched.field, `El trimestre ${touched.quarter} está cerrado: su meta ya no cambia.`);
  }
  return problems;
}

const FIELD_OF_QUARTER = ['q1', 'q2', 'q3', 'q4'] as const;

/** A new activity of a year with closed quarters may have goals for those that are still open. */
function closedTouched(
  activity: ActivityFields,
  { closed, known }: MatrixContext,
): { readonly quarter: string; readonly field: keyof ActivityFields } | undefined {
  const old = known.find(({ year, code }) => year === activity.year && code === activity.code);
  return FIELD_OF_QUARTER.map((field, index) => ({ field, quarter: `${activity.year}-T${index + 1}` })).find(
    ({ field, quarter }) => closed.includes(quarter) && activity[field] !== (old?.[field] ?? 0),
  );
}

function text(value: number): string {
  return value.toLocaleString('es-PE', { maximumFractionDigits: 2 });
}
