// Who has a plan, which instrument approves it, and which version it is.
import type { Cell, Panel, Sentence } from '#shared/document.ts';
import type { Figure } from '#shared/figure.ts';
import { as, joinWords, say } from '#shared/sentence.ts';
import type { Committee } from './plan.ts';

export interface PlanCounts {
  readonly committees: Figure;
  readonly plans: Figure;
  readonly renewed: Figure;
}

export function plansPanel(committees: readonly Committee[], counts: PlanCounts): Panel {
  return {
    id: 'pasc-plans',
    section: 'pasc',
    title: committees.length === 1 ? 'El plan vigente' : 'Los planes vigentes',
    takeaway: takeaway(committees, counts),
    visuals: [plansTable(committees)],
  };
}

export function plansTable(committees: readonly Committee[]): Panel['visuals'][number] {
  return {
    kind: 'table',
    caption: 'Comités, instrumento y versión',
    columns: [
      { key: 'committee', label: 'Comité', width: 0.3 },
      { key: 'instrument', label: 'Instrumento que lo aprueba', width: 0.38 },
      { key: 'version', label: 'Versión', width: 0.16 },
      { key: 'period', label: 'Periodo', width: 0.16 },
    ],
    rows: committees.map((committee): Cell[] => [
      { content: [committee.name], strong: true },
      {
        content: committee.hasPlan ? say`${committee.instrument}` : ['sin información registrada'],
        ...(committee.hasPlan ? {} : { state: 'unknown' as const }),
      },
      { content: say`${committee.version}`, ...(committee.renewed ? { state: 'good' as const } : {}) },
      { content: periodWords(committee) },
    ]),
  };
}

export function periodWords({ from, to }: Committee): Sentence {
  return from.value === null || to.value === null ? ['sin dato'] : say`${from}–${to}`;
}

/** "Ocho de ocho comités tienen plan 2024–2027; dos, Carmen de la Legua y La Punta, lo renovaron en 2025." */
function takeaway(committees: readonly Committee[], counts: PlanCounts): Sentence {
  const planned = committees.filter(({ hasPlan }) => hasPlan);
  const first = planned[0];
  const samePeriod =
    first && planned.every(({ from, to }) => from.value === first.from.value && to.value === first.to.value);
  const period: Sentence = samePeriod ? say` ${periodWords(first)}` : [];
  const head = say`${as(counts.plans, { words: 'cardinal', capital: true })} de ${as(counts.committees, { words: 'cardinal' })} comités ${counts.plans.value === 1 ? 'tiene' : 'tienen'} plan${period}`;
  const renewed = planned.filter((committee) => committee.renewed);
  const newest = renewed[0];
  if (!newest) return say`${head}.`;
  const sameYear = newest.year.value !== null && renewed.every(({ year }) => year.value === newest.year.value);
  const when: Sentence = sameYear ? say` en ${newest.year}` : [];
  const who = joinWords(renewed.map(({ shortName }) => shortName));
  return say`${head}; ${as(counts.renewed, { words: 'cardinal' })}, ${who}, lo ${renewed.length === 1 ? 'renovó' : 'renovaron'}${when}.`;
}
