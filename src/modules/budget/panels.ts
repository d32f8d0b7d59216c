// Panels of the programme's budget: pace, products, the cell that does not add up, ordinary resources.
import type { Cell, Panel } from '#shared/document.ts';
import type { Drawing } from '#shared/drawing.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { as, say } from '#shared/sentence.ts';
import type { SectionInput } from '#modules/sources/index.ts';
import { type BudgetYear, type Execution, PRODUCT_CODES, ratio } from './execution.ts';
import { guessLevel } from './levels.ts';

const MILLIONS = { scale: 'millions', decimals: 1 } as const;

export function pacePanel(input: SectionInput, years: readonly BudgetYear[]): Panel | null {
  const last = years.at(-1);
  if (!last) return null;
  const { total, day, paceGap, yearShare } = last;
  const isAhead = (numberOf(paceGap) ?? 0) >= 0;
  return {
    id: 'budget-pace',
    section: 'budget',
    title: 'Programa 0030: monto y ritmo',
    takeaway: say`${as(total.executed, MILLIONS)} de ${as(total.pim, { ...MILLIONS, bare: true })} millones al día ${day}: ${as(paceGap, { ...MILLIONS, sign: 'never' })} millones por ${isAhead ? 'delante' : 'detrás'} del ritmo lineal.`,
    visuals: [
      {
        kind: 'chart',
        form: 'column',
        caption: 'PIM y ejecutado por año',
        alt: 'Columnas del presupuesto modificado y de lo ejecutado en cada año; el último está en curso.',
        categories: years.map(({ year }) => year),
        series: [
          { name: 'PIM', figures: years.map((year) => year.total.pim.id), role: 'reference' },
          { name: 'Ejecutado', figures: years.map((year) => year.total.executed.id), role: 'current' },
        ],
        axis: 'millones de soles',
        labels: true,
        format: MILLIONS,
        hatchedLast: last.isUnfinished,
      },
      {
        kind: 'drawing',
        caption: 'Avance frente a la parte transcurrida del año',
        alt: 'Barra del avance del gasto con una marca en la parte transcurrida del año.',
        drawing: bullet(total.advance, yearShare),
      },
      levelsTable(input, years),
    ],
    notes: [
      [
        'El año en curso se corta en su fecha; el anterior está cerrado. Los niveles son de la fuente, que no declara umbrales.',
      ],
    ],
  };
}

/** A bar of 100 % with the advance, and a mark where an even pace would be. */
function bullet(advance: Figure, yearShare: Figure): Drawing {
  const [left, width] = [20, 400];
  const at = (figure: Figure): number => (Math.min(Math.max(numberOf(figure) ?? 0, 0), 100) / 100) * width;
  const mark = left + at(yearShare);
  return {
    width: 440,
    height: 150,
    shapes: [
      { kind: 'rect', x: left, y: 56, width, height: 36, fill: 'panel', stroke: 'line' },
      { kind: 'rect', x: left, y: 62, width: at(advance), height: 24, fill: 'accent', figure: advance.id },
      {
        kind: 'line',
        points: [
          [mark, 48],
          [mark, 100],
        ],
        stroke: 'ink',
        strokeWidth: 3,
        figure: yearShare.id,
      },
      {
        kind: 'text',
        x: left,
        y: 16,
        width,
        height: 26,
        text: ['Ejecutado: ', { figure: advance.id }, ' del PIM'],
        size: 16,
        weight: 'bold',
        tone: 'ink',
      },
      {
        kind: 'text',
        x: left,
        y: 108,
        width,
        height: 24,
        text: ['Transcurrido del año: ', { figure: yearShare.id }],
        size: 14,
        tone: 'muted',
      },
    ],
  };
}

function levelsTable(input: SectionInput, years: readonly BudgetYear[]): Panel['visuals'][number] {
  const { book, place } = input;
  const rows = years.flatMap((year): readonly (readonly Cell[])[] => {
    const record = input.own('budget-summary').find(({ values }) => String(values['year']) === year.year);
    if (!record) return [];
    const at = `${place.code || 'PE'}/${year.year}`;
    const level = book.fact(record, 'level', {
      id: `level@${at}`,
      label: `Nivel que la fuente da al gasto de ${year.year}`,
      period: year.year,
      territory: place.code,
    });
    const said = book.stated(record, 'advance', {
      id: `textAdvance@${at}`,
      label: `Ejecutado que dice el texto en ${year.year}`,
      period: year.year,
      territory: place.code,
      unit: 'percent',
      cutOff: year.cutOff,
    });
    const guess = guessLevel(input, said, year.yearShare, {
      id: `guessedLevel@${at}`,
      label: `Nivel de la plataforma para ${year.year} (supuesto)`,
    });
    return [
      [
        { content: [year.year] },
        { content: say`${said}` },
        { content: say`${level}` },
        { content: guess ? say`${guess} (supuesto)` : ['sin bandas'] },
      ],
    ];
  });
  return {
    kind: 'table',
    caption: 'Nivel según la fuente y, como supuesto, según la parte transcurrida del año',
    columns: [
      { key: 'year', label: 'Año' },
      { key: 'said', label: 'Dice el texto', align: 'right' },
      { key: 'level', label: 'Nivel de la fuente' },
      { key: 'guess', label: 'Referencia (supuesto)' },
    ],
    rows,
  };
}

