import type { Panel, SectionContent, Sentence, Series } from '#shared/document.ts';
import type { Figure } from '#shared/figure.ts';
import { as, say } from '#shared/sentence.ts';
import { cellText, type Section, type SectionInput, type StoredRecord } from '#modules/sources/index.ts';
import { byOrder, number } from '../rows.ts';
import { checks } from './checks.ts';
import { MEASUREMENT_TABLE, OBJECTIVE_TABLE, POLICY_TABLE } from './tables.ts';

const SECTION = 'policy';

/** The national policy to 2030 and its goal. National: every region inherits it. */
export const policySection: Section = {
  code: SECTION,
  module: 'plans',
  title: 'Política nacional',
  band: 'direction',
  summary: 'Política Nacional Multisectorial de Seguridad Ciudadana: problema, objetivos, línea base y meta.',
  tables: [POLICY_TABLE, OBJECTIVE_TABLE, MEASUREMENT_TABLE],
  panels: ['policy-goal', 'policy-structure'],
  checks,
  build,
};

interface Goal {
  readonly record: StoredRecord;
  readonly baselineYear: number;
  readonly targetYear: number;
  readonly baseline: Figure;
  readonly target: Figure;
  readonly targetYearText: Figure;
  /** Points to go down. */
  readonly gap: Figure;
  readonly years: Figure;
  readonly pace: Figure;
}

function build(input: SectionInput): SectionContent {
  const record = input.national('policy')[0];
  const goal = record ? goalOf(input, record) : null;
  return {
    panels: goal ? [goalPanel(input, goal), structurePanel(input, goal)] : [],
    tile: {
      section: SECTION,
      title: policySection.title,
      figure: goal ? { figure: goal.target.id } : null,
      label: goal ? say`de victimización como meta al ${goal.targetYearText}` : ['sin información registrada'],
    },
    matters: [],
    figures: input.book.figures,
  };
}

function goalOf({ book }: SectionInput, record: StoredRecord): Goal {
  const [baselineYear, targetYear] = [number(record, 'baselineYear'), number(record, 'targetYear')];
  const name = (id: string, label: string, period = '') => ({ id, label, period, territory: '' });
  const baseline = book.stated(record, 'baseline', {
    ...name(`goal@PE/${baselineYear}`, 'Victimización en la línea base', String(baselineYear)),
    unit: 'percent',
  });
  const target = book.stated(record, 'target', {
    ...name(`goal@PE/${targetYear}`, 'Meta de victimización', String(targetYear)),
    unit: 'percent',
  });
  const gap = book.computed({
    ...name('gap@PE', 'Puntos de victimización por reducir', `${baselineYear}–${targetYear}`),
    unit: 'points',
    decimals: 1,
    inputs: [baseline, target],
    formula: 'línea base − meta',
    compute: (from, to) => from - to,
  });
  const years = book.computed({
    ...name('years@PE', 'Años entre la línea base y la meta', `${baselineYear}–${targetYear}`),
    unit: 'count',
    decimals: 0,
    inputs: [target, baseline],
    formula: 'año de la meta − año de la línea base',
    compute: () => targetYear - baselineYear,
  });
  const pace = book.computed({
    ...name('pace@PE', 'Reducción anual que exige la meta', `${baselineYear}–${targetYear}`),
    unit: 'points',
    decimals: 2,
    inputs: [gap, years],
    formula: 'puntos por reducir ÷ años',
    compute: (points, count) => points / count,
  });
  return {
    record,
    baselineYear,
    targetYear,
    baseline,
    target,
    targetYearText: book.fact(record, 'targetYear', name('target-year@PE', 'Año de la meta')),
    gap,
    years,
    pace,
  };
}

