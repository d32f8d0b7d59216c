// For whoever pays: where each sol goes, how much it is for each inhabitant, and what was done with it.
import type { Panel } from '#shared/document.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { inPlace, ofPlace } from '#shared/place-words.ts';
import { as, say } from '#shared/sentence.ts';
import type { SectionInput } from '#modules/sources/index.ts';
import { PROJECTS } from '../cube.ts';
import { ORDINARY_SOURCE } from '../dataset.ts';
import { budgetYears } from '../execution.ts';
import type { PageData, ShareData } from './data.ts';
import { factFigure } from './fact-figure.ts';
import { MILLIONS, placeSpending } from './goal-panel.ts';

interface Share {
  readonly name: string;
  readonly accrued: Figure;
  /** Cents of each sol accrued. */
  readonly cents: Figure;
}

export function solPanel(input: SectionInput, data: PageData): Panel | null {
  const spending = placeSpending(input, data);
  const shares = productShares(input, data);
  if (!spending || shares.length === 0) return null;
  const [first] = shares;
  const sources = sourceShares(input, data);
  const ordinary = sources.find(({ code }) => code === ORDINARY_SOURCE);
  return {
    id: 'budget-sol',
    section: 'budget',
    title: 'A dónde va cada sol',
    takeaway: first
      ? say`De cada sol que se gastó ${inPlace(input.place)} en ${String(spending.year)} contra el delito, ${first.cents} céntimos fueron a ${first.name}.`
      : [],
    visuals: [
      {
        kind: 'chart',
        form: 'bar',
        caption: 'Devengado por producto',
        alt: 'Barras de lo devengado en cada producto del programa.',
        categories: shares.map(({ name }) => name),
        series: [{ name: 'Devengado', figures: shares.map(({ accrued }) => accrued.id), role: 'current' }],
        ...(shares.some(({ accrued }) => (numberOf(accrued) ?? 0) >= 2e6)
          ? { axis: 'millones de soles', format: MILLIONS }
          : { axis: 'soles', format: { decimals: 0 } }),
        labels: true,
      },
      ...(sources.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              caption: 'De dónde viene el dinero',
              columns: [
                { key: 'source', label: 'Fuente de financiamiento' },
                { key: 'accrued', label: 'Devengado', align: 'right' as const },
                { key: 'cents', label: 'De cada sol', align: 'right' as const },
              ],
              rows: sources.map(({ name, accrued, cents }) => [
                { content: [name] },
                { content: say`${as(accrued, { decimals: 0 })}` },
                { content: say`${cents} céntimos` },
              ]),
            },
          ]),
    ],
    ...(ordinary
      ? {
          notes: [
            [
              'Los recursos ordinarios los asigna un artículo de la Ley de Presupuesto; los demás los decide la municipalidad.',
            ],
          ],
        }
      : {}),
  };
}

function productShares(input: SectionInput, data: PageData): readonly Share[] {
  if (data.facts && data.year !== null) return sharesOf(input, data, 'product', data.products);
  const years = budgetYears(input);
  const asked = data.question.year;
  const year = asked === undefined ? years.at(-1) : years.find((candidate) => Number(candidate.year) === asked);
  return (year?.products ?? [])
    .map((product): Share => ({
      name: product.name,
      accrued: product.executed,
      cents: centsOf(input, `${product.name}/${year?.year}`, product.name, product.executed, year?.total.executed),
    }))
    .toSorted(largestFirst);
}

function sourceShares(input: SectionInput, data: PageData): readonly (Share & { readonly code: string })[] {
  return data.facts && data.year !== null ? sharesOf(input, data, 'source', data.sources) : [];
}

function sharesOf(
  input: SectionInput,
  { facts, year }: PageData,
  by: 'product' | 'source',
  shares: readonly ShareData[],
): readonly (Share & { readonly code: string })[] {
  const total = facts?.years.find((candidate) => candidate.year === year);
  if (!facts || !total || year === null) return [];
  const here = input.place.code || 'PE';
  const whole = factFigure(input.book, facts.edition, {
    id: `factAccrued@${here}/${year}`,
    label: 'Devengado de los gobiernos locales',
    cents: total.accruedCents,
    year,
    territory: input.place.code,
    filter: {},
    rows: total.rows,
  });
  return shares
    .filter(({ accruedCents }) => accruedCents > 0)
    .map((share) => {
      const name = share.code === PROJECTS ? 'proyectos de inversión' : share.name.toLowerCase() || share.code;
      const accrued = factFigure(input.book, facts.edition, {
        id: `${by}Accrued@${here}/${share.code}/${year}`,
        label: `Devengado: ${name}`,
        cents: share.accruedCents,
        year,
        territory: input.place.code,
        filter: { [by]: share.code },
        rows: share.rows,
      });
      return {
        code: share.code,
        name,
        accrued,
        cents: centsOf(input, `${by}/${share.code}/${year}`, name, accrued, whole),
      };
    })
    .toSorted(largestFirst);
}

