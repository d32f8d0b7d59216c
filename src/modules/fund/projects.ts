// Projects that the fund pays for in a territory, with the share that it puts.
import type { Figure } from '#shared/figure.ts';
import { cellText, type SectionInput } from '#modules/sources/index.ts';

export interface FundedProject {
  readonly code: string;
  readonly name: string;
  readonly entity: string;
  readonly state: string;
  readonly amount: Figure;
  readonly fundAmount: Figure;
  readonly share: Figure;
}

export function projectsOf({ book, within }: SectionInput): readonly FundedProject[] {
  return within('fesc-projects').map((record) => {
    const code = cellText(record, 'code');
    const name = { period: '', territory: record.territory };
    const amount = book.stated(record, 'amount', {
      ...name,
      id: `amount@${record.territory}/${code}`,
      label: `Monto total del proyecto ${code}`,
      unit: 'soles',
    });
    const fundAmount = book.stated(record, 'fundAmount', {
      ...name,
      id: `fundAmount@${record.territory}/${code}`,
      label: `Aporte del fondo al proyecto ${code}`,
      unit: 'soles',
    });
    return {
      code,
      name: cellText(record, 'name'),
      entity: cellText(record, 'entity'),
      state: cellText(record, 'state'),
      amount,
      fundAmount,
      share: book.computed({
        ...name,
        id: `projectShare@${record.territory}/${code}`,
        label: `Parte del proyecto ${code} que pone el fondo`,
        unit: 'percent',
        decimals: 1,
        inputs: [fundAmount, amount],
        formula: 'aporte del fondo ÷ monto total × 100',
        compute: (part, whole) => (whole === 0 ? null : (part / whole) * 100),
      }),
    };
  });
}
