import type { Visual } from '#shared/document.ts';
import { sentenceWords } from '#web/figure/sentence-words.ts';
import type { SectionView } from '../contract.ts';

/** The words of a section's page, to list the acronyms in them. */
export function viewWords({ section, content, figures }: SectionView): string {
  return [
    section.title,
    section.summary,
    ...content.panels.flatMap((panel) => [
      panel.title,
      sentenceWords(panel.takeaway, figures),
      ...panel.visuals.flatMap((visual) => [visual.caption, ...headings(visual)]),
      ...(panel.notes ?? []).map((note) => sentenceWords(note, figures)),
    ]),
  ].join(' ');
}

function headings(visual: Visual): readonly string[] {
  if (visual.kind === 'table') return visual.columns.map((column) => column.label);
  if (visual.kind === 'facts') return visual.items.map((item) => item.label);
  return [];
}
