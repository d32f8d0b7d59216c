// Counts of the thread as figures: each leads to the figures of what it counts.
import type { State } from '#shared/document.ts';
import type { Figure } from '#shared/figure.ts';
import type { FigureBook, Place } from '#modules/sources/index.ts';
import type { Stage, ThreadCommittee, ThreadInput, ThreadPriority, ThreadThing } from './thread.ts';

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
  /** What stands behind a count: the plan's own words, the PIM, the complaints; undefined where nobody printed it. */
  readonly figureOf: (thing: ThreadThing) => Figure | undefined;
  readonly changesOf: (committee: ThreadCommittee, crime: string) => readonly MeasuredChange[];
}

export interface CountRequest {
  /** Of the id, after `thread-`. */
  readonly measure: string;
  readonly label: string;
  readonly value: number;
  readonly formula: string;
  readonly inputs: readonly Figure[];
}

export function countFigure({ book, place }: ThreadPanelInput, request: CountRequest): Figure {
  const { measure, label, value, formula, inputs } = request;
  return book.include({
    id: `pasc.thread-${measure}@${place.code || 'PE'}`,
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
    origin: { kind: 'formula', formula, inputs: inputs.map(({ id }) => id) },
  });
}

/** Each thing once: several gaps may be about one. */
export function figuresOf({ figureOf }: ThreadPanelInput, things: readonly ThreadThing[]): readonly Figure[] {
  return [...new Map(things.flatMap((thing) => figureOf(thing) ?? []).map((figure) => [figure.id, figure])).values()];
}

export interface StageFigures {
  readonly stage: Stage;
  readonly reached: Figure;
  readonly of: Figure;
}

export function stageFigures(input: ThreadPanelInput, stage: Stage): StageFigures {
  const count = (measure: string, label: string, things: readonly ThreadThing[]): Figure =>
    countFigure(input, {
      measure,
      label,
      value: things.length,
      formula: 'cantidad de los que siguen',
      inputs: figuresOf(input, things),
    });
  return {
    stage,
    reached: count(stage.key, stage.name, stage.reached),
    of: count(`${stage.key}-all`, `${stage.name}: todos`, stage.of),
  };
}

export interface WorkRequest {
  readonly committee: ThreadCommittee;
  readonly priority: ThreadPriority;
  readonly measure: 'activities' | 'budget';
  readonly value: number;
}

/** Over the activities of a plan that answer to a priority: its proof is their rows. */
export function workFigure({ book, day }: ThreadPanelInput, request: WorkRequest): Figure {
  const { committee, priority, measure, value } = request;
  const isMoney = measure === 'budget';
  return book.include({
    id: `pasc.thread-${measure}@${committee.serves}/${priority.rank}`,
    section: 'pasc',
    label: `${isMoney ? 'Presupuesto' : 'Actividades'} de «${priority.text}», ${committee.name}`,
    value,
    unit: isMoney ? 'soles' : 'count',
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