function centsOf(
  { book, place }: SectionInput,
  at: string,
  name: string,
  part: Figure,
  whole: Figure | undefined,
): Figure {
  return book.computed({
    id: `solCents@${place.code || 'PE'}/${at}`,
    label: `Céntimos de cada sol devengado: ${name}`,
    period: part.period,
    territory: place.code,
    unit: 'count',
    decimals: 0,
    inputs: whole ? [part, whole] : [part],
    formula: 'devengado del producto ÷ devengado total × 100',
    compute: (own, all = 0) => (all > 0 ? (own / all) * 100 : null),
  });
}

function largestFirst(a: Share, b: Share): number {
  return (numberOf(b.accrued) ?? 0) - (numberOf(a.accrued) ?? 0);
}

export function inhabitantPanel(input: SectionInput, data: PageData): Panel | null {
  const spending = placeSpending(input, data);
  if (!spending || !data.population || numberOf(data.population) === null) return null;
  const { book, place } = input;
  const population = book.include(data.population);
  const each = (measure: string, label: string, amount: Figure): Figure =>
    book.computed({
      id: `${measure}@${place.code || 'PE'}/${spending.year}`,
      label: `${label} por habitante ${ofPlace(place)}`,
      period: amount.period,
      territory: place.code,
      unit: 'soles',
      decimals: 2,
      inputs: [amount, population],
      formula: 'monto ÷ población de INEI',
      compute: (soles, people) => (people > 0 ? soles / people : null),
    });
  const [accrued, pim] = [
    each('accruedPerInhabitant', 'Devengado', spending.accrued),
    each('pimPerInhabitant', 'PIM', spending.pim),
  ];
  return {
    id: 'budget-inhabitant',
    section: 'budget',
    title: 'Cuánto es por habitante',
    takeaway: say`${accrued} gastados por habitante ${ofPlace(place)} en ${String(spending.year)}, de ${pim} que se podían gastar.`,
    visuals: [
      {
        kind: 'facts',
        caption: `Programa 0030, ${spending.pim.period}`,
        items: [
          { label: 'Gastado por habitante', value: say`${accrued}` },
          { label: 'Presupuesto por habitante', value: say`${pim}` },
          { label: 'Habitantes', value: say`${population}`, note: ['INEI'] },
        ],
      },
    ],
  };
}

/** Only where both exist: money of a year, and what that year counts. */
export function costPanel(input: SectionInput, data: PageData): Panel | null {
  const spending = placeSpending(input, data);
  if (!spending) return null;
  const items = data.works
    .filter(({ count, year }) => year === spending.year && (numberOf(count) ?? 0) > 0)
    .map(({ one, count }) => {
      input.book.include(count);
      return {
        one,
        count,
        cost: input.book.computed({
          id: `cost@${input.place.code || 'PE'}/${count.id}`,
          label: `Devengado del programa por ${one}`,
          period: spending.accrued.period,
          territory: input.place.code,
          unit: 'soles',
          decimals: 0,
          inputs: [spending.accrued, count],
          formula: 'devengado de todo el programa ÷ cantidad',
          compute: (soles, number) => (number > 0 ? soles / number : null),
        }),
      };
    });
  if (items.length === 0) return null;
  return {
    id: 'budget-cost',
    section: 'budget',
    title: 'Cuánto cuesta lo que se hizo',
    takeaway: say`Todo el gasto del programa entre lo que se contó ese año: ${items[0]?.cost ?? ''} por ${items[0]?.one ?? ''}.`,
    visuals: [
      {
        kind: 'facts',
        caption: `Devengado del programa en ${spending.year} entre`,
        items: items.map(({ one, count, cost }) => ({
          label: `Por ${one}`,
          value: say`${cost}`,
          note: say`${count} en el año`,
        })),
      },
    ],
    notes: [
      [
        'Divide todo el programa, también lo que no se gastó en eso: sirve para comparar años y lugares, no como precio.',
      ],
    ],
  };
}
