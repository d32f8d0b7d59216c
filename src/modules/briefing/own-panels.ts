// What joins the sections: cover, one page, districts side by side, matters, verification.
import { formatDate } from '#shared/calendar-date.ts';
import type { Cell, Matter, Panel, Sentence, State, TableVisual } from '#shared/document.ts';
import { type Figure, type FigureMap, numberOf } from '#shared/figure.ts';
import { as, say } from '#shared/sentence.ts';
import type { CheckReport, Finding } from '#modules/quality/index.ts';
import { createFigureBook, type FigureBook, type Scope } from '#modules/sources/index.ts';
import { asOfText, type BriefingSection, isEmpty } from './briefing.ts';
import { districtsPanel } from './districts-panel.ts';

export interface OwnPanelsInput {
  readonly scope: Scope;
  readonly sections: readonly BriefingSection[];
  readonly report: CheckReport;
  readonly figures: FigureMap;
  /** Hash of the figures and findings. */
  readonly seal: string;
}

export interface OwnPanels {
  readonly panels: readonly Panel[];
  readonly figures: readonly Figure[];
  readonly matters: readonly Matter[];
}

const mattersShown = 8;
const tilesShown = 8;
const causesShown = 8;

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

type Counter = (id: string, label: string, value: number, formula: string) => Figure;

function counter(book: FigureBook, scope: Scope): Counter {
  return (id, label, value, formula) =>
    book.computed({
      id: `${id}@${scope.place.code === '' ? 'PE' : scope.place.code}`,
      label,
      period: asOfText(scope.asOf).toLowerCase(),
      territory: scope.place.code,
      unit: 'count',
      decimals: 0,
      inputs: [],
      formula,
      compute: () => value,
    });
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
    report.findings.filter(isOpen).length,
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

function verificationPanel({ scope, sections, report, seal }: OwnPanelsInput, count: Counter): Panel {
  const causes = groupByCause(report.findings);
  const total = count('figures', 'Cifras de la edición', report.figures.total, 'cifras numéricas de las secciones');
  const checked = count(
    'checked',
    'Cifras comprobadas entre sí',
    report.figures.checked,
    'cifras que alguna regla comparó',
  );
  const alone = count(
    'alone',
    'Cifras sin otra con que comprobarse',
    report.figures.alone,
    'cifras que ninguna regla comparó',
  );
  const findings = count('findings', 'Observaciones', report.findings.length, 'observaciones de las comprobaciones');
  const roots = count('rootCauses', 'Causas de las observaciones', causes.length, 'causas distintas');
  const empty = sections.filter(({ content }) => isEmpty(content)).map(({ section }) => section.title);
  const rows = causes.slice(0, causesShown).map((group, index): Cell[] => {
    const [first] = group;
    const open = group.filter(isOpen).length;
    const size = count(
      `cause-${index + 1}`,
      `Observaciones de la causa ${index + 1}`,
      group.length,
      'observaciones con la misma causa',
    );
    return [
      cell([first?.title ?? '']),
      cell([SEVERITY_WORD[first?.severity ?? 'minor']], { state: SEVERITY_STATE[first?.severity ?? 'minor'] }),
      cell(say`${size}`),
      cell([first?.diagnosis[0]?.cause ?? '']),
      cell([open === 0 ? 'aceptada con motivo' : 'abierta']),
    ];
  });
  return {
    id: 'briefing-verification',
    section: 'briefing',
    title: 'Verificación de esta edición',
    takeaway: say`De ${total} cifras, ${checked} se comprobaron entre sí, ${alone} quedan solas y ${findings} observaciones vienen de ${roots} causas.`,
    visuals:
      rows.length === 0
        ? [
            {
              kind: 'absence',
              caption: 'Observaciones',
              message: 'Ninguna observación: todo lo que se pudo comprobar cuadra.',
            },
          ]
        : [
            {
              kind: 'table',
              caption:
                scope.asOf === null
                  ? 'Observaciones por causa'
                  : `Observaciones por causa, al ${formatDate(scope.asOf)}`,
              columns: [
                { key: 'cause', label: 'Qué no cuadra', width: 0.36 },
                { key: 'severity', label: 'Gravedad', width: 0.1 },
                { key: 'count', label: 'Casos', align: 'right', width: 0.08 },
                { key: 'diagnosis', label: 'Diagnóstico', width: 0.34 },
                { key: 'status', label: 'Estado', width: 0.12 },
              ],
              rows,
            },
          ],
    notes: [
      ...(empty.length === 0 ? [] : [say`Secciones sin información registrada: ${empty.join(', ')}.`]),
      say`Sello: ${seal.slice(0, 32)}.`,
    ],
  };
}

const SEVERITY_WORD = { serious: 'grave', moderate: 'moderada', minor: 'leve' } as const;
const SEVERITY_STATE = { serious: 'bad', moderate: 'warn', minor: 'neutral' } as const satisfies Record<string, State>;

function groupByCause(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.rootCause);
    if (group) group.push(finding);
    else groups.set(finding.rootCause, [finding]);
  }
  return [...groups.values()];
}

function isOpen(finding: Finding): boolean {
  return finding.status === 'open';
}

function cell(content: Sentence, rest: Omit<Cell, 'content'> = {}): Cell {
  return { content, ...rest };
}
