// Figures as a session was shown them: by value, with their ids, as they were known on its day.
import type { Sentence } from '#shared/document.ts';
import { panelFigureIds } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import { formatFigure } from '#shared/format.ts';
import { Refusal } from '#shared/refusal.ts';
import { fragmentsOf } from '#shared/text-layout.ts';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import { authorise } from '#modules/identity/index.ts';
import type { Scope } from '#modules/sources/index.ts';
import { type ComposedSection, figuresOf, type SectionPlug } from '#modules/sources/server/index.ts';
import type { FrozenFigure, FrozenSection } from '../minutes.ts';
import { COMMITTEES } from '../policy.ts';
import { type Asking, lockedSession, requireUnsealed } from './named.ts';
import { replaceFrozen, updateSession } from './session-store.ts';

export interface FreezeDeps {
  readonly plugs: readonly SectionPlug[];
  readonly scopeOf: (
    tx: ReadTx,
    query: { territory?: string | undefined; asOf?: string | undefined },
  ) => Promise<Scope>;
}

export async function freezeFigures(
  tx: WriteTx,
  sessionId: number,
  codes: readonly string[],
  { actor, today, plugs, scopeOf }: Asking & FreezeDeps,
): Promise<void> {
  const session = await lockedSession(tx, sessionId);
  const { territory, heldOn } = session;
  authorise(actor, COMMITTEES.record, territory);
  requireUnsealed(session);
  const unknown = codes.find((code) => !plugs.some(({ section }) => section.code === code));
  if (unknown !== undefined) throw new Refusal('not-found', 'unknown-section', `No hay ninguna sección «${unknown}».`);
  const asOf = heldOn < today ? heldOn : today;
  const scope = await scopeOf(tx, { territory: territory || 'PE', asOf });
  const frozen: FrozenSection[] = [];
  for (const plug of plugs)
    if (codes.includes(plug.section.code)) frozen.push(frozenOf(await plug.compose(tx, scope), asOf));
  await replaceFrozen(tx, session, frozen);
  await updateSession(tx, sessionId, { sections: frozen.map(({ section }) => section) });
  await recordAct(tx, {
    actor,
    territory,
    action: 'freezeFigures',
    subject: `committee-session/${sessionId}`,
    details: {
      asOf,
      sections: frozen.map(({ section }) => section),
      figures: frozen.flatMap((one) => one.figures).length,
    },
  });
}

/** What its panels say in words, and the figures of those words. */
export function frozenOf(composed: ComposedSection, asOf: string): FrozenSection {
  const { section, content } = composed;
  const figures = figuresOf([composed]);
  const panels = content.panels.filter((panel) => panel.later !== true && panel.webOnly !== true);
  const ids = [
    ...(content.tile.figure ? [content.tile.figure.figure] : []),
    ...panels.flatMap((panel) => panelFigureIds({ ...panel, visuals: [], notes: [] })),
  ];
  return {
    section: section.code,
    title: section.title,
    asOf,
    sentences: panels.map(({ takeaway }) => wordsOf(takeaway, figures)).filter((text) => text !== ''),
    figures: [...new Set(ids)].flatMap((id) => {
      const figure = figures[id];
      if (!figure) return [];
      const kept: FrozenFigure = {
        id,
        label: figure.label,
        value: figure.value,
        printed: formatFigure(figure),
        period: figure.period,
        source: figure.source,
        cutOff: figure.cutOff,
      };
      return [kept];
    }),
  };
}

function wordsOf(sentence: Sentence, figures: FigureMap): string {
  return fragmentsOf(sentence, figures)
    .map(({ text }) => text)
    .join('');
}
