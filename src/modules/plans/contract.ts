// What crosses the wire of plans and their follow-up.
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { EvidenceSummary, Place } from '#modules/sources/index.ts';
import type { ActivityProgress, Light, PlanProgress } from './follow-up/progress.ts';
import type { QuarterState, Stage } from './follow-up/review.ts';
import type { ProgressRules } from './follow-up/rules.ts';
import type { SnapshotChange } from './follow-up/snapshot.ts';
import type { ActivityFields } from './matrix/activity.ts';
import type { BadMatrixRow } from './matrix/read-matrix.ts';

export * from './inputs.ts';

export interface PlanRow {
  readonly id: number;
  readonly territory: string;
  readonly level: 'CORESEC' | 'COPROSEC' | 'CODISEC';
  readonly committee: string;
  readonly shortTitle: string;
  readonly entity: string;
  readonly fromYear: number;
  readonly toYear: number;
}

export interface SealedPercents {
  readonly percent: number | null;
  readonly backed: number | null;
  readonly raw: number | null;
}

export interface PlanQuarterCell extends SealedPercents {
  readonly quarter: string;
  readonly state: QuarterState;
  readonly version: number | null;
  readonly light: Light;
}

export interface PlanSummary extends PlanRow {
  readonly instrument: string | null;
  readonly activities: number;
  readonly quarters: readonly PlanQuarterCell[];
}

/** A committee whose plan an edition prints and nobody follows here yet. */
export interface EditionPlan {
  readonly territory: string;
  readonly committee: string;
  readonly instrument: string;
  readonly period: string;
}

/** GET /api/plans */
export interface PlanList {
  readonly place: Place;
  readonly year: number;
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly plans: readonly PlanSummary[];
  readonly fromEdition: readonly EditionPlan[];
}

export interface PriorityView {
  readonly rank: number;
  readonly verbatim: string;
  readonly crime: string;
}

export interface VersionView {
  readonly id: number;
  readonly version: number;
  readonly kind: 'original' | 'updated';
  readonly updatesId: number | null;
  readonly status: 'draft' | 'approved';
  readonly instrument: string | null;
  readonly approvedOn: CalendarDate | null;
  readonly inForceFrom: CalendarDate | null;
  readonly diagnosis: string;
  readonly isFromEdition: boolean;
  readonly activities: number;
  readonly priorities: readonly PriorityView[];
  readonly guidelines: readonly string[];
}

export interface Named {
  readonly code: string;
  readonly name: string;
}

/** GET /api/plans/:id */
export interface PlanDetail {
  readonly plan: PlanRow;
  readonly today: CalendarDate;
  readonly versions: readonly VersionView[];
  /** Of the national policy, in its order. */
  readonly guidelines: readonly Named[];
  readonly crimes: readonly Named[];
  readonly quarters: readonly (PlanQuarterCell & { readonly dueOn: CalendarDate | null })[];
  readonly basis: string;
}

export interface ActivityRow extends ActivityFields {
  readonly id: number;
  readonly planId: number;
  readonly versionId: number;
  readonly territory: string;
  readonly committee: string;
}

/** GET /api/plan-activities */
export interface ActivityPage {
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly activities: readonly ActivityRow[];
}

export interface FollowedActivity {
  readonly id: number | null;
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  readonly guideline: string;
  readonly responsible: string;
  readonly goal: number;
  readonly programmed: number;
  readonly executed: number | null;
  readonly note: string;
  readonly evidence: readonly FollowedEvidence[];
  readonly progress: ActivityProgress;
}

export interface FollowedEvidence extends Pick<EvidenceSummary, 'name' | 'sha256'> {
  /** Null in a sealed text: it names its bytes. */
  readonly id: number | null;
  readonly amount: number;
}

export interface SealedVersion {
  readonly version: number;
  readonly sha256: string;
  readonly reason: string | null;
  readonly closedOn: CalendarDate;
  readonly closedBy: string;
  readonly percents: SealedPercents;
  /** Against the version before it. */
  readonly changes: readonly SnapshotChange[];
}

export interface ReviewView {
  readonly version: number;
  readonly stage: Stage;
  readonly decision: 'observed' | 'approved';
  readonly remark: string;
  readonly decidedOn: CalendarDate;
  readonly decidedBy: string;
}

/** GET /api/plans/:id/quarters/:quarter */
export interface FollowUp {
  readonly plan: PlanRow;
  readonly quarter: string;
  readonly instrument: string | null;
  readonly state: QuarterState;
  readonly stage: Stage | null;
  /** Ubigeo prefix of who looks at it now; '' is the Ministry. */
  readonly stageTerritory: string | null;
  readonly dueOn: CalendarDate | null;
  readonly correctionReason: string | null;
  /** Whether the quarter is over, and may be closed. */
  readonly isOver: boolean;
  readonly rules: ProgressRules;
  readonly progress: PlanProgress;
  readonly light: Light;
  readonly activities: readonly FollowedActivity[];
  readonly sealed: readonly SealedVersion[];
  readonly reviews: readonly ReviewView[];
}

export interface RollupCell extends SealedPercents {
  readonly quarter: string;
  readonly light: Light;
  /** Plans with the quarter sealed. */
  readonly closed: number;
}

export interface RollupRow {
  readonly code: string;
  readonly name: string;
  readonly plans: number;
  readonly quarters: readonly RollupCell[];
}

/** GET /api/plan-rollups: mean of the plans with the quarter sealed. */
export interface RollupView {
  readonly place: Place;
  readonly fromYear: number;
  readonly toYear: number;
  readonly basis: string;
  readonly whole: RollupRow;
  readonly parts: readonly RollupRow[];
  /** By guideline of the policy, in its order: those with something sealed. */
  readonly guidelines: readonly RollupRow[];
  /** All the guidelines of the policy. */
  readonly known: readonly Named[];
}

export interface MatrixResult {
  readonly file: string;
  readonly stored: number;
  readonly changed: number;
  readonly sample: readonly ActivityFields[];
  readonly bad: readonly BadMatrixRow[];
}

export interface MatrixImport {
  readonly id: number;
  readonly file: string;
  readonly stored: number;
  readonly createdAt: string;
  readonly bad: readonly BadMatrixRow[];
}
