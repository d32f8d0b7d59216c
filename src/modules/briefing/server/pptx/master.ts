// Master and layouts: the cover, a panel, and what became known later, in its own colour.
import type { Tone } from '#shared/drawing.ts';
import { SLIDE, type Box } from './box.ts';
import { COVER_WIDTH, FOOTER_TOP } from './layout.ts';
import { type Paint, solidFill } from './paint.ts';
import { bar, createIds, type Ids, placeholderShape, shapeTree, textShape } from './shapes.ts';
import { PLACEHOLDERS } from './slide.ts';
import { characterProperties, paragraph } from './text.ts';
import { element, NAMESPACES, XML_DECLARATION } from './xml.ts';

export const LAYOUTS = ['cover', 'panel', 'later'] as const;
export type LayoutName = (typeof LAYOUTS)[number];

const SPANISH: Readonly<Record<LayoutName, string>> = {
  cover: 'Portada',
  panel: 'Lámina',
  later: 'Posterior al corte',
};

export const COLOR_MAP = element('p:clrMap', {
  bg1: 'lt1',
  tx1: 'dk1',
  bg2: 'lt2',
  tx2: 'dk2',
  accent1: 'accent1',
  accent2: 'accent2',
  accent3: 'accent3',
  accent4: 'accent4',
  accent5: 'accent5',
  accent6: 'accent6',
  hlink: 'hlink',
  folHlink: 'folHlink',
});

export function layoutPart(name: LayoutName): string {
  const ids = createIds();
  const accent: Tone = name === 'later' ? 'later' : 'accent';
  const decoration = name === 'cover' ? coverBand(ids) : panelBand(ids, accent);
  const tree = shapeTree(...decoration, ...placeholders(ids, name === 'cover'));
  return (
    XML_DECLARATION +
    element(
      'p:sldLayout',
      { ...NAMESPACES, preserve: 1, userDrawn: 1 },
      element('p:cSld', { name: SPANISH[name] }, tree),
      element('p:clrMapOvr', {}, element('a:masterClrMapping', {})),
    )
  );
}

export function masterPart(): string {
  const ids = createIds();
  const background = element('p:bg', {}, element('p:bgPr', {}, solidFill('paper'), element('a:effectLst', {})));
  const list = LAYOUTS.map((_, index) =>
    element('p:sldLayoutId', { id: 2147483649 + index, 'r:id': `rId${index + 1}` }),
  );
  return (
    XML_DECLARATION +
    element(
      'p:sldMaster',
      NAMESPACES,
      element('p:cSld', {}, background, shapeTree(...placeholders(ids, false))),
      COLOR_MAP,
      element('p:sldLayoutIdLst', {}, ...list),
      element(
        'p:txStyles',
        {},
        element('p:titleStyle', {}, level('a:lvl1pPr', 24, 'ink', 'bold')),
        element(
          'p:bodyStyle',
          {},
          ...Array.from({ length: 5 }, (_, index) => level(`a:lvl${index + 1}pPr`, 16, 'ink', 'regular')),
        ),
        element('p:otherStyle', {}, level('a:lvl1pPr', 12, 'ink', 'regular')),
      ),
    )
  );
}

function level(name: string, size: number, paint: Paint, weight: 'regular' | 'bold'): string {
  return element(
    name,
    { marL: 0, indent: 0, algn: 'l' },
    element('a:buNone', {}),
    characterProperties('a:defRPr', { size, paint, weight }),
  );
}

function placeholders(ids: Ids, cover: boolean): readonly string[] {
  const put = (
    name: string,
    box: Box,
    placeholder: Parameters<typeof placeholderShape>[3],
    text: string,
    size: number,
  ): string =>
    placeholderShape(ids, { name }, box, placeholder, {
      paragraphs: [paragraph([{ text, style: { size, paint: cover ? 'paper' : 'ink' } }])],
    });
  return [
    put(
      'Título',
      cover ? { x: 36, y: 96, width: 312, height: 132 } : { x: 20, y: 14, width: 650, height: 32 },
      { type: 'title' },
      'Título',
      cover ? 36 : 24,
    ),
    put(
      'Conclusión',
      cover ? { x: 36, y: 240, width: 312, height: 108 } : { x: 20, y: 50, width: 920, height: 40 },
      { type: 'body', idx: PLACEHOLDERS.takeaway },
      'Conclusión',
      16,
    ),
    put(
      'Notas',
      { x: cover ? COVER_WIDTH + 24 : 20, y: 452, width: cover ? 532 : 920, height: 40 },
      { type: 'body', idx: PLACEHOLDERS.notes },
      'Notas',
      12,
    ),
    placeholderShape(
      ids,
      { name: 'Créditos' },
      { x: cover ? COVER_WIDTH + 24 : 20, y: FOOTER_TOP + 4, width: cover ? 352 : 690, height: 28 },
      { type: 'ftr', idx: PLACEHOLDERS.credits },
      { paragraphs: [paragraph([{ text: 'Fuente', style: { size: 11, paint: 'muted' } }])] },
    ),
    placeholderShape(
      ids,
      { name: 'Número' },
      { x: 900, y: FOOTER_TOP + 4, width: 40, height: 28 },
      { type: 'sldNum', idx: PLACEHOLDERS.number },
      { paragraphs: [paragraph([{ text: '', style: { size: 12, weight: 'bold' } }], { align: 'right' })] },
    ),
  ];
}

function panelBand(ids: Ids, accent: Tone): readonly string[] {
  return [bar(ids, { x: 0, y: 0, width: SLIDE.width, height: 6 }, accent)];
}

function coverBand(ids: Ids): readonly string[] {
  return [
    bar(ids, { x: 0, y: 0, width: COVER_WIDTH, height: SLIDE.height }, 'accent'),
    textShape(
      ids,
      { name: 'Vigía' },
      { x: 36, y: 40, width: 312, height: 24 },
      { paragraphs: [paragraph([{ text: 'Vigía', style: { size: 16, weight: 'bold', paint: 'paper' } }])] },
    ),
  ];
}
