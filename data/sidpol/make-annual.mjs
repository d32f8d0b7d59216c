// Writes the edition of yearly counts by modality from the Observatory's workbook:
// node data/sidpol/make-annual.mjs. SIDPOL's "regions" become ubigeos; counts are copied as they are.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

const here = import.meta.dirname;
const rows = parse(readFileSync(join(here, 'sidpol-region-modalidad-2018-2025.csv')), { columns: true, bom: true });
const districts = parse(readFileSync(join(here, '../territory/ubigeo.csv')), { columns: true, bom: true });
// Lima Metropolitana is province 1501; the rest of the region has no ubigeo of its own.
const codes = new Map(districts.map((row) => [row.departamento_sidpol, row.ubigeo.slice(0, 2)]));
codes.set('LIMA METROPOLITANA', '1501');
codes.set('REGION LIMA', '15');
codes.set('', 'PE');
const lines = rows.map((row, index) => {
  const code = codes.get(row.region);
  if (code === undefined) throw new Error(row.region);
  const extent = row.region === 'REGION LIMA' ? 'sin Lima Metropolitana' : 'completo';
  return [code, extent, row.modalidad, row.anio, row.denuncias, `sidpol-region-modalidad-2018-2025.csv, fila ${index + 2}`];
});
const header = ['Ubigeo', 'Ámbito', 'Modalidad', 'Año', 'Denuncias', 'Ubicación en el documento'];
const quote = (cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
writeFileSync(
  join(here, '../editions/observatorio-modalidades-2025/complaints/complaints-annual.csv'),
  [header, ...lines].map((row) => `${row.map(quote).join(',')}\n`).join(''),
);
