// Each priority with what it has on the way: its series, its activities, their money and their result.
import type { Cell, Panel, Sentence, TableVisual } from '#shared/document.ts';
import { as, say } from '#shared/sentence.ts';
import type { ThreadCommittee, ThreadInput, ThreadPriority } from './thread.ts';
import { type ThreadPanelInput, workFigure } from './thread-figures.ts';

export function prioritiesPanel(input: ThreadPanelInput, planned: readonly ThreadCommittee[]): Panel {
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
  const text = input.figureOf({ kind: 'priority', serves: committee.serves, rank: priority.rank });
  return [
    { content: [committee.name], strong: true },
    { content: [String(priority.rank)] },
    { content: text ? say`${text}` : [priority.text] },
    seriesCell(input, committee, priority),
    work.length === 0
      ? { content: ['ninguna'], state: 'unknown' }
      : {
          content: say`${workFigure(input, { committee, priority, measure: 'activities', value: work.length })}`,
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

function moneyCell(
  input: ThreadPanelInput,
  committee: ThreadCommittee,
  priority: ThreadPriority,
  work: ThreadInput['work'],
): Cell {
  const amount = work.reduce((sum, { budget }) => sum + (budget ?? 0), 0);
  if (amount === 0) return { content: ['—'] };
  return { content: say`${workFigure(input, { committee, priority, measure: 'budget', value: amount })}` };
}

function resultCell(work: ThreadInput['work']): Cell {
  const reported = work.filter(({ executed }) => executed !== null);
  if (reported.length === 0) return { content: ['sin informar'], state: 'unknown' };
  const done = reported.filter(({ executed }) => (executed ?? 0) > 0).length;
  return { content: [done === 0 ? 'informado en cero' : done === work.length ? 'en todas' : 'en algunas'] };
}
