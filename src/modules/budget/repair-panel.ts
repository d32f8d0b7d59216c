// The cell that repeats a subtotal, beside the amount that makes the rows add up.
import type { Cell, Panel } from '#shared/document.ts';
import type { Figure } from '#shared/figure.ts';
import { cardinal } from '#shared/format.ts';
import { joinWords, say } from '#shared/sentence.ts';
import type { Repair } from './execution.ts';

export function repairPanel({ year, wrong, others, impliedPim, impliedAdvance }: Repair): Panel {
  const row = (name: string, printed: Figure, fits: Figure, strong = false): readonly Cell[] => [
    { content: [name], strong },
    { content: say`${printed}`, ...(printed === wrong.pim ? { state: 'bad' as const } : {}) },
    { content: say`${fits}`, strong: fits === impliedPim },
  ];
  return {
    id: 'budget-repair',
    section: 'budget',
    title: `${wrong.name} ${year.year}: cifra impresa y cifra que cuadra`,
    takeaway: say`${wrong.pim} repite la suma de los ${cardinal(others.length)} productos; con ${impliedPim} suman las filas y el avance pasa de ${wrong.stated} a ${impliedAdvance}.`,
    visuals: [
      {
        kind: 'table',
        caption: `PIM de ${year.year} por producto`,
        columns: [
          { key: 'product', label: 'Producto' },
          { key: 'printed', label: 'Impreso', align: 'right' },
          { key: 'fits', label: 'Con el que suman las filas', align: 'right' },
        ],
        rows: [
          ...year.products.map((product) =>
            row(
              product === wrong ? `→ ${product.name}` : product.name,
              product.pim,
              product === wrong ? impliedPim : product.pim,
            ),
          ),
          row('Total', year.total.pim, year.total.pim, true),
        ],
        totalRow: true,
      },
    ],
    notes: [
      say`Hipótesis: la celda copia el subtotal de ${joinWords(others.map(({ name }) => name))}. La fuente debe confirmar la cifra.`,
    ],
  };
}
