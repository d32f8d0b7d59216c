// The reference: Typst compiling the same texts, tables and pictures, without layout or tags.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Sentence, Visual } from '#shared/document.ts';
import { drawingToSvg } from '#shared/drawing-svg.ts';
import { formatFigure } from '#shared/format.ts';
import { slideTheme } from '#shared/theme.ts';
import type { Deck } from '#modules/briefing/index.ts';
import { chartSvg } from '#modules/briefing/server/chart-svg.ts';

let compiler: NodeCompiler | undefined;

export async function barePdf(deck: Deck): Promise<Uint8Array> {
  if (!compiler) {
    const folder = join(dirname(createRequire(import.meta.url).resolve('source-sans/package.json')), 'TTF');
    compiler = NodeCompiler.create({
      fontArgs: [{ fontBlobs: [readFileSync(join(folder, 'SourceSans3-Regular.ttf'))] }],
    });
  }
  const pages = deck.slides.map((slide) =>
    [
      `= ${escape(slide.title)}`,
      escape(text(slide.takeaway, deck)),
      ...slide.visuals.map((visual) => markup(visual, deck)),
    ].join('\n\n'),
  );
  const source = `#set page(paper: "presentation-16-9")\n#set text(font: "Source Sans 3", size: 12pt)\n${pages.join('\n#pagebreak()\n')}`;
  return new Uint8Array(compiler.pdf({ mainFileContent: source }));
}

function text(sentence: Sentence, deck: Deck): string {
  return sentence
    .map((part) => {
      if (typeof part === 'string') return part;
      const figure = deck.figures[part.figure];
      return figure ? formatFigure(figure, part.format) : '';
    })
    .join('');
}

function markup(visual: Visual, deck: Deck): string {
  switch (visual.kind) {
    case 'table': {
      const cells = [
        ...visual.columns.map((column) => column.label),
        ...visual.rows.flatMap((row) => row.map((cell) => text(cell.content, deck))),
      ];
      return `#table(columns: ${visual.columns.length}, ${cells.map((cell) => `[${escape(cell)}]`).join(', ')})`;
    }
    case 'chart':
      return image(chartSvg(visual, deck.figures, slideTheme, { width: 800, height: 300 }));
    case 'drawing':
      return image(drawingToSvg(visual.drawing, deck.figures, slideTheme));
    case 'facts':
      return visual.items.map((item) => escape(`${item.label}: ${text(item.value, deck)}`)).join('\n\n');
    case 'list':
      return visual.items.map((item) => escape(text(item.text, deck))).join('\n\n');
    case 'absence':
      return escape(visual.message);
    case 'photo':
      return '';
  }
}

function image(svg: string): string {
  return `#image(bytes(${JSON.stringify(svg)}), format: "svg", height: 60%)`;
}

function escape(words: string): string {
  return words.replaceAll(/[\\#$*_`<>@[\]~=\-+/]/g, (mark) => `\\${mark}`);
}
