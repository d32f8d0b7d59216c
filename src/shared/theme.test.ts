import { describe, expect, it } from 'vitest';
import {
  contrast,
  darkTheme,
  heatTone,
  lightTheme,
  mixColors,
  readableOn,
  seriesTones,
  slideTheme,
  softColor,
  themeVariables,
} from './theme.ts';

describe('theme', () => {
  const themes = [lightTheme, darkTheme, slideTheme];

  it.each(themes)('$name: every text colour is read on every background', (theme) => {
    const { colors } = theme;
    for (const text of ['ink', 'muted', 'accent', 'good', 'warn', 'bad', 'unknown', 'later'] as const) {
      for (const ground of ['paper', 'panel', 'accentSoft'] as const) {
        expect(contrast(colors[text], colors[ground]), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it.each(themes)('$name: a state is read on its own soft background', (theme) => {
    for (const tone of ['good', 'warn', 'bad', 'unknown', 'later'] as const) {
      expect(contrast(theme.colors[tone], softColor(theme, tone)), tone).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(themes)('$name: marks stand out from the paper, and heat has a readable text', (theme) => {
    for (const tone of ['accent', 'previous', 'good', 'warn', 'bad', 'unknown', 'later'] as const) {
      expect(contrast(theme.colors[tone], theme.colors.paper), tone).toBeGreaterThanOrEqual(3);
    }
    for (const heat of [1, 2, 3, 4, 5] as const) {
      const tone = heatTone(heat);
      expect(contrast(theme.colors[readableOn(theme, tone)], theme.colors[tone]), tone).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('names its custom properties in kebab case', () => {
    expect(themeVariables(lightTheme)['--vigia-accent-soft']).toBe(lightTheme.colors.accentSoft);
    expect(themeVariables(lightTheme)['--vigia-bad-soft']).toBe(softColor(lightTheme, 'bad'));
  });

  it('gives several other series different tones', () => {
    const tones = seriesTones([{ role: 'current' }, { role: 'other' }, { role: 'other' }, { role: 'later' }]);
    expect(tones).toEqual(['accent', 'scale5', 'scale3', 'later']);
  });

  it('mixes a colour into its base', () => {
    expect(mixColors('#ff0000', '#ffffff', 0.5)).toBe('#ff8080');
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  });
});
