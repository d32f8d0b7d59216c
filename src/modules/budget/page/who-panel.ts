// Which municipality must speed up, and by how much: of a budget file, else of the ordinary resources that the source prints.
import { formatDate } from '#shared/calendar-date.ts';
import type { Cell, Panel, Sentence, State } from '#shared/document.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { as, say } from '#shared/sentence.ts';
import type { Edition, SectionInput } from '#modules/sources/index.ts';
import { ordinaryRows } from '../ordinary.ts';
import { advanceBy, BAND_YEARS, percentileAt } from '../pace.ts';
import type { EntityData, PageData } from './data.ts';
import { factFigure } from './fact-figure.ts';
import { type GoalFigures, goalFigures, type Spending } from './goal-panel.ts';
import { entitySpending } from './series.ts';

interface WhoRow {
  readonly name: string;
  readonly spending: Spending;
  readonly goal: GoalFigures;
  /** Against its own earlier years; null where there are too few. */
  readonly percentile: Figure | null;
}

export const STATE_WORDS: Readonly<Record<GoalFigures['state'], { readonly word: string; readonly state: State }>> = {
  speedUp: { word: 'debe acelerar', state: 'warn' },
  enough: { word: 'va bien', state: 'good' },
  reached: { word: 'llegó', state: 'good' },
  closed: { word: 'cerró sin llegar', state: 'bad' },
  noBudget: { word: 'sin presupuesto', state: 'unknown' },
};

export function whoPanel(input: SectionInput, data: PageData): Panel | null {
  const { facts, year } = data;
  const rows = facts && year !== null ? factRows(input, data, facts.edition, year) : ordinarySpending(input, data);
  if (rows.length === 0) return null;
  const { goal } = data.question;
  const ofFile = facts !== null && year !== null;
  return {
    id: 'budget-who',
    section: 'budget',
    title: ofFile ? 'Quién debe acelerar' : 'Quién debe acelerar: recursos ordinarios',
    takeaway: takeaway(rows, goal),
    visuals: [
      {
        kind: 'table',
        caption: `Municipalidades, meta ${goal}%, ${rows[0]?.spending.pim.period ?? ''}`,
        columns: [
          { key: 'name', label: 'Municipalidad' },
          { key: 'state', label: 'Estado' },
          { key: 'perMonth', label: 'Al mes desde ahora', align: 'right' },
          { key: 'soFar', label: 'Al mes hasta ahora', align: 'right' },
          { key: 'times', label: 'Veces', align: 'right' },
          { key: 'advance', label: 'Avance', align: 'right' },
          { key: 'pim', label: ofFile ? 'PIM' : 'Asignado', align: 'right' },
          { key: 'own', label: 'Años propios más lentos', align: 'right' },
        ],
        rows: rows.map(cells),
      },
    ],
    notes: [
      [
        ofFile
          ? `Años propios más lentos: porcentaje de los años anteriores de la misma municipalidad que a esa fecha habían gastado menos de su PIM; hacen falta ${BAND_YEARS}.`
          : 'Recursos ordinarios que asignó la Ley de Presupuesto, en millones y con el redondeo de la fuente: lo ejecutado es asignado × % impreso.',
      ],
    ],
  };
}

function takeaway(rows: readonly WhoRow[], goal: number): Sentence {
  const slow = rows.filter(({ goal: { state } }) => state === 'speedUp');
  const [first] = slow.toSorted((a, b) => (numberOf(b.goal.lacking) ?? 0) - (numberOf(a.goal.lacking) ?? 0));
  if (!first) return say`Ninguna de estas municipalidades debe acelerar para llegar a ${String(goal)}%.`;
  return say`${first.name} debe acelerar: ${moneyOf(first.goal.perMonth)} al mes para llegar a ${String(goal)}%, ${first.goal.times} veces lo que lleva.`;
}

