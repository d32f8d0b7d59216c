import { describe, expect, it } from 'vitest';
import { callaoScope, shippedDistricts, shippedSectionInput } from '#test/support/shipped-editions.ts';
import { drawingProblems, figureMap, sentenceText } from '#test/support/sentence-text.ts';
import { panelFigureIds, type SectionContent } from '#shared/document.ts';
import type { Scope } from '#modules/sources/section.ts';
import { articulationSection } from '../articulation/section.ts';
import { policySection } from '../policy/section.ts';
import { NO_MEASURES, pascSection } from './section.ts';

const regions = [...new Set(shippedDistricts().map(({ ubigeo }) => ubigeo.slice(0, 2)))].map((code) => ({
  code,
  name: code,
  level: 'region' as const,
}));
const callao = shippedDistricts()
  .filter(({ ubigeo }) => ubigeo.startsWith('07'))
  .map(({ ubigeo, district }) => ({ code: ubigeo, name: district, level: 'district' as const }));

function contentsAt(place: Scope['place'], asOf: string | null): readonly SectionContent[] {
  const scope: Scope = { ...callaoScope(asOf), place, children: [], districts: [] };
  return [
    policySection.build(shippedSectionInput(policySection, scope), undefined),
    articulationSection.build(shippedSectionInput(articulationSection, scope), undefined),
    pascSection.build(shippedSectionInput(pascSection, scope), NO_MEASURES),
  ];
}

describe('the plans, everywhere', () => {
  it.each([...regions, ...callao])('$name ($code): each panel prints figures that it has', (place) => {
    for (const content of contentsAt(place, '2025-04-07')) {
      const figures = figureMap(content);
      expect(content.panels.length).toBeGreaterThan(0);
      for (const panel of content.panels) {
        expect(sentenceText(panel.takeaway, figures)).not.toMatch(/sin dato|undefined|NaN|\s{2}|,\s*\./);
        expect(panelFigureIds(panel).filter((id) => !figures[id])).toEqual([]);
        expect(drawingProblems(panel, figures)).toEqual([]);
      }
    }
  });

  it('knows nothing before its publication', () => {
    const contents = contentsAt({ code: '07', name: 'Callao', level: 'region' }, '2025-04-06');
    expect(contents.flatMap(({ figures }) => figures)).toEqual([]);
    expect(contents.map(({ tile }) => tile.figure)).toEqual([null, null, null]);
  });
});
