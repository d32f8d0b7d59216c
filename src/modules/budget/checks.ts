import { formatNumber } from '#shared/format.ts';
import type { Check, Constraint, Severity } from '#shared/check.ts';
import { type Figure, type FigureMap, numberOf } from '#shared/figure.ts';
import { PRODUCT_CODES } from './execution.ts';

const CODES = Object.values(PRODUCT_CODES);

/** Years of which a measure of the whole territory was printed: `budget.pim@07/2025`. */
function yearsOf(figures: FigureMap, measure: string, territory: string): readonly string[] {
  const start = `budget.${measure}@${territory || 'PE'}/`;
  return Object.keys(figures)
    .filter((id) => id.startsWith(start) && /^\d{4}$/.test(id.slice(start.length)))
    .map((id) => id.slice(start.length));
}

/** A last decimal cut off instead of rounded is a slip; anything else contradicts the rows. */
function severityOfRounding(stated: Figure | undefined, computed: number | null): Severity {
  const value = numberOf(stated);
  if (!stated || value === null || computed === null) return 'serious';
  const units = Math.abs(computed - value) / 10 ** -stated.decimals;
  return units > 0.5 && units < 1 ? 'minor' : 'serious';
}

const sums: Check = ({ territory, figures }) => {
  const here = territory || 'PE';
  return yearsOf(figures, 'pim', territory).flatMap((year) =>
    (['pim', 'executed'] as const).flatMap((measure): readonly Constraint[] => {
      const parts = CODES.map((code) => `budget.${measure}@${here}/${code}/${year}`).filter((id) => figures[id]);
      if (parts.length === 0) return [];
      return [
        {
          rule: `budget-products-sum-${measure}`,
          severity: 'serious',
          title: `${measure === 'pim' ? 'El PIM' : 'Lo ejecutado'} de los productos suma el total de ${year}`,
          relation: { kind: 'sum', total: `budget.${measure}@${here}/${year}`, parts },
        },
      ];
    }),
  );
};

const advances: Check = ({ territory, figures }) => {
  const here = territory || 'PE';
  return yearsOf(figures, 'pim', territory).flatMap((year) =>
    [year, ...CODES.map((code) => `${code}/${year}`)].flatMap((at): readonly Constraint[] => {
      const result = `budget.statedAdvance@${here}/${at}`;
      if (!figures[result]) return [];
      return [
        {
          rule: 'budget-advance',
          severity: severityOfRounding(figures[result], numberOf(figures[`budget.advance@${here}/${at}`])),
          title: 'El avance es ejecutado entre PIM',
          relation: {
            kind: 'ratio',
            result,
            numerator: `budget.executed@${here}/${at}`,
            denominator: `budget.pim@${here}/${at}`,
            scale: 100,
          },
          advice: 'Si la diferencia es de una unidad del último decimal, la fuente truncó en vez de redondear.',
        },
      ];
    }),
  );
};

const textAgainstTable: Check = ({ territory, figures }) => {
  const here = territory || 'PE';
  return yearsOf(figures, 'textPim', territory).flatMap((year): readonly Constraint[] => [
    {
      rule: 'budget-text-pim',
      severity: 'serious',
      title: `El PIM de ${year} es uno en el texto y en el cuadro`,
      relation: { kind: 'equal', left: `budget.textPim@${here}/${year}`, right: `budget.pim@${here}/${year}` },
      advice:
        'Diga la fecha de cada PIM: el presupuesto se modifica durante el año y las dos cifras pueden ser de días distintos.',
    },
    {
      rule: 'budget-text-advance',
      severity: 'serious',
      title: `El avance de ${year} es uno en el texto y en el cuadro`,
      relation: {
        kind: 'equal',
        left: `budget.textAdvance@${here}/${year}`,
        right: `budget.statedAdvance@${here}/${year}`,
      },
      advice: 'Un devengado se registra también después del último día del año: diga de qué día es cada avance.',
    },
  ]);
};

