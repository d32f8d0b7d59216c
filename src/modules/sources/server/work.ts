// How a module where work is done meets the server: what may be done, its routes, and what is owed.
import type { FastifyInstance } from 'fastify';
import type { ReadTx } from '#server/database/database.ts';
import type { RouteContract } from '#server/http/api-document.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { Duty } from '#shared/duty.ts';
import type { Permission } from '#modules/identity/index.ts';
import type { SourceRoutesDeps } from './named-in-request.ts';

export interface WorkDeps extends Omit<SourceRoutesDeps, 'uploads' | 'draftLimits'> {
  readonly now: () => Date;
}

export interface DutyQuestion {
  readonly today: CalendarDate;
  /** Ubigeo prefix; '' is Peru: its duties and those of the territories inside it. */
  readonly territory: string;
}

export interface WorkPlug {
  /** First part of the codes of its permissions: 'plans'. */
  readonly name: string;
  /** Spanish, as the page of permissions calls it. */
  readonly title: string;
  readonly permissions: readonly Permission[];
  /** What its routes take, for the API's document. */
  readonly contracts: readonly RouteContract[];
  registerRoutes(app: FastifyInstance, deps: WorkDeps): void;
  /** Open ones that who asks may see; absent where nothing is owed. */
  duties?(tx: ReadTx, question: DutyQuestion): Promise<readonly Duty[]>;
}
