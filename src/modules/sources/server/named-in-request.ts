// What the addresses and bodies of this module's routes name, looked up or refused.
import type { Guard } from '#modules/identity/server/index.ts';
import type { ReadTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import { Refusal } from '#shared/refusal.ts';
import type { AnySection, Scope } from '../section.ts';
import type { SectionPlug } from './plug.ts';
import type { DraftLimits } from './draft-quota.ts';

export interface SourceRoutesDeps extends Guard {
  readonly plugs: readonly SectionPlug[];
  readonly today: () => CalendarDate;
  /** Throws `unknown-ubigeo`, `impossible-date`. */
  readonly scopeOf: (
    tx: ReadTx,
    query: { territory?: string | undefined; asOf?: string | undefined },
  ) => Promise<Scope>;
  readonly isTerritory: (code: string) => boolean;
  /** Folder where files wait for confirmation. */
  readonly uploads: string;
  readonly draftLimits: DraftLimits;
  readonly attachmentLimitBytes: number;
}

/** 'PE' → '' and digits as they are. */
export function codeOf(territory: string): string {
  return territory === 'PE' ? '' : territory;
}

export function requireTerritory(deps: SourceRoutesDeps, code: string): void {
  if (!deps.isTerritory(code))
    throw new Refusal('not-found', 'unknown-ubigeo', `No hay ningún territorio con el ubigeo ${code}.`);
}

export function plugOf(deps: SourceRoutesDeps, code: string): SectionPlug {
  const plug = deps.plugs.find(({ section }) => section.code === code);
  if (plug) return plug;
  throw new Refusal('not-found', 'unknown-section', `No hay ninguna sección «${code}».`);
}

export function sectionOf(deps: SourceRoutesDeps, code: string): AnySection {
  return plugOf(deps, code).section;
}
