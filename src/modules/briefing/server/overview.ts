import type { ReadTx } from '#server/database/database.ts';
import type { Matter, Sentence } from '#shared/document.ts';
import { checkTerritory } from '#modules/quality/server/index.ts';
import { findAncestors, findOutlines } from '#modules/territory/server/index.ts';
import type { Scope } from '#modules/sources/index.ts';
import { type ComposedSection, figuresOf, type SectionPlug } from '#modules/sources/server/index.ts';
import { findRegionStrip } from '#modules/observatory/server/index.ts';
import { isEmpty } from '../briefing.ts';
import type { Overview } from '../contract.ts';
import { mapMeasures } from '../map-measures.ts';
import { screenFigures } from '../screen-figures.ts';
import { sortMatters } from '../own-panels.ts';
import { composeSections } from './compose.ts';

const mattersShown = 5;

/** Panels whose takeaway is the sentence of its topic, the first that there is. */
const TOPICS: readonly { readonly topic: string; readonly panels: readonly string[] }[] = [
  { topic: 'Situación', panels: ['complaints-quarter', 'complaints-records', 'complaints-trend'] },
  { topic: 'Dinero', panels: ['budget-pace', 'budget-mef'] },
  { topic: 'Cumplimiento', panels: ['compromiso5-matrix', 'pasc-plans'] },
];

export async function composeOverview(tx: ReadTx, plugs: readonly SectionPlug[], scope: Scope): Promise<Overview> {
  const sections = await composeSections(tx, plugs, scope);
  const report = await checkTerritory(tx, sections, scope);
  const figures = { ...figuresOf(sections) };
  const strip = await findRegionStrip(tx, scope);
  for (const figure of strip?.figures ?? []) figures[figure.id] = figure;
  const outlines = await findOutlines(tx, scope.children.length > 1 ? scope.children : scope.districts);
  const open = report.findings.filter((finding) => finding.status === 'open');
  // The innermost of the strip's places that holds this one: Lima Metropolitana before region Lima.
  const marked = (strip?.items ?? [])
    .map(({ place }) => place.code)
    .filter((code) => scope.place.code.startsWith(code))
    .toSorted((a, b) => b.length - a.length)[0];
  const isHere = (code: string): boolean => code === marked;
  return {
    place: scope.place,
    ancestors: await findAncestors(tx, scope.place.code),
    children: scope.children,
    asOf: scope.asOf,
    sentences: TOPICS.flatMap(({ topic, panels }) => {
      const sentence = sentenceOf(sections, panels);
      return sentence ? [{ topic, sentence }] : [];
    }),
    tiles: sections.map(({ section, content, editions }) => ({
      ...content.tile,
      band: section.band,
      cutOff:
        (content.tile.figure ? figures[content.tile.figure.figure]?.cutOff : undefined) ?? editions[0]?.cutOff ?? null,
      empty: isEmpty(content),
      openFindings: open.filter((finding) => finding.sections.includes(section.code)).length,
    })),
    matters: ownFirst(sortMatters(sections.flatMap(({ content }) => content.matters))).slice(0, mattersShown),
    map: mapMeasures(sections, outlines, figures),
    strip: strip && {
      caption: strip.caption,
      items: strip.items.map(({ place, figure }) => ({ place, figure, here: isHere(place.code) })),
    },
    later: laterSentence(sections),
    figures: screenFigures(figures),
  };
}

/** What the country owes comes after what this place can mend. */
function ownFirst(matters: readonly Matter[]): readonly Matter[] {
  const isNational = ({ where }: Matter): boolean => where === 'Perú';
  return [...matters.filter((matter) => !isNational(matter)), ...matters.filter(isNational)];
}

function sentenceOf(sections: readonly ComposedSection[], ids: readonly string[]): Sentence | undefined {
  const panels = sections.flatMap(({ content }) => content.panels);
  for (const id of ids) {
    const panel = panels.find((candidate) => candidate.id === id && !candidate.later);
    if (panel && panel.visuals.some((visual) => visual.kind !== 'absence')) return panel.takeaway;
  }
  return undefined;
}

function laterSentence(sections: readonly ComposedSection[]): Overview['later'] {
  const panel = sections.flatMap(({ content }) => content.panels).find((candidate) => candidate.later);
  return panel ? { sentence: panel.takeaway } : null;
}
