// Where the thread breaks: how many of each kind, and every one of them.
import type { Cell, Panel } from '#shared/document.ts';
import { grouped } from '#shared/grouped.ts';
import { say } from '#shared/sentence.ts';
import { type Gap, GAP_KINDS, type GapKind, HIGH_CRIMES } from './thread.ts';
import { countFigure, figuresOf, type ThreadPanelInput } from './thread-figures.ts';

const GAP_WORDS: Readonly<Record<GapKind, string>> = {
  priorityWithoutSeries: 'Prioridad sin serie pública',
  priorityInsideAggregate: 'Prioridad dentro de un agregado',
  priorityWithoutActivity: 'Prioridad sin actividad',
  activityWithoutMoney: 'Actividad sin presupuesto',
  moneyWithoutActivity: 'Presupuesto sin actividad',
  crimeOutsidePlan: 'Delito alto o en alza que el plan no nombra',
  objectiveUncovered: 'Objetivo que ningún plan registra',
  onlyAbove: 'Prioridad de arriba que ningún distrito recoge',
};

export function gapsPanel(input: ThreadPanelInput, gaps: readonly Gap[]): Panel {
  const byKind = grouped(gaps, ({ kind }) => kind);
  const kinds = GAP_KINDS.flatMap((kind) => {
    const own = byKind.get(kind) ?? [];
    if (own.length === 0) return [];
    const figure = countFigure(input, {
      measure: `gaps-${kind}`,
      label: GAP_WORDS[kind],
      value: own.length,
      formula: 'cantidad de filas de esa clase en la lista de vacíos',
      inputs: figuresOf(
        input,
        own.map(({ about }) => about),
      ),
    });
    return [{ kind, figure }];
  });
  const total = countFigure(input, {
    measure: 'gaps',
    label: 'Vacíos del hilo',
    value: gaps.length,
    formula: 'suma de las clases',
    inputs: kinds.map(({ figure }) => figure),
  });
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
        rows: kinds.map(({ kind, figure }): Cell[] => [
          { content: [GAP_WORDS[kind]], strong: true },
          { content: say`${figure}` },
        ]),
      },
    ],
    notes: [
      [
        `Delito alto: entre las ${HIGH_CRIMES} modalidades con más registros del lugar, sin contar «Otros», o que sube con evidencia (supuesto de la plataforma).`,
      ],
    ],
    webOnly: true,
  };
}

/** Every one of them, to be worked through. */
export function gapListPanel(gaps: readonly Gap[]): Panel {
  return {
    id: 'thread-gap-list',
    section: 'pasc',
    title: 'Todos los vacíos',
    takeaway: ['Cada fila es algo que alguien puede registrar, medir o decidir.'],
    visuals: [
      {
        kind: 'table',
        caption: 'De quién es cada uno',
        columns: [
          { key: 'kind', label: 'Vacío' },
          { key: 'whose', label: 'De quién' },
          { key: 'what', label: 'Qué' },
        ],
        rows: gaps.map(({ kind, whose, what }): Cell[] => [
          { content: [GAP_WORDS[kind]] },
          { content: [whose], strong: true },
          { content: [what] },
        ]),
      },
    ],
    webOnly: true,
  };
}
