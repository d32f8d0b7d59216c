import { absentPanel } from '#shared/absent-panel.ts';
import type { Matter, Measure, Panel, SectionContent, Tile } from '#shared/document.ts';
import { ofPlace } from '#shared/place-words.ts';
import { say } from '#shared/sentence.ts';
import {
  createFigureBook,
  type Edition,
  type Place,
  type Section,
  type SectionInput,
  type StoredRecord,
} from '#modules/sources/index.ts';
import type { MapShape } from '#modules/territory/index.ts';
import { type Change, signed } from './changes.ts';
import { COMPLAINTS_AGE, complaintsChecks, MATURITY } from './checks.ts';
import type { ComplaintData, CountSum } from './dataset.ts';
import { type Homicides, homicidePanel, homicidesOf } from './homicide.ts';
import { includeJumps } from './jumps.ts';
import { laterPanels } from './later-panels.ts';
import { periodId, periodText, quarterText } from './period.ts';
import { yearlyRecords } from './records.ts';
import { partsPanel } from './parts-panel.ts';
import { type RecordsContext, recordsContext } from './records-context.ts';
import { recordsPanel, trendPanel } from './records-panels.ts';
import { twoEditionsPanel } from './two-editions-panel.ts';
import { type StatedComplaints, statedComplaints } from './stated.ts';
import { compositionPanel, groupsPanel, quarterPanel } from './stated-panels.ts';
import { ANNUAL, DEFINITION, GROUP, QUARTER } from './tables.ts';

export interface ComplaintsExtra {
  /** The SIDPOL edition in force, and the newest one when it was published after the date asked. */
  readonly current: ComplaintData | null;
  readonly later: ComplaintData | null;
  /** Rows of the yearly workbook published after the date asked. */
  readonly laterRows: { readonly editions: readonly Edition[]; readonly records: readonly StoredRecord[] };
  readonly shapes: readonly MapShape[];
  /** Of the place in the edition in force, by whole years. */
  readonly annual: readonly CountSum[];
}

const TITLE = 'Denuncias';
/** Rises of these call for somebody; our choice after the priorities of the plans. */
const GRAVE: ReadonlySet<string> = new Set([
  'Extorsión',
  'Secuestro',
  'Homicidio',
  'Robo',
  'Violencia contra la mujer e integrantes',
]);

export const complaintsSection: Section<ComplaintsExtra> = {
  code: 'complaints',
  module: 'observatory',
  title: TITLE,
  band: 'situation',
  summary: 'Denuncias policiales por periodo, agrupación, modalidad y distrito, y homicidios por año.',
  tables: [QUARTER, GROUP, DEFINITION, ANNUAL],
  keepers: ['observatoryPublisher'],
  panels: [
    'complaints-quarter',
    'complaints-records',
    'complaints-groups-change',
    'complaints-composition',
    'complaints-trend',
    'complaints-district-map',
    'complaints-two-editions',
    'complaints-homicide',
    'complaints-later-quarter',
    'complaints-later-modalities',
    'complaints-later-districts',
  ],
  checks: complaintsChecks,
  thresholds: [
    { code: COMPLAINTS_AGE, rules: ['complaints-fresh'] },
    { code: MATURITY, rules: ['complaints-vintage'] },
  ],
  build,
};

function build(input: SectionInput, extra: ComplaintsExtra): SectionContent {
  const { book, place } = input;
  const stated = statedComplaints(input);
  const homicides = homicidesOf(book, input.rows(ANNUAL.code), place);
  const context = extra.current ? recordsContext(input, extra.current, extra.shapes) : null;
  if (extra.current) includeJumps(book, extra.current, extra.annual, place);
  const panels = [
    ...(context ? currentPanels(context, stated) : statedPanels(stated)),
    homicides && homicidePanel(homicides, place),
    ...(extra.later
      ? laterPanels(recordsContext(input, extra.later, extra.shapes), stated, laterHomicides(input, extra, homicides))
      : []),
  ].flatMap((panel) => panel ?? []);
  return {
    panels: panels.some(({ later }) => !later) ? panels : [absent(place, extra), ...panels],
    tile: tileOf(context, stated),
    matters: mattersOf(place, context, stated, homicides),
    measures: extra.current ? [recordsMeasure(input, extra.current)] : [],
    // Last: what was made above is in the book by now.
    figures: book.figures,
  };
}

function statedPanels(stated: StatedComplaints | undefined): readonly (Panel | undefined)[] {
  return stated ? [quarterPanel(stated), groupsPanel(stated), compositionPanel(stated)] : [];
}

