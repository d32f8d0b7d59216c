import type { Check, Constraint } from '#shared/check.ts';
import type { FigureMap } from '#shared/figure.ts';
import { thresholdNumber } from '#modules/norms/index.ts';

/** Days after which a count of serenos is not the present one. */
export const HEADCOUNT_AGE = 'serenos.headcount-maximum-age';

const idsOf = (figures: FigureMap, start: string): readonly string[] =>
  Object.keys(figures).filter((id) => id.startsWith(start));

const sum: Check = ({ territory, figures }) => {
  const total = `serenos.total@${territory || 'PE'}`;
  const parts = idsOf(figures, 'serenos.count@');
  // A total that the platform added itself proves nothing.
  if (figures[total]?.origin.kind !== 'cells' || parts.length === 0) return [];
  return [
    {
      rule: 'serenos-sum',
      severity: 'serious',
      title: 'El total de serenos es la suma de las municipalidades',
      relation: { kind: 'sum', total, parts },
    },
  ];
};

const fresh: Check = (input) => {
  const { territory, figures, reference } = input;
  const date = `serenos.countedOn@${territory || 'PE'}`;
  const maximumDays = thresholdNumber(input, HEADCOUNT_AGE);
  if (!figures[date] || maximumDays === null) return [];
  return [
    {
      rule: 'serenos-fresh',
      severity: 'moderate',
      title: 'El conteo de serenos es del trimestre que se informa',
      relation: { kind: 'fresh', date, at: reference, maximumDays },
      advice: 'Pida a las municipalidades el conteo vigente o diga en la lámina de cuándo es.',
    },
  ];
};

const sameDate: Check = ({ territory, figures }) => {
  const total = `serenos.countedOn@${territory || 'PE'}`;
  return idsOf(figures, 'serenos.countedOn@')
    .filter((id) => id !== total && figures[total] !== undefined)
    .map((id): Constraint => ({
      rule: 'serenos-same-date',
      severity: 'minor',
      title: 'Los conteos que se suman son de la misma fecha',
      relation: { kind: 'equal', left: id, right: total },
    }));
};

export const checks: readonly Check[] = [sum, fresh, sameDate];
