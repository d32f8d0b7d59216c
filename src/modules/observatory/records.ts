// Complaint-modality records of a SIDPOL edition, as figures asked again by their filter.
import type { Figure } from '#shared/figure.ts';
import { ofPlace } from '#shared/place-words.ts';
import type { FigureBook, Place } from '#modules/sources/index.ts';
import { type Change, type ChangeRequest, compareFamily } from './changes.ts';
import type { ComplaintData, CountSum } from './dataset.ts';
import { inYear, periodEnd, periodId, periodText, shortName, slugOf } from './period.ts';

/** Records of a place and year, of one modality or of all; null where there is no row: zero or unrecorded. */
export function recordsFigure(
  book: FigureBook,
  data: ComplaintData,
  place: Place,
  year: number,
  modality = '',
): Figure {
  const period = inYear(data.period, year);
  const rows = sumsOf(data, place.code).filter(
    (sum) => sum.year === year && (modality === '' || sum.modality === modality),
  );
  const what = modality === '' ? 'Registros por modalidad' : `Registros de ${modality.toLowerCase()}`;
  const measure = modality === '' ? 'records' : 'modality';
  const slug = modality === '' ? '' : `/${slugOf(modality)}`;
  return book.include({
    id: `complaints.${measure}@${place.code || 'PE'}${slug}/${periodId(period)}`,
    section: 'complaints',
    label: `${what} ${ofPlace(place)}, ${periodText(period)}`,
    value: rows.length === 0 ? null : rows.reduce((sum, { count }) => sum + count, 0),
    ...(rows.length === 0 ? { absence: 'notReported' } : {}),
    unit: 'count',
    decimals: 0,
    period: periodText(period),
    territory: place.code,
    source: data.edition.source,
    elaboration: data.edition.elaboration,
    cutOff: data.edition.cutOff,
    origin: {
      kind: 'query',
      editionId: data.edition.id,
      dataset: 'complaints',
      filter: { territory: place.code, year: String(year), months: `${period.fromMonth}-${period.toMonth}`, modality },
      rowCount: rows.reduce((sum, row) => sum + row.rows, 0),
    },
    ...(data.later ? { later: true } : {}),
  });
}

function sumsOf(data: ComplaintData, code: string): readonly CountSum[] {
  const own = data.years.filter(({ territory }) => territory === code);
  return own.length > 0 ? own : data.parts.filter(({ territory }) => territory === code);
}

export function recordsChange(book: FigureBook, data: ComplaintData, place: Place): Change | undefined {
  return compareFamily(book, [changeRequest(book, data, place)])[0];
}

/** Of the places of one table. Each keeps the id of its own change: the percentage is the same, the verdict is the table's. */
export function recordsChanges(
  book: FigureBook,
  data: ComplaintData,
  places: readonly Place[],
  modality = '',
): readonly Change[] {
  return compareFamily(
    book,
    places.map((place) => changeRequest(book, data, place, modality)),
  );
}

function changeRequest(book: FigureBook, data: ComplaintData, place: Place, modality = ''): ChangeRequest {
  const { year } = data.period;
  const what = modality === '' ? 'los registros' : modality.toLowerCase();
  return {
    key: place.code,
    name: place.name,
    measure: modality === '' ? 'recordsChange' : 'modalityChange',
    at: `${place.code || 'PE'}/${modality === '' ? '' : `${slugOf(modality)}/`}${year}`,
    label: `Variación de ${what} ${ofPlace(place)}, ${periodText(data.period)} frente a ${year - 1}`,
    period: periodText(data.period),
    territory: place.code,
    previous: recordsFigure(book, data, place, year - 1, modality),
    current: recordsFigure(book, data, place, year, modality),
  };
}

/** By modality, the most frequent first and the remainder last. */
export function modalityChanges(book: FigureBook, data: ComplaintData, place: Place): readonly Change[] {
  const modalities = [...new Set(data.years.map(({ modality }) => modality))];
  const requests = modalities.map((modality) => ({
    ...changeRequest(book, data, place, modality),
    key: modality,
    name: shortName(modality),
  }));
  const size = (change: Change): number => (change.key === 'Otros' ? -1 : Number(change.current.value ?? 0));
  return compareFamily(book, requests).toSorted((a, b) => size(b) - size(a) || a.key.localeCompare(b.key));
}

/** Years that the edition has, with the place's records of the same months. */
export function yearlyRecords(
  book: FigureBook,
  data: ComplaintData,
  place: Place,
): readonly { readonly year: number; readonly figure: Figure }[] {
  const years = [...new Set(data.years.map(({ year }) => year))]
    .filter((year) => periodEnd(inYear(data.period, year)) <= data.edition.cutOff)
    .toSorted((a, b) => a - b);
  return years.map((year) => ({ year, figure: recordsFigure(book, data, place, year) }));
}
