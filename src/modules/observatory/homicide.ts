// Homicides by year, from the Observatory's workbook: in the open file they are inside "Otros".
import type { Panel, Sentence } from '#shared/document.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { inPlace, ofPlace } from '#shared/place-words.ts';
import { say } from '#shared/sentence.ts';
import { contains, type FigureBook, type Place, type StoredRecord } from '#modules/sources/index.ts';
import { type Change, compareFamily, signed } from './changes.ts';
import { ANNUAL } from './tables.ts';
import { VERDICT_WORDS } from './verdict.ts';

const HOMICIDE = 'Homicidio';
/** SIDPOL's region that has no ubigeo of its own: the rest of Lima. */
const PARTIAL = 'sin Lima Metropolitana';

export interface Homicides {
  readonly years: readonly { readonly year: number; readonly figure: Figure }[];
  /** Of the last two years, when both are known. */
  readonly change: Change | undefined;
}

export function homicidesOf(book: FigureBook, records: readonly StoredRecord[], place: Place): Homicides | undefined {
  const rows = records.filter((row) => row.table === ANNUAL.code && row.values['modality'] === HOMICIDE);
  const years = [
    ...new Set(rows.filter((row) => row.territory === place.code).map((row) => Number(row.values['year']))),
  ].toSorted((a, b) => a - b);
  const series = years.map((year) => ({
    year,
    figure: yearFigure(
      book,
      rows.filter((row) => Number(row.values['year']) === year),
      place,
      year,
    ),
  }));
  const [before, last] = [series.at(-2), series.at(-1)];
  if (!last) return undefined;
  const [change] =
    before && before.year === last.year - 1
      ? compareFamily(book, [
          {
            key: HOMICIDE,
            name: HOMICIDE,
            measure: 'homicideChange',
            at: `${place.code || 'PE'}/${last.year}`,
            label: `Variación de homicidios ${ofPlace(place)}, ${last.year} frente a ${before.year}`,
            period: String(last.year),
            territory: place.code,
            previous: before.figure,
            current: last.figure,
          },
        ])
      : [];
  return { years: series, change };
}

function yearFigure(book: FigureBook, rows: readonly StoredRecord[], place: Place, year: number): Figure {
  const label = (name: string): string => `Homicidios ${name}, ${year}`;
  const stated = (row: StoredRecord, id: string, name: string): Figure =>
    book.stated(row, 'count', {
      id,
      label: label(name),
      period: String(year),
      territory: row.territory,
      unit: 'count',
    });
  const at = place.code || 'PE';
  const own = rows.filter((row) => row.territory === place.code);
  const [first] = own;
  if (first && first.values['extent'] !== PARTIAL) return stated(first, `homicides@${at}/${year}`, ofPlace(place));
  // Lima: the metropolis and the rest are two rows, and the region is their sum.
  const inside = rows.filter((row) => row.territory !== place.code && contains(place.code, row.territory));
  const parts = [
    ...own.map((row) => stated(row, `homicidesPart@${at}/${year}`, `${ofPlace(place)} ${PARTIAL}`)),
    ...inside.map((row) => stated(row, `homicides@${row.territory}/${year}`, 'de Lima Metropolitana')),
  ];
  return book.computed({
    id: `homicides@${at}/${year}`,
    label: label(ofPlace(place)),
    period: String(year),
    territory: place.code,
    unit: 'count',
    decimals: 0,
    inputs: parts,
    formula: 'suma de las partes',
    compute: (...counts) => (inside.length === 0 ? null : counts.reduce((sum, value) => sum + value, 0)),
  });
}

export function homicidePanel({ years, change }: Homicides, place: Place): Panel | undefined {
  const last = years.at(-1);
  if (!last) return undefined;
  const takeaway: Sentence = change
    ? say`Homicidios ${inPlace(place)}: ${change.previous} y ${change.current} en el último año (${signed(change.percent)}, ${VERDICT_WORDS[change.verdict.kind]}).`
    : say`${last.figure} homicidios ${inPlace(place)} en ${String(last.year)}.`;
  return {
    id: 'complaints-homicide',
    section: 'complaints',
    title: 'Homicidios por año',
    takeaway,
    visuals: [
      {
        kind: 'chart',
        form: 'column',
        caption: 'Denuncias por homicidio, año completo',
        alt: `Columnas de los homicidios ${ofPlace(place)} de ${years[0]?.year ?? last.year} a ${last.year}.`,
        categories: years.map(({ year }) => String(year)),
        series: [{ name: 'Homicidios', role: 'current', figures: years.map(({ figure }) => figure.id) }],
        axis: 'denuncias',
        labels: true,
      },
    ],
    notes: [say`En los datos abiertos el homicidio va dentro de «Otros»; esta serie viene del libro del Observatorio.`],
    webOnly: true,
  };
}

/** "; homicidios del año 221 → 280". */
export function homicideClause(homicides: Homicides | undefined): Sentence {
  const change = homicides?.change;
  if (!change || numberOf(change.current) === null) return [];
  return say`; homicidios del año ${change.previous} → ${change.current}`;
}
