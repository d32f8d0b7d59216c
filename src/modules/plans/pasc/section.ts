import { absentPanel } from '#shared/absent-panel.ts';
import type { Matter, Panel, SectionContent } from '#shared/document.ts';
import type { Figure, FigureMap } from '#shared/figure.ts';
import { say } from '#shared/sentence.ts';
import { type Edition, contains, type Section, type SectionInput } from '#modules/sources/index.ts';
import { challengesPanel } from './challenges.ts';
import { checks } from './checks.ts';
import { classesPanel, coveragePanel } from './coverage.ts';
import { type Committee, committeesOf, type Crime, crimesOf } from './plan.ts';
import { periodWords, type PlanCounts, plansPanel, plansTable } from './plans-panel.ts';
import { committeeList, prioritiesPanel } from './priorities.ts';
import { progressPanel, type SealedQuarter } from './progress-panel.ts';
import { ACTIVITY_TABLE, CHALLENGE_TABLE, COVERAGE_TABLE, CRIME_TABLE, PLAN_TABLE, PRIORITY_TABLE } from './tables.ts';
import { tracePanel, untracedPriorities } from './trace.ts';

const SECTION = 'pasc';

/** Figures of other sections that measure a challenge, the editions that they came from, and what was followed here. */
export interface PascExtra {
  readonly measures: FigureMap;
  readonly editions: readonly Edition[];
  /** Sealed quarters of the plans inside of the place. */
  readonly sealed: readonly SealedQuarter[];
}

export const NO_MEASURES: PascExtra = { measures: {}, editions: [], sealed: [] };

/** Plans of the committees: instrument, version, priorities, coverage, trace and challenges. */
export const pascSection: Section<PascExtra> = {
  code: SECTION,
  module: 'plans',
  title: 'Planes de acción',
  band: 'direction',
  summary: 'Planes de acción de los comités: instrumento, versión, delitos priorizados, traza y desafíos.',
  tables: [PLAN_TABLE, PRIORITY_TABLE, ACTIVITY_TABLE, CHALLENGE_TABLE, CRIME_TABLE, COVERAGE_TABLE],
  panels: [
    'pasc-plans',
    'pasc-progress',
    'pasc-priorities',
    'pasc-coverage',
    'pasc-trace',
    'pasc-challenges',
    'pasc-verbatim',
    'pasc-classes',
  ],
  checks,
  build,
};

function build(input: SectionInput, extra: PascExtra): SectionContent {
  const crimes = crimesOf(input);
  switch (input.place.level) {
    case 'country':
      // Plans of some regions say nothing of the country: each is read in its own place.
      return emptyContent(input, 'Elija una región: los planes se leen por comité.');
    case 'district':
      return districtContent(input, crimes, extra);
    case 'region':
    case 'province':
      return regionContent(input, crimes, extra);
  }
}

function emptyContent({ book }: SectionInput, message: string): SectionContent {
  return {
    panels: [absentPanel({ id: 'pasc-plans', section: SECTION, title: 'Los planes vigentes', message })],
    tile: { section: SECTION, title: pascSection.title, figure: null, label: ['sin información registrada'] },
    matters: [],
    figures: book.figures,
  };
}

const NOBODY_LOADED = 'Sin información registrada: nadie ha cargado los planes de los comités de este lugar.';

function regionContent(input: SectionInput, crimes: readonly Crime[], extra: PascExtra): SectionContent {
  const committees = committeesOf(input, input.within('pasc-plan'), crimes);
  if (committees.length === 0) return emptyContent(input, NOBODY_LOADED);
  const counts = planCounts(input, committees);
  const total = priorityTotal(input, committees);
  const planned = committees.filter(({ priorities }) => priorities.length > 0);
  const panels: readonly (Panel | null)[] = [
    plansPanel(committees, counts),
    progressPanel(input, extra.sealed),
    ...(total
      ? [
          prioritiesPanel(input, committees, crimes, total),
          coveragePanel(input, committees, total),
          tracePanel(input, committees, total),
        ]
      : []),
    challengesPanel(input, extra.measures),
    total ? verbatimPanel(planned, crimes, total) : null,
    classesPanel(input, crimes, committees),
  ];
  return {
    panels: panels.filter((panel) => panel !== null),
    tile: {
      section: SECTION,
      title: pascSection.title,
      figure: { figure: counts.plans.id },
      label: say`de ${counts.committees} comités con plan vigente`,
    },
    matters: traceMatter(input, committees, 'Secretarías técnicas de los comités'),
    figures: input.book.figures,
  };
}

