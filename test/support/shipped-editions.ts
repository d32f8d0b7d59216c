// The editions that ship in data/, read without a database: what pure tests of a section stand on.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type Edition, type Manifest, type StoredRecord, type RawSheet, readSheets } from '#modules/sources/index.ts';
import { editionsInForce, recordsInForce } from '#modules/sources/edition.ts';
import {
  createSectionInput,
  type AnySectionShape,
  type Place,
  type Scope,
  type SectionInput,
} from '#modules/sources/section.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';

const root = join(import.meta.dirname, '../..');

interface District {
  readonly ubigeo: string;
  readonly district: string;
  readonly province: string;
  readonly region: string;
}

let districtsCache: readonly District[] | undefined;

export function shippedDistricts(): readonly District[] {
  if (districtsCache) return districtsCache;
  const rows: Record<string, string>[] = parse(readFileSync(join(root, 'data/territory/ubigeo.csv')), {
    columns: true,
    bom: true,
  });
  districtsCache = rows.map((row) => ({
    ubigeo: row['ubigeo'] ?? '',
    district: row['distrito'] ?? '',
    province: row['provincia'] ?? '',
    region: row['departamento'] ?? '',
  }));
  return districtsCache;
}

export function isShippedTerritory(code: string): boolean {
  return code === '' || shippedDistricts().some((district) => district.ubigeo.startsWith(code));
}

export interface ShippedEdition {
  readonly manifest: Manifest;
  readonly sheets: readonly RawSheet[];
}

/** Every `data/editions/<name>/<section>/manifest.json` of a section, with its CSV files. */
export function shippedEditions(section: string): readonly ShippedEdition[] {
  const base = join(root, 'data/editions');
  return readdirSync(base, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(base, entry.name, section))
    .flatMap((folder) => {
      let text: string;
      try {
        text = readFileSync(join(folder, 'manifest.json'), 'utf8');
      } catch {
        return [];
      }
      const manifest: Manifest = JSON.parse(text);
      const sheets = readdirSync(folder)
        .filter((name) => name.endsWith('.csv'))
        .toSorted()
        .map((name) => ({
          file: name,
          name: name.replace(/\.csv$/, ''),
          rows: parse(readFileSync(join(folder, name)), { bom: true, relaxColumnCount: true }),
        }));
      return [{ manifest, sheets }];
    });
}

/** A section's input over the shipped editions, as the server would build it. Throws on any bad row. */
export function shippedSectionInput(section: AnySectionShape, scope: Scope): SectionInput {
  const editions: Edition[] = [];
  const records: StoredRecord[] = [];
  for (const { manifest, sheets } of shippedEditions(section.code)) {
    if (scope.asOf !== null && manifest.publishedOn > scope.asOf) continue;
    const id = editions.length + 1;
    const reading = readSheets(sheets, section.tables, {
      territory: manifest.territory,
      isTerritory: isShippedTerritory,
    });
    const problems = [...reading.problems, ...reading.badRows.flatMap((row) => row.problems)];
    if (problems.length > 0) throw new Error(JSON.stringify(problems, null, 1));
    editions.push({
      ...manifest,
      id,
      status: 'published',
      revision: 1,
      incomplete: false,
      tables: [...new Set(reading.rows.map((row) => row.table))],
      fileName: null,
      fileSha256: null,
      createdAt: '2025-04-07T00:00:00.000Z',
      createdBy: 'prueba',
      retiredOn: null,
      retiredReason: null,
    });
    for (const row of reading.rows) records.push({ ...row, id: records.length + 1, editionId: id, revision: 0 });
  }
  const used = new Map<number, Edition>();
  const inForce = section.tables.flatMap((table) => {
    const chosen = editionsInForce(editions, table.code, scope.place.code);
    for (const edition of chosen) used.set(edition.id, edition);
    return recordsInForce(
      chosen,
      records.filter((record) => record.table === table.code && reaches(record.territory, scope.place.code)),
    );
  });
  return createSectionInput(scope, section, [...used.values()], inForce);
}

function reaches(record: string, place: string): boolean {
  return record.startsWith(place) || place.startsWith(record);
}

const CALLAO_DISTRICTS: readonly Place[] = [
  { code: '070101', name: 'Callao', level: 'district' },
  { code: '070102', name: 'Bellavista', level: 'district' },
  { code: '070103', name: 'Carmen de la Legua Reynoso', level: 'district' },
  { code: '070104', name: 'La Perla', level: 'district' },
  { code: '070105', name: 'La Punta', level: 'district' },
  { code: '070106', name: 'Ventanilla', level: 'district' },
  { code: '070107', name: 'Mi Perú', level: 'district' },
];

/** Callao as known on the edition's day, or on another (null: the latest, on 2026-06-01). */
export function callaoScope(asOf: CalendarDate | null = '2025-04-07'): Scope {
  return {
    place: { code: '07', name: 'Callao', level: 'region' },
    children: [{ code: '0701', name: 'Callao', level: 'province' }],
    districts: CALLAO_DISTRICTS,
    asOf,
    today: asOf ?? '2026-06-01',
  };
}
