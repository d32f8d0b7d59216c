// Did it work? Places where something was done, against places where nothing was, before and after: first what such
// counts could show at all, then what they show.
import { z } from 'zod';
import type { Cell, Panel, Sentence } from '#shared/document.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { figureCell } from '#shared/figure-cell.ts';
import { as, say } from '#shared/sentence.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Edition, FigureBook, Place } from '#modules/sources/index.ts';
import {
  type BeforeAndAfter,
  DETECTABLE_ERRORS,
  detectableDifference,
  displacementDifference,
  type DisplacementInput,
} from '../statistics/displacement.ts';
import { Z95 } from '../statistics/normal.ts';
import { slugOf } from '../period.ts';
import { shifted, type Span } from './query.ts';
import { spanText } from './span.ts';

const codes = z
  .string()
  .max(2_000)
  .transform((text) => text.split(',').filter((part) => part !== ''))
  .pipe(z.array(z.string().regex(/^(\d{2}){1,3}$/, 'Un lugar es un ubigeo de 2, 4 o 6 dígitos.')));

export const evaluationFields = z.object({
  treated: codes.describe('Donde se intervino.'),
  control: codes.describe('Donde no, y se parece.'),
  aroundTreated: codes.default([]).describe('Vecinos de donde se intervino, por si el delito se desplazó.'),
  aroundControl: codes.default([]).describe('Vecinos de los de control.'),
  since: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'El mes se escribe como 2025-03.')
    .describe('Primer mes con la intervención.'),
  months: z.coerce.number().int().min(1).max(60).default(12).describe('Meses antes, y los mismos después.'),
  modality: z.string().default(''),
  edition: z.coerce.number().int().min(1).optional(),
});
export type EvaluationFields = z.infer<typeof evaluationFields>;

export const GROUPS = ['treated', 'control', 'aroundTreated', 'aroundControl'] as const;
export type EvaluationGroup = (typeof GROUPS)[number];

const GROUP_WORDS: Readonly<Record<EvaluationGroup, string>> = {
  treated: 'Donde se intervino',
  control: 'Control',
  aroundTreated: 'Alrededor de donde se intervino',
  aroundControl: 'Alrededor del control',
};

/** The months on each side: the same ones of the year when they are twelve. */
export function sidesOf({ since, months }: Pick<EvaluationFields, 'since' | 'months'>): { before: Span; after: Span } {
  const after = { from: since, to: shifted({ from: since, to: since }, months - 1).to };
  return { after, before: shifted(after, -months) };
}

/** Throws a Refusal: no-places, place-on-both-sides, half-surroundings, months-outside-edition. */
export function checkEvaluation(fields: EvaluationFields, known: Span): void {
  if (fields.treated.length === 0 || fields.control.length === 0)
    throw new Refusal('invalid', 'no-places', 'Diga dónde se intervino y con qué lugares se compara.');
  if ((fields.aroundTreated.length === 0) !== (fields.aroundControl.length === 0))
    throw new Refusal(
      'invalid',
      'half-surroundings',
      'Los alrededores se comparan entre sí: dígalos de donde se intervino y del control, o de ninguno.',
    );
  const all = GROUPS.flatMap((group) => fields[group]);
  const twice = all.find((code, index) =>
    all.some((other, at) => at !== index && (other.startsWith(code) || code.startsWith(other))),
  );
  if (twice !== undefined)
    throw new Refusal('invalid', 'place-on-both-sides', `El lugar ${twice} está en dos grupos, o dentro de otro.`);
  const { before, after } = sidesOf(fields);
  if (before.from < known.from || after.to > known.to)
    throw new Refusal(
      'invalid',
      'months-outside-edition',
      `Con ${fields.months} meses por lado hacen falta de ${before.from} a ${after.to}; la edición tiene de ${known.from} a ${known.to}.`,
    );
}

export interface EvaluationInput {
  readonly book: FigureBook;
  readonly edition: Edition;
  readonly fields: EvaluationFields;
  /** Verbatim; '' is all. */
  readonly modality: string;
  readonly places: readonly Place[];
  /** Of a place in a span. */
  readonly count: (place: Place, span: Span) => Figure;
}