export function productsPanel({ book, place }: SectionInput, years: readonly BudgetYear[]): Panel | null {
  const last = years.at(-1);
  if (!last || last.products.length === 0) return null;
  const shares = last.products.map((product) => {
    const code = PRODUCT_CODES[product.name] ?? product.name;
    const name = { period: product.pim.period, territory: place.code };
    const at = `${place.code || 'PE'}/${code}/${last.year}`;
    return {
      product,
      ofPim: ratio(
        book,
        { ...name, id: `pimShare@${at}`, label: `Parte del PIM en ${product.name}` },
        product.pim,
        last.total.pim,
        'PIM del producto ÷ PIM total × 100',
      ),
      ofExecuted: ratio(
        book,
        { ...name, id: `executedShare@${at}`, label: `Parte de lo ejecutado en ${product.name}` },
        product.executed,
        last.total.executed,
        'ejecutado del producto ÷ ejecutado total × 100',
      ),
      gap: book.computed({
        ...name,
        id: `paceGapPoints@${at}`,
        label: `Avance de ${product.name} menos la parte transcurrida del año`,
        unit: 'points',
        decimals: 1,
        inputs: [product.advance, last.yearShare],
        formula: 'avance − parte transcurrida del año',
        compute: (advance, share) => advance - share,
      }),
    };
  });
  const largest = shares.toSorted((a, b) => (numberOf(b.ofPim) ?? 0) - (numberOf(a.ofPim) ?? 0))[0];
  const lead = (share: (typeof shares)[number]): number =>
    (numberOf(share.ofExecuted) ?? 0) - (numberOf(share.ofPim) ?? 0);
  const fastest = shares.toSorted((a, b) => lead(b) - lead(a))[0];
  const whole = { decimals: 0 } as const;
  const first = largest
    ? say`${shortName(largest.product)}, ${as(largest.ofPim, whole)} del PIM, va ${as(largest.gap, { sign: 'never' })} puntos ${(numberOf(largest.gap) ?? 0) < 0 ? 'detrás' : 'delante'} del calendario`
    : [];
  const second =
    fastest && fastest !== largest
      ? say`; ${shortName(fastest.product).toLowerCase()}, ${as(fastest.ofPim, whole)} del PIM, aporta ${as(fastest.ofExecuted, whole)} de lo ejecutado`
      : [];
  return {
    id: 'budget-products',
    section: 'budget',
    title: 'En qué avanza el gasto',
    takeaway: say`${first}${second}.`,
    visuals: [
      {
        kind: 'chart',
        form: 'column',
        caption: `Avance por producto en ${last.year} y parte transcurrida del año`,
        alt: 'Columnas del avance de cada producto con una línea en la parte transcurrida del año.',
        categories: last.products.map(({ name }) => name),
        series: [
          { name: 'Avance', figures: last.products.map(({ advance }) => advance.id), role: 'current' },
          {
            name: 'Parte transcurrida del año',
            figures: last.products.map(() => last.yearShare.id),
            role: 'reference',
            asLine: true,
          },
        ],
        axis: '% del PIM',
        labels: true,
      },
      productsTable(years),
    ],
  };
}

/** "Patrullaje por sector" → "Patrullaje". */
const shortName = ({ name }: Execution): string => name.split(' ')[0] ?? name;

function productsTable(years: readonly BudgetYear[]): Panel['visuals'][number] {
  const names = years.at(-1)?.products.map(({ name }) => name) ?? [];
  const cellsOf = (execution: Execution | undefined): readonly Cell[] =>
    execution
      ? [
          { content: say`${as(execution.pim, { bare: true })}` },
          { content: say`${as(execution.executed, { bare: true })}` },
          { content: say`${execution.stated} · ${execution.advance}` },
        ]
      : [{ content: ['sin dato'] }, { content: ['sin dato'] }, { content: ['sin dato'] }];
  return {
    kind: 'table',
    caption: 'PIM y ejecutado en soles; avance impreso · calculado',
    columns: [
      { key: 'product', label: 'Producto' },
      ...years.flatMap(({ year }) => [
        { key: `pim${year}`, label: `PIM ${year}`, align: 'right' as const },
        { key: `executed${year}`, label: `Ejecutado ${year}`, align: 'right' as const },
        { key: `advance${year}`, label: `Avance ${year}`, align: 'right' as const },
      ]),
    ],
    rows: [
      ...names.map((name): readonly Cell[] => [
        { content: [name] },
        ...years.flatMap(({ products }) => cellsOf(products.find((product) => product.name === name))),
      ]),
      [{ content: ['Total'], strong: true }, ...years.flatMap(({ total }) => cellsOf(total))],
    ],
    totalRow: true,
  };
}
