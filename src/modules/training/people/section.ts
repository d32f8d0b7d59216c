import { absentPanel } from '#shared/absent-panel.ts';
import type { Cell, Panel, SectionContent, Sentence, Visual } from '#shared/document.ts';
import type { Figure } from '#shared/figure.ts';
import { as, joinWords, say } from '#shared/sentence.ts';
import { cellText, type Section, type SectionInput, type StoredRecord } from '#modules/sources/index.ts';
import { byColumn } from '../rows.ts';
import { checks } from './checks.ts';
import type { TrainingDetail } from './detail.ts';
import { detailPanel, type YearOfTraining, yearsOfTraining } from './year-figures.ts';
import { AUDIENCE_TABLE, LINE_TABLE, PEOPLE_TABLE, TOPIC_TABLE } from './tables.ts';

const SECTION = 'training';

/** Training of committees and technical secretaries, by year. Regional: what a region reported of itself. */
export const trainingSection: Section<TrainingDetail> = {
  code: SECTION,
  module: 'training',
  title: 'Capacitación',
  band: 'means',
  summary: 'Servidores de comités y secretarías técnicas capacitados por año, con sus temas y líneas de trabajo.',
  tables: [PEOPLE_TABLE, AUDIENCE_TABLE, TOPIC_TABLE, LINE_TABLE],
  keepers: ['trainingCoordinator'],
  panels: ['training-counts', 'training-detail', 'training-lines'],
  checks,
  thresholds: [
    { code: 'training.attendance-minimum' },
    { code: 'training.mark-minimum' },
    { code: 'training.close-days' },
  ],
  build,
};

/** A year that has a figure that counts. */
type CountedYear = Pick<YearOfTraining, 'year' | 'inCourse'> & { readonly people: Figure };

function build(input: SectionInput, detail: TrainingDetail): SectionContent {
  const all = yearsOfTraining(input, detail);
  const years = all.flatMap(({ people, year, inCourse }): CountedYear[] =>
    people ? [{ people, year, inCourse }] : [],
  );
  const latestClosed = years.findLast(({ inCourse }) => !inCourse) ?? years.at(-1);
  if (!latestClosed) return emptyContent(input, detailPanel(all));
  const lists = listsOf(input);
  return {
    panels: [countsPanel(years, lists), ...detailPanel(all), ...linesPanel(lists)],
    tile: {
      section: SECTION,
      title: trainingSection.title,
      figure: { figure: latestClosed.people.id },
      label: say`servidores capacitados en ${latestClosed.year}`,
      spark: years.map(({ people }) => people.id),
    },
    matters: [],
    figures: input.book.figures,
  };
}

function emptyContent({ book }: SectionInput, detail: readonly Panel[]): SectionContent {
  return {
    panels: [
      ...detail,
      absentPanel({
        id: 'training-counts',
        section: SECTION,
        title: 'Capacitación de comités y secretarías',
        message: 'Sin información registrada: nadie ha cargado la capacitación de este lugar.',
      }),
    ],
    tile: { section: SECTION, title: trainingSection.title, figure: null, label: ['sin información registrada'] },
    matters: [],
    figures: book.figures,
  };
}

interface Lists {
  readonly topics: readonly Figure[];
  readonly topicCount: Figure | null;
  readonly audiences: readonly Figure[];
  readonly lines: readonly { readonly line: Figure; readonly what: Figure }[];
  readonly lineCount: Figure | null;
  readonly unit: Figure | null;
}

function listsOf({ book, own, place }: SectionInput): Lists {
  const code = place.code || 'PE';
  const name = (id: string, label: string) => ({ id, label, period: '', territory: place.code });
  const facts = (records: readonly StoredRecord[], column: string, measure: string, label: string): readonly Figure[] =>
    records.map((record) =>
      book.fact(record, column, name(`${measure}@${code}/${String(record.values['order'])}`, label)),
    );
  const count = (
    records: readonly StoredRecord[],
    column: string,
    measure: string,
    label: string,
    formula?: string,
  ): Figure | null =>
    records.length === 0
      ? null
      : book.tally({ ...name(`${measure}@${code}`, label), records, column, ...(formula ? { formula } : {}) });
  const [topics, audiences, lines] = [own('training-topic'), own('training-audience'), own('training-line')].map(
    (records) => byColumn(records, 'order'),
  );
  const printed = (topics ?? []).filter(
    (record, index, all) =>
      record.values['block'] !== null && record.values['block'] !== all[index - 1]?.values['block'],
  );
  count(printed, 'block', 'topic-blocks', 'Temas según los separadores impresos', 'trozos que la fuente separa');
  const outsiders = (audiences ?? []).filter((record) => record.values['servant'] === 'No');
  for (const record of outsiders)
    book.fact(
      record,
      'servant',
      name(
        `audience-servant@${code}/${String(record.values['order'])}`,
        `${cellText(record, 'audience')}: si son servidores`,
      ),
    );
  const withUnit = (lines ?? []).find((record) => record.values['unit'] !== null);
  const whats = facts(lines ?? [], 'what', 'line-what', 'En qué consiste la línea de trabajo');
  return {
    topics: facts(topics ?? [], 'topic', 'topic', 'Tema de capacitación'),
    topicCount: count(topics ?? [], 'topic', 'topics', 'Temas de capacitación'),
    audiences: facts(audiences ?? [], 'audience', 'audience', 'Participantes de la capacitación'),
    lines: facts(lines ?? [], 'line', 'line', 'Línea de trabajo').flatMap((line, index) => {
      const what = whats[index];
      return what ? [{ line, what }] : [];
    }),
    lineCount: count(lines ?? [], 'line', 'lines', 'Líneas de trabajo'),
    unit: withUnit ? book.fact(withUnit, 'unit', name(`unit@${code}`, 'Unidad responsable de la capacitación')) : null,
  };
}

