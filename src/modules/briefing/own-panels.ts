// What joins the sections: cover, one page, districts side by side, matters, verification.
import { formatDate } from '#shared/calendar-date.ts';
import type { Cell, Matter, Panel, Sentence, State, TableVisual } from '#shared/document.ts';
import { type Figure, type FigureMap, numberOf } from '#shared/figure.ts';
import { as, say } from '#shared/sentence.ts';
import type { PublishedAct } from '#modules/audit/index.ts';
import type { CheckReport } from '#modules/quality/index.ts';
import { createFigureBook, type Scope } from '#modules/sources/index.ts';
import { type BriefingSection, isEmpty } from './briefing.ts';
import { type Counter, counter } from './counter.ts';
import { districtsPanel } from './districts-panel.ts';
import { verificationPanel } from './verification-panel.ts';

export interface OwnPanelsInput {
  readonly scope: Scope;
  readonly sections: readonly BriefingSection[];
  readonly report: CheckReport;
  readonly figures: FigureMap;
  /** Hash of the figures and findings. */
  readonly seal: string;
  /** The act that published the newest edition; null when the register has none. */
  readonly published: PublishedAct | null;
}

export interface OwnPanels {
  readonly panels: readonly Panel[];
  readonly figures: readonly Figure[];
  readonly matters: readonly Matter[];
}

const mattersShown = 8;
const tilesShown = 8;

/** Sections whose tile speaks on the one-page slide, the most asked first. */
const PAGE_ORDER = [
  'complaints',
  'profile',
  'serenos',
  'budget',
  'compromiso5',
  'barrio-seguro',
  'pasc',
  'training',
  'norms',
  'policy',
  'cameras',
  'fesc',
  'training-centres',
  'articulation',
];

export function ownPanels(input: OwnPanelsInput): OwnPanels {
  const book = createFigureBook({ section: 'briefing', editions: [], tables: [] });
  const count = counter(book, input.scope);
  const matters = sortMatters(input.sections.flatMap(({ content }) => content.matters));
  const panels = [
    coverPanel(input, count),
    pagePanel(input),
    districtsPanel(input.scope, input.figures),
    mattersPanel(input, matters, count),
    verificationPanel(input, count),
  ].flatMap((panel) => panel ?? []);
  return { panels, figures: book.figures, matters };
}

function coverPanel({ scope, sections, report, seal }: OwnPanelsInput, count: Counter): Panel {
  const systems = count(
    'systems',
    'Sistemas de información con datos',
    sections.filter(({ content }) => !isEmpty(content)).length,
    'secciones con información registrada',
  );
  const figures = count('figures', 'Cifras de la edición', report.figures.total, 'cifras numéricas de las secciones');
  const open = count(
    'openFindings',
    'Observaciones abiertas',
    report.findings.filter(({ status }) => status === 'open').length,
    'observaciones sin aceptar',
  );
  const known =
    scope.asOf === null ? 'La última información de cada sección' : `Lo que se sabía al ${formatDate(scope.asOf)}`;
  const outline = sections.flatMap(({ content }) => content.panels).find((panel) => panel.id === 'territory-outline')
    ?.visuals[0];
  return {
    id: 'briefing-cover',
    section: 'briefing',
    title: scope.place.code === '' ? 'Seguridad ciudadana en el Perú' : `Seguridad ciudadana: ${scope.place.name}`,
    takeaway: say`${known}: ${systems} sistemas, ${figures} cifras, ${open} observaciones abiertas.`,
    visuals: outline
      ? [outline]
      : [
          {
            kind: 'facts',
            caption: 'La edición en cifras',
            items: [
              { label: 'Sistemas con datos', value: say`${systems}` },
              { label: 'Cifras', value: say`${figures}` },
              { label: 'Observaciones abiertas', value: say`${open}` },
            ],
          },
        ],
    notes: [say`Sello de la edición: ${seal.slice(0, 16)}.`],
  };
}

function pagePanel({ scope, sections, figures }: OwnPanelsInput): Panel | undefined {
  const rows = PAGE_ORDER.flatMap((code) => {
    const section = sections.find((candidate) => candidate.section.code === code);
    const ref = section?.content.tile.figure;
    const figure = ref ? figures[ref.figure] : undefined;
    if (!section || !ref || !figure) return [];
    const { tile } = section.content;
    return [
      [
        cell(say`${section.section.title}`),
        cell([ref], { strong: true }),
        cell(tile.label),
        cell(say`${figure.cutOff === null ? '' : formatDate(figure.cutOff)}`),
        cell(say`${STATE_WORD[tile.state ?? 'neutral']}`, tile.state === undefined ? {} : { state: tile.state }),
      ],
    ];
  }).slice(0, tilesShown);
  if (rows.length === 0) return undefined;
  const table: TableVisual = {
    kind: 'table',
    caption: 'Una fila por sistema',
    columns: [
      { key: 'system', label: 'Sistema', width: 0.22 },
      { key: 'value', label: 'Cifra', align: 'right', width: 0.15 },
      { key: 'reading', label: 'Lectura', width: 0.39 },
      { key: 'cutOff', label: 'Corte', width: 0.11 },
      { key: 'state', label: 'Estado', width: 0.13 },
    ],
    rows,
  };
  return {
    id: 'briefing-page',
    section: 'briefing',
    title: scope.place.code === '' ? 'El Perú en una página' : `${scope.place.name} en una página`,
    takeaway: pageTakeaway(scope, figures) ?? say`${scope.place.name}: lo que dice cada sistema, con su corte.`,
    visuals: [table],
  };
}

