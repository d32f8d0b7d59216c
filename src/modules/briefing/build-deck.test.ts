import { describe, expect, it } from 'vitest';
import type { Cell, ChartVisual, Panel, TableVisual } from '#shared/document.ts';
import { splitPanel } from './build-deck.ts';

function aTable(rows: number, columns: number, text = 'x'): TableVisual {
  return {
    kind: 'table',
    caption: 't',
    columns: Array.from({ length: columns }, (_, index) => ({ key: String(index), label: String(index) })),
    rows: Array.from({ length: rows }, () => Array.from({ length: columns }, (): Cell => ({ content: [text] }))),
    totalRow: true,
  };
}

const aChart: ChartVisual = {
  kind: 'chart',
  form: 'bar',
  caption: 'c',
  alt: 'c',
  categories: [],
  series: [],
  axis: '',
};

function aPanel(...visuals: Panel['visuals']): Panel {
  return { id: 'p', section: 's', title: 'Título', takeaway: ['…'], visuals, notes: [['nota']] };
}

describe('a panel on slides', () => {
  it('stays one while its tables are at most 8 × 8', () => {
    expect(splitPanel(aPanel(aTable(8, 8)), {})).toEqual([aPanel(aTable(8, 8))]);
  });

  it('goes on in the next one after 8 rows, with the total at the end', () => {
    const slides = splitPanel(aPanel(aTable(17, 3)), {});
    expect(
      slides.map((slide) => [
        slide.id,
        slide.title,
        slide.visuals.map((visual) => (visual.kind === 'table' ? [visual.rows.length, visual.totalRow] : 0)),
      ]),
    ).toEqual([
      ['p', 'Título (1 de 3)', [[6, false]]],
      ['p-2', 'Título (2 de 3)', [[6, false]]],
      ['p-3', 'Título (3 de 3)', [[5, true]]],
    ]);
    expect(slides.map((slide) => slide.notes?.length)).toEqual([1, 0, 0]);
  });

  it('gives a table too full for half a slide one of its own, and its rows more', () => {
    const slides = splitPanel(aPanel(aChart, aTable(9, 7, 'nueve letras')), {});
    expect(slides.map((slide) => slide.visuals.map((visual) => visual.kind))).toEqual([
      ['chart'],
      ['table'],
      ['table'],
    ]);
  });
});
