import { describe, expect, it } from 'vitest';
import type { ChartVisual } from '#shared/document.ts';
import { lightTheme } from '#shared/theme.ts';
import { sampleDeck } from '#test/support/sample-deck.ts';
import { chartSvg } from './chart-svg.ts';

const charts = sampleDeck.slides.flatMap((slide) =>
  slide.visuals.filter((visual): visual is ChartVisual => visual.kind === 'chart'),
);
const size = { width: 600, height: 320 };

describe('chart as SVG', () => {
  it('is the same whatever was drawn before it', () => {
    const first = charts.map((chart) => chartSvg(chart, sampleDeck.figures, lightTheme, size));
    const again = charts
      .toReversed()
      .map((chart) => chartSvg(chart, sampleDeck.figures, lightTheme, size))
      .toReversed();
    expect(again).toEqual(first);
    expect(first.join('')).not.toMatch(/zr\d|ecmeta|<style/);
  });

  it('marks each printed value with its figure, and leaves no private character behind', () => {
    for (const chart of charts) {
      const svg = chartSvg(chart, sampleDeck.figures, lightTheme, size, { marked: true });
      expect(svg).not.toMatch(/[\ue000-\uf8ff]/);
    }
    const quarter = charts.find((chart) => chart.caption === 'Denuncias de enero a marzo');
    if (!quarter) throw new Error('the sample has no quarter');
    const svg = chartSvg(quarter, sampleDeck.figures, lightTheme, size, { marked: true });
    expect(svg).toMatch(/<text data-figure="complaints\.quarter@07\/2025" [^>]*>7,407<\/text>/);
  });

  it('uses the font of the product and says what it shows', () => {
    const [chart] = charts;
    if (!chart) throw new Error('the sample has no chart');
    const svg = chartSvg(chart, sampleDeck.figures, lightTheme, size);
    expect(svg).toContain('font-family:Source Sans 3');
    expect(svg).toContain(`aria-label="${chart.alt}"`);
  });
});