const pimChange: Check = ({ territory, figures }) => {
  const here = territory || 'PE';
  const start = `budget.pimChange@${here}/`;
  return Object.values(figures)
    .filter(({ id }) => id.startsWith(start))
    .flatMap((change): readonly Constraint[] => {
      const [greater, lesser] = change.id.slice(start.length).split('-');
      const [minuend, subtrahend] = [`budget.pim@${here}/${greater}`, `budget.pim@${here}/${lesser}`];
      const [more, less, day] = [
        numberOf(figures[minuend]),
        numberOf(figures[subtrahend]),
        figures[`budget.cutOff@${here}/${lesser}`]?.value,
      ];
      const computed = more === null || less === null ? null : (more - less) / 1e6;
      const difference: Constraint = {
        rule: 'budget-pim-change',
        severity: severityOfRounding(change, computed),
        title: `La diferencia entre el PIM de ${greater} y el de ${lesser} es la del cuadro`,
        relation: { kind: 'difference', result: change.id, minuend, subtrahend, scale: 1e-6 },
        advice: 'Si la diferencia es de una unidad del último decimal, la fuente truncó en vez de redondear.',
      };
      if (typeof day !== 'string') return [difference];
      return [
        difference,
        {
          rule: 'budget-pim-vintage',
          severity: 'minor',
          title: `El PIM de ${lesser} se compara con otro año ya cerrado`,
          relation: { kind: 'mature', figures: [change.id], periodEnd: `${lesser}-12-31`, cutOff: day, minimumDays: 0 },
          explanation: ['La fuente dice que compara «a la fecha».'],
        },
      ];
    });
};

/** Words such as "bajo" and "bueno" say nothing without the bands that they stand for. */
const undeclaredThresholds: Check = ({ figures }) => {
  const levels = Object.values(figures).filter(
    ({ id, value }) => /^budget\.(level|ordinaryLevel)@/.test(id) && value !== null,
  );
  if (levels.length === 0) return [];
  return [
    {
      rule: 'budget-level-threshold',
      severity: 'minor',
      title: 'Los niveles «bajo» y «bueno» declaran desde qué avance valen',
      relation: {
        kind: 'holds',
        figures: levels.map(({ id }) => id),
        holds: false,
        expected: 'umbrales declarados por la fuente',
        stated: 'niveles sin umbral',
      },
      advice: 'Declare las bandas de cada nivel y si se miden contra la parte transcurrida del año.',
    },
  ];
};

const ordinary: Check = ({ territory, figures }) => {
  const here = territory || 'PE';
  return yearsOf(figures, 'ordinaryGovernments', territory).flatMap((year): readonly Constraint[] => {
    const rows = Object.values(figures).filter(
      ({ id, territory: whose }) =>
        id.startsWith('budget.ordinaryAssigned@') && id.endsWith(`/${year}`) && whose !== territory,
    );
    if (rows.length === 0) return [];
    const [assigned, executed] = [
      figures[`budget.ordinaryAssigned@${here}/${year}`],
      figures[`budget.ordinaryExecuted@${here}/${year}`],
    ];
    const [pim, spent] = [figures[`budget.pim@${here}/${year}`], figures[`budget.executed@${here}/${year}`]];
    return [
      {
        rule: 'budget-ordinary-count',
        severity: 'moderate',
        title: 'El texto cuenta tantos gobiernos con recursos ordinarios como nombra',
        relation: {
          kind: 'count',
          count: `budget.ordinaryGovernments@${here}/${year}`,
          items: rows.map(({ id }) => id),
        },
      },
      ...within('budget-ordinary-pim', `Los recursos ordinarios de ${year} caben en el PIM`, assigned, pim),
      ...within(
        'budget-ordinary-executed',
        `Lo ejecutado con recursos ordinarios en ${year} cabe en lo ejecutado`,
        executed,
        spent,
      ),
    ];
  });
};

