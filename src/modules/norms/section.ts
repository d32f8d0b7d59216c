import type { Cell, Matter, Panel, SectionContent, Sentence } from '#shared/document.ts';
import { as, say } from '#shared/sentence.ts';
import type { Section, SectionInput, StoredRecord } from '#modules/sources/index.ts';
import { cataloguePanels, PROGRAMME_TABLE, UNIT_TABLE } from './catalogues.ts';
import { checks } from './checks.ts';
import { type ListFigures, lawAtTheRoot, listFigures, type NormFigures, text } from './figures.ts';
import { parameterPanel } from './parameter-panel.ts';
import { includeSuccessors, ownNormRows } from './registered.ts';
import type { NormsExtra } from './norms-extra.ts';
import { CATALOGUE_TABLE, confidenceText, NORM_TABLE, PARAMETER_TABLE } from './tables.ts';
import { timelineDrawing } from './timeline.ts';

const SECTION = 'norms';

/** Laws of the serenazgo and thresholds with validity. National: every region inherits them. */
export const normsSection: Section<NormsExtra> = {
  code: SECTION,
  module: 'norms',
  title: 'Marco normativo',
  band: 'direction',
  summary:
    'Normas del servicio de serenazgo: qué aprueba o modifica cada una, y los umbrales y plazos con su vigencia.',
  tables: [NORM_TABLE, CATALOGUE_TABLE, PARAMETER_TABLE, PROGRAMME_TABLE, UNIT_TABLE],
  panels: ['norms-timeline', 'norms-catalogue', 'norms-parameters', 'norms-programmes', 'norms-units'],
  checks,
  build,
};

function build(input: SectionInput, extra: NormsExtra): SectionContent {
  includeSuccessors(input.book, extra);
  const list = listFigures(input);
  const panels = [
    list ? timelinePanel(input, list) : null,
    cataloguePanel(input, extra),
    parameterPanel(input, extra),
    ...cataloguePanels(input),
  ];
  return {
    figures: input.book.figures,
    panels: panels.filter((panel) => panel !== null),
    tile: {
      section: SECTION,
      title: normsSection.title,
      figure: list ? { figure: list.count.id } : null,
      label: list ? ['normas del servicio de serenazgo'] : ['sin información registrada'],
    },
    matters: list ? list.listed.flatMap((norm) => pendingMatter(norm)) : [],
  };
}

function timelinePanel(input: SectionInput, list: ListFigures): Panel {
  const root = lawAtTheRoot(list);
  const through = new Set(root?.through.map(({ id }) => id));
  const years = list.listed.toSorted((a, b) => String(a.year.value).localeCompare(String(b.year.value)));
  const [first, last] = [years[0], years.at(-1)];
  const span: Sentence =
    first && last
      ? say`${as(list.count, { words: 'cardinal', capital: true })} instrumentos entre ${first.year} y ${last.year}`
      : [];
  const about = root
    ? input.book.tally({
        id: `about-law@PE/${root.law.id}`,
        label: `Normas de la lista que reglamentan o modifican la ${String(root.law.citation.value)}`,
        period: '',
        territory: '',
        records: root.through.map(({ record }) => record),
        column: 'target',
        formula: 'filas que actúan sobre la ley, directamente o a través de la norma que modifican',
      })
    : null;
  const aboutLaw: Sentence =
    root && about ? say`; ${as(about, { words: 'cardinal' })} reglamentan o modifican la ${root.law.citation}` : [];
  return {
    id: 'norms-timeline',
    section: SECTION,
    title: 'Marco normativo del serenazgo',
    takeaway: say`${span}${aboutLaw}.`,
    visuals: [
      {
        kind: 'drawing',
        caption: 'Normas en el tiempo',
        alt: 'Línea de tiempo con las normas de la lista, de la más antigua a la más reciente; las marcas llenas actúan sobre la ley del serenazgo.',
        drawing: timelineDrawing(list.listed, ({ id }) => through.has(id)),
      },
      {
        kind: 'table',
        caption: 'Qué aprueba o modifica cada una',
        columns: [
          { key: 'citation', label: 'Norma', width: 0.36 },
          { key: 'subject', label: 'Qué dispone', width: 0.64 },
        ],
        rows: list.listed.map(({ citation, subject }): Cell[] => [
          { content: say`${citation}`, strong: true },
          { content: say`${subject}` },
        ]),
      },
    ],
    notes: [
      [
        'La lista imprime número y año; el día viene de otras fuentes, con su confianza. Círculo lleno: actúa sobre la ley del serenazgo.',
      ],
    ],
  };
}

function cataloguePanel({ book, national }: SectionInput, extra: NormsExtra): Panel | null {
  const records = national('norm-catalogue');
  if (records.length === 0) return null;
  const count = book.tally({
    id: 'catalogue-count@PE',
    label: 'Otras normas del catálogo',
    period: '',
    territory: '',
    records,
    column: 'citation',
  });
  const row = (record: StoredRecord): Cell[] => {
    const id = text(record, 'canonicalId');
    const name = (measure: string, label: string) => ({
      id: `${measure}@PE/${id}`,
      label: `${text(record, 'citation')}: ${label}`,
      period: '',
      territory: '',
    });
    const source = record.values['source'] ? { source: text(record, 'source') } : {};
    const citation = book.stated(record, 'citation', {
      ...name('catalogue-citation', 'cita'),
      unit: 'text',
      ...source,
    });
    const subject = book.stated(record, 'subject', {
      ...name('catalogue-subject', 'qué dispone'),
      unit: 'text',
      ...source,
    });
    const published = book.stated(record, 'published', {
      ...name('catalogue-published', 'fecha de publicación'),
      unit: 'date',
      ...source,
    });
    return [
      { content: say`${citation}`, strong: true },
      { content: say`${subject}` },
      { content: say`${published}` },
      { content: [confidenceText(record.values['confidence'])] },
    ];
  };
  return {
    id: 'norms-catalogue',
    section: SECTION,
    title: 'Otras normas que se citan',
    takeaway: say`${as(count, { words: 'cardinal', capital: true })} normas más sostienen los planes, los fondos y las estrategias de esta plataforma.`,
    visuals: [
      {
        kind: 'table',
        caption: 'Catálogo de normas',
        columns: [
          { key: 'citation', label: 'Norma', width: 0.28 },
          { key: 'subject', label: 'Qué dispone', width: 0.42 },
          { key: 'published', label: 'Publicada', width: 0.14 },
          { key: 'confidence', label: 'Confianza', width: 0.16 },
        ],
        rows: [...records.map(row), ...ownNormRows(book, extra)],
      },
    ],
    webOnly: true,
  };
}

/** A law that the source lists before its publication: somebody has to adapt the regulation. */
function pendingMatter({ record, id, citation, published }: NormFigures): readonly Matter[] {
  const pending = text(record, 'type') === 'Ley' && record.values['stage'] !== null && published.value === null;
  if (!pending) return [];
  return [
    {
      id: `norms-pending-${id}`,
      section: SECTION,
      what: say`${citation}: aprobada por el Congreso; falta registrar su publicación y adecuar el reglamento`,
      where: 'Perú',
      when: ['desde la fecha del documento'],
      responsible: 'Equipo de Recursos para la Seguridad Ciudadana',
      verb: 'Registrar',
      on: null,
      state: 'warn',
    },
  ];
}
