// The thread on screen: how far it goes, what is missing, and each priority with what it has on the way.
import type { Cell, Panel, Sentence, State, TableVisual } from '#shared/document.ts';
import type { Drawing, Shape } from '#shared/drawing.ts';
import type { Figure } from '#shared/figure.ts';
import { as, say } from '#shared/sentence.ts';
import type { FigureBook, Place } from '#modules/sources/index.ts';
import {
  type Gap,
  GAP_KINDS,
  type GapKind,
  gapsOf,
  type Stage,
  stagesOf,
  type ThreadCommittee,
  type ThreadInput,
  type ThreadPriority,
} from './thread.ts';

export interface MeasuredChange {
  readonly name: string;
  readonly current: Figure;
  readonly percent: Figure;
  /** Spanish. */
  readonly verdict: string;
  readonly state: State;
}

export interface ThreadPanelInput extends ThreadInput {
  readonly book: FigureBook;
  readonly place: Place;
  /** On which the plans are in force. */
  readonly day: string;
  /** Spanish: months that the series compare. */
  readonly period: string;
  /** The plan's own words, as a figure with its cell. */
  readonly textOf: (committee: ThreadCommittee, priority: ThreadPriority) => Figure | undefined;
  readonly changesOf: (committee: ThreadCommittee, crime: string) => readonly MeasuredChange[];
}

export const GAP_WORDS: Readonly<Record<GapKind, string>> = {
  priorityWithoutSeries: 'Prioridad sin serie pública',
  priorityInsideAggregate: 'Prioridad dentro de un agregado',
  priorityWithoutActivity: 'Prioridad sin actividad',
  activityWithoutMoney: 'Actividad sin presupuesto',
  moneyWithoutActivity: 'Presupuesto sin actividad',
  crimeOutsidePlan: 'Delito alto o en alza que el plan no nombra',
  objectiveUncovered: 'Objetivo que ningún plan registra',
  onlyAbove: 'Prioridad de arriba que ningún distrito recoge',
};

export function threadPanels(input: ThreadPanelInput): readonly Panel[] {
  const { place, committees } = input;
  const planned = committees.filter(({ priorities }) => priorities.length > 0);
  if (planned.length === 0)
    return [
      {
        id: 'thread-flow',
        section: 'pasc',
        title: `El hilo de los planes · ${place.name}`,
        takeaway: ['Sin información registrada: ningún comité de este lugar tiene prioridades registradas.'],
        visuals: [],
        webOnly: true,
      },
    ];
  const stages = stagesOf(input);
  const gaps = gapsOf(input);
  const figures = stages.map((stage) => stageFigures(input, stage));
  return [
    {
      id: 'thread-flow',
      section: 'pasc',
      title: `El hilo de los planes · ${place.name}`,
      takeaway: flowSentence(figures),
      visuals: [
        {
          kind: 'drawing',
          caption: 'Del objetivo al resultado',
          alt: 'Siete pasos del objetivo al resultado, cada uno con cuántos llegan y cuántos faltan.',
          drawing: flowDrawing(figures),
        },
      ],
      notes: [['Desde la prioridad, cada paso cuenta prioridades: las que llegan hasta él.']],
      webOnly: true,
    },
    gapsPanel(input, gaps),
    prioritiesPanel(input, planned),
  ];
}

interface StageFigures {
  readonly stage: Stage;
  readonly reached: Figure;
  readonly of: Figure;
}

function countFigure(
  { book, place }: ThreadPanelInput,
  id: string,
  label: string,
  value: number,
  formula: string,
): Figure {
  return book.include({
    id: `pasc.thread-${id}@${place.code || 'PE'}`,
    section: 'pasc',
    label,
    value,
    unit: 'count',
    decimals: 0,
    period: '',
    territory: place.code,
    source: 'Planes, presupuesto y denuncias leídos juntos',
    elaboration: 'Vigía',
    cutOff: null,
    origin: { kind: 'formula', formula, inputs: [] },
  });
}

function stageFigures(input: ThreadPanelInput, stage: Stage): StageFigures {
  return {
    stage,
    reached: countFigure(input, stage.key, stage.name, stage.reached, `cantidad: ${stage.name.toLowerCase()}`),
    of: countFigure(input, `${stage.key}-all`, `${stage.name}: todos`, stage.of, 'cantidad de los que podrían llegar'),
  };
}