function within(
  rule: string,
  title: string,
  millions: Figure | undefined,
  soles: Figure | undefined,
): readonly Constraint[] {
  const [part, whole] = [numberOf(millions), numberOf(soles)];
  if (!millions || !soles || part === null || whole === null) return [];
  // The amounts in millions carry their own rounding.
  const holds = (part - 0.5 * 10 ** -millions.decimals) * 1e6 <= whole;
  return [
    {
      rule,
      severity: 'serious',
      title,
      relation: {
        kind: 'holds',
        figures: [millions.id, soles.id],
        holds,
        expected: `a lo más S/ ${formatNumber(whole, 0)}`,
        stated: `S/ ${formatNumber(part, 1)} millones`,
      },
    },
  ];
}

/** Sections meet: as many governments with budget as municipalities with an incentive indicator. */
const governments: Check = ({ territory, figures }) => {
  const here = territory || 'PE';
  return yearsOf(figures, 'governments', territory).map((year): Constraint => ({
    rule: 'budget-governments',
    severity: 'moderate',
    title: 'Los gobiernos con presupuesto son los municipios evaluados',
    relation: {
      kind: 'equal',
      left: `budget.governments@${here}/${year}`,
      right: `compromiso5.municipalities@${here}`,
    },
  }));
};

/** The one comparison of the two datasets: a closed year is one amount; the year in course lies between two months. */
const againstMef: Check = ({ territory, figures }) => {
  const here = territory || 'PE';
  return yearsOf(figures, 'executed', territory).flatMap((year): readonly Constraint[] => {
    const [executed, cutOff] = [`budget.executed@${here}/${year}`, figures[`budget.cutOff@${here}/${year}`]?.value];
    if (cutOff === `${year}-12-31`) {
      return [
        {
          rule: 'budget-mef-year',
          severity: 'serious',
          title: `Lo ejecutado en ${year} es lo que la serie del MEF suma`,
          relation: { kind: 'equal', left: executed, right: `budget.accrued@${here}/${year}` },
        },
      ];
    }
    const before = Object.keys(figures).find((id) => id.startsWith(`budget.accruedUntil@${here}/${year}-`));
    return before
      ? [
          {
            rule: 'budget-mef-course',
            severity: 'serious',
            title: `Lo ejecutado al corte no es menos que lo devengado hasta el mes anterior`,
            relation: { kind: 'atMost', lower: before, upper: executed },
          },
        ]
      : [];
  });
};

/** A budget file against what was printed of the same day, or of a year that both saw closed. */
const factsAgainstPrinted: Check = ({ territory, figures }) => {
  const here = territory || 'PE';
  return yearsOf(figures, 'factPim', territory).flatMap((year) =>
    (
      [
        ['factPim', 'pim', 'El PIM'],
        ['factAccrued', 'executed', 'Lo ejecutado'],
      ] as const
    ).flatMap(([ours, printed, name]): readonly Constraint[] => {
      const [left, right] = [figures[`budget.${ours}@${here}/${year}`], figures[`budget.${printed}@${here}/${year}`]];
      if (!left || !right || left.cutOff === null || right.cutOff === null) return [];
      const end = `${year}-12-31`;
      const bothClosed = left.cutOff >= end && right.cutOff >= end;
      if (left.cutOff !== right.cutOff && !bothClosed) return [];
      return [
        {
          rule: `budget-file-${printed}`,
          severity: 'serious',
          title: `${name} de ${year} que suma el archivo de presupuesto es el que imprime la fuente`,
          relation: { kind: 'equal', left: left.id, right: right.id },
          advice:
            'Busque qué entidades, fuentes de financiamiento o niveles de gobierno entran en una cifra y no en la otra.',
        },
      ];
    }),
  );
};

export const checks: readonly Check[] = [
  sums,
  advances,
  textAgainstTable,
  pimChange,
  undeclaredThresholds,
  ordinary,
  governments,
  againstMef,
  factsAgainstPrinted,
];
