import { type CalendarDate, lastDayOfMonth } from '#shared/calendar-date.ts';
import type { Check, Constraint } from '#shared/check.ts';
import type { Figure, FigureMap } from '#shared/figure.ts';
import { say } from '#shared/sentence.ts';
import { thresholdNumber } from '#modules/norms/index.ts';
import { jumps } from './jumps.ts';

/** Days after which printed complaints are not the present ones. */
export const COMPLAINTS_AGE = 'complaints.maximum-age';
/** Days that a period waits for its late records. */
export const MATURITY = 'complaints.maturity-minimum-days';
const QUARTER_ID = /^complaints\.quarter@([^/]+)\/(\d{4})-\d{2}\.\.\d{4}-(\d{2})$/;
const GROUP_ID = /^complaints\.group@([^/]+)\/([^/]+)\/(\d{4})$/;

interface Printed {
  readonly figure: Figure;
  readonly at: string;
  readonly year: string;
  readonly end: CalendarDate;
}

function printedTotals(figures: FigureMap): readonly Printed[] {
  return Object.values(figures).flatMap((figure) => {
    const parts = QUARTER_ID.exec(figure.id);
    return parts
      ? [{ figure, at: parts[1] ?? '', year: parts[2] ?? '', end: lastDayOfMonth(Number(parts[2]), Number(parts[3])) }]
      : [];
  });
}

function groupsAt(figures: FigureMap, at: string, year: string): readonly Figure[] {
  return Object.values(figures).filter(({ id }) => {
    const parts = GROUP_ID.exec(id);
    return parts?.[1] === at && parts[3] === year;
  });
}

/** The printed total is the sum of the printed rows, of the totals and of each group. */
const rowsAddUp: Check = ({ territory, figures }) => {
  const at = territory || 'PE';
  const own = Object.values(figures).filter(
    ({ id }) => id.startsWith(`complaints.quarter@${at}/`) || id.startsWith(`complaints.group@${at}/`),
  );
  return own.flatMap((total): Constraint[] => {
    const [measure, rest] = [total.id.slice(0, total.id.indexOf('@')), total.id.slice(total.id.indexOf('/'))];
    const parts = Object.keys(figures).filter(
      (id) =>
        id.startsWith(`${measure}@`) &&
        id.endsWith(rest) &&
        isDirectPart(id.slice(measure.length + 1, -rest.length), at),
    );
    if (parts.length === 0) return [];
    return [
      {
        rule: 'complaints-total-rows',
        severity: 'serious',
        title: 'El total general es la suma de sus filas.',
        relation: { kind: 'sum', total: total.id, parts },
      },
    ];
  });
};

function isDirectPart(part: string, at: string): boolean {
  const own = at === 'PE' ? '' : at;
  return part.startsWith(own) && part.length === own.length + 2;
}

const RECORDS_ID = /^complaints\.records@([^/]+)\/(.+)$/;

/** Records of a place are the sum of its modalities, and of its parts when they are all there. */
const recordsAddUp: Check = ({ territory, figures }) => {
  const at = territory || 'PE';
  const known = (id: string): boolean => figures[id]?.value !== null;
  return Object.values(figures).flatMap((total): Constraint[] => {
    const [, place = '', period = ''] = RECORDS_ID.exec(total.id) ?? [];
    if (place === '') return [];
    const modalities = Object.keys(figures).filter(
      (id) => id.startsWith(`complaints.modality@${place}/`) && id.endsWith(`/${period}`) && known(id),
    );
    const parts = Object.keys(figures).filter(
      (id) =>
        id.startsWith('complaints.records@') &&
        id.endsWith(`/${period}`) &&
        place === at &&
        isPart(id, place) &&
        known(id),
    );
    const constraint = (rule: string, title: string, ids: readonly string[]): Constraint[] =>
      ids.length < 2
        ? []
        : [{ rule, severity: 'serious', title, relation: { kind: 'sum', total: total.id, parts: ids } }];
    return [
      ...constraint('complaints-records-modalities', 'Los registros son la suma de sus modalidades.', modalities),
      ...constraint('complaints-records-parts', 'Los registros son la suma de los de sus partes.', parts),
    ];
  });
};

