// The maps of the first screen: what the sections offer to colour, over the territories inside.
import type { Measure, TableVisual } from '#shared/document.ts';
import { type FigureMap, numberOf } from '#shared/figure.ts';
import { formatFigure } from '#shared/format.ts';
import { say } from '#shared/sentence.ts';
import { stateTone } from '#shared/theme.ts';
import { choropleth, type MapShape, type MapValue } from '#modules/territory/index.ts';
import type { BriefingSection } from './briefing.ts';
import type { MapMeasure } from './contract.ts';

const SIZE = { width: 560, height: 380 };

/** One map for each measure that speaks of two territories or more. */
export function mapMeasures(
  sections: readonly Pick<BriefingSection, 'content'>[],
  shapes: readonly MapShape[],
  figures: FigureMap,
  marked?: string,
): readonly MapMeasure[] {
  if (shapes.length < 2) return [];
  return sections
    .flatMap(({ content }) => content.measures ?? [])
    .flatMap((measure) => {
      const values = valuesOf(measure, figures);
      if (shapes.filter(({ code }) => values.has(code)).length < 2) return [];
      return [
        {
          key: measure.key,
          label: measure.label,
          drawing: choropleth({
            shapes,
            values,
            legend: measure.label,
            ...SIZE,
            ...(marked === undefined ? {} : { marked }),
          }),
          table: tableOf(measure, shapes, figures),
        },
      ];
    });
}

function valuesOf(measure: Measure, figures: FigureMap): ReadonlyMap<string, MapValue> {
  const values = new Map<string, MapValue>();
  for (const [code, id] of Object.entries(measure.figures)) {
    const figure = figures[id];
    if (!figure || figure.value === null) continue;
    if (measure.kind === 'amount') values.set(code, { kind: 'figure', figure });
    else
      values.set(code, {
        kind: 'state',
        word: formatFigure(figure),
        tone: stateTone(measure.states?.[code] ?? 'neutral'),
        figure,
      });
  }
  return values;
}

function tableOf(measure: Measure, shapes: readonly MapShape[], figures: FigureMap): TableVisual {
  const rows = shapes
    .map(({ code, name }) => ({ name, figure: figures[measure.figures[code] ?? ''] }))
    .toSorted(
      (a, b) =>
        (numberOf(b.figure) ?? -Infinity) - (numberOf(a.figure) ?? -Infinity) || a.name.localeCompare(b.name, 'es'),
    );
  return {
    kind: 'table',
    caption: measure.label,
    columns: [
      { key: 'place', label: 'Lugar' },
      { key: 'value', label: measure.label, align: 'right' },
    ],
    rows: rows.map(({ name, figure }) => [
      { content: [name] },
      figure ? { content: say`${figure}` } : { content: ['sin dato'], state: 'unknown' as const },
    ]),
  };
}
