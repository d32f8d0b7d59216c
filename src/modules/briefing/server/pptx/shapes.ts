// Shapes of a slide as PresentationML. Each takes the next id: they are unique on a slide and the same
// every time.
import type { Box } from './box.ts';
import { line, type Paint, solidFill } from './paint.ts';
import { textBody, type BodyStyle } from './text.ts';
import { element, emu } from './xml.ts';

export interface Ids {
  next(): number;
}

/** 1 is the slide's own tree. */
export function createIds(): Ids {
  let last = 1;
  return {
    next() {
      last += 1;
      return last;
    },
  };
}

export interface ShapeName {
  readonly name: string;
  /** Alternative text; absent for words, which are read as they are. */
  readonly alt?: string;
  /** Nothing to read: screen readers pass over it. */
  readonly decorative?: boolean;
}

const DECORATIVE = element(
  'a:extLst',
  {},
  element(
    'a:ext',
    { uri: '{C183D7F6-B498-43B3-948B-1728B52AA6E4}' },
    element('adec:decorative', { 'xmlns:adec': 'http://schemas.microsoft.com/office/drawing/2017/decorative', val: 1 }),
  ),
);

export function identity(ids: Ids, { name, alt, decorative }: ShapeName): string {
  return element('p:cNvPr', { id: ids.next(), name, descr: alt }, decorative ? DECORATIVE : '');
}

export function transform(
  box: Box,
  name = 'a:xfrm',
  attributes: Readonly<Record<string, string | number | undefined>> = {},
): string {
  return element(
    name,
    attributes,
    element('a:off', { x: emu(box.x), y: emu(box.y) }),
    element('a:ext', { cx: emu(box.width), cy: emu(box.height) }),
  );
}

export interface ShapeLook {
  /** `a:prstGeom` or `a:custGeom`. */
  readonly geometry: string;
  /** Any fill element. */
  readonly fill: string;
  /** `a:ln`. */
  readonly outline: string;
}

export function presetGeometry(preset: string, adjust?: number): string {
  const guides = adjust === undefined ? '' : element('a:gd', { name: 'adj', fmla: `val ${Math.round(adjust)}` });
  return element('a:prstGeom', { prst: preset }, element('a:avLst', {}, guides));
}

export interface ShapeText extends BodyStyle {
  readonly paragraphs: readonly string[];
}

export function shape(ids: Ids, named: ShapeName, box: Box, look: ShapeLook, text?: ShapeText): string {
  return element(
    'p:sp',
    {},
    element('p:nvSpPr', {}, identity(ids, named), element('p:cNvSpPr', {}), element('p:nvPr', {})),
    element('p:spPr', {}, transform(box), look.geometry, look.fill, look.outline),
    textBody(text?.paragraphs ?? [], text ?? {}),
  );
}

const PLAIN: ShapeLook = {
  geometry: presetGeometry('rect'),
  fill: element('a:noFill', {}),
  outline: element('a:ln', {}, element('a:noFill', {})),
};

/** A band or a rule: nothing to read. */
export function bar(ids: Ids, box: Box, paint: Paint): string {
  return shape(ids, { name: 'Fondo', decorative: true }, box, {
    geometry: presetGeometry('rect'),
    fill: solidFill(paint),
    outline: line(null),
  });
}

export function textShape(ids: Ids, named: ShapeName, box: Box, text: ShapeText): string {
  return element(
    'p:sp',
    {},
    element('p:nvSpPr', {}, identity(ids, named), element('p:cNvSpPr', { txBox: 1 }), element('p:nvPr', {})),
    element('p:spPr', {}, transform(box), PLAIN.geometry, PLAIN.fill),
    textBody(text.paragraphs, text),
  );
}

export type Placeholder =
  | { readonly type: 'title' }
  | { readonly type: 'body' | 'ftr' | 'sldNum'; readonly idx: number };

/** Text in a place that the layout names: outline view and screen readers know the title from the rest. */
export function placeholderShape(
  ids: Ids,
  named: ShapeName,
  box: Box,
  placeholder: Placeholder,
  text: ShapeText,
): string {
  const idx = placeholder.type === 'title' ? undefined : placeholder.idx;
  return element(
    'p:sp',
    {},
    element(
      'p:nvSpPr',
      {},
      identity(ids, named),
      element('p:cNvSpPr', {}, element('a:spLocks', { noGrp: 1 })),
      element('p:nvPr', {}, element('p:ph', { type: placeholder.type, idx })),
    ),
    element('p:spPr', {}, transform(box)),
    textBody(text.paragraphs, text),
  );
}

/** Shapes that move together and are read as one picture. */
export function group(ids: Ids, named: ShapeName, box: Box, draw: () => readonly string[]): string {
  const own = identity(ids, named);
  return element(
    'p:grpSp',
    {},
    element('p:nvGrpSpPr', {}, own, element('p:cNvGrpSpPr', {}), element('p:nvPr', {})),
    element(
      'p:grpSpPr',
      {},
      element(
        'a:xfrm',
        {},
        element('a:off', { x: emu(box.x), y: emu(box.y) }),
        element('a:ext', { cx: emu(box.width), cy: emu(box.height) }),
        element('a:chOff', { x: emu(box.x), y: emu(box.y) }),
        element('a:chExt', { cx: emu(box.width), cy: emu(box.height) }),
      ),
    ),
    ...draw(),
  );
}

/** A frame around a chart or a table. */
export function graphicFrame(
  ids: Ids,
  named: ShapeName,
  box: Box,
  uri: string,
  content: string,
  locked = false,
): string {
  return element(
    'p:graphicFrame',
    {},
    element(
      'p:nvGraphicFramePr',
      {},
      identity(ids, named),
      element('p:cNvGraphicFramePr', {}, locked ? element('a:graphicFrameLocks', { noGrp: 1 }) : ''),
      element('p:nvPr', {}),
    ),
    transform(box, 'p:xfrm'),
    element('a:graphic', {}, element('a:graphicData', { uri }, content)),
  );
}

/** What a slide, a layout or a page of notes holds; 1 is its own id. */
export function shapeTree(...shapes: readonly string[]): string {
  return element(
    'p:spTree',
    {},
    element(
      'p:nvGrpSpPr',
      {},
      element('p:cNvPr', { id: 1, name: '' }),
      element('p:cNvGrpSpPr', {}),
      element('p:nvPr', {}),
    ),
    element('p:grpSpPr', {}),
    ...shapes,
  );
}