function flowSentence(stages: readonly StageFigures[]): Sentence {
  const of = (key: Stage['key']): StageFigures | undefined => stages.find(({ stage }) => stage.key === key);
  const [priority, series, activity, money, result] = (
    ['priority', 'series', 'activity', 'money', 'result'] as const
  ).map(of);
  if (!priority || !series || !activity || !money || !result) return [];
  return say`De ${priority.reached} prioridades, ${series.reached} tienen una serie propia que las mide, ${activity.reached} una actividad, ${money.reached} presupuesto y ${result.reached} un resultado informado.`;
}

const WIDTH = 920;
const BOX_GAP = 22;
const BAR = 150;
const HEAD = 58;

function flowDrawing(stages: readonly StageFigures[]): Drawing {
  const width = (WIDTH - BOX_GAP * (stages.length - 1)) / stages.length;
  return {
    width: WIDTH,
    height: HEAD + BAR + 34,
    shapes: stages.flatMap((stage, index) => stageShapes(stage, index * (width + BOX_GAP), width, index > 0)),
  };
}

/** A hollow bar of all, filled from below as far as they reach. */
function stageShapes({ stage, reached, of }: StageFigures, x: number, width: number, hasArrow: boolean): Shape[] {
  const filled = stage.of === 0 ? 0 : Math.round((BAR * stage.reached) / stage.of);
  const top = HEAD + 4;
  return [
    ...(hasArrow
      ? [
          {
            kind: 'line' as const,
            points: [
              [x - BOX_GAP + 3, top + BAR / 2],
              [x - 3, top + BAR / 2],
            ] as const,
            arrow: true,
            stroke: 'muted' as const,
            strokeWidth: 2,
          },
        ]
      : []),
    {
      kind: 'text',
      x,
      y: 0,
      width,
      height: HEAD,
      text: [stage.name],
      size: 13,
      weight: 'bold',
      align: 'center',
      vertical: 'middle',
      tone: 'ink',
    },
    { kind: 'rect', x, y: top, width, height: BAR, radius: 4, fill: 'panel', stroke: 'unknown', strokeWidth: 1 },
    ...(filled > 0
      ? [
          {
            kind: 'rect' as const,
            x,
            y: top + BAR - filled,
            width,
            height: filled,
            radius: 4,
            fill: 'accent' as const,
            figure: reached.id,
          },
        ]
      : []),
    {
      kind: 'text',
      x,
      y: top + BAR + 4,
      width,
      height: 26,
      text: [{ figure: reached.id }, ' de ', { figure: of.id }],
      size: 14,
      align: 'center',
      vertical: 'middle',
      tone: 'ink',
    },
  ];
}

function gapsPanel(input: ThreadPanelInput, gaps: readonly Gap[]): Panel {
  const total = countFigure(input, 'gaps', 'Vacíos del hilo', gaps.length, 'cantidad de filas de la lista');
  const kinds = GAP_KINDS.filter((kind) => gaps.some((one) => one.kind === kind));
  return {
    id: 'thread-gaps',
    section: 'pasc',
    title: 'Dónde se corta',
    takeaway:
      gaps.length === 0 ? ['El hilo no se corta en ninguna parte.'] : say`El hilo se corta en ${total} lugares.`,
    visuals: [
      {
        kind: 'table',
        caption: 'Cuántos de cada clase',
        columns: [
          { key: 'kind', label: 'Vacío' },
          { key: 'count', label: 'Cuántos', align: 'right' },
        ],
        rows: kinds.map((kind): Cell[] => {
          const own = gaps.filter((one) => one.kind === kind).length;
          const figure = countFigure(input, `gaps-${kind}`, GAP_WORDS[kind], own, 'cantidad de filas de esa clase');
          return [{ content: [GAP_WORDS[kind]], strong: true }, { content: say`${figure}` }];
        }),
      },
      {
        kind: 'table',
        caption: 'Todos los vacíos',
        columns: [
          { key: 'kind', label: 'Vacío' },
          { key: 'whose', label: 'De quién' },
          { key: 'what', label: 'Qué' },
        ],
        rows: gaps.map((one): Cell[] => [
          { content: [GAP_WORDS[one.kind]] },
          { content: [one.whose], strong: true },
          { content: [one.what] },
        ]),
      },
    ],
    notes: [
      [
        'Delito alto: entre las tres modalidades con más registros del lugar, sin contar «Otros», o que sube con evidencia (supuesto de la plataforma).',
      ],
    ],
    webOnly: true,
  };
}

