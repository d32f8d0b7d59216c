// The tables of editions and their rows, as the stores of this module see them.
import type { Generated } from '#server/database/schema.ts';
import type { Locator } from '../edition.ts';
import type { RowProblem } from '../reading.ts';
import type { Values } from '../table.ts';

export interface EditionTable {
  id: Generated<number>;
  section: string;
  territory: string;
  title: string;
  source: string;
  elaboration: string;
  licence: string;
  cutOff: string;
  publishedOn: string;
  publishedBasis: 'stated' | 'inferred';
  basisNote: string;
  status: 'draft' | 'published';
  revision: number;
  tables: string[];
  incomplete: Generated<boolean>;
  synthetic: Generated<boolean>;
  fileName: string | null;
  fileSha256: string | null;
  importer: string;
  createdAt: Generated<string>;
  createdBy: string;
  retiredAt: string | null;
  retiredBy: string | null;
  retiredReason: string | null;
}

export interface RecordTable {
  id: Generated<number>;
  editionId: number;
  tableCode: string;
  ordinal: number;
  territory: string;
  values: Values;
  printed: Readonly<Record<string, string>>;
  locator: Locator;
  revision: Generated<number>;
  removed: Generated<boolean>;
}

declare module '#server/database/schema.ts' {
  interface Schema {
    edition: EditionTable;
    record: RecordTable;
    recordRevision: {
      recordId: number;
      revision: number;
      values: Values;
      printed: Readonly<Record<string, string>>;
      removed: Generated<boolean>;
      author: string;
      reason: string;
      createdAt: Generated<string>;
    };
    rejectedRow: {
      id: Generated<number>;
      editionId: number;
      sheet: string;
      rowNumber: number;
      raw: Readonly<Record<string, string>>;
      problems: readonly RowProblem[];
      discardedAt: string | null;
      discardedBy: string | null;
      discardedReason: string | null;
    };
  }
}
