// The file's theme: our tones as the office's colour scheme, so that new shapes match the old ones.
import type { Tone } from '#shared/drawing.ts';
import { hexOf } from './paint.ts';
import { FONT } from './text.ts';
import { element, XML_DECLARATION } from './xml.ts';

const SCHEME: readonly (readonly [string, Tone])[] = [
  ['dk1', 'ink'],
  ['lt1', 'paper'],
  ['dk2', 'accent'],
  ['lt2', 'panel'],
  ['accent1', 'accent'],
  ['accent2', 'previous'],
  ['accent3', 'good'],
  ['accent4', 'warn'],
  ['accent5', 'bad'],
  ['accent6', 'later'],
  ['hlink', 'accent'],
  ['folHlink', 'later'],
];

export function themePart(): string {
  const font = (name: string): string =>
    element(
      name,
      {},
      element('a:latin', { typeface: FONT }),
      element('a:ea', { typeface: '' }),
      element('a:cs', { typeface: '' }),
    );
  const fill = element('a:solidFill', {}, element('a:schemeClr', { val: 'phClr' }));
  const stroke = (width: number): string =>
    element('a:ln', { w: width, cap: 'flat', cmpd: 'sng', algn: 'ctr' }, fill, element('a:prstDash', { val: 'solid' }));
  const effect = element('a:effectStyle', {}, element('a:effectLst', {}));
  return (
    XML_DECLARATION +
    element(
      'a:theme',
      { 'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main', name: 'Vigía' },
      element(
        'a:themeElements',
        {},
        element(
          'a:clrScheme',
          { name: 'Vigía' },
          ...SCHEME.map(([slot, tone]) => element(`a:${slot}`, {}, element('a:srgbClr', { val: hexOf(tone) }))),
        ),
        element('a:fontScheme', { name: 'Vigía' }, font('a:majorFont'), font('a:minorFont')),
        element(
          'a:fmtScheme',
          { name: 'Vigía' },
          element('a:fillStyleLst', {}, fill, fill, fill),
          element('a:lnStyleLst', {}, stroke(6350), stroke(12700), stroke(19050)),
          element('a:effectStyleLst', {}, effect, effect, effect),
          element('a:bgFillStyleLst', {}, fill, fill, fill),
        ),
      ),
    )
  );
}
