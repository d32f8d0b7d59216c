// The tables of plans, as the stores of this module see them.
import type { Generated } from '#server/database/schema.ts';
import type { BadMatrixRow } from '../matrix/read-matrix.ts';

export interface PlanActivityTable {
  id: Generated<number>;
  planId: number;
  versionId: number;
  territory: string;
  year: number;
  code: string;
  title: string;
  unit: string;
  goal: number;
  q1: number;
  q2: number;
  q3: number;
  q4: number;
  guideline: string;
  priorityRank: number | null;
  responsible: string;
  coResponsible: string;
  budgetLine: string;
  budgetSource: string;
  budget: number | null;
  verification: string;
  place: string;
  searched: Generated<string>;
}

export interface PlanRollupTable {
  planId: number;
  territory: string;
  year: number;
  quarter: number;
  guideline: string;
  version: number;
  closedOn: string;
  activities: number;
  percent: number | null;
  backedPercent: number | null;
  rawPercent: number | null;
}

declare module '#server/database/schema.ts' {
  interface Schema {
    plan: {
      id: Generated<number>;
      territory: string;
      level: 'CORESEC' | 'COPROSEC' | 'CODISEC';
      committee: string;
      shortTitle: string;
      entity: string;
      fromYear: number;
      toYear: number;
      createdAt: Generated<string>;
      createdBy: string;
    };
    planVersion: {
      id: Generated<number>;
      planId: number;
      territory: string;
      version: number;
      kind: 'original' | 'updated';
      updatesId: number | null;
      status: 'draft' | 'approved';
      instrument: string | null;
      approvedOn: string | null;
      inForceFrom: string | null;
      diagnosis: Generated<string>;
      recordId: number | null;
      createdAt: Generated<string>;
      createdBy: string;
    };
    planPriority: { versionId: number; territory: string; rank: number; verbatim: string; crime: string };
    planGuideline: { versionId: number; territory: string; guideline: string };
    planActivity: PlanActivityTable;
    planImport: {
      id: Generated<number>;
      versionId: number;
      territory: string;
      file: string;
      sha256: string;
      stored: number;
      badRows: readonly BadMatrixRow[];
      createdAt: Generated<string>;
      createdBy: string;
    };
    planProgress: {
      activityId: number;
      territory: string;
      quarter: number;
      executed: number;
      note: string;
      updatedAt: Generated<string>;
      updatedBy: string;
    };
    planEvidence: { activityId: number; territory: string; quarter: number; evidenceId: number; amount: number };
    planQuarter: {
      planId: number;
      territory: string;
      year: number;
      quarter: number;
      state: 'submitted' | 'observed' | 'correcting' | 'approved';
      stage: number | null;
      version: number;
      since: string;
      correctionReason: string | null;
    };
    planQuarterVersion: {
      planId: number;
      territory: string;
      year: number;
      quarter: number;
      version: number;
      versionId: number;
      canonical: string;
      sha256: string;
      reason: string | null;
      closedOn: string;
      closedBy: string;
    };
    planReview: {
      id: Generated<number>;
      planId: number;
      territory: string;
      year: number;
      quarter: number;
      version: number;
      stage: number;
      decision: 'observed' | 'approved';
      remark: string;
      decidedOn: string;
      decidedBy: string;
    };
    planRollup: PlanRollupTable;
    planRollupSum: {
      territory: string;
      year: number;
      quarter: number;
      guideline: string;
      closed: number;
      measured: number;
      percentSum: number;
      backedSum: number;
      rawSum: number;
    };
  }
}
