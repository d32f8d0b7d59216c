// Speaker notes: the page that says where each number of its slide comes from.
import { createIds, placeholderShape, shapeTree } from './shapes.ts';
import { paragraph } from './text.ts';
import { element, NAMESPACES, XML_DECLARATION } from './xml.ts';

/** US Letter upright, as the presentation declares its notes. */
const IMAGE = { x: 30, y: 50, width: 480, height: 270 };
const IMAGE_ID = 3;
const TEXT = { x: 54, y: 340, width: 432, height: 340 };

export function notesPart(paragraphs: readonly string[]): string {
  const ids = createIds();
  const body = placeholderShape(
    ids,
    { name: 'Notas' },
    TEXT,
    { type: 'body', idx: 1 },
    {
      paragraphs: paragraphs.map((text) => paragraph([{ text, style: { size: 11 } }])),
    },
  );
  return (
    XML_DECLARATION +
    element(
      'p:notes',
      NAMESPACES,
      element('p:cSld', {}, shapeTree(slideImage(IMAGE_ID), body)),
      element('p:clrMapOvr', {}, element('a:masterClrMapping', {})),
    )
  );
}

export function notesMasterPart(colorMap: string): string {
  const ids = createIds();
  const body = placeholderShape(ids, { name: 'Notas' }, TEXT, { type: 'body', idx: 1 }, { paragraphs: [] });
  const background = element('p:bg', {}, element('p:bgRef', { idx: 1001 }, element('a:schemeClr', { val: 'bg1' })));
  return (
    XML_DECLARATION +
    element(
      'p:notesMaster',
      NAMESPACES,
      element('p:cSld', {}, background, shapeTree(slideImage(IMAGE_ID), body)),
      colorMap,
    )
  );
}

function slideImage(id: number): string {
  const position = `<a:xfrm><a:off x="${IMAGE.x * 12700}" y="${IMAGE.y * 12700}"/><a:ext cx="${IMAGE.width * 12700}" cy="${IMAGE.height * 12700}"/></a:xfrm>`;
  return element(
    'p:sp',
    {},
    element(
      'p:nvSpPr',
      {},
      element('p:cNvPr', { id, name: 'Imagen de la lámina' }),
      element('p:cNvSpPr', {}, element('a:spLocks', { noGrp: 1, noRot: 1, noChangeAspect: 1 })),
      element('p:nvPr', {}, element('p:ph', { type: 'sldImg' })),
    ),
    element('p:spPr', {}, position, element('a:prstGeom', { prst: 'rect' }, element('a:avLst', {}))),
  );
}
