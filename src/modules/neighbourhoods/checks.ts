import { daysBetween } from '#shared/calendar-date.ts';
import type { Check, Constraint } from '#shared/check.ts';
import type { Figure, FigureMap } from '#shared/figure.ts';

/** The briefing is quarterly: what is older than a quarter belongs to an earlier one. */
const FRESH_DAYS = 92;

interface YearFigures {
  readonly year: string;
  readonly total: Figure;
  readonly parts: readonly Figure[];
}

/** Years whose total the source printed, with the rows of its table. */
function yearsOf(figures: FigureMap, territory: string): readonly YearFigures[] {
  const start = `barrio-seguro.total@${territory || 'PE'}/`;
  return Object.values(figures)
    .filter(({ id, origin }) => id.startsWith(start) && origin.kind === 'cells')
    .map((total) => {
      const year = total.id.slice(start.length);
      const parts = Object.values(figures).filter(
        ({ id, label }) =>
          id.startsWith('barrio-seguro.activities@') && id.endsWith(`/${year}`) && !label.startsWith('Actividades:'),
      );
      return { year, total, parts };
    });
}

/** Text against table: what the text counts is what the neighbourhoods that reported add to. */
const sum: Check = ({ territory, figures }) =>
  yearsOf(figures, territory).flatMap(({ year, total, parts }): readonly Constraint[] => {
    const reported = parts.filter(({ value }) => value !== null);
    if (reported.length === 0) return [];
    return [
      {
        rule: 'barrio-seguro-sum',
        severity: 'serious',
        title: `Las actividades de ${year} que dice el texto son las del cuadro`,
        relation: { kind: 'sum', total: total.id, parts: reported.map(({ id }) => id) },
      },
    ];
  });

/** A dash is not a zero: a total without a neighbourhood should say so. */
const partial: Check = ({ territory, figures }) =>
  yearsOf(figures, territory).map(({ year, total, parts }): Constraint => {
    const silent = parts.filter(({ value }) => value === null);
    return {
      rule: 'barrio-seguro-partial-total',
      severity: 'moderate',
      title: `El total de ${year} cubre todos los barrios o dice cuáles faltan`,
      relation: {
        kind: 'holds',
        figures: [total.id, ...silent.map(({ id }) => id)],
        holds: silent.length === 0,
        expected: 'un total que diga qué barrios no informaron',
        stated: silent.map(({ printed, label }) => `«${printed ?? ''}» en ${label}`).join('; ') || 'todos informaron',
      },
      advice: 'Pida el dato del barrio que falta, o diga que el total no lo incluye; un guion no es un cero.',
    };
  });

/** What the table and the text say to be cut on. */
const sameCutOff: Check = ({ territory, figures }) =>
  yearsOf(figures, territory).map(({ year, total, parts }): Constraint => {
    const other = parts.find(({ cutOff }) => cutOff !== total.cutOff);
    return {
      rule: 'barrio-seguro-cut-off',
      severity: 'minor',
      title: `El texto y el cuadro de ${year} se cortan el mismo día`,
      relation: {
        kind: 'holds',
        figures: [total.id, ...(other ? [other.id] : [])],
        holds: other === undefined,
        expected: total.cutOff ?? '',
        stated: other?.cutOff ?? total.cutOff ?? '',
      },
    };
  });

const fresh: Check = ({ territory, figures, reference }) => {
  const last = yearsOf(figures, territory)
    .toSorted((a, b) => a.year.localeCompare(b.year))
    .at(-1);
  if (!last?.total.cutOff) return [];
  const age = daysBetween(last.total.cutOff, reference);
  return [
    {
      rule: 'barrio-seguro-fresh',
      severity: 'minor',
      title: 'Las actividades son del trimestre que se informa',
      relation: {
        kind: 'holds',
        figures: [last.total.id],
        holds: age >= 0 && age <= FRESH_DAYS,
        expected: `a lo más ${FRESH_DAYS} días antes`,
        stated: last.total.cutOff,
      },
      advice: 'Cargue las actividades informadas desde entonces.',
    },
  ];
};

const words = (text: string): string => ` ${text.toLowerCase()} `;

/** Two neighbourhoods of two districts that answer to one name are taken for each other. */
const namesApart: Check = ({ figures }) => {
  const names = Object.values(figures).filter(
    ({ id, value }) => id.startsWith('barrio-seguro.name@') && value !== null,
  );
  return names.flatMap((long) =>
    names
      .filter(
        (short) => short.territory !== long.territory && words(String(long.value)).includes(words(String(short.value))),
      )
      .map((short): Constraint => ({
        rule: 'barrio-seguro-names',
        severity: 'minor',
        title: `«${String(short.value)}» y «${String(long.value)}» son barrios de distritos distintos con un mismo nombre`,
        relation: {
          kind: 'holds',
          figures: [short.id, long.id],
          holds: false,
          expected: 'un nombre que los distinga',
          stated: `${String(short.value)}; ${String(long.value)}`,
        },
        advice: 'Nombre el barrio con su distrito en cuadros y registros.',
      })),
  );
};

export const checks: readonly Check[] = [sum, partial, sameCutOff, fresh, namesApart];