/** "272 servidores en 2024 y 28 en lo registrado de 2025, en seis temas y tres líneas de trabajo." */
function takeaway(years: readonly CountedYear[], { topicCount, lineCount }: Lists): Sentence {
  const said = years.slice(-2).map(({ people, year, inCourse }, index): Sentence => {
    const noun = index === 0 ? ' servidores' : '';
    return inCourse ? say`${people}${noun} en lo registrado de ${year}` : say`${people}${noun} en ${year}`;
  });
  const scope = [
    ...(topicCount ? [say`${as(topicCount, { words: 'cardinal' })} temas`] : []),
    ...(lineCount ? [say`${as(lineCount, { words: 'cardinal' })} líneas de trabajo`] : []),
  ];
  return scope.length > 0 ? say`${joinWords(said)}, en ${joinWords(scope)}.` : say`${joinWords(said)}.`;
}

function countsPanel(years: readonly CountedYear[], lists: Lists): Panel {
  const hatched = years.flatMap(({ inCourse }, index) => (inCourse ? [index] : []));
  return {
    id: 'training-counts',
    section: SECTION,
    title: 'Capacitación de comités y secretarías',
    takeaway: takeaway(years, lists),
    visuals: [
      {
        kind: 'chart',
        form: 'column',
        caption: 'Servidores capacitados por año',
        alt: 'Columnas por año con los servidores capacitados; el año en curso va rayado.',
        categories: years.map(({ year }) => String(year.value)),
        series: [{ name: 'Servidores capacitados', role: 'current', figures: years.map(({ people }) => people.id) }],
        axis: 'servidores',
        labels: true,
        ...(hatched.length > 0 ? { hatchedCategories: hatched } : {}),
      },
      ...whatAndWhom(lists),
    ],
    ...(hatched.length > 0 ? { notes: [['El año rayado está en curso: no se compara con uno cerrado.']] } : {}),
  };
}

function whatAndWhom({ topics, audiences }: Lists): readonly Visual[] {
  const row = (label: string, facts: readonly Figure[]): readonly Cell[] => [
    { content: [label], strong: true },
    { content: facts.flatMap(({ id }, index): Sentence => (index === 0 ? [{ figure: id }] : ['; ', { figure: id }])) },
  ];
  const rows = [
    ...(topics.length > 0 ? [row('Temas', topics)] : []),
    ...(audiences.length > 0 ? [row('Participan', audiences)] : []),
  ];
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: 'Temas y participantes',
      columns: [
        { key: 'what', label: 'Qué', width: 0.26 },
        { key: 'list', label: 'Cuáles', width: 0.74 },
      ],
      rows,
    },
  ];
}

function linesPanel({ lines, lineCount, unit }: Lists): readonly Panel[] {
  if (!lineCount) return [];
  return [
    {
      id: 'training-lines',
      section: SECTION,
      title: 'Líneas de trabajo',
      takeaway: unit
        ? say`${as(lineCount, { words: 'cardinal', capital: true })} líneas de trabajo a cargo del ${unit}.`
        : say`${as(lineCount, { words: 'cardinal', capital: true })} líneas de trabajo.`,
      visuals: [
        {
          kind: 'table',
          caption: 'Líneas de trabajo',
          columns: [
            { key: 'line', label: 'Línea', width: 0.25 },
            { key: 'what', label: 'En qué consiste', width: 0.75 },
          ],
          rows: lines.map(({ line, what }): Cell[] => [
            { content: say`${line}`, strong: true },
            { content: say`${what}` },
          ]),
        },
      ],
      webOnly: true,
    },
  ];
}
