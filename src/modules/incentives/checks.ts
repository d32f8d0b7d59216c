import type { Check, Constraint } from '#shared/check.ts';
import type { Figure, FigureMap } from '#shared/figure.ts';
import { isAdverse } from './results.ts';

const startingWith = (figures: FigureMap, start: string): readonly Figure[] =>
  Object.values(figures).filter(({ id }) => id.startsWith(start));
const after = (id: string, mark: string): string => id.slice(id.lastIndexOf(mark) + 1);

/** The counts in the text: their sum, and each against the municipalities named or implied. */
const counts: Check = ({ territory, figures }) => {
  const here = territory || 'PE';
  return startingWith(figures, `compromiso5.statedTotal@${here}/`).flatMap(({ id }): readonly Constraint[] => {
    const at = `${here}/${after(id, '/')}`;
    return [
      {
        rule: 'compromiso5-counts-sum',
        severity: 'serious',
        title: 'Favorables y adversos suman los gobiernos locales evaluados',
        relation: {
          kind: 'sum',
          total: id,
          parts: [`compromiso5.statedFavourable@${at}`, `compromiso5.statedAdverse@${at}`],
        },
      },
      {
        rule: 'compromiso5-adverse-named',
        severity: 'serious',
        title: 'Los adversos que el texto cuenta son los que nombra',
        relation: { kind: 'equal', left: `compromiso5.statedAdverse@${at}`, right: `compromiso5.adverse@${at}` },
      },
      {
        rule: 'compromiso5-favourable-listed',
        severity: 'serious',
        title: 'Los favorables que el texto cuenta son los demás municipios',
        relation: { kind: 'equal', left: `compromiso5.statedFavourable@${at}`, right: `compromiso5.favourable@${at}` },
      },
      {
        rule: 'compromiso5-municipalities',
        severity: 'serious',
        title: 'Los gobiernos evaluados son los que tienen indicador',
        relation: { kind: 'equal', left: id, right: `compromiso5.municipalities@${here}` },
      },
    ];
  });
};

const everyOneHasIndicator: Check = ({ territory, figures }) => {
  const count = `compromiso5.municipalities@${territory || 'PE'}`;
  const indicators = startingWith(figures, 'compromiso5.indicator@');
  if (!figures[count]) return [];
  return [
    {
      rule: 'compromiso5-indicators',
      severity: 'moderate',
      title: 'Cada municipalidad tiene un indicador, 5.2 o 5.3, y está definido',
      relation: {
        kind: 'holds',
        figures: indicators.map(({ id }) => id),
        holds: indicators.every(({ value }) => figures[`compromiso5.definition@PE/${value}`] !== undefined),
        expected: 'un indicador definido por municipalidad',
        stated: 'un indicador sin definición',
      },
    },
  ];
};

/** From three adverse results in a row on, somebody should have remarked on it. */
const REPEATED = 3;

const repeatedFailure: Check = ({ figures }) => {
  const byPlace = new Map<string, Figure[]>();
  for (const figure of startingWith(figures, 'compromiso5.result@'))
    byPlace.set(figure.territory, [...(byPlace.get(figure.territory) ?? []), figure]);
  return [...byPlace.values()]
    .filter((results) => results.length >= REPEATED)
    .map((results): Constraint => {
      const isRepeated = results.slice(-REPEATED).every(({ value }) => isAdverse(value));
      return {
        rule: 'compromiso5-repeated-failure',
        severity: 'moderate',
        title: 'Un incumplimiento que se repite se comenta',
        relation: {
          kind: 'holds',
          figures: results.map(({ id }) => id),
          holds: !isRepeated,
          expected: 'un comentario sobre la repetición',
          stated: 'resultado adverso en todos los tramos, sin comentario',
        },
        advice:
          'Diga en el informe que el resultado adverso se repite, desde cuándo y qué se hará antes del cierre del tramo.',
      };
    });
};

/** When a tranche has closed, "cumple" is no longer a result. */
const closedWithoutResult: Check = ({ figures, reference }) =>
  startingWith(figures, 'compromiso5.endsOn@PE/').flatMap(({ id, value }): readonly Constraint[] => {
    const code = after(id, '/');
    const results = startingWith(figures, 'compromiso5.result@').filter((figure) => after(figure.id, '/') === code);
    if (results.length === 0 || typeof value !== 'string') return [];
    const isOpen = results.some((figure) => figure.value === 'cumple' || figure.value === 'no cumple');
    return [
      {
        rule: 'compromiso5-closed-tranche',
        severity: 'moderate',
        title: 'Un tramo que cerró tiene resultado final',
        relation: {
          kind: 'holds',
          figures: [id, ...results.map((figure) => figure.id)],
          holds: !isOpen || value >= reference,
          expected: 'aprobó o desaprobó',
          stated: 'cumple o no cumple',
        },
        advice: 'Registre el resultado final que publicó el Ministerio de Economía y Finanzas.',
      },
    ];
  });

/** "Aprobó" says nothing without the goal that it was measured against. */
const undeclaredGoal: Check = ({ figures }) => {
  const results = startingWith(figures, 'compromiso5.result@');
  const definitions = startingWith(figures, 'compromiso5.definition@PE/');
  if (results.length === 0 || definitions.length === 0) return [];
  const without = definitions.filter(({ id }) => figures[id.replace('definition@', 'goal@')] === undefined);
  return [
    {
      rule: 'compromiso5-goal-declared',
      severity: 'minor',
      title: 'Cada indicador declara la meta con la que se aprueba',
      relation: {
        kind: 'holds',
        figures: (without.length > 0 ? without : definitions).map(({ id }) => id),
        holds: without.length === 0,
        expected: 'la meta de cada tramo y el valor alcanzado',
        stated: 'aprobados y desaprobados sin meta ni valor',
      },
      advice: 'Diga la meta del indicador en cada tramo y cuánto alcanzó cada municipalidad.',
    },
  ];
};

export const checks: readonly Check[] = [
  counts,
  everyOneHasIndicator,
  repeatedFailure,
  closedWithoutResult,
  undeclaredGoal,
];