export function evaluationPanel(input: EvaluationInput): Panel {
  const { fields, modality, book } = input;
  const { before, after } = sidesOf(fields);
  const groups = GROUPS.filter((group) => fields[group].length > 0).map((group) => sumsOf(input, group, before, after));
  const countsOf = (group: EvaluationGroup): BeforeAndAfter | undefined =>
    groups.find((one) => one.group === group)?.sums;
  const nothing: BeforeAndAfter = { before: 0, after: 0 };
  const [aroundTreated, aroundControl] = [countsOf('aroundTreated'), countsOf('aroundControl')];
  const counts: DisplacementInput = {
    treated: countsOf('treated') ?? nothing,
    control: countsOf('control') ?? nothing,
    ...(aroundTreated && aroundControl ? { aroundTreated, aroundControl } : {}),
  };
  const result = displacementDifference(counts);
  const inputs = groups.flatMap(({ figures }) => [figures.before, figures.after]);
  const name = `${fields.since}/${fields.months}/${modality === '' ? 'todas' : slugOf(modality)}/${fields.treated.join('+')}/${fields.control.join('+')}`;
  const computed = (measure: string, label: string, formula: string, value: number): Figure =>
    book.computed({
      id: `${measure}@${name}`,
      label,
      period: `${spanText(after)} frente a ${spanText(before)}`,
      territory: '',
      unit: 'count',
      decimals: 1,
      inputs,
      formula,
      compute: () => value,
    });
  const detectable = computed(
    'detectable',
    'Menor diferencia que estos conteos mostrarían',
    `${DETECTABLE_ERRORS.toFixed(2)} × √(suma de los conteos de antes × 2): 8 de cada 10 veces, con 5 % de error`,
    detectableDifference(counts),
  );
  const total = computed(
    'displacementDifference',
    'Diferencia ponderada por desplazamiento',
    '(después − antes, donde se intervino) − (después − antes, en el control), y lo mismo alrededor',
    result.total,
  );
  const low = computed(
    'displacementLow',
    'Límite inferior de la diferencia',
    `diferencia − ${Z95.toFixed(2)} × error estándar`,
    result.low,
  );
  const high = computed(
    'displacementHigh',
    'Límite superior de la diferencia',
    `diferencia + ${Z95.toFixed(2)} × error estándar`,
    result.high,
  );
  return {
    id: 'complaints-evaluation',
    section: 'complaints',
    title: `¿Funcionó? · desde ${spanText({ from: fields.since, to: fields.since })}`,
    takeaway: takeawayOf({
      detectable,
      total,
      low,
      high,
      isSure: result.low > 0 || result.high < 0,
      falls: result.total < 0,
    }),
    visuals: [
      {
        kind: 'facts',
        caption: 'Lo que se puede ver y lo que se ve',
        items: [
          {
            label: 'Menor efecto detectable',
            value: say`± ${detectable}`,
            note: ['Un efecto más chico no se vería con estos conteos.'],
          },
          { label: 'Diferencia', value: say`${as(total, { sign: 'always' })}` },
          { label: 'Intervalo de 95 %', value: say`${as(low, { sign: 'always' })} a ${as(high, { sign: 'always' })}` },
        ],
      },
      {
        kind: 'table',
        caption: `Registros${modality === '' ? '' : ` de ${modality.toLowerCase()}`}`,
        columns: [
          { key: 'group', label: 'Grupo' },
          { key: 'places', label: 'Lugares' },
          { key: 'before', label: spanText(before), align: 'right' },
          { key: 'after', label: spanText(after), align: 'right' },
        ],
        rows: groups.map(({ group, places, figures }): Cell[] => [
          { content: [GROUP_WORDS[group]], strong: true },
          { content: [places.map((place) => place.name).join(', ')] },
          figureCell(figures.before),
          figureCell(figures.after),
        ]),
      },
    ],
    notes: [
      [
        'Diferencia ponderada por desplazamiento (Wheeler y Ratcliffe, 2018), con conteos de Poisson. Negativa: menos de lo que el control haría esperar.',
      ],
      [
        'No prueba la causa: otra cosa pudo cambiar a la vez solo donde se intervino. Elija el control y la fecha antes de ver el resultado.',
      ],
    ],
    webOnly: true,
  };
}

interface GroupSums {
  readonly group: EvaluationGroup;
  readonly places: readonly Place[];
  readonly sums: BeforeAndAfter;
  readonly figures: { readonly before: Figure; readonly after: Figure };
}

function sumsOf(
  { fields, places, count, book, modality }: EvaluationInput,
  group: EvaluationGroup,
  before: Span,
  after: Span,
): GroupSums {
  const members = places.filter(({ code }) => fields[group].includes(code));
  const sum = (span: Span): Figure =>
    book.computed({
      id: `groupSum@${group}/${fields[group].join('+')}/${span.from}..${span.to}/${modality === '' ? 'todas' : slugOf(modality)}`,
      label: `${GROUP_WORDS[group]}: registros, ${spanText(span)}`,
      period: spanText(span),
      territory: '',
      unit: 'count',
      decimals: 0,
      inputs: members.map((place) => count(place, span)).filter(({ value }) => value !== null),
      formula: 'suma de los lugares del grupo; un lugar sin filas no suma',
      compute: (...counts) => counts.reduce((total, one) => total + one, 0),
    });
  const figures = { before: sum(before), after: sum(after) };
  return {
    group,
    places: members,
    sums: { before: numberOf(figures.before) ?? 0, after: numberOf(figures.after) ?? 0 },
    figures,
  };
}

interface Outcome {
  readonly detectable: Figure;
  readonly total: Figure;
  readonly low: Figure;
  readonly high: Figure;
  readonly isSure: boolean;
  readonly falls: boolean;
}

/** What could be seen comes before what is seen. */
function takeawayOf({ detectable, total, low, high, isSure, falls }: Outcome): Sentence {
  const head = say`Con estos conteos se vería un efecto de ${detectable} registros o más. `;
  const interval = say`(${as(low, { sign: 'always' })} a ${as(high, { sign: 'always' })})`;
  if (!isSure) return say`${head}La diferencia es ${as(total, { sign: 'always' })} ${interval}: no concluyente.`;
  return say`${head}La diferencia es ${as(total, { sign: 'always' })} ${interval}: ${falls ? 'menos' : 'más'} de lo que el control haría esperar.`;
}
