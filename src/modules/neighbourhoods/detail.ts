// What the validated activities add up to, beside what an edition stated. It stands for a stated figure only where
// every month of the period was declared: until then both are shown, each as what it is.
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { Cell, Panel } from '#shared/document.ts';
import type { Figure } from '#shared/figure.ts';
import { say } from '#shared/sentence.ts';
import type { SectionInput } from '#modules/sources/index.ts';
import { ACTORS, KINDS } from './activity.ts';
import { comparable } from './recipe.ts';
import { isDetailWhole } from './months.ts';
import { neighbourhoodId } from './neighbourhood.ts';

export interface DetailData {
  /** Day up to which activities count. */
  readonly upTo: CalendarDate;
  readonly sums: readonly {
    readonly neighbourhoodId: string;
    readonly year: string;
    readonly kind: string;
    readonly actor: string;
    readonly count: number;
  }[];
  /** Of the whole place, where a session that two neighbourhoods list counts once. */
  readonly totals: readonly { readonly year: string; readonly count: number }[];
  readonly months: readonly { readonly neighbourhoodId: string; readonly month: string }[];
  readonly titles: Readonly<Record<string, string>>;
}

/** Undefined: nobody works with the place here, and the section is what its editions say. */
export type Detail = DetailData | undefined;

interface DetailFilter {
  readonly neighbourhood?: string;
  readonly kind?: string;
  readonly actor?: string;
}

/** A count of validated activities, with the question that lists them. */
export function detailFigure(
  { place, book }: SectionInput,
  { upTo }: DetailData,
  name: { readonly id: string; readonly label: string; readonly year: string; readonly count: number },
  filter: DetailFilter = {},
): Figure {
  return book.include({
    id: `barrio-seguro.${name.id}`,
    section: 'barrio-seguro',
    label: name.label,
    value: name.count,
    unit: 'count',
    decimals: 0,
    period: upTo.startsWith(name.year) ? `${name.year}, hasta el corte` : name.year,
    territory: filter.neighbourhood?.slice(0, 6) ?? place.code,
    source: 'Registro de actividades de Barrio Seguro',
    elaboration: 'Vigía',
    cutOff: upTo < `${name.year}-12-31` ? upTo : `${name.year}-12-31`,
    origin: {
      kind: 'query',
      editionId: 0,
      dataset: 'barrio-seguro',
      filter: { territory: place.code, year: name.year, upTo, ...filter },
      rowCount: name.count,
    },
  });
}

/** Of one neighbourhood and year, when every month up to the cut-off was declared: else null. */
export function wholeDetail(
  detail: Detail,
  territory: string,
  title: string,
  year: string,
  cutOff: CalendarDate,
): number | null {
  if (!detail) return null;
  const id = neighbourhoodId(territory, title);
  const declared = new Set(detail.months.filter(({ neighbourhoodId: own }) => own === id).map(({ month }) => month));
  return isDetailWhole(year, cutOff, declared) ? countOf(detail, id, year) : null;
}

function countOf({ sums }: DetailData, id: string, year: string): number {
  return sums
    .filter((sum) => sum.neighbourhoodId === id && sum.year === year)
    .reduce((all, { count }) => all + count, 0);
}

/** Activities of a kind by an actor; null: no detail of that year. */
export function detailCell(
  input: SectionInput,
  detail: Detail,
  year: string,
  { kind, actor }: { readonly kind: string; readonly actor: string },
): Figure | null {
  if (!detail || !detail.sums.some((sum) => sum.year === year)) return null;
  const [kindCode, actorCode] = [codeOf(KINDS, kind), codeOf(ACTORS, actor)];
  if (kindCode === undefined || actorCode === undefined) return null;
  const count = detail.sums
    .filter((sum) => sum.year === year && sum.kind === kindCode && sum.actor === actorCode)
    .reduce((all, sum) => all + sum.count, 0);
  const at = input.place.code || 'PE';
  return detailFigure(
    input,
    detail,
    {
      id: `detail@${at}/${kindCode}/${actorCode}/${year}`,
      label: `Actividades validadas: ${kind}, ${actor}`,
      year,
      count,
    },
    { kind: kindCode, actor: actorCode },
  );
}

function codeOf(words: Readonly<Record<string, string>>, text: string): string | undefined {
  return Object.keys(words).find((code) => comparable(words[code] ?? '') === comparable(text));
}

/** Newest year with detail, for the grid of kinds and actors. */
export function detailYear(detail: Detail): string | undefined {
  return detail?.sums
    .map(({ year }) => year)
    .toSorted()
    .at(-1);
}

interface StatedYear {
  readonly territory: string;
  readonly title: string;
  readonly year: string;
  readonly figure: Figure;
  readonly cutOff: CalendarDate;
}

/** Which is which, where there is detail: no panel elsewhere. */
export function detailPanel(input: SectionInput, detail: Detail, stated: readonly StatedYear[]): readonly Panel[] {
  if (!detail || detail.totals.length === 0) return [];
  const last = detail.totals.at(-1);
  if (!last) return [];
  const at = input.place.code || 'PE';
  const total = detailFigure(input, detail, {
    id: `detail-total@${at}/${last.year}`,
    label: `Actividades validadas de Barrio Seguro en ${input.place.name}`,
    ...last,
  });
  const keys = [...new Set(detail.sums.map(({ neighbourhoodId: id, year }) => `${year} ${id}`))]
    .toSorted()
    .toReversed();
  const rows = keys.map((key): readonly Cell[] => {
    const [year = '', id = ''] = key.split(' ');
    const own = stated.find((one) => one.year === year && neighbourhoodId(one.territory, one.title) === id);
    const count = countOf(detail, id, year);
    const figure = detailFigure(
      input,
      detail,
      { id: `detail@${id}/${year}`, label: `Actividades validadas en ${detail.titles[id] ?? id}`, year, count },
      { neighbourhood: id },
    );
    const isWhole =
      wholeDetail(detail, id.slice(0, 6), detail.titles[id] ?? '', year, own?.cutOff ?? detail.upTo) !== null;
    return [
      { content: [year] },
      { content: [detail.titles[id] ?? id] },
      own ? { content: say`${own.figure}` } : { content: ['sin dato'], state: 'unknown' },
      { content: say`${figure}` },
      isWhole
        ? { content: ['el detalle'], state: 'good' }
        : { content: [own ? 'lo declarado' : 'el detalle, incompleto'] },
    ];
  });
  return [
    {
      id: 'barrio-seguro-detail',
      section: 'barrio-seguro',
      title: 'Barrio Seguro: lo declarado y el detalle',
      webOnly: true,
      takeaway: say`${total} ${last.count === 1 ? 'actividad validada' : 'actividades validadas'} en ${last.year}, cada una con su ficha.`,
      visuals: [
        {
          kind: 'table',
          caption: 'Lo que declaró la edición y lo que suma el detalle',
          columns: [
            { key: 'year', label: 'Año' },
            { key: 'neighbourhood', label: 'Barrio' },
            { key: 'stated', label: 'Declarado', align: 'right' },
            { key: 'detail', label: 'Detalle', align: 'right' },
            { key: 'counts', label: 'Vale' },
          ],
          rows,
        },
      ],
      notes: [
        [
          'El detalle vale en lugar de lo declarado cuando cada mes del periodo se declaró completo o sin actividad. Una sesión de comité se cuenta una vez.',
        ],
        [
          'Las denuncias del distrito son de un área mayor que el barrio: que cambien a la vez que las actividades no prueba que una cosa cause la otra.',
        ],
      ],
    },
  ];
}
