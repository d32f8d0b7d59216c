// From a plan's priority to its activity, its money and its result: an empty link says that it is empty.
import type { Panel, Sentence } from '#shared/document.ts';
import type { Drawing, Shape } from '#shared/drawing.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { joinWords, say } from '#shared/sentence.ts';
import { cellText, type SectionInput, type StoredRecord } from '#modules/sources/index.ts';
import type { Committee } from './plan.ts';

interface Link {
  readonly id: string;
  readonly name: string;
  /** Column of `pasc-activity` that fills it. */
  readonly column: string;
}

const LINKS: readonly Link[] = [
  { id: 'activities', name: 'Actividad', column: 'activity' },
  { id: 'budgeted', name: 'Presupuesto', column: 'budget' },
  { id: 'results', name: 'Resultado', column: 'result' },
];

interface Stage {
  readonly name: string;
  readonly total: Figure;
  /** One per committee; null value where nobody registered any. */
  readonly byCommittee: readonly Figure[];
}

/** A committee's row takes this many points; more than eight committees do not fit. */
const MAXIMUM_ROWS = 8;

export function tracePanel(input: SectionInput, committees: readonly Committee[], total: Figure): Panel | null {
  const planned = committees.filter(({ priorities }) => priorities.length > 0);
  if (planned.length === 0) return null;
  const links = LINKS.map((link) => stageOf(input, planned, link));
  const first: Stage = { name: 'Prioridad', total, byCommittee: planned.map(({ priorityCount }) => priorityCount) };
  return {
    id: 'pasc-trace',
    section: 'pasc',
    title: 'La traza de los planes',
    takeaway: takeaway(total, links),
    visuals: [
      {
        kind: 'drawing',
        caption: 'De la prioridad al resultado, por comité',
        alt: 'Flujo de cuatro pasos: prioridad, actividad, presupuesto y resultado, con lo registrado por cada comité.',
        drawing: flowDrawing(planned.slice(0, MAXIMUM_ROWS), [first, ...links]),
      },
    ],
    notes: [['El documento muestra la traza como esquema; sus cantidades no se publicaron.']],
  };
}

/** Matters hang from it: null when every priority has an activity. */
export function untracedPriorities({ rows }: SectionInput, committees: readonly Committee[]): readonly StoredRecord[] {
  const traced = new Set(
    rows('pasc-activity').map((record) => `${cellText(record, 'territory')}/${String(record.values['rank'])}`),
  );
  return committees.flatMap(({ territory, priorities }) =>
    priorities
      .filter(({ record }) => !traced.has(`${territory}/${String(record.values['rank'])}`))
      .map(({ record }) => record),
  );
}

function stageOf({ book, rows, place }: SectionInput, planned: readonly Committee[], link: Link): Stage {
  const filled = rows('pasc-activity').filter((record) => record.values[link.column] !== null);
  const figure = (id: string, label: string, territory: string, records: readonly StoredRecord[]): Figure => {
    const name = { id: `${link.id}@${id}`, label, period: '', territory };
    return records.length > 0
      ? book.tally({ ...name, records, column: link.column })
      : book.missing({ ...name, unit: 'count' });
  };
  const label = `${link.name}: registros`;
  return {
    name: link.name,
    total: figure(
      place.code || 'PE',
      label,
      place.code,
      filled.filter((record) => planned.some(({ territory }) => territory === cellText(record, 'territory'))),
    ),
    byCommittee: planned.map(({ territory, name }) =>
      figure(
        `${place.code || 'PE'}/${territory}`,
        `${name}. ${label}`,
        territory,
        filled.filter((record) => cellText(record, 'territory') === territory),
      ),
    ),
  };
}

/** "La traza llega hasta la prioridad (41); actividades, presupuesto y resultado: sin información registrada." */
function takeaway(total: Figure, links: readonly Stage[]): Sentence {
  const words: Readonly<Record<string, string>> = {
    Actividad: 'actividades',
    Presupuesto: 'presupuesto',
    Resultado: 'resultado',
  };
  const wordOf = ({ name }: Stage): string => words[name] ?? name.toLowerCase();
  const empty = links.filter((stage) => numberOf(stage.total) === null);
  const reached = links.filter((stage) => numberOf(stage.total) !== null);
  const known = joinWords([
    say`la prioridad (${total})`,
    ...reached.map((stage) => say`${wordOf(stage)} (${stage.total})`),
  ]);
  if (empty.length === 0) return say`La traza tiene todos sus eslabones: ${known}.`;
  return say`La traza llega hasta ${known}; ${joinWords(empty.map(wordOf))}: sin información registrada.`;
}

