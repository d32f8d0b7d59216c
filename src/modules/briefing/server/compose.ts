import { createHash } from 'node:crypto';
import type { ReadTx } from '#server/database/database.ts';
import type { Figure } from '#shared/figure.ts';
import { findPublishedAct } from '#modules/audit/server/index.ts';
import { checkTerritory } from '#modules/quality/server/index.ts';
import type { Scope } from '#modules/sources/index.ts';
import {
  type ComposedSection,
  figuresOf,
  findAttachmentContent,
  findAttachments,
  type SectionPlug,
} from '#modules/sources/server/index.ts';
import type { Briefing } from '../briefing.ts';
import { buildDeck } from '../build-deck.ts';
import type { Deck } from '../deck.ts';
import { ownPanels } from '../own-panels.ts';

export async function composeSections(
  tx: ReadTx,
  plugs: readonly SectionPlug[],
  scope: Scope,
): Promise<readonly ComposedSection[]> {
  const sections: ComposedSection[] = [];
  // One after the other: a transaction is one connection.
  for (const plug of plugs) sections.push(await plug.compose(tx, scope));
  return sections;
}

/** All that the briefing says of a territory at a date. */
export async function composeBriefing(tx: ReadTx, plugs: readonly SectionPlug[], scope: Scope): Promise<Briefing> {
  const sections = await composeSections(tx, plugs, scope);
  const report = await checkTerritory(tx, sections, scope);
  const attachments = await findAttachments(tx, { territory: scope.place.code });
  const photos = attachments
    .filter(({ mime }) => mime.startsWith('image/'))
    .map(({ id, section, caption, author, licence }) => ({ id, section, caption, author, licence }));
  const seal = sha256(JSON.stringify([sections.flatMap(({ content }) => content.figures), report.findings]));
  const published = await findPublishedAct(tx, publishingSubjects(sections));
  const own = ownPanels({ scope, sections, report, figures: figuresOf(sections), seal, published });
  const figures: Record<string, Figure> = { ...figuresOf(sections) };
  for (const figure of own.figures) figures[figure.id] = figure;
  const all = [...sections.flatMap(({ content }) => content.panels), ...own.panels];
  return {
    scope,
    sections,
    figures,
    report,
    panels: new Map(all.map((panel) => [panel.id, panel])),
    matters: own.matters,
    seal,
    photos,
  };
}

/** What the act that published the newest edition was done to: the edition, or its first row when typed on screen. */
function publishingSubjects(sections: readonly ComposedSection[]): readonly string[] {
  const newest = sections
    .flatMap(({ editions }) => editions)
    .toSorted((a, b) => b.publishedOn.localeCompare(a.publishedOn) || b.id - a.id)[0];
  if (!newest) return [];
  const rows = sections.flatMap(({ records }) => records.filter(({ editionId }) => editionId === newest.id));
  const first = rows.map(({ id }) => id).toSorted((a, b) => a - b)[0];
  return [`edition/${newest.id}`, ...(first === undefined ? [] : [`record/${first}`])];
}

export interface DeckRequest {
  readonly later: boolean;
  /** Photos of the sections, on slides that have room for one. */
  readonly photos: boolean;
}

export async function composeDeck(tx: ReadTx, briefing: Briefing, request: DeckRequest): Promise<Deck> {
  const photos: Record<number, { mime: string; content: Uint8Array }> = {};
  if (request.photos) {
    for (const photo of briefing.photos) {
      const content = await findAttachmentContent(tx, photo.id);
      if (content) photos[photo.id] = content;
    }
  }
  return buildDeck(withPhotos(briefing, request.photos), { later: request.later, photos });
}

/** A photo goes with the first panel of its section that has one visual, else with the section's last one. */
function withPhotos(briefing: Briefing, wanted: boolean): Briefing {
  if (!wanted || briefing.photos.length === 0) return briefing;
  const panels = new Map(briefing.panels);
  for (const photo of briefing.photos) {
    const shown = [...panels.values()].filter(
      (panel) => panel.section === photo.section && !panel.webOnly && !panel.later,
    );
    const host = shown.find((panel) => panel.visuals.length === 1) ?? shown.at(-1);
    if (!host) continue;
    const visual = {
      kind: 'photo',
      caption: `${photo.caption} (${photo.author}; ${photo.licence})`,
      alt: photo.caption,
      attachmentId: photo.id,
    } as const;
    panels.set(host.id, { ...host, visuals: [...host.visuals, visual] });
  }
  return { ...briefing, panels };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
