import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { printable, readGlyphs } from './glyphs.ts';

const font = readFileSync(createRequire(import.meta.url).resolve('source-sans/TTF/SourceSans3-Regular.ttf'));

describe('glyphs of the font', () => {
  const hasGlyph = readGlyphs(font);

  it('has what the briefing prints', () => {
    for (const character of 'áéíóúñÑü¿¡−–—→●▲■○►✓✗½×≥²ª·“”«»…')
      expect(hasGlyph(character.codePointAt(0) ?? 0), character).toBe(true);
    expect(hasGlyph(0x6f22)).toBe(false);
  });

  it('prints the nearest character, or an empty square', () => {
    expect(printable('✕ cuidado ⚠ 漢😀', hasGlyph)).toBe('✗ cuidado ▲ □□');
    expect(printable('n\u0303andu\u0301', hasGlyph)).toBe('ñandú');
  });
});
