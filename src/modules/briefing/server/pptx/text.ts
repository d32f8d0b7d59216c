// Words as DrawingML paragraphs, in Spanish of Peru, and sentences over figures as words.
import type { FigureMap } from '#shared/figure.ts';
import type { Sentence } from '#shared/document.ts';
import { fragmentsOf, lineText } from '#shared/text-layout.ts';
import type { Weight } from './measure.ts';
import { color, type Paint, solidFill } from './paint.ts';
import { element, emu, escapeXml } from './xml.ts';

export const FONT = 'Arial';
const NARROW_FONT = 'Arial Narrow';
/** The theme's: an office that changes it there changes it everywhere. */
const THEME_FONT = '+mn-lt';
const LANGUAGE = 'es-PE';

/** What a person reads. */
export function sentenceText(sentence: Sentence, figures: FigureMap): string {
  return lineText(fragmentsOf(sentence, figures));
}

export interface RunStyle {
  readonly size: number;
  readonly weight?: Weight;
  readonly paint?: Paint;
  readonly narrow?: boolean;
}

export interface ParagraphStyle {
  readonly align?: 'left' | 'center' | 'right';
  /** Space after, in points. */
  readonly after?: number;
  readonly bullet?: { readonly character: string; readonly paint: Paint; readonly indent: number };
}

export interface Run {
  readonly text: string;
  readonly style: RunStyle;
}

const ALIGNMENTS = { left: 'l', center: 'ctr', right: 'r' } as const;

/** Size, weight, colour and font of characters: `a:rPr`, `a:defRPr` or `a:endParaRPr`. */
export function characterProperties(name: string, style: RunStyle): string {
  return element(
    name,
    { lang: LANGUAGE, sz: Math.round(style.size * 100), b: style.weight === 'bold' ? 1 : 0 },
    solidFill(style.paint ?? 'ink'),
    element('a:latin', { typeface: style.narrow ? NARROW_FONT : THEME_FONT }),
  );
}

export function paragraph(runs: readonly Run[], style: ParagraphStyle = {}): string {
  const { align = 'left', after = 0, bullet } = style;
  const properties = element(
    'a:pPr',
    {
      marL: bullet ? emu(bullet.indent) : undefined,
      indent: bullet ? -emu(bullet.indent) : undefined,
      algn: ALIGNMENTS[align],
    },
    element('a:spcBef', {}, element('a:spcPts', { val: 0 })),
    element('a:spcAft', {}, element('a:spcPts', { val: Math.round(after * 100) })),
    ...(bullet
      ? [
          element('a:buClr', {}, color(bullet.paint)),
          element('a:buFont', { typeface: FONT }),
          element('a:buChar', { char: bullet.character }),
        ]
      : [element('a:buNone', {})]),
  );
  const written = runs
    .filter((run) => run.text !== '')
    .map((run) =>
      element('a:r', {}, characterProperties('a:rPr', run.style), `<a:t>${escapeXml(keepTogether(run.text))}</a:t>`),
    );
  const first = runs[0];
  return element(
    'a:p',
    {},
    properties,
    ...written,
    written.length === 0 && first ? characterProperties('a:endParaRPr', first.style) : '',
  );
}

/** "S/ 27.7" does not break between sign and amount. */
function keepTogether(text: string): string {
  return text.replaceAll(/S\/ (?=\d)/g, 'S/\u00a0');
}

export interface BodyStyle {
  readonly vertical?: 'top' | 'middle' | 'bottom';
  readonly inset?: number;
}

const ANCHORS = { top: 't', middle: 'ctr', bottom: 'b' } as const;

export function textBody(paragraphs: readonly string[], style: BodyStyle = {}): string {
  const inset = emu(style.inset ?? 0);
  return element(
    'p:txBody',
    {},
    element(
      'a:bodyPr',
      {
        wrap: 'square',
        lIns: inset,
        tIns: inset,
        rIns: inset,
        bIns: inset,
        rtlCol: 0,
        anchor: ANCHORS[style.vertical ?? 'top'],
      },
      element('a:noAutofit', {}),
    ),
    element('a:lstStyle', {}),
    ...(paragraphs.length > 0 ? paragraphs : [element('a:p', {})]),
  );
}
