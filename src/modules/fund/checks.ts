import type { Check, Constraint } from '#shared/check.ts';

const idsOf = (figures: Parameters<Check>[0]['figures'], start: string): readonly string[] =>
  Object.keys(figures).filter((id) => id.startsWith(start));

/** The fund never puts more than its rule says. */
const shareOfProjects: Check = ({ figures }) =>
  idsOf(figures, 'fesc.projectShare@').map((lower): Constraint => ({
    rule: 'fesc-share',
    severity: 'serious',
    title: 'El fondo no pone más que su máximo',
    relation: { kind: 'atMost', lower, upper: 'fesc.share@PE' },
  }));

/** No more from the fund than the project costs. */
const amounts: Check = ({ figures }) =>
  idsOf(figures, 'fesc.fundAmount@').map((lower): Constraint => ({
    rule: 'fesc-amount',
    severity: 'serious',
    title: 'El aporte del fondo cabe en el monto del proyecto',
    relation: { kind: 'atMost', lower, upper: lower.replace('fundAmount@', 'amount@') },
  }));

const wholeShare: Check = ({ figures }) => {
  const share = figures['fesc.share@PE'];
  if (typeof share?.value !== 'number') return [];
  return [
    {
      rule: 'fesc-share-range',
      severity: 'serious',
      title: 'El máximo que cofinancia el fondo es una parte del total',
      relation: {
        kind: 'holds',
        figures: [share.id],
        holds: share.value > 0 && share.value < 100,
        expected: 'más de 0 % y menos de 100 %',
        stated: `${share.value} %`,
      },
    },
  ];
};

export const checks: readonly Check[] = [shareOfProjects, amounts, wholeShare];
