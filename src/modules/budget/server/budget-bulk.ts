// MEF's monthly spending, or the platform's template as CSV, as the section's bulk file.
import { unpackedHead } from '#server/unpacked.ts';
import type { Values } from '#modules/sources/index.ts';
import type { BulkImport, BulkReading, BulkRequest } from '#modules/sources/server/index.ts';
import { BUDGET_FACTS } from '../dataset.ts';
import { HEADER_WITHIN, readFactHeader } from '../fact-header.ts';
import { isBudgetSpreadsheet, spreadsheetLines } from './spreadsheet-rows.ts';
import { type BudgetRequest, type BudgetResult, importBudgetIn, previewBudget } from './import-budget.ts';

const sampleRows = 20;

export const budgetBulk: BulkImport = {
  recognises: (fileName, firstBytes) =>
    isBudgetSpreadsheet(fileName, firstBytes) ||
    unpackedHead(firstBytes, 'utf8')
      .split('\n', HEADER_WITHIN)
      .some((line) => readFactHeader(line) !== undefined),
  preview: async (db, request): Promise<BulkReading> => {
    const sample: Values[] = [];
    const result = await previewBudget(db, budgetRequest(request), (row) => {
      if (sample.length < sampleRows) sample.push(sampleOf(row));
    });
    return {
      tables: [
        { code: BUDGET_FACTS, title: 'Presupuesto por entidad, producto, fuente y mes', rows: result.stored, sample },
      ],
      rejected: result.rejected,
      problems: result.problems,
      facts: factsOf(result),
    };
  },
  store: async (tx, request) => {
    const { edition, unchanged, stored, rejected } = await importBudgetIn(tx, budgetRequest(request));
    if (!edition) throw new Error('stored without an edition');
    return { edition, unchanged, stored, rejected };
  },
};

function sampleOf({
  piaCents,
  pimCents,
  accruedCents,
  ...row
}: Parameters<Parameters<typeof previewBudget>[2]>[0]): Values {
  return { ...row, pia: piaCents / 100, pim: pimCents / 100, accrued: accruedCents / 100 };
}

function factsOf({ reading }: BudgetResult): BulkReading['facts'] {
  return [
    { code: 'other-programmes', label: 'Filas de otros programas, que no se guardan', count: reading.others },
    { code: 'openings', label: 'Filas del mes 0', count: reading.openings },
    { code: 'reversals', label: 'Devengados negativos que revierten otro', count: reading.reversals },
  ];
}

function budgetRequest({ file, manifest, actor, log }: BulkRequest): BudgetRequest {
  return {
    open: () => (/\.xlsx$/i.test(file.name) ? spreadsheetLines(file.name, () => file.open()) : file.open()),
    fileName: file.name,
    manifest,
    actor,
    log,
    ...(file.sha256 === undefined ? {} : { sha256: file.sha256 }),
  };
}
