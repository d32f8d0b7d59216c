// Writes the reference editions of section `profile` from ubigeo.csv and comisarias-callao.csv:
// node data/territory/make-editions.mjs. Cells are copied as they are; nothing is computed.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

const here = import.meta.dirname;
const editions = join(here, '../editions');
const read = (name) => parse(readFileSync(join(here, name)), { columns: true, bom: true });
const quote = (cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const write = (path, rows) => writeFileSync(join(editions, path), rows.map((row) => `${row.map(quote).join(',')}\n`).join(''));

const districts = read('ubigeo.csv');
// The islands San Lorenzo and El Frontón are in La Punta's official area and nobody lives there.
const withIslands = new Set(['070105']);

write('inei-territorio-2025/profile/profile-reference.csv', [
  ['Ubigeo', 'Distrito', 'Capital', 'Categoría de la capital', 'Altitud (m s. n. m.)', 'Latitud', 'Longitud', 'Superficie (km²)', 'Superficie útil para densidad', 'Ubicación en el documento'],
  ...districts.map((row) => [
    row.ubigeo, row.distrito, row.capital, row.categoria_capital, row.altitud_msnm, row.latitud, row.longitud, row.superficie_km2,
    withIslands.has(row.ubigeo) ? 'no' : 'sí', `ubigeo.csv, ubigeo ${row.ubigeo}`,
  ]),
]);
const years = ['2018', '2019', '2020', '2021', '2022', '2025'];
write('inei-territorio-2025/profile/profile-population.csv', [
  ['Ubigeo', ...years.map((year) => `Población ${year}`), 'Ubicación en el documento'],
  ...districts.map((row) => [row.ubigeo, ...years.map((year) => row[`poblacion_${year}`]), `ubigeo.csv, ubigeo ${row.ubigeo}`]),
]);
write('pnp-comisarias-callao/profile/profile-stations.csv', [
  ['Ubigeo', 'Comisaría', 'Código CPNP', 'Latitud', 'Longitud', 'Sectores', 'Ubicación en el documento'],
  ...read('comisarias-callao.csv').map((row) => [
    row.ubigeo, row.comisaria, row.cod_cpnp, row.lat, row.lon, row.sectores, `comisarias-callao.csv, código ${row.cod_cpnp}`,
  ]),
]);