function isPart(id: string, place: string): boolean {
  const code = RECORDS_ID.exec(id)?.[1] ?? '';
  return code !== 'PE' && code !== place && (place === 'PE' || code.startsWith(place));
}

/** Groups may exceed the total, because a complaint can count in several; none of them can. */
const groupsAgainstTotal: Check = ({ figures }) =>
  printedTotals(figures).flatMap(({ figure, at, year }): Constraint[] => {
    const groups = groupsAt(figures, at, year);
    if (groups.length === 0) return [];
    const note = Object.values(figures).find(({ id }) => id.startsWith('complaints.note@'));
    return [
      {
        rule: 'complaints-groups-sum',
        severity: 'serious',
        title: 'Las agrupaciones suman el total, salvo que la fuente explique por qué lo superan.',
        relation: { kind: 'sum', total: figure.id, parts: groups.map(({ id }) => id) },
        ...(note ? { explanation: say`${note}` } : {}),
      },
      ...groups.map((group): Constraint => ({
        rule: 'complaints-group-at-most',
        severity: 'serious',
        title: 'Ninguna agrupación supera el total de denuncias.',
        relation: { kind: 'atMost', lower: group.id, upper: figure.id },
      })),
    ];
  });

/** A period is not compared before its late records have arrived. */
const matureBeforeCompared: Check = (input) => {
  const { territory, figures } = input;
  const at = territory || 'PE';
  const newest = printedTotals(figures)
    .filter((printed) => printed.at === at)
    .toSorted((a, b) => b.end.localeCompare(a.end))[0];
  const updatedOn = figures[`complaints.updatedOn@${at}`]?.value;
  const minimumDays = thresholdNumber(input, MATURITY);
  if (!newest || typeof updatedOn !== 'string' || minimumDays === null) return [];
  return [
    {
      rule: 'complaints-vintage',
      severity: 'moderate',
      title: 'Un periodo se compara cuando ya recibió sus denuncias tardías.',
      relation: {
        kind: 'mature',
        figures: [newest.figure.id],
        periodEnd: newest.end,
        cutOff: updatedOn,
        minimumDays,
      },
      advice:
        'Diga junto a la comparación que el último periodo crecerá, o compárelo con el anterior visto a la misma edad.',
    },
  ];
};

/** Stated complaints that are the current ones must not be old. */
const fresh: Check = (input) => {
  const { territory, asOf, reference, figures } = input;
  const at = territory || 'PE';
  const date = figures[`complaints.updatedOn@${at}`];
  const replaced = Object.values(figures).some(({ id, later }) => id.startsWith(`complaints.records@${at}/`) && !later);
  const maximumDays = thresholdNumber(input, COMPLAINTS_AGE);
  if (!date || replaced || maximumDays === null) return [];
  return [
    {
      rule: 'complaints-fresh',
      severity: 'minor',
      title: 'Las denuncias tienen a lo más un trimestre de antigüedad.',
      relation: { kind: 'fresh', date: date.id, at: asOf ?? reference, maximumDays },
    },
  ];
};

/** The years that a table's title announces are the years of its columns. */
const yearsOfTitle: Check = ({ territory, figures }) => {
  const at = territory || 'PE';
  const title = figures[`complaints.extent@${at}/total`];
  const own = printedTotals(figures).filter((printed) => printed.at === at);
  const years = own.map(({ year }) => year).toSorted();
  const announced = String(title?.value ?? '').match(/\d{4}/g);
  const [first, last] = [years[0], years.at(-1)];
  if (!title || !announced || !first || !last) return [];
  const gapless = years.length === Number(last) - Number(first) + 1;
  return [
    {
      rule: 'complaints-years',
      severity: 'minor',
      title: 'El título del cuadro anuncia los años de sus columnas.',
      relation: {
        kind: 'holds',
        figures: [title.id, ...own.map(({ figure }) => figure.id)],
        holds: gapless && announced[0] === first && announced.at(-1) === last,
        expected: `${first}–${last}`,
        stated: announced.join('–'),
      },
    },
  ];
};

export const complaintsChecks: readonly Check[] = [
  rowsAddUp,
  recordsAddUp,
  groupsAgainstTotal,
  matureBeforeCompared,
  fresh,
  yearsOfTitle,
  jumps,
];