/** Once the national file is known the printed groups stay to be read, under their own edition. */
function currentPanels(context: RecordsContext, stated: StatedComplaints | undefined): readonly (Panel | undefined)[] {
  const earlier = (panel: Panel | undefined): Panel | undefined =>
    panel && {
      ...panel,
      title: `${panel.title} (edición de ${periodText(stated?.period ?? context.data.period)})`,
      webOnly: true,
    };
  return [
    recordsPanel(context),
    trendPanel(context),
    partsPanel(context, 'complaints-district-map', false),
    ...(stated
      ? [
          { ...twoEditionsPanel(context, stated, 'complaints-two-editions', false), webOnly: true },
          earlier(groupsPanel(stated)),
          earlier(compositionPanel(stated)),
        ]
      : []),
  ];
}

/** Homicides of an edition not yet published at the date: a book of its own, so that they are marked as later. */
function laterHomicides(
  { place, book }: SectionInput,
  { laterRows }: ComplaintsExtra,
  known: Homicides | undefined,
): Homicides | undefined {
  if (known) return known;
  const other = createFigureBook({
    section: complaintsSection.code,
    editions: laterRows.editions,
    tables: complaintsSection.tables,
  });
  const homicides = homicidesOf(other, laterRows.records, place);
  for (const figure of other.figures) book.include({ ...figure, later: true });
  return homicides;
}

function absent(place: Place, extra: ComplaintsExtra): Panel {
  const message = extra.later
    ? `Denuncias ${ofPlace(place)}: sin información registrada a esta fecha; abajo, lo que se supo después.`
    : `Denuncias ${ofPlace(place)}: sin información registrada.`;
  return absentPanel({ id: 'complaints-quarter', section: 'complaints', title: TITLE, message });
}

function tileOf(context: RecordsContext | null, stated: StatedComplaints | undefined): Tile {
  const tile = { section: 'complaints', title: TITLE } as const;
  if (context) {
    const { input, data, total: change } = context;
    if (!change || change.current.value === null)
      return { ...tile, figure: null, label: ['sin registros en el periodo'] };
    return {
      ...tile,
      figure: { figure: change.current.id },
      label: say`registros en ${quarterText(data.period)} de ${String(data.period.year)}, ${signed(change.percent)}`,
      spark: yearlyRecords(input.book, data, input.place).map(({ figure }) => figure.id),
      state: stateOf(change),
    };
  }
  if (!stated) return { ...tile, figure: null, label: ['sin información registrada a esta fecha'] };
  return {
    ...tile,
    figure: { figure: stated.current.id },
    label: stated.change
      ? say`denuncias en ${periodText(stated.period)}, ${signed(stated.change.percent)}`
      : say`denuncias en ${periodText(stated.period)}`,
    spark: stated.totals.map(({ figure }) => figure.id),
    ...(stated.change ? { state: stateOf(stated.change) } : {}),
  };
}

/** Records of the period for each part: made by the panels, found again by their address. */
function recordsMeasure({ book, children, districts }: SectionInput, { period }: ComplaintData): Measure {
  const known = new Set(book.figures.map(({ id }) => id));
  const ids = [...children, ...districts].map(
    ({ code }) => [code, `complaints.records@${code}/${periodId(period)}`] as const,
  );
  return {
    key: 'complaints',
    label: `Registros de denuncias, ${periodText(period)}`,
    kind: 'amount',
    figures: Object.fromEntries(ids.filter(([, id]) => known.has(id))),
  };
}

function stateOf({ verdict }: Change): 'good' | 'warn' | 'neutral' {
  return verdict.kind === 'falls' ? 'good' : verdict.kind === 'rises' ? 'warn' : 'neutral';
}

const COMMITTEES: Readonly<Record<Place['level'], string>> = {
  country: 'CONASEC',
  region: 'CORESEC',
  province: 'COPROSEC',
  district: 'CODISEC',
};

/** Rises that have evidence, of what matters most. */
function mattersOf(
  place: Place,
  context: RecordsContext | null,
  stated: StatedComplaints | undefined,
  homicides: Homicides | undefined,
): readonly Matter[] {
  const matter = (change: Change, when: string): Matter => ({
    id: `complaints-rise-${change.percent.id}`,
    section: 'complaints',
    what: say`${change.name}: sube de ${change.previous} a ${change.current}`,
    where: place.name,
    when: [when],
    responsible: `${COMMITTEES[place.level]} ${place.name}`,
    verb: 'Revisar el plan',
    on: null,
    state: 'bad',
  });
  const rises = (changes: readonly Change[]): readonly Change[] =>
    changes.filter(({ key, verdict }) => verdict.kind === 'rises' && GRAVE.has(key));
  const modalities = context
    ? rises(context.modalities).map((change) => matter(change, periodText(context.data.period)))
    : [];
  const groups =
    !context && stated
      ? stated.groups
          .filter(({ verdict }) => verdict.kind === 'rises')
          .map((change) => matter(change, periodText(stated.period)))
      : [];
  const deaths = homicides?.change
    ? rises([homicides.change]).map((change) => matter(change, `en ${change.current.period}`))
    : [];
  return [...modalities, ...groups, ...deaths];
}