/** Millions keep their word. */
function moneyOf(figure: Figure): Sentence {
  return figure.unit === 'millionSoles' ? say`${figure} millones` : say`${figure}`;
}

function cells({ name, spending, goal, percentile }: WhoRow): readonly Cell[] {
  const { word, state } = STATE_WORDS[goal.state];
  return [
    { content: [name], strong: goal.state === 'speedUp' },
    { content: [word], state },
    { content: moneyOf(goal.perMonth), strong: true },
    { content: moneyOf(goal.soFar) },
    { content: say`${goal.times}` },
    { content: say`${goal.advance}` },
    {
      content: spending.pim.unit === 'millionSoles' ? moneyOf(spending.pim) : say`${as(spending.pim, { decimals: 0 })}`,
    },
    { content: percentile ? say`${percentile}` : ['sin años'] },
  ];
}

function factRows({ book }: SectionInput, data: PageData, edition: Edition, year: number): readonly WhoRow[] {
  return data.entities.rows.flatMap((entity): readonly WhoRow[] => {
    const own = entity.years.find((candidate) => candidate.year === year);
    if (!own) return [];
    const figure = (measure: string, label: string, cents: number): Figure =>
      factFigure(book, edition, {
        id: `${measure}@${entity.entity}/${year}`,
        label: `${label} de ${entity.name}`,
        cents,
        year,
        territory: entity.territory,
        filter: { entity: entity.entity },
        rows: own.rows,
      });
    const spending: Spending = {
      year,
      cutOff: edition.cutOff,
      pim: figure('entityPim', 'PIM', own.pimCents),
      accrued: figure('entityAccrued', 'Devengado', own.accruedCents),
    };
    return [
      {
        name: entity.name || entity.entity,
        spending,
        goal: goalFigures(book, `${entity.entity}/${year}`, `de ${entity.name}`, spending, data.question.goal),
        percentile: percentileOf(book, entity, edition, year, spending),
      },
    ];
  });
}

function percentileOf(
  book: SectionInput['book'],
  entity: EntityData,
  edition: Edition,
  year: number,
  { pim, accrued }: Spending,
): Figure | null {
  const years = entitySpending(entity, edition);
  const current = years.find((candidate) => candidate.year === year);
  const month = current?.months.length ?? 0;
  const earlier = years.filter((candidate) => candidate.year < year);
  const advance = current ? advanceBy(current, month) : null;
  const percentile = advance === null ? null : percentileAt(advance, earlier, month);
  if (percentile === null) return null;
  return book.computed({
    id: `percentile@${entity.entity}/${year}`,
    label: `Años anteriores de ${entity.name} que iban más despacio al mes ${month}`,
    period: `${earlier[0]?.year}–${year - 1}`,
    territory: entity.territory,
    unit: 'percent',
    decimals: 0,
    inputs: [accrued, pim],
    formula: `parte de sus ${earlier.length} años anteriores del mismo archivo con menor devengado ÷ PIM al mes ${month}; los iguales cuentan la mitad`,
    compute: () => percentile,
  });
}

/** Newest year first asked; each row's own cut-off. */
function ordinarySpending(input: SectionInput, data: PageData): readonly WhoRow[] {
  if (input.place.level === 'country') return [];
  const all = ordinaryRows(input);
  const year = data.question.year ?? Math.max(0, ...all.map((row) => Number(row.year)));
  return all
    .filter((row) => Number(row.year) === year)
    .map((row): WhoRow => {
      const spending: Spending = { year, cutOff: row.cutOff, pim: row.assigned, accrued: row.executed };
      const goal = goalFigures(
        input.book,
        `${row.code}/ordinary/${year}`,
        `de ${row.name}`,
        spending,
        data.question.goal,
      );
      return { name: row.municipality || `${row.name}, ${formatDate(row.cutOff)}`, spending, goal, percentile: null };
    })
    .toSorted((a, b) => (numberOf(b.goal.lacking) ?? 0) - (numberOf(a.goal.lacking) ?? 0));
}
