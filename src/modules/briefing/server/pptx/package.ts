// The parts of a presentation, their content types and relationships, in a fixed order.
import type { Deck } from '../../deck.ts';
import { SLIDE } from './box.ts';
import { COLOR_MAP, layoutPart, LAYOUTS, masterPart } from './master.ts';
import { notesMasterPart, notesPart } from './notes.ts';
import { PICTURE_ENDINGS, type SlidePart, slidePart } from './slide.ts';
import { themePart } from './theme.ts';
import { element, emu, escapeXml, NAMESPACES, XML_DECLARATION } from './xml.ts';
import { type ZipEntry, zip } from './zip.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const PRESENTATION_TYPE = 'application/vnd.openxmlformats-officedocument.presentationml';
const OFFICE_TYPE = 'application/vnd.openxmlformats-officedocument';

interface Part extends ZipEntry {
  /** Absent for what its ending tells. */
  readonly type?: string;
}

/** The whole file: the same deck gives the same bytes. */
export function pptxFile(deck: Deck): Uint8Array {
  const parts = partsOf(deck);
  return zip([{ path: '[Content_Types].xml', content: contentTypes(parts) }, ...parts], deck.datedOn);
}

function partsOf(deck: Deck): readonly Part[] {
  const slides = deck.slides.map((slide, index) => slidePart(slide, deck, index));
  const photos = [...new Set(slides.flatMap((slide) => slide.pictures.map((picture) => picture.attachmentId)))];
  const photoPath = (attachmentId: number): string => {
    const mime = deck.photos[attachmentId]?.mime ?? '';
    return `ppt/media/image${photos.indexOf(attachmentId) + 1}.${PICTURE_ENDINGS[mime] ?? 'bin'}`;
  };
  let chartNumber = 0;
  return [
    {
      path: '_rels/.rels',
      content: relationships([
        ['officeDocument', 'ppt/presentation.xml'],
        [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
        ['extended-properties', 'docProps/app.xml'],
      ]),
    },
    {
      path: 'docProps/core.xml',
      content: coreProperties(deck),
      type: 'application/vnd.openxmlformats-package.core-properties+xml',
    },
    { path: 'docProps/app.xml', content: appProperties(deck), type: `${OFFICE_TYPE}.extended-properties+xml` },
    {
      path: 'ppt/presentation.xml',
      content: presentation(slides.length),
      type: `${PRESENTATION_TYPE}.presentation.main+xml`,
    },
    { path: 'ppt/_rels/presentation.xml.rels', content: relationships(presentationTargets(slides.length)) },
    {
      path: 'ppt/presProps.xml',
      content: XML_DECLARATION + element('p:presentationPr', NAMESPACES),
      type: `${PRESENTATION_TYPE}.presProps+xml`,
    },
    {
      path: 'ppt/tableStyles.xml',
      content:
        XML_DECLARATION +
        element('a:tblStyleLst', { 'xmlns:a': NAMESPACES['xmlns:a'], def: '{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}' }),
      type: `${PRESENTATION_TYPE}.tableStyles+xml`,
    },
    { path: 'ppt/theme/theme1.xml', content: themePart(), type: `${OFFICE_TYPE}.theme+xml` },
    { path: 'ppt/theme/theme2.xml', content: themePart(), type: `${OFFICE_TYPE}.theme+xml` },
    { path: 'ppt/slideMasters/slideMaster1.xml', content: masterPart(), type: `${PRESENTATION_TYPE}.slideMaster+xml` },
    {
      path: 'ppt/slideMasters/_rels/slideMaster1.xml.rels',
      content: relationships([
        ...LAYOUTS.map((_, index): Target => ['slideLayout', `../slideLayouts/slideLayout${index + 1}.xml`]),
        ['theme', '../theme/theme1.xml'],
      ]),
    },
    ...LAYOUTS.flatMap((name, index): readonly Part[] => [
      {
        path: `ppt/slideLayouts/slideLayout${index + 1}.xml`,
        content: layoutPart(name),
        type: `${PRESENTATION_TYPE}.slideLayout+xml`,
      },
      {
        path: `ppt/slideLayouts/_rels/slideLayout${index + 1}.xml.rels`,
        content: relationships([['slideMaster', '../slideMasters/slideMaster1.xml']]),
      },
    ]),
    {
      path: 'ppt/notesMasters/notesMaster1.xml',
      content: notesMasterPart(COLOR_MAP),
      type: `${PRESENTATION_TYPE}.notesMaster+xml`,
    },
    {
      path: 'ppt/notesMasters/_rels/notesMaster1.xml.rels',
      content: relationships([['theme', '../theme/theme2.xml']]),
    },
    ...slides.flatMap((slide, index): readonly Part[] => {
      const number = index + 1;
      const firstChart = chartNumber;
      chartNumber += slide.charts.length;
      return [
        { path: `ppt/slides/slide${number}.xml`, content: slide.xml, type: `${PRESENTATION_TYPE}.slide+xml` },
        {
          path: `ppt/slides/_rels/slide${number}.xml.rels`,
          content: slideRelationships(slide, number, firstChart, photoPath),
        },
        {
          path: `ppt/notesSlides/notesSlide${number}.xml`,
          content: notesPart(slide.notes),
          type: `${PRESENTATION_TYPE}.notesSlide+xml`,
        },
        {
          path: `ppt/notesSlides/_rels/notesSlide${number}.xml.rels`,
          content: relationships([
            ['notesMaster', '../notesMasters/notesMaster1.xml'],
            ['slide', `../slides/slide${number}.xml`],
          ]),
        },
        ...slide.charts.flatMap((chart, at): readonly Part[] => {
          const own = firstChart + at + 1;
          return [
            { path: `ppt/charts/chart${own}.xml`, content: chart.part, type: `${OFFICE_TYPE}.drawingml.chart+xml` },
            {
              path: `ppt/charts/_rels/chart${own}.xml.rels`,
              content: relationships([['package', `../embeddings/datos${own}.xlsx`]]),
            },
            { path: `ppt/embeddings/datos${own}.xlsx`, content: chart.workbook },
          ];
        }),
      ];
    }),
    ...photos.map((attachmentId): Part => ({
      path: photoPath(attachmentId),
      content: deck.photos[attachmentId]?.content ?? new Uint8Array(),
    })),
  ];
}

/** A type of ours, or a whole address; and the part, from the one that refers to it. */
type Target = readonly [type: string, target: string];

function relationships(targets: readonly Target[], ids: readonly string[] = []): string {
  return (
    XML_DECLARATION +
    element(
      'Relationships',
      { xmlns: `${PACKAGE}/relationships` },
      ...targets.map(([type, target], index) =>
        element('Relationship', {
          Id: ids[index] ?? `rId${index + 1}`,
          Type: type.includes('/') ? type : `${OFFICE}/${type}`,
          Target: target,
        }),
      ),
    )
  );
}

function slideRelationships(
  slide: SlidePart,
  number: number,
  firstChart: number,
  photoPath: (attachmentId: number) => string,
): string {
  const charts = slide.charts.map((chart, at) => ({
    id: chart.relation,
    target: ['chart', `../charts/chart${firstChart + at + 1}.xml`] as const,
  }));
  const pictures = slide.pictures.map((picture) => ({
    id: picture.relation,
    target: ['image', photoPath(picture.attachmentId).replace('ppt/', '../')] as const,
  }));
  const own = [...charts, ...pictures];
  return relationships(
    [
      ['slideLayout', `../slideLayouts/slideLayout${LAYOUTS.indexOf(slide.layout) + 1}.xml`],
      ['notesSlide', `../notesSlides/notesSlide${number}.xml`],
      ...own.map(({ target }) => target),
    ],
    ['rId1', 'rId2', ...own.map(({ id }) => id)],
  );
}

function presentationTargets(count: number): readonly Target[] {
  return [
    ['slideMaster', 'slideMasters/slideMaster1.xml'],
    ['notesMaster', 'notesMasters/notesMaster1.xml'],
    ['presProps', 'presProps.xml'],
    ['tableStyles', 'tableStyles.xml'],
    ['theme', 'theme/theme1.xml'],
    ...Array.from({ length: count }, (_, index): Target => ['slide', `slides/slide${index + 1}.xml`]),
  ];
}

const FIRST_SLIDE_RELATION = 6;
const FIRST_SLIDE_ID = 256;

function presentation(count: number): string {
  const slides = Array.from({ length: count }, (_, index) =>
    element('p:sldId', { id: FIRST_SLIDE_ID + index, 'r:id': `rId${FIRST_SLIDE_RELATION + index}` }),
  );
  return (
    XML_DECLARATION +
    element(
      'p:presentation',
      { ...NAMESPACES, saveSubsetFonts: 1, autoCompressPictures: 0 },
      element('p:sldMasterIdLst', {}, element('p:sldMasterId', { id: 2147483648, 'r:id': 'rId1' })),
      element('p:notesMasterIdLst', {}, element('p:notesMasterId', { 'r:id': 'rId2' })),
      slides.length > 0 ? element('p:sldIdLst', {}, ...slides) : '',
      element('p:sldSz', { cx: emu(SLIDE.width), cy: emu(SLIDE.height) }),
      element('p:notesSz', { cx: emu(540), cy: emu(720) }),
      element('p:defaultTextStyle', {}, element('a:defPPr', {}, element('a:defRPr', { lang: 'es-PE' }))),
    )
  );
}

function contentTypes(parts: readonly Part[]): string {
  const ending = (extension: string, type: string): string =>
    element('Default', { Extension: extension, ContentType: type });
  return (
    XML_DECLARATION +
    element(
      'Types',
      { xmlns: `${PACKAGE}/content-types` },
      ending('rels', 'application/vnd.openxmlformats-package.relationships+xml'),
      ending('xml', 'application/xml'),
      ending('xlsx', `${OFFICE_TYPE}.spreadsheetml.sheet`),
      ending('png', 'image/png'),
      ending('jpg', 'image/jpeg'),
      ...parts.flatMap((part) =>
        part.type === undefined ? [] : [element('Override', { PartName: `/${part.path}`, ContentType: part.type })],
      ),
    )
  );
}

function coreProperties(deck: Deck): string {
  const instant = `${deck.datedOn}T00:00:00Z`;
  const text = (name: string, value: string): string => `<${name}>${escapeXml(value)}</${name}>`;
  return (
    XML_DECLARATION +
    element(
      'cp:coreProperties',
      {
        'xmlns:cp': `${PACKAGE}/metadata/core-properties`,
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      text('cp:contentStatus', deck.status === 'published' ? 'Publicado' : 'Borrador'),
      element('dcterms:created', { 'xsi:type': 'dcterms:W3CDTF' }, instant),
      text('dc:creator', 'Vigía'),
      text('dc:description', `${deck.place.name}. ${deck.asOfText}.`),
      text('dc:identifier', deck.seal),
      text('dc:language', 'es-PE'),
      text('cp:lastModifiedBy', 'Vigía'),
      element('dcterms:modified', { 'xsi:type': 'dcterms:W3CDTF' }, instant),
      text('dc:title', deck.title),
    )
  );
}

function appProperties(deck: Deck): string {
  return (
    XML_DECLARATION +
    element(
      'Properties',
      { xmlns: `${OFFICE.replace('/relationships', '')}/extended-properties` },
      element('PresentationFormat', {}, 'Panorámica'),
      element('Slides', {}, String(deck.slides.length)),
      element('Notes', {}, String(deck.slides.length)),
      element('Application', {}, 'Vigía'),
    )
  );
}