function prioritiesPanel(input: ThreadPanelInput, planned: readonly ThreadCommittee[]): Panel {
  const rows = planned.flatMap((committee) =>
    committee.priorities.map((priority) => priorityRow(input, committee, priority)),
  );
  const table: TableVisual = {
    kind: 'table',
    caption: `Prioridad por prioridad; series de ${input.period}`,
    columns: [
      { key: 'committee', label: 'Comité' },
      { key: 'rank', label: 'Lugar', align: 'right' },
      { key: 'text', label: 'Prioridad' },
      { key: 'series', label: 'Serie y cambio' },
      { key: 'activities', label: 'Actividades', align: 'right' },
      { key: 'budget', label: 'Presupuesto', align: 'right' },
      { key: 'result', label: 'Resultado' },
    ],
    rows,
  };
  return {
    id: 'thread-priorities',
    section: 'pasc',
    title: 'Cada prioridad y lo que tiene',
    takeaway: ['Lo que el plan promete combatir, lo que las denuncias dicen y lo que se hace.'],
    visuals: [table],
    webOnly: true,
  };
}

function priorityRow(input: ThreadPanelInput, committee: ThreadCommittee, priority: ThreadPriority): Cell[] {
  const work = input.work.filter(
    ({ territory, priorityRank }) => territory === committee.governs && priorityRank === priority.rank,
  );
  const at = `${committee.serves}/${priority.rank}`;
  const text = input.textOf(committee, priority);
  return [
    { content: [committee.name], strong: true },
    { content: [String(priority.rank)] },
    { content: text ? say`${text}` : [priority.text] },
    seriesCell(input, committee, priority),
    work.length === 0
      ? { content: ['ninguna'], state: 'unknown' }
      : {
          content: say`${workFigure(input, committee, priority, `activities-${at}`, 'Actividades', work.length, 'count')}`,
        },
    moneyCell(input, committee, priority, work),
    resultCell(work),
  ];
}

function seriesCell(input: ThreadPanelInput, committee: ThreadCommittee, { crime }: ThreadPriority): Cell {
  const coverage = input.crimes.find(({ code }) => code === crime)?.coverage ?? 'none';
  if (coverage === 'none') return { content: ['no hay serie pública'], state: 'unknown' };
  if (coverage === 'aggregate') return { content: ['dentro de un agregado que la esconde'], state: 'unknown' };
  const changes = input.changesOf(committee, crime);
  if (changes.length === 0) return { content: ['serie propia, sin registros que comparar'], state: 'unknown' };
  const parts = changes.map(({ name, current, percent, verdict }): Sentence =>
    percent.value === null
      ? say`${name}: ${current} (${verdict})`
      : say`${name}: ${current}, ${as(percent, { sign: 'always' })} (${verdict})`,
  );
  const [first] = changes;
  return {
    content: parts.flatMap((part, index) => (index === 0 ? part : ['; ', ...part])),
    ...(changes.length === 1 && first ? { state: first.state } : {}),
  };
}

function workFigure(
  { book, day }: ThreadPanelInput,
  committee: ThreadCommittee,
  priority: ThreadPriority,
  id: string,
  label: string,
  value: number,
  unit: 'count' | 'soles',
): Figure {
  return book.include({
    id: `pasc.thread-${id}`,
    section: 'pasc',
    label: `${label} de «${priority.text}», ${committee.name}`,
    value,
    unit,
    decimals: 0,
    period: '',
    territory: committee.serves,
    source: 'Matriz de actividades del plan en Vigía',
    elaboration: committee.name,
    cutOff: null,
    origin: {
      kind: 'query',
      editionId: 0,
      dataset: 'pasc',
      filter: { of: 'activities', territory: committee.governs, rank: String(priority.rank), day },
      rowCount: value,
    },
  });
}

function moneyCell(
  input: ThreadPanelInput,
  committee: ThreadCommittee,
  priority: ThreadPriority,
  work: ThreadInput['work'],
): Cell {
  const amount = work.reduce((sum, { budget }) => sum + (budget ?? 0), 0);
  if (amount === 0) return { content: ['—'] };
  const at = `${committee.serves}/${priority.rank}`;
  return { content: say`${workFigure(input, committee, priority, `budget-${at}`, 'Presupuesto', amount, 'soles')}` };
}

function resultCell(work: ThreadInput['work']): Cell {
  const reported = work.filter(({ executed }) => executed !== null);
  if (reported.length === 0) return { content: ['sin informar'], state: 'unknown' };
  const done = reported.filter(({ executed }) => (executed ?? 0) > 0).length;
  return { content: [done === 0 ? 'informado en cero' : done === work.length ? 'en todas' : 'en algunas'] };
}
