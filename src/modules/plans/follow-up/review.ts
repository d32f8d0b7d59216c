// The way of a sealed quarter upward: district → province → region → Ministry.
import type { Role } from '#modules/identity/index.ts';

/** Digits of the ubigeo of who looks at it. */
export const STAGES = [4, 2, 0] as const;
export type Stage = (typeof STAGES)[number];

export const STAGE_WORDS: Readonly<Record<Stage, string>> = { 4: 'la provincia', 2: 'la región', 0: 'el Ministerio' };

/** Levels above a plan's territory, the nearest first. */
export function stagesOf(territory: string): readonly Stage[] {
  return STAGES.filter((digits) => digits < territory.length);
}

/** Null: everybody above has approved it. */
export function stageAfter(territory: string, stage: Stage | null): Stage | null {
  const stages = stagesOf(territory);
  if (stage === null) return stages[0] ?? null;
  return stages[stages.indexOf(stage) + 1] ?? null;
}

/** Whose act it is: '0701' of a plan of 070105 at the stage of the province. */
export function territoryOfStage(territory: string, stage: Stage): string {
  return territory.slice(0, stage);
}

export type QuarterState = 'open' | 'submitted' | 'observed' | 'correcting' | 'approved';

export const STATE_WORDS: Readonly<Record<QuarterState, string>> = {
  open: 'abierto',
  submitted: 'cerrado, en revisión',
  observed: 'observado',
  correcting: 'en corrección',
  approved: 'aprobado',
};

/** Whether what was done may be written: a closed quarter takes no report. */
export function takesReports(state: QuarterState): boolean {
  return state === 'open' || state === 'correcting';
}

export const ROLES_OF_STAGE: Readonly<Record<Stage, readonly Role[]>> = {
  4: ['provincialSecretary'],
  2: ['regionalSecretary'],
  0: ['dgscAdministrator', 'dgscAnalyst'],
};

/** Who closes the quarter of a plan. */
export function keepersOf(territory: string): readonly Role[] {
  if (territory.length === 2) return ['regionalSecretary'];
  return territory.length === 4 ? ['provincialSecretary'] : ['districtSecretary'];
}
