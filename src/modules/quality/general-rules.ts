// Rules that no module needs to declare: they follow from the figures themselves.
import { type CalendarDate, formatDate } from '#shared/calendar-date.ts';
import type { Constraint } from '#shared/check.ts';
import type { Figure, FigureMap } from '#shared/figure.ts';

export function generalConstraints(figures: FigureMap, asOf: CalendarDate | null): readonly Constraint[] {
  const all = Object.values(figures);
  return [...collidingLabels(all), ...laterThanTheDate(all, asOf), ...missingPercentSigns(all)];
}

/** Two source cells under one name with two values: the reader cannot tell which is meant. */
function collidingLabels(figures: readonly Figure[]): readonly Constraint[] {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    if (figure.origin.kind !== 'cells' || typeof figure.value !== 'number') continue;
    const { section, label, period, territory, unit } = figure;
    const key = JSON.stringify([section, label, period, territory, unit]);
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  return [...groups.values()]
    .filter((group) => new Set(group.map(({ value }) => value)).size > 1)
    .map((group): Constraint => {
      const [first] = group;
      return {
        rule: 'quality-colliding-labels',
        severity: 'minor',
        title: `«${first?.label ?? ''}» nombra ${group.length} cifras con valores distintos.`,
        relation: {
          kind: 'holds',
          figures: group.map(({ id }) => id),
          holds: false,
          expected: 'un nombre distinto por cifra',
          stated: first?.label ?? '',
        },
        advice: 'Diga en el nombre de cada cifra qué la distingue.',
      };
    });
}

/** At an earlier date nothing may be shown that was cut later, unless it says so. */
function laterThanTheDate(figures: readonly Figure[], asOf: CalendarDate | null): readonly Constraint[] {
  if (asOf === null) return [];
  return figures
    .filter(({ cutOff, later, value }) => value !== null && cutOff !== null && cutOff > asOf && later !== true)
    .map(({ id, label, cutOff }): Constraint => ({
      rule: 'quality-later-than-date',
      severity: 'serious',
      title: `«${label}» tiene un corte posterior a la fecha elegida.`,
      relation: {
        kind: 'holds',
        figures: [id],
        holds: false,
        expected: `un corte hasta el ${formatDate(asOf)}`,
        stated: cutOff === null ? '' : formatDate(cutOff),
      },
      advice: 'Revise la fecha de publicación de la edición o márquela como posterior al corte.',
    }));
}

/** Percentages of one measure, some with their sign and some bare. */
function missingPercentSigns(figures: readonly Figure[]): readonly Constraint[] {
  const measures = new Map<string, Figure[]>();
  for (const figure of figures) {
    if (figure.unit !== 'percent' || figure.printed === undefined || typeof figure.value !== 'number') continue;
    const [measure = ''] = figure.id.split('@');
    measures.set(measure, [...(measures.get(measure) ?? []), figure]);
  }
  return [...measures.values()].flatMap((group): Constraint[] => {
    const bare = group.filter(({ printed }) => !printed?.includes('%'));
    const [first] = bare;
    if (!first || bare.length === group.length) return [];
    return [
      {
        rule: 'quality-percent-sign',
        severity: 'minor',
        title: `${bare.length} de ${group.length} porcentajes de una misma medida no llevan el signo %.`,
        relation: {
          kind: 'holds',
          figures: bare.map(({ id }) => id),
          holds: false,
          expected: `el signo en todas: ${group.map(({ printed }) => `${(printed ?? '').replace('%', '')}%`).join(', ')}`,
          stated: `sin signo: ${bare.map(({ printed }) => printed ?? '').join(', ')}`,
        },
        advice: 'Escriba el signo % en todas las columnas o solo en el encabezado.',
      },
    ];
  });
}
