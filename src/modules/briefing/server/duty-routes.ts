import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { addDays, type CalendarDate } from '#shared/calendar-date.ts';
import { dutyState, type Duty, inDutyOrder } from '#shared/duty.ts';
import { covers } from '#shared/jurisdiction.ts';
import type { Principal } from '#modules/identity/index.ts';
import type { Guard } from '#modules/identity/server/index.ts';
import type { WorkPlug } from '#modules/sources/server/index.ts';
import type { ReadTx } from '#server/database/database.ts';
import type { Scope } from '#modules/sources/index.ts';
import type { DutyList } from '../contract.ts';
import { BRIEFING } from '../policy.ts';

export interface DutyRoutesDeps extends Guard {
  readonly workPlugs: readonly WorkPlug[];
  readonly today: () => CalendarDate;
  readonly scopeOf: (tx: ReadTx, query: { territory?: string | undefined }) => Promise<Scope>;
}

const dutyQuery = z.object({ territory: z.string().optional(), mine: z.enum(['0', '1']).default('1') });

export function registerDutyRoutes(app: FastifyInstance, deps: DutyRoutesDeps): void {
  app.get('/api/duties', { config: { permission: BRIEFING.readDuties } }, async (request): Promise<DutyList> => {
    const { territory, mine } = dutyQuery.parse(request.query);
    const principal = deps.principalOf(request);
    const today = deps.today();
    return deps.dbOf(request).read(async (tx) => {
      const { place } = await deps.scopeOf(tx, { territory });
      const found: Duty[] = [];
      // One after the other: a transaction is one connection.
      for (const plug of deps.workPlugs)
        found.push(...((await plug.duties?.(tx, { today, territory: place.code })) ?? []));
      // Elsewhere the database hides what was done, and everything would look undone.
      const visible = found.filter((duty) => covers(principal.jurisdiction, duty.territory));
      const asked = mine === '1' ? visible.filter((duty) => isOf(principal, duty)) : visible;
      const endOfWeek = endOfWeekOf(today);
      return {
        place,
        today,
        duties: inDutyOrder(asked).map((duty) => ({ ...duty, state: dutyState(duty.dueOn, today, endOfWeek) })),
      };
    });
  });
}

/** Whether one of their roles, held where it is owed, may do it. */
function isOf({ grants }: Principal, duty: Duty): boolean {
  if (grants === 'machine') return true;
  return grants.some(({ role, territory }) => duty.roles.includes(role) && duty.territory.startsWith(territory));
}

function endOfWeekOf(day: CalendarDate): CalendarDate {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, (7 - weekday) % 7);
}
