// The tables of this module, as its stores see them (migrations/0030-norms.sql, 0031-parameter-changes.sql).
import type { Generated } from '#server/database/schema.ts';
import type { NormType } from '../citation.ts';
import type { Stage } from '../norm.ts';
import type { Recurrence } from '../obligation.ts';
import type { ChangeStatus } from '../parameter-change.ts';
import type { RelationKind } from '../relation.ts';
import type { Confidence } from '../tables.ts';

interface Signed {
  id: Generated<number>;
  territory: string;
  createdAt: Generated<string>;
  createdBy: string;
}

declare module '#server/database/schema.ts' {
  interface Schema {
    norm: Signed & {
      code: string;
      canonicalId: string | null;
      type: NormType;
      number: number | null;
      year: number | null;
      acronym: string;
      issuer: string;
      unit: string;
      subject: string;
      stage: Stage;
      draftedOn: string | null;
      sentOn: string | null;
      approvedOn: string | null;
      publishedOn: string | null;
      inForceFrom: string | null;
      inForceTo: string | null;
      confidence: Confidence;
      source: string;
      revision: Generated<number>;
    };
    normRelation: Signed & { norm: string; kind: RelationKind; target: string; article: string };
    normArticle: Signed & { norm: string; article: string; says: string; confidence: Confidence };
    normDocument: Signed & { norm: string; title: string; evidenceId: number | null; link: string | null };
    normObligation: Signed & {
      norm: string;
      article: string;
      who: string;
      roles: readonly string[];
      what: string;
      firstDueOn: string;
      every: Recurrence;
      endsOn: string | null;
      confidence: Confidence;
      withdrawnAt: string | null;
    };
    normFulfilment: {
      obligationId: number;
      territory: string;
      dueOn: string;
      doneOn: string;
      note: string;
      evidenceId: number | null;
      createdAt: Generated<string>;
      createdBy: string;
    };
    parameterChange: Signed & {
      code: string;
      meaning: string;
      value: number | null;
      day: string | null;
      unit: string;
      norm: string;
      article: string;
      validFrom: string;
      validTo: string | null;
      confidence: Confidence;
      source: string;
      status: Generated<ChangeStatus>;
      reason: string | null;
      appliedOn: string | null;
    };
  }
}