const STATE_WORD: Readonly<Record<State, string>> = {
  good: 'favorable',
  warn: 'por mirar',
  bad: 'adverso',
  unknown: 'sin dato',
  neutral: 'informativo',
  later: 'posterior',
};

/** Situation, money and compliance in one sentence, of what there is. */
export function pageTakeaway(scope: Scope, figures: FigureMap): Sentence | undefined {
  const place = scope.place.code === '' ? 'PE' : scope.place.code;
  const parts: Sentence[] = [];
  const change =
    latestFigure(figures, `complaints.quarterChange@${place}/`) ??
    latestFigure(figures, `complaints.recordsChange@${place}/`);
  if (change) parts.push(changePart(change, figures));
  const advance = latestFigure(figures, `budget.advance@${place}/`);
  const share = latestFigure(figures, `budget.yearShare@${place}/`);
  if (numberOf(advance) !== null && advance && share)
    parts.push(say`el presupuesto avanza ${as(advance, { decimals: 1 })} con ${as(share, { decimals: 1 })} del año`);
  const passing = latestFigure(figures, `compromiso5.favourable@${place}/`);
  const evaluated = figures[`compromiso5.municipalities@${place}`];
  if (passing && evaluated && numberOf(passing) !== null) {
    parts.push(
      say`${as(passing, { words: 'cardinal' })} de ${as(evaluated, { words: 'cardinal' })} municipios van cumpliendo el incentivo`,
    );
  }
  if (parts.length === 0) return undefined;
  return capitalized(parts).flatMap((part, index) => [...part, index === parts.length - 1 ? '.' : '; ']);
}

/** A change is affirmed only when its interval leaves zero out. */
function changePart(change: Figure, figures: FigureMap): Sentence {
  const value = numberOf(change);
  if (value === null) return say`los registros de denuncias son muy pocos para un porcentaje`;
  const isRecords = change.id.startsWith('complaints.records');
  const noun = isRecords ? 'registros de denuncias' : 'denuncias';
  const bound = (side: 'Low' | 'High'): number | null =>
    numberOf(figures[change.id.replace('Change@', `Change${side}@`)]);
  const [low, high] = [bound('Low'), bound('High')];
  if (low !== null && high !== null && low <= 0 && high >= 0)
    return say`${as(change, { sign: 'always', decimals: 1 })} en ${isRecords ? 'los' : 'las'} ${noun} frente a hace un año, un cambio no concluyente`;
  return say`${as(change, { sign: 'never', decimals: 1 })} ${value <= 0 ? 'menos' : 'más'} ${noun} que hace un año`;
}

/** The sentence opens with a capital when it opens with a word. */
function capitalized([first, ...rest]: readonly Sentence[]): readonly Sentence[] {
  const [head, ...tail] = first ?? [];
  if (typeof head !== 'string') return [first ?? [], ...rest];
  return [[head.charAt(0).toUpperCase() + head.slice(1), ...tail], ...rest];
}

/** Of the figures whose id is the prefix and a period, the one of the newest period (they sort as text). */
export function latestFigure(figures: FigureMap, prefix: string): Figure | undefined {
  const id = Object.keys(figures)
    .filter((key) => key.startsWith(prefix) && !key.slice(prefix.length).includes('/') && !figures[key]?.later)
    .toSorted()
    .at(-1);
  return id === undefined ? undefined : figures[id];
}

const STATE_ORDER: readonly State[] = ['bad', 'warn', 'unknown', 'later', 'neutral', 'good'];

export function sortMatters(matters: readonly Matter[]): readonly Matter[] {
  return matters.toSorted(
    (a, b) =>
      STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state) ||
      (a.on ?? '9999').localeCompare(b.on ?? '9999') ||
      a.id.localeCompare(b.id),
  );
}

function mattersPanel({ scope }: OwnPanelsInput, matters: readonly Matter[], count: Counter): Panel | undefined {
  if (matters.length === 0) return undefined;
  const total = count('matters', 'Asuntos por resolver', matters.length, 'asuntos de las secciones');
  const today = scope.today;
  const first = matters
    .filter((matter) => matter.on !== null && matter.on >= today)
    .toSorted((a, b) => (a.on ?? '').localeCompare(b.on ?? ''))[0];
  const tail: Sentence = first ? ['; el primero con fecha: ', ...first.what, ', ', ...first.when, '.'] : ['.'];
  return {
    id: 'briefing-matters',
    section: 'briefing',
    title: 'Asuntos por resolver',
    takeaway: [...say`${total} asuntos nacen de las cifras de esta edición`, ...tail],
    visuals: [
      {
        kind: 'table',
        caption: 'Qué, dónde, quién y cuándo',
        columns: [
          { key: 'what', label: 'Asunto', width: 0.36 },
          { key: 'where', label: 'Dónde', width: 0.17 },
          { key: 'who', label: 'Responsable', width: 0.25 },
          { key: 'when', label: 'Cuándo', width: 0.22 },
        ],
        rows: matters
          .slice(0, mattersShown)
          .map((matter) => [
            cell(matter.what, { state: matter.state }),
            cell([matter.where]),
            cell([matter.responsible]),
            cell(matter.when),
          ]),
      },
    ],
  };
}

function cell(content: Sentence, rest: Omit<Cell, 'content'> = {}): Cell {
  return { content, ...rest };
}