/** A district shows its own plan and promises, beside those of the committees above it. */
function districtContent(input: SectionInput, crimes: readonly Crime[], extra: PascExtra): SectionContent {
  const committees = committeesOf(input, input.rows('pasc-plan'), crimes);
  const own = committees.find(({ territory }) => territory === input.place.code);
  const above = committees.filter(
    ({ territory }) => contains(territory, input.place.code) && territory !== input.place.code,
  );
  if (!own) {
    return {
      ...emptyContent(input, 'Sin información registrada: tu municipalidad no ha registrado su plan.'),
      figures: input.book.figures,
    };
  }
  const total = priorityTotal(input, [own]);
  const plan: Panel = {
    id: 'pasc-plans',
    section: SECTION,
    title: `El plan del ${own.name}`,
    takeaway: own.hasPlan
      ? say`El plan ${periodWords(own)} se aprobó con ${own.instrument}${own.renewed ? ', que lo actualiza' : ''}.`
      : ['El comité está registrado y su plan no: sin información registrada.'],
    visuals: [plansTable([own, ...above])],
  };
  const promises: Panel | null = total
    ? {
        id: 'pasc-priorities',
        section: SECTION,
        title: 'Qué se propuso combatir',
        takeaway: say`El plan prioriza ${total} hechos; el primero: ${own.priorities[0]?.text ?? ''}.`,
        visuals: [committeeList([own], crimes)],
        notes: [['La clase y su cobertura son lectura de la plataforma.']],
      }
    : null;
  return {
    panels: [plan, progressPanel(input, extra.sealed), promises].filter((panel) => panel !== null),
    tile: total
      ? {
          section: SECTION,
          title: pascSection.title,
          figure: { figure: total.id },
          label: ['hechos delictivos priorizados en su plan'],
        }
      : { section: SECTION, title: pascSection.title, figure: null, label: ['plan sin prioridades registradas'] },
    matters: traceMatter(input, [own], `Secretaría técnica del ${own.name}`),
    figures: input.book.figures,
  };
}

function planCounts({ book, place }: SectionInput, committees: readonly Committee[]): PlanCounts {
  const tally = (measure: string, label: string, group: readonly Committee[], column: string): Figure =>
    book.tally({
      id: `${measure}@${place.code}`,
      label,
      period: '',
      territory: place.code,
      records: group.map(({ record }) => record),
      column,
    });
  return {
    committees: tally('committees', 'Comités registrados', committees, 'committee'),
    plans: tally(
      'plans',
      'Comités con plan vigente',
      committees.filter(({ hasPlan }) => hasPlan),
      'instrument',
    ),
    renewed: tally(
      'renewed',
      'Comités que renovaron su plan',
      committees.filter(({ renewed }) => renewed),
      'version',
    ),
  };
}

/** Null where no plan has its priorities registered: nobody reported zero. */
function priorityTotal({ book, place }: SectionInput, committees: readonly Committee[]): Figure | null {
  const records = committees.flatMap(({ priorities }) => priorities.map(({ record }) => record));
  if (records.length === 0) return null;
  return book.tally({
    id: `priorities@${place.code}`,
    label: 'Prioridades de los planes',
    period: '',
    territory: place.code,
    records,
    column: 'verbatim',
  });
}

function verbatimPanel(planned: readonly Committee[], crimes: readonly Crime[], total: Figure): Panel {
  return {
    id: 'pasc-verbatim',
    section: SECTION,
    title: 'Las prioridades, con el texto de cada plan',
    takeaway: say`Las ${total} prioridades, tal como las escribe cada plan y en qué clase se leen.`,
    visuals: [committeeList(planned, crimes)],
    webOnly: true,
  };
}

function traceMatter(input: SectionInput, committees: readonly Committee[], responsible: string): readonly Matter[] {
  const untraced = untracedPriorities(input, committees);
  const first = committees.find(({ priorities }) => priorities.length > 0);
  if (untraced.length === 0 || !first) return [];
  const count = input.book.tally({
    id: `untraced@${input.place.code}`,
    label: 'Prioridades sin actividades registradas',
    period: '',
    territory: input.place.code,
    records: untraced,
    column: 'verbatim',
  });
  return [
    {
      id: `pasc-trace-${input.place.code}`,
      section: SECTION,
      what: say`${count} prioridades de los planes sin actividad, presupuesto ni resultado registrados`,
      where: input.place.name,
      when: say`planes ${periodWords(first)}`,
      responsible,
      verb: 'Registrar',
      on: null,
      state: 'warn',
    },
  ];
}

export function measureIds(
  records: readonly { readonly table: string; readonly values: Readonly<Record<string, unknown>> }[],
): readonly string[] {
  return records.flatMap(({ table, values }) =>
    table === CHALLENGE_TABLE.code && typeof values['measure'] === 'string' ? [values['measure']] : [],
  );
}