function goalPanel({ book, national }: SectionInput, goal: Goal): Panel {
  const years = Array.from(
    { length: goal.targetYear - goal.baselineYear + 1 },
    (_, index) => goal.baselineYear + index,
  );
  const reference = years.map((year) => {
    if (year === goal.baselineYear) return goal.baseline.id;
    if (year === goal.targetYear) return goal.target.id;
    return book.computed({
      id: `reference@PE/${year}`,
      label: `Referencia lineal hacia la meta, ${year}`,
      period: String(year),
      territory: '',
      unit: 'percent',
      decimals: 1,
      inputs: [goal.baseline, goal.pace],
      formula: 'línea base − reducción anual × años transcurridos',
      compute: (from, pace) => from - pace * (year - goal.baselineYear),
    }).id;
  });
  const between = national('policy-measurement').filter((record) => {
    const year = number(record, 'year');
    return year > goal.baselineYear && year < goal.targetYear && record.values['value'] !== null;
  });
  const measured = new Map(
    between.map((record) => {
      const year = number(record, 'year');
      const figure = book.stated(record, 'value', {
        id: `measured@PE/${year}`,
        label: 'Victimización medida',
        period: String(year),
        territory: '',
        unit: 'percent',
      });
      return [year, figure] as const;
    }),
  );
  const points: Series = {
    name: 'Línea base y meta',
    role: 'current',
    figures: years.map((year) =>
      year === goal.baselineYear ? goal.baseline.id : year === goal.targetYear ? goal.target.id : null,
    ),
  };
  const line: Series = { name: 'Referencia lineal (calculada)', role: 'reference', figures: reference, asLine: true };
  const known: Series = {
    name: 'Medido',
    role: 'previous',
    figures: years.map((year) => measured.get(year)?.id ?? null),
  };
  return {
    id: 'policy-goal',
    section: SECTION,
    title: 'La meta nacional al 2030',
    takeaway: say`Llegar exige ${goal.gap} puntos menos en ${as(goal.years, { words: 'cardinal' })} años, ${goal.pace} por año; ${measuredWords(book, between)}.`,
    visuals: [
      {
        kind: 'chart',
        form: 'line',
        caption: 'Victimización: línea base, meta y referencia lineal',
        alt: 'Línea que baja de la línea base a la meta; entre ambas solo está la referencia calculada.',
        categories: years.map(String),
        series: measured.size > 0 ? [points, line, known] : [points, line],
        axis: '% de la población',
        labels: true,
        format: { decimals: 1 },
      },
    ],
    notes: [['La referencia reparte la reducción por igual entre los años; no es una medición.']],
  };
}

function measuredWords(book: SectionInput['book'], between: readonly StoredRecord[]): Sentence {
  if (between.length === 0) return ['esta edición no trae mediciones intermedias'];
  const count = book.tally({
    id: 'measurements@PE',
    label: 'Mediciones intermedias',
    period: '',
    territory: '',
    records: between,
    column: 'value',
  });
  return say`mediciones intermedias en esta edición: ${count}`;
}

function structurePanel({ book, national }: SectionInput, goal: Goal): Panel {
  const objectives = byOrder(national('policy-objective'));
  const count = book.tally({
    id: 'objectives@PE',
    label: 'Objetivos prioritarios',
    period: '',
    territory: '',
    records: objectives,
    column: 'statement',
  });
  const fact = (column: string, id: string, label: string): Figure =>
    book.fact(goal.record, column, { id: `${id}@PE`, label, period: '', territory: '' });
  const statements = objectives.map((record) => {
    const code = cellText(record, 'code');
    return book.fact(record, 'statement', {
      id: `objective@PE/${code}`,
      label: `Objetivo prioritario ${code}`,
      period: '',
      territory: '',
    });
  });
  return {
    id: 'policy-structure',
    section: SECTION,
    title: 'Problema, objetivos y estructura',
    takeaway: say`Un problema público y ${as(count, { words: 'cardinal' })} objetivos prioritarios; la política se aprobó por ${fact('norm', 'norm', 'Norma que aprueba la política')}.`,
    visuals: [
      {
        kind: 'facts',
        caption: 'De dónde parte y adónde va',
        items: [
          { label: 'Problema público', value: say`${fact('problem', 'problem', 'Problema público')}` },
          {
            label: 'Futuro deseado',
            value: say`${fact('future', 'future', 'Futuro deseado')}`,
            note: say`De ${goal.baseline} a ${goal.target}`,
          },
        ],
      },
      {
        kind: 'list',
        caption: 'Objetivos prioritarios',
        items: statements.map((statement) => ({ text: say`${statement}` })),
      },
      ...(goal.record.values['structure'] === 'No publicada'
        ? [
            {
              kind: 'absence' as const,
              caption: 'Estructura de la política',
              message: 'Distribución no publicada: el diagrama de la fuente no trae su contenido como texto.',
            },
          ]
        : []),
    ],
    webOnly: true,
  };
}
