// From a number to its rows.
import type { ReadTx } from '#server/database/database.ts';
import type { Figure, FigureMap } from '#shared/figure.ts';
import { formatFigure } from '#shared/format.ts';
import { formatDate, isCalendarDate } from '#shared/calendar-date.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Edition, FieldValue, StoredRecord, TableSpec } from '#modules/sources/index.ts';
import {
  findEditionsByIds,
  findEditionsOfSection,
  findRecordsByIds,
  findRecordsLike,
  type SectionPlug,
} from '#modules/sources/server/index.ts';
import { locatorText } from '../briefing.ts';
import type { FigureProof, ProofRow } from '../contract.ts';

const rowsShown = 200;

export interface ProofRequest {
  readonly id: string;
  readonly figures: FigureMap;
  readonly plugs: readonly SectionPlug[];
  readonly findings: FigureProof['findings'];
}

export async function proveFigure(tx: ReadTx, request: ProofRequest): Promise<FigureProof> {
  const figure = Object.hasOwn(request.figures, request.id) ? request.figures[request.id] : undefined;
  if (!figure) throw new Refusal('not-found', 'unknown-figure', 'Esa cifra no existe en este territorio y fecha.');
  const { rows, rowsTotal } = await rowsOf(tx, figure, request.plugs);
  return {
    figure,
    inputs: figure.origin.kind === 'formula' ? figure.origin.inputs.flatMap((id) => request.figures[id] ?? []) : [],
    rows,
    rowsTotal,
    others: await otherEditions(tx, figure, request.plugs),
    findings: request.findings.filter((finding) => finding.figures.some(({ id }) => id === figure.id)),
  };
}

async function rowsOf(
  tx: ReadTx,
  figure: Figure,
  plugs: readonly SectionPlug[],
): Promise<{ rows: readonly ProofRow[]; rowsTotal: number }> {
  switch (figure.origin.kind) {
    case 'formula':
      return { rows: [], rowsTotal: 0 };
    case 'query':
      return queryRows(tx, figure, plugs);
    case 'cells': {
      const cells = figure.origin.cells.slice(0, rowsShown);
      const records = await findRecordsByIds(
        tx,
        cells.map((cell) => cell.recordId),
      );
      const editions = new Map(
        (await findEditionsByIds(tx, [...new Set(cells.map((cell) => cell.editionId))])).map((edition) => [
          edition.id,
          edition,
        ]),
      );
      const rows = records.map((record) => {
        const cited = new Set(cells.filter((cell) => cell.recordId === record.id).map((cell) => cell.column));
        return proofRow(record, editions.get(record.editionId) ?? null, tableOf(plugs, record.table), cited);
      });
      return { rows, rowsTotal: figure.origin.cells.length };
    }
  }
}

async function queryRows(
  tx: ReadTx,
  figure: Figure,
  plugs: readonly SectionPlug[],
): Promise<{ rows: readonly ProofRow[]; rowsTotal: number }> {
  if (figure.origin.kind !== 'query') return { rows: [], rowsTotal: 0 };
  const origin = figure.origin;
  const plug = plugs.find(({ section, proveQuery }) => section.code === origin.dataset && proveQuery !== undefined);
  if (!plug?.proveQuery) throw new Error(`nobody proves queries over ${origin.dataset}`);
  const answer = await plug.proveQuery(tx, origin, rowsShown);
  const [edition] = await findEditionsByIds(tx, [origin.editionId]);
  const rows = answer.rows.map((row) => ({
    recordId: null,
    edition: edition ?? null,
    locator: row['line'] === undefined || row['line'] === null ? '' : `línea ${row['line']}`,
    cells: answer.columns.map((column) => ({
      label: column.label,
      value: String(row[column.key] ?? ''),
      cited: column.key === 'count',
    })),
  }));
  return { rows, rowsTotal: answer.total };
}

function tableOf(plugs: readonly SectionPlug[], code: string): TableSpec | undefined {
  return plugs.flatMap(({ section }) => section.tables).find((table) => table.code === code);
}

function proofRow(
  record: StoredRecord,
  edition: Edition | null,
  table: TableSpec | undefined,
  cited: ReadonlySet<string>,
): ProofRow {
  const columns = table?.columns ?? [];
  return {
    recordId: record.id,
    edition,
    locator: locatorText(record),
    cells: columns.map((column) => ({
      label: column.label,
      value: record.printed[column.key] ?? cellText(record.values[column.key] ?? null),
      cited: cited.has(column.key),
    })),
  };
}

function cellText(value: FieldValue): string {
  if (value === null) return 'sin dato';
  return typeof value === 'string' && isCalendarDate(value) ? formatDate(value) : String(value);
}

/** The same cell (table, territory and key) in the other live editions of its section. */
async function otherEditions(
  tx: ReadTx,
  figure: Figure,
  plugs: readonly SectionPlug[],
): Promise<FigureProof['others']> {
  if (figure.origin.kind !== 'cells' || figure.origin.cells.length !== 1) return [];
  const [cell] = figure.origin.cells;
  const table = cell && tableOf(plugs, cell.table);
  const [record] = cell ? await findRecordsByIds(tx, [cell.recordId]) : [];
  const [own] = cell ? await findEditionsByIds(tx, [cell.editionId]) : [];
  if (!cell || !table || !record || !own) return [];
  const live = (await findEditionsOfSection(tx, own.section)).filter(
    (edition) => edition.id !== own.id && edition.tables.includes(table.code),
  );
  const found: { edition: Edition; value: string }[] = [];
  for (const edition of live) {
    const twins = await findRecordsLike(tx, edition.id, table.code, record.territory);
    const twin = twins.find((row) => table.key.every((key) => row.values[key] === record.values[key]));
    if (!twin) continue;
    const value = twin.values[cell.column] ?? null;
    found.push({
      edition,
      value: formatFigure({ ...figure, value, ...(value === null ? { absence: 'notReported' as const } : {}) }),
    });
  }
  return found;
}
