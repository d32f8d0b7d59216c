// Activities by neighbourhood and year. A dash is nobody's report, never a zero.
import { formatDate } from '#shared/calendar-date.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { type Detail, detailFigure, wholeDetail } from './detail.ts';
import { neighbourhoodId } from './neighbourhood.ts';
import { cellText, type SectionInput, type StoredRecord } from '#modules/sources/index.ts';

export interface NeighbourhoodYear {
  readonly year: string;
  /** What counts: stated by the source, or the detail where it is declared whole. */
  readonly figure: Figure;
  readonly stated: Figure;
  readonly cutOff: string;
}

export interface Neighbourhood {
  readonly code: string;
  readonly name: string;
  readonly station: string;
  readonly district: string;
  /** Oldest first. */
  readonly years: readonly NeighbourhoodYear[];
}

export interface ActivityYear {
  readonly year: string;
  readonly cutOff: string;
  /** Stated by the source; else the platform's sum, null when a neighbourhood did not report. */
  readonly total: Figure;
  /** Neighbourhoods that reported, and those that did not. */
  readonly reporting: Figure | null;
  readonly silent: readonly Neighbourhood[];
  readonly isUnfinished: boolean;
}

export function neighbourhoodsOf(input: SectionInput, detail: Detail): readonly Neighbourhood[] {
  const records = input.within('barrio-seguro-activities');
  const keys = new Map<string, StoredRecord[]>();
  for (const record of records) {
    const key = `${record.territory}|${cellText(record, 'neighbourhood')}`;
    keys.set(key, [...(keys.get(key) ?? []), record]);
  }
  const perDistrict = new Map<string, number>();
  for (const key of keys.keys()) perDistrict.set(key.slice(0, 6), (perDistrict.get(key.slice(0, 6)) ?? 0) + 1);
  return [...keys.values()].map((rows) => neighbourhood(input, rows, perDistrict, detail));
}

function neighbourhood(
  input: SectionInput,
  rows: readonly StoredRecord[],
  perDistrict: ReadonlyMap<string, number>,
  detail: Detail,
): Neighbourhood {
  const { book, districts } = input;
  const [first] = rows;
  const code = first?.territory ?? '';
  const name = first ? cellText(first, 'neighbourhood') : '';
  // A district with several neighbourhoods tells them apart in the address of the figure.
  const at = (perDistrict.get(code) ?? 1) > 1 ? `${code}/${slug(name)}` : code;
  if (first) {
    const district = districts.find((one) => one.code === code)?.name ?? code;
    book.fact(first, 'neighbourhood', {
      id: `name@${at}`,
      label: `Barrio Seguro de ${district}`,
      period: '',
      territory: code,
    });
  }
  return {
    code,
    name,
    station: first ? cellText(first, 'station') : '',
    district: districts.find((district) => district.code === code)?.name ?? name,
    years: rows
      .toSorted((a, b) => Number(a.values['year']) - Number(b.values['year']))
      .map((record) => {
        const [year, cutOff] = [cellText(record, 'year'), cellText(record, 'cutOff')];
        const label = `Actividades de Barrio Seguro en ${name}`;
        const count = wholeDetail(detail, code, name, year, cutOff);
        const stated = book.stated(record, 'activities', {
          id: `${count === null ? 'activities' : 'stated'}@${at}/${year}`,
          label,
          period: periodOf(year, cutOff),
          territory: code,
          unit: 'count',
          cutOff,
        });
        if (!detail || count === null) return { year, figure: stated, stated, cutOff };
        const figure = detailFigure(
          input,
          detail,
          { id: `activities@${at}/${year}`, label, year, count },
          { neighbourhood: neighbourhoodId(code, name) },
        );
        return { year, figure, stated, cutOff };
      }),
  };
}

const slug = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
const periodOf = (year: string, cutOff: string): string =>
  cutOff === `${year}-12-31` ? year : `${year}, al ${formatDate(cutOff)}`;

export function activityYears(
  input: SectionInput,
  neighbourhoods: readonly Neighbourhood[],
  detail: Detail,
): readonly ActivityYear[] {
  const years = [...new Set(neighbourhoods.flatMap((one) => one.years.map(({ year }) => year)))].toSorted();
  return years.map((year) => activityYear(input, neighbourhoods, year, detail));
}

function activityYear(
  input: SectionInput,
  neighbourhoods: readonly Neighbourhood[],
  year: string,
  detail: Detail,
): ActivityYear {
  const { book, place } = input;
  const rows = input.within('barrio-seguro-activities').filter((record) => cellText(record, 'year') === year);
  const stated = input.own('barrio-seguro-totals').find((record) => cellText(record, 'year') === year);
  const cutOff = stated
    ? cellText(stated, 'cutOff')
    : (rows
        .map((record) => cellText(record, 'cutOff'))
        .toSorted()
        .at(-1) ?? '');
  const at = `${place.code || 'PE'}/${year}`;
  const base = { period: periodOf(year, cutOff), territory: place.code };
  const name = {
    ...base,
    id: `total@${at}`,
    label: `Actividades de Barrio Seguro de ${place.name}`,
    unit: 'count' as const,
  };
  const parts = neighbourhoods.flatMap((one) =>
    one.years.filter((own) => own.year === year).map(({ figure }) => figure),
  );
  const sum = (...values: number[]): number => values.reduce((all, value) => all + value, 0);
  const isWhole = parts.length > 0 && parts.every(({ origin }) => origin.kind === 'query');
  const whole = isWhole ? detail?.totals.find((one) => one.year === year) : undefined;
  const total =
    detail && whole
      ? detailFigure(input, detail, { id: name.id, label: name.label, ...whole })
      : stated
        ? book.stated(stated, 'activities', { ...name, cutOff })
        : book.computed({ ...name, decimals: 0, inputs: parts, formula: 'suma de los barrios', compute: sum });
  const reported = rows.filter(({ values }) => values['activities'] !== null);
  const isKnown = (one: Neighbourhood): boolean =>
    one.years.some((own) => own.year === year && numberOf(own.figure) !== null);
  return {
    year,
    cutOff,
    total,
    // Of one neighbourhood there is nothing to count.
    reporting:
      neighbourhoods.length < 2
        ? null
        : book.tally({
            ...base,
            id: `reporting@${at}`,
            label: `Barrios que informaron en ${year}`,
            records: reported,
            column: 'activities',
            cutOff,
            ...(input.editions[0] ? { edition: input.editions[0] } : {}),
          }),
    silent: neighbourhoods.filter((one) => !isKnown(one)),
    isUnfinished: cutOff < `${year}-12-31`,
  };
}
