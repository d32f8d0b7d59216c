// What a territory lacks to reach a goal at the end of its year.
import { formatDate } from '#shared/calendar-date.ts';
import type { Panel, Sentence } from '#shared/document.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { ofPlace } from '#shared/place-words.ts';
import { as, say } from '#shared/sentence.ts';
import type { FigureBook, SectionInput } from '#modules/sources/index.ts';
import { budgetYears, ratio } from '../execution.ts';
import { factFigures } from '../facts.ts';
import { goalOf, type GoalState } from '../pace.ts';
import type { PageData } from './data.ts';

export const MILLIONS = { scale: 'millions', decimals: 1 } as const;

/** Soles as they are read: whole below two millions, and millions with their word above. */
export function soles(figure: Figure): Sentence {
  return Math.abs(numberOf(figure) ?? 0) < 2e6
    ? say`${as(figure, { decimals: 0 })}`
    : say`${as(figure, MILLIONS)} millones`;
}

export interface Spending {
  readonly year: number;
  readonly cutOff: string;
  readonly pim: Figure;
  readonly accrued: Figure;
}

/** Of the budget file, else of what the source printed. */
export function placeSpending(input: SectionInput, data: PageData): Spending | null {
  const own = data.facts?.years.find(({ year }) => year === data.year);
  if (data.facts && own) {
    const { pim, accrued } = factFigures(input, data.facts.edition, own);
    return { year: own.year, cutOff: data.facts.edition.cutOff, pim, accrued };
  }
  const years = budgetYears(input);
  const asked = data.question.year;
  const stated = asked === undefined ? years.at(-1) : years.find(({ year }) => Number(year) === asked);
  return stated
    ? { year: Number(stated.year), cutOff: stated.cutOff, pim: stated.total.pim, accrued: stated.total.executed }
    : null;
}

export interface GoalFigures {
  readonly state: GoalState;
  readonly advance: Figure;
  readonly lacking: Figure;
  readonly perMonth: Figure;
  readonly soFar: Figure;
  readonly times: Figure;
}

/** Figures of a goal; `scale` is the soles that one unit of the two amounts is worth. */
export function goalFigures(
  book: FigureBook,
  at: string,
  of: string,
  { year, cutOff, pim, accrued }: Spending,
  goal: number,
): GoalFigures {
  const base = { period: `${year}, al ${formatDate(cutOff)}`, territory: pim.territory };
  const answer = goalOf({ pim: numberOf(pim) ?? 0, accrued: numberOf(accrued) ?? 0, cutOff, year, goal });
  const until = `31/12/${year}`;
  const unit = pim.unit;
  const decimals = unit === 'millionSoles' ? 2 : 0;
  const computed = (
    measure: string,
    label: string,
    formula: string,
    value: number | null,
    more: { readonly unit?: Figure['unit']; readonly decimals?: number } = {},
  ): Figure =>
    book.computed({
      ...base,
      id: `${measure}@${at}/${goal}`,
      label: `${label} ${of}`,
      unit: more.unit ?? unit,
      decimals: more.decimals ?? decimals,
      inputs: [pim, accrued],
      formula,
      compute: () => value,
    });
  return {
    state: answer.state,
    advance: ratio(
      book,
      { ...base, id: `goalAdvance@${at}`, label: `Avance ${of}` },
      accrued,
      pim,
      'devengado ÷ PIM × 100',
    ),
    lacking: computed(
      'goalLacking',
      `Lo que falta para el ${goal}%`,
      `PIM × ${goal} ÷ 100 − devengado, si es más que cero`,
      answer.lacking,
    ),
    perMonth: computed(
      'goalPerMonth',
      `Al mes, para llegar al ${goal}% el ${until},`,
      `lo que falta ÷ los ${answer.monthsLeft.toFixed(1)} meses que quedan desde el ${formatDate(cutOff)}`,
      answer.perMonth,
    ),
    soFar: computed(
      'goalSoFar',
      'Al mes hasta el corte,',
      `devengado ÷ los ${(12 - answer.monthsLeft).toFixed(1)} meses transcurridos`,
      answer.soFar,
    ),
    times: computed(
      'goalTimes',
      'Veces el ritmo que lleva',
      'al mes que hace falta ÷ al mes hasta el corte',
      answer.times,
      {
        unit: 'count',
        decimals: 1,
      },
    ),
  };
}

export function goalPanel(input: SectionInput, data: PageData): Panel | null {
  const spending = placeSpending(input, data);
  if (!spending) return null;
  const { goal } = data.question;
  const here = `${input.place.code || 'PE'}/${spending.year}`;
  const figures = goalFigures(input.book, here, ofPlace(input.place), spending, goal);
  return {
    id: 'budget-goal',
    section: 'budget',
    title: `Llegar a ${goal}% del PIM de ${spending.year}`,
    takeaway: goalWords(figures, goal),
    visuals: [
      {
        kind: 'facts',
        caption: `Programa 0030 ${ofPlace(input.place)}, al ${formatDate(spending.cutOff)}`,
        items: [
          { label: 'PIM', value: soles(spending.pim) },
          {
            label: 'Devengado',
            value: soles(spending.accrued),
            note: say`${figures.advance} del PIM`,
          },
          { label: `Falta para ${goal}%`, value: soles(figures.lacking) },
          {
            label: 'Al mes desde ahora',
            value: say`${figures.perMonth}`,
            note: say`hasta ahora, ${figures.soFar} al mes`,
          },
        ],
      },
    ],
    notes: [
      [
        data.facts
          ? `Local: suma de las municipalidades del archivo de presupuesto al ${formatDate(spending.cutOff)}.`
          : 'No hay archivo de presupuesto por entidad de este territorio: se usa el cuadro que imprime la fuente.',
      ],
    ],
  };
}

export function goalWords(figures: GoalFigures, goal: number): Panel['takeaway'] {
  switch (figures.state) {
    case 'reached':
      return say`Ya pasó la meta de ${String(goal)}%: lleva ${figures.advance} del PIM.`;
    case 'enough':
      return say`Va bien: con ${figures.perMonth} al mes llega a ${String(goal)}%, y lleva ${figures.soFar} al mes.`;
    case 'speedUp':
      return say`Debe acelerar: ${figures.perMonth} al mes para llegar a ${String(goal)}%; hasta ahora, ${figures.soFar} al mes (${figures.times} veces).`;
    case 'closed':
      return say`El año cerró con ${figures.advance} del PIM: le faltaron ${figures.lacking} para ${String(goal)}%.`;
    case 'noBudget':
      return ['Sin presupuesto modificado en el año.'];
  }
}