const WIDTH = 920;
const LABEL = 170;
const HEAD = 50;
const GAP = 26;

function flowDrawing(planned: readonly Committee[], stages: readonly Stage[]): Drawing {
  const row = Math.min(34, (330 - HEAD - 10) / planned.length);
  const height = Math.round(HEAD + 10 + row * planned.length);
  const column = (WIDTH - LABEL - GAP * (stages.length - 1)) / stages.length;
  const top = HEAD + 10;
  const labels = planned.map(({ name }, index): Shape => ({
    kind: 'text',
    x: 0,
    y: top + index * row,
    width: LABEL - 10,
    height: row,
    text: [name],
    size: 12,
    vertical: 'middle',
    tone: 'ink',
  }));
  const columns = stages.flatMap((stage, index): Shape[] => {
    const x = LABEL + index * (column + GAP);
    return [
      ...(index > 0
        ? [
            {
              kind: 'line' as const,
              points: [
                [x - GAP + 3, HEAD / 2],
                [x - 3, HEAD / 2],
              ] as const,
              arrow: true,
              stroke: 'muted' as const,
              strokeWidth: 2,
            },
          ]
        : []),
      ...stageShapes(stage, { x, width: column, top, row, rows: planned.length }),
    ];
  });
  return { width: WIDTH, height, shapes: [...labels, ...columns] };
}

interface StageBox {
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly row: number;
  readonly rows: number;
}

function stageShapes(stage: Stage, { x, width, top, row, rows }: StageBox): Shape[] {
  const empty = numberOf(stage.total) === null;
  const head: Shape[] = [
    {
      kind: 'rect',
      x,
      y: 0,
      width,
      height: HEAD,
      radius: 4,
      fill: empty ? 'panel' : 'accentSoft',
      stroke: empty ? 'unknown' : 'accent',
      strokeWidth: 1,
      figure: stage.total.id,
    },
    {
      kind: 'text',
      x: x + 10,
      y: 0,
      width: width - 20,
      height: HEAD,
      text: empty ? [stage.name] : [`${stage.name}: `, { figure: stage.total.id }],
      size: 15,
      weight: 'bold',
      align: 'center',
      vertical: 'middle',
      tone: 'ink',
    },
  ];
  if (empty) {
    const box = { x, y: top + 2, width, height: row * rows - 4 };
    return [
      ...head,
      { kind: 'rect', ...box, radius: 4, fill: 'paper', stroke: 'unknown', strokeWidth: 1, hatched: true },
      {
        kind: 'rect',
        x: x + 8,
        y: box.y + box.height / 2 - 24,
        width: width - 16,
        height: 48,
        radius: 3,
        fill: 'paper',
      },
      {
        kind: 'text',
        x: x + 10,
        y: box.y + box.height / 2 - 22,
        width: width - 20,
        height: 44,
        text: ['sin información registrada'],
        size: 13,
        align: 'center',
        vertical: 'middle',
        tone: 'muted',
      },
    ];
  }
  const cells = stage.byCommittee.slice(0, rows).flatMap((figure, index): Shape[] => {
    const known = numberOf(figure) !== null;
    return [
      {
        kind: 'rect',
        x,
        y: top + index * row + 2,
        width,
        height: row - 4,
        radius: 3,
        fill: known ? 'accentSoft' : 'panel',
        figure: figure.id,
      },
      {
        kind: 'text',
        x: x + 6,
        y: top + index * row + 2,
        width: width - 12,
        height: row - 4,
        text: known ? [{ figure: figure.id }] : ['sin información registrada'],
        size: known ? 14 : 11,
        align: 'center',
        vertical: 'middle',
        tone: known ? 'ink' : 'muted',
      },
    ];
  });
  return [...head, ...cells];
}
