// Municipalities side by side: what several sections say of each district, in one heat table.
import type { Cell, Panel, Sentence, State } from '#shared/document.ts';
import { type Figure, type FigureMap, numberOf } from '#shared/figure.ts';
import { say } from '#shared/sentence.ts';
import type { Place, Scope } from '#modules/sources/index.ts';

const MAXIMUM_DISTRICTS = 8;
const TRAMOS = ['I', 'II', 'III'] as const;
const ADVERSE = new Set(['desaprobó', 'no cumple']);

/** Undefined where the territory has too many districts for one table, or nothing to compare. */
export function districtsPanel(scope: Scope, figures: FigureMap): Panel | undefined {
  const districts = scope.districts;
  if (districts.length < 2 || districts.length > MAXIMUM_DISTRICTS) return undefined;
  const measure = measureReader(figures);
  const perThousand = districts.map((district) => measure('serenos.perThousand', district));
  const activities = districts.map((district) => measure('barrio-seguro.activities', district, '2024'));
  const population = districts.map((district) => measure('profile.population', district));
  if ([...perThousand, ...activities].every((figure) => figure === undefined)) return undefined;
  const rows = districts.map((district, index): Cell[] => [
    { content: nameCell(district, measure('compromiso5.indicator', district)), strong: true },
    heatCell(population[index], population),
    heatCell(perThousand[index], perThousand),
    ...TRAMOS.map((tramo) => resultCell(measure('compromiso5.result', district, tramo))),
    heatCell(activities[index], activities),
    textCell(measure('pasc.version', district) ?? measure('pasc.instrument', district)),
  ]);
  return {
    id: 'briefing-districts',
    section: 'briefing',
    title: `${wordFor(districts.length)} municipios lado a lado`,
    takeaway: takeaway(districts, measure),
    visuals: [
      {
        kind: 'table',
        caption: 'Un municipio por fila; más oscuro es más',
        columns: [
          { key: 'name', label: 'Municipio (indicador)', width: 0.22 },
          { key: 'population', label: 'Población', align: 'right', width: 0.12 },
          { key: 'serenos', label: 'Serenos por mil', align: 'right', width: 0.11 },
          ...TRAMOS.map((tramo) => ({ key: tramo, label: `Tramo ${tramo}`, width: 0.11 })),
          { key: 'activities', label: 'Actividades 2024', align: 'right', width: 0.11 },
          { key: 'plan', label: 'Plan', width: 0.11 },
        ],
        rows,
      },
    ],
  };
}

type Measure = (name: string, place: Place, period?: string) => Figure | undefined;

/** The figure of a measure and place; of several periods, the newest. */
function measureReader(figures: FigureMap): Measure {
  const ids = Object.keys(figures).toSorted();
  return (name, place, period) => {
    const exact = `${name}@${place.code}${period === undefined ? '' : `/${period}`}`;
    const found = figures[exact];
    if (found || period !== undefined) return found;
    const id = ids.findLast((key) => key.startsWith(`${exact}/`));
    return id === undefined ? undefined : figures[id];
  };
}

function nameCell(place: Place, indicator: Figure | undefined): Sentence {
  return indicator?.value ? say`${place.name} (${indicator})` : say`${place.name}`;
}

function heatCell(figure: Figure | undefined, column: readonly (Figure | undefined)[]): Cell {
  const value = numberOf(figure);
  if (!figure) return { content: ['sin dato'], state: 'unknown' };
  if (value === null) return { content: say`${figure}`, state: 'unknown' };
  const values = column.flatMap((other) => numberOf(other) ?? []).toSorted((a, b) => a - b);
  const rank = values.indexOf(value) / Math.max(1, values.length - 1);
  const heats = [1, 2, 3, 4, 5] as const;
  return { content: say`${figure}`, heat: heats[Math.round(rank * 4)] ?? 3 };
}

function resultCell(figure: Figure | undefined): Cell {
  if (!figure || typeof figure.value !== 'string') return { content: ['sin dato'], state: 'unknown' };
  const state: State = ADVERSE.has(figure.value) ? 'bad' : 'good';
  return { content: say`${figure}`, state };
}

function textCell(figure: Figure | undefined): Cell {
  return figure && figure.value !== null ? { content: say`${figure}` } : { content: ['sin dato'], state: 'unknown' };
}

function takeaway(districts: readonly Place[], measure: Measure): Sentence {
  const adverse = districts.filter((district) =>
    TRAMOS.every((tramo) => ADVERSE.has(String(measure('compromiso5.result', district, tramo)?.value ?? ''))),
  );
  const [only] = adverse;
  if (adverse.length === 1 && only) {
    return say`${only.name} es la única con resultado adverso en los dos tramos cerrados y en el que corre.`;
  }
  if (adverse.length > 1)
    return say`${adverse.map(({ name }) => name).join(' y ')} tienen resultado adverso en los tres tramos.`;
  return say`Ningún municipio tiene resultado adverso en los tres tramos.`;
}

function wordFor(count: number): string {
  return ['', '', 'Dos', 'Tres', 'Cuatro', 'Cinco', 'Seis', 'Siete', 'Ocho'][count] ?? 'Los';
}
