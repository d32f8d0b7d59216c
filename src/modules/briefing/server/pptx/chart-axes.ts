// Axes of a native chart.
import type { Paint } from './paint.ts';
import { line } from './paint.ts';
import { characterProperties } from './text.ts';
import { element } from './xml.ts';

export const CATEGORY_AXIS = 111111111;
export const VALUE_AXIS = 222222222;

export function chartText(size: number, paint: Paint = 'ink', weight: 'regular' | 'bold' = 'regular'): string {
  return element(
    'c:txPr',
    {},
    element('a:bodyPr', { rot: 0, vert: 'horz' }),
    element('a:lstStyle', {}),
    element(
      'a:p',
      {},
      element('a:pPr', {}, characterProperties('a:defRPr', { size, weight, paint })),
      element('a:endParaRPr', { lang: 'es-PE' }),
    ),
  );
}

export interface AxisOptions {
  /** Categories run down the left side, the first one on top. */
  readonly horizontal: boolean;
  /** Numbers on the value axis: only where marks do not print theirs. */
  readonly ticks: boolean;
  readonly format: string;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly size: number;
  readonly diverging: boolean;
}

export function axes(options: AxisOptions): string {
  return categoryAxis(options) + valueAxis(options);
}

function categoryAxis({ horizontal, size, diverging }: AxisOptions): string {
  return element(
    'c:catAx',
    {},
    element('c:axId', { val: CATEGORY_AXIS }),
    element('c:scaling', {}, element('c:orientation', { val: horizontal ? 'maxMin' : 'minMax' })),
    element('c:delete', { val: 0 }),
    element('c:axPos', { val: horizontal ? 'l' : 'b' }),
    element('c:numFmt', { formatCode: 'General', sourceLinked: 0 }),
    element('c:majorTickMark', { val: 'none' }),
    element('c:minorTickMark', { val: 'none' }),
    element('c:tickLblPos', { val: diverging ? 'low' : 'nextTo' }),
    element('c:spPr', {}, line({ paint: 'previous', width: 1 })),
    chartText(size),
    element('c:crossAx', { val: VALUE_AXIS }),
    element('c:crosses', { val: 'autoZero' }),
    element('c:auto', { val: 0 }),
    element('c:lblAlgn', { val: 'ctr' }),
    element('c:lblOffset', { val: 60 }),
    element('c:noMultiLvlLbl', { val: 1 }),
  );
}

function valueAxis({ horizontal, ticks, format, minimum, maximum, size }: AxisOptions): string {
  return element(
    'c:valAx',
    {},
    element('c:axId', { val: VALUE_AXIS }),
    element(
      'c:scaling',
      {},
      element('c:orientation', { val: 'minMax' }),
      maximum === null ? '' : element('c:max', { val: maximum }),
      minimum === null ? '' : element('c:min', { val: minimum }),
    ),
    element('c:delete', { val: ticks ? 0 : 1 }),
    element('c:axPos', { val: horizontal ? 'b' : 'l' }),
    ticks ? element('c:majorGridlines', {}, element('c:spPr', {}, line({ paint: 'line', width: 0.75 }))) : '',
    element('c:numFmt', { formatCode: format, sourceLinked: 0 }),
    element('c:majorTickMark', { val: 'none' }),
    element('c:minorTickMark', { val: 'none' }),
    element('c:tickLblPos', { val: 'nextTo' }),
    element('c:spPr', {}, line(null)),
    chartText(size, 'muted'),
    element('c:crossAx', { val: CATEGORY_AXIS }),
    // With categories from top to bottom the other end of their axis is at the bottom.
    element('c:crosses', { val: horizontal ? 'max' : 'autoZero' }),
    element('c:crossBetween', { val: 'between' }),
  );
}
