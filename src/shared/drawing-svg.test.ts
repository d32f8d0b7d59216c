import { describe, expect, it } from 'vitest';
import { aFigure } from '#test/support/a-figure.ts';
import type { Drawing } from './drawing.ts';
import { drawingToSvg, textTone } from './drawing-svg.ts';
import { lightTheme } from './theme.ts';

const count = aFigure({
  id: 'serenos.count@070101',
  label: 'Serenos',
  value: 10006,
  period: '2025',
  territory: '070101',
});

const drawing: Drawing = {
  width: 200,
  height: 100,
  shapes: [
    {
      kind: 'polygon',
      fill: 'scale5',
      stroke: 'paper',
      territory: '070101',
      title: 'Callao <"distrito">',
      rings: [
        [
          [0, 0],
          [100, 0],
          [100, 50.005],
          [0, 50],
        ],
        [
          [10, 10],
          [20, 10],
          [20, 20],
        ],
      ],
    },
    {
      kind: 'text',
      x: 0,
      y: 10,
      width: 100,
      height: 30,
      size: 12,
      align: 'center',
      vertical: 'middle',
      text: ['Callao ', { figure: count.id }],
    },
    { kind: 'rect', x: 120, y: 0, width: 40, height: 20, fill: 'accent', hatched: true },
    {
      kind: 'line',
      points: [
        [0, 90],
        [100, 90],
      ],
      arrow: true,
      dashed: true,
    },
  ],
};

describe('drawing as SVG', () => {
  const svg = drawingToSvg(drawing, { [count.id]: count }, lightTheme, { alt: 'Mapa & serenos', id: 'm' });

  it('draws each shape in the colours of the theme', () => {
    expect(svg).toBe(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" width="200" height="100" font-family="&#39;Source Sans 3&#39;, &#39;Source Sans Pro&#39;, sans-serif" role="img" aria-label="Mapa &amp; serenos">` +
        '<defs><pattern id="m-accent" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#c3d2dd"/><rect width="2.5" height="6" fill="#0f4c75"/></pattern></defs>' +
        '<path d="M0 0L100 0L100 50.01L0 50ZM10 10L20 10L20 20Z" fill-rule="evenodd" data-territory="070101" fill="#0f4c6b" stroke="#ffffff" stroke-width="1" stroke-linejoin="round"><title>Callao &lt;&quot;distrito&quot;&gt;</title></path>' +
        '<text font-size="12" text-anchor="middle" fill="#ffffff"><tspan x="50" y="28.96">Callao <tspan data-figure="serenos.count@070101">10,006</tspan></tspan></text>' +
        '<rect x="120" y="0" width="40" height="20" fill="url(#m-accent)"></rect>' +
        '<path d="M0 90L97 90" fill="none" stroke="#526070" stroke-width="1" stroke-linejoin="round" stroke-linecap="butt" stroke-dasharray="4 3"></path><path d="M100 90L93.7 86.96L93.7 93.04Z" fill="#526070"/>' +
        '</svg>',
    );
  });

  it('is the same for the same drawing, and names its patterns after it', () => {
    const [first, second] = [drawingToSvg(drawing, {}, lightTheme), drawingToSvg(drawing, {}, lightTheme)];
    expect(first).toBe(second);
    const other = drawingToSvg({ ...drawing, width: 201 }, {}, lightTheme);
    const id = (text: string): string | undefined => /pattern id="([^"]+)"/.exec(text)?.[1];
    expect(id(first)).not.toBe(id(other));
  });

  it('says "sin dato" for a figure that is null', () => {
    const missing = { ...count, value: null };
    expect(drawingToSvg(drawing, { [count.id]: missing }, lightTheme)).toContain('sin dato');
  });

  it('offers its territories to the keyboard only when it is interactive', () => {
    expect(svg).not.toContain('tabindex');
    const interactive = drawingToSvg(drawing, {}, lightTheme, { alt: 'Mapa', interactive: true });
    expect(interactive).toContain('role="group"');
    expect(interactive.match(/tabindex="0" role="link"/g)).toHaveLength(1);
  });

  it('hides itself from readers when it is decoration', () => {
    expect(drawingToSvg(drawing, {}, lightTheme)).toContain('aria-hidden="true"');
  });

  it('chooses ink or paper by what lies under a text', () => {
    expect(textTone(drawing.shapes, 1, lightTheme)).toBe('paper');
    expect(textTone([{ kind: 'text', x: 0, y: 0, width: 9, height: 9, size: 12, text: ['a'] }], 0, lightTheme)).toBe(
      'ink',
    );
  });

  it('lets no markup of the data through', () => {
    const evil: Drawing = {
      width: 90,
      height: 90,
      shapes: [{ kind: 'text', x: 0, y: 0, width: 90, height: 90, size: 12, text: ['<script>'] }],
    };
    expect(drawingToSvg(evil, {}, lightTheme, { alt: '"><script>' })).not.toContain('<script>');
  });
});
