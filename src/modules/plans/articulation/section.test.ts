import { describe, expect, it } from 'vitest';
import { callaoScope, shippedSectionInput } from '#test/support/shipped-editions.ts';
import { drawingProblems, figureMap, panelOf, takeawayOf, typedNumbers } from '#test/support/sentence-text.ts';
import { checks } from './checks.ts';
import { articulationSection } from './section.ts';

const input = () => shippedSectionInput(articulationSection, callaoScope());
const built = () => articulationSection.build(input(), undefined);

describe('the articulation', () => {
  it('names the objectives with the most and the fewest guidelines', () => {
    expect(takeawayOf(built(), 'articulation-tree')).toBe(
      'El objetivo de delitos violentos agrupa 5 de 17 lineamientos; el de bandas criminales, 2.',
    );
    expect(figureMap(built())['articulation.guidelines@PE']?.value).toBe(17);
  });

  it('says it in other words when two objectives tie', () => {
    const base = input();
    const content = articulationSection.build(
      {
        ...base,
        national: (table) =>
          base.national(table).filter(({ values }) => !(values['objective'] === 'OP4' && values['order'] === 5)),
      },
      undefined,
    );
    expect(takeawayOf(content, 'articulation-tree')).toBe(
      'Los objetivos de acceso a los servicios y delitos violentos agrupan 4 de 16 lineamientos cada uno; el de bandas criminales, 2.',
    );
  });

  it('draws a tree in which every text fits', () => {
    const content = built();
    expect(drawingProblems(panelOf(content, 'articulation-tree'), figureMap(content))).toEqual([]);
    const drawing = panelOf(content, 'articulation-tree').visuals[0];
    if (drawing?.kind !== 'drawing') throw new Error('not a drawing');
    expect(drawing.drawing.height).toBeLessThanOrEqual(330);
    expect(drawing.drawing.shapes.filter(({ kind }) => kind === 'rect')).toHaveLength(5 + 17);
    for (const panel of content.panels) expect(typedNumbers(panel)).toEqual([]);
  });

  it('flags the one expression that the source does not define, and nothing else by itself', () => {
    const figures = figureMap(built());
    const constraints = checks.flatMap((check) =>
      check({ territory: '07', asOf: null, reference: '2025-04-07', figures }),
    );
    const failed = constraints.filter(({ relation }) => relation.kind === 'holds' && !relation.holds);
    expect(failed.map(({ rule }) => rule)).toEqual(['articulation-term-defined']);
    expect(failed[0]?.title).toContain('delitos de complejidad');
  });
});
