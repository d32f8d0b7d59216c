// A section's sentences and pictures read as a person reads them, for tests.
import type { Panel, SectionContent, Sentence } from '#shared/document.ts';
import type { Figure, FigureMap } from '#shared/figure.ts';
import { formatFigure } from '#shared/format.ts';
import { fitText, fragmentsOf } from '#shared/text-layout.ts';

type Said = Pick<SectionContent, 'figures' | 'panels'>;

export function figureMap(content: Pick<SectionContent, 'figures'>): FigureMap {
  return Object.fromEntries(content.figures.map((figure) => [figure.id, figure]));
}

/** Throws on a figure that the section does not have. */
export function sentenceText(sentence: Sentence, figures: FigureMap): string {
  return sentence
    .map((part) => {
      if (typeof part === 'string') return part;
      const figure = figures[part.figure];
      if (!figure) throw new Error(`unknown figure ${part.figure}`);
      return formatFigure(figure, part.format);
    })
    .join('');
}

export function panelOf(content: Said, id: string): Panel {
  const panel = content.panels.find((candidate) => candidate.id === id);
  if (!panel) throw new Error(`no panel ${id}: ${content.panels.map((known) => known.id).join(', ')}`);
  return panel;
}

export function textOf(sentence: Sentence, content: Said): string {
  return sentenceText(sentence, figureMap(content));
}

export function takeawayOf(content: Said, id: string): string {
  return textOf(panelOf(content, id).takeaway, content);
}

export function figureOf({ figures }: Said, id: string): Figure | undefined {
  return figures.find((figure) => figure.id === id);
}

/** Undefined when there is no such figure; null when it is missing. */
export function valueOf(content: Said, id: string): Figure['value'] | undefined {
  return figureOf(content, id)?.value;
}

/** Texts of a panel's pictures that do not fit their box, or boxes that leave the picture. */
export function drawingProblems(panel: Panel, figures: FigureMap): readonly string[] {
  return panel.visuals.flatMap((visual) => {
    if (visual.kind !== 'drawing') return [];
    const { width, height, shapes } = visual.drawing;
    return shapes.flatMap((shape) => {
      if (shape.kind !== 'text' && shape.kind !== 'rect') return [];
      const outside =
        shape.x < -0.5 ||
        shape.y < -0.5 ||
        shape.x + shape.width > width + 0.5 ||
        shape.y + shape.height > height + 0.5;
      const problems = outside ? [`outside: ${JSON.stringify(shape)}`] : [];
      if (shape.kind !== 'text') return problems;
      const fitted = fitText(fragmentsOf(shape.text, figures), shape, {
        size: shape.size,
        weight: shape.weight ?? 'regular',
      });
      return fitted.cut ? [...problems, `cut: ${sentenceText(shape.text, figures)}`] : problems;
    });
  });
}

/** Strings of a panel that carry digits outside figures: typed numbers. */
export function typedNumbers(panel: Panel): readonly string[] {
  const sentences: Sentence[] = [panel.takeaway, ...(panel.notes ?? [])];
  for (const visual of panel.visuals) {
    if (visual.kind === 'table') for (const row of visual.rows) for (const cell of row) sentences.push(cell.content);
    if (visual.kind === 'facts') for (const item of visual.items) sentences.push(item.value, item.note ?? []);
    if (visual.kind === 'list') for (const item of visual.items) sentences.push(item.text);
    if (visual.kind === 'drawing')
      for (const shape of visual.drawing.shapes) if (shape.kind === 'text') sentences.push(shape.text);
  }
  return sentences.flat().filter((part): part is string => typeof part === 'string' && /\d/.test(part));
}
