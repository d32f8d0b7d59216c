import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PUBLIC } from '#modules/identity/index.ts';
import { addDays, type CalendarDate, lastDayOfMonth } from '#shared/calendar-date.ts';
import type { WorkDeps } from '#modules/sources/server/index.ts';
import {
  agreementListQuery,
  type AgreementList,
  calendarQuery,
  type CalendarView,
  feedQuery,
  idParams,
} from '../contract.ts';
import { agreementViews } from './agreement-views.ts';
import { findAgreements } from './agreement-store.ts';
import { findCommittees } from './committee-store.ts';
import { calendarFeed, type FeedRequest } from './calendar-feed.ts';
import { PAGE_SIZE, sessionSummary, windowOf } from './committee-views.ts';
import { committeeNamed } from './named.ts';
import { findSessionsBetween } from './session-store.ts';

/** A feed holds a year back and all that is called. */
const FEED_DAYS = 366;
const MONTH_SHOWN = 500;

export function registerCalendarRoutes(app: FastifyInstance, deps: WorkDeps): void {
  app.get('/api/committee-calendar', { config: { permission: PUBLIC } }, async (request): Promise<CalendarView> => {
    const { territory, month } = calendarQuery.parse(request.query);
    const [year = 0, number = 1] = month.split('-').map(Number);
    return deps.dbOf(request).read(async (tx) => {
      const { place } = await deps.scopeOf(tx, { territory });
      // One more than are shown says that there are more.
      const range = { from: `${month}-01`, to: lastDayOfMonth(year, number), limit: MONTH_SHOWN + 1 };
      const sessions = await findSessionsBetween(tx, { territory: place.code }, range);
      const shown = sessions.slice(0, MONTH_SHOWN).map(sessionSummary);
      return { place, month, today: deps.today(), sessions: shown, isCut: sessions.length > MONTH_SHOWN };
    });
  });

  app.get('/api/committee-calendar.ics', { config: { permission: PUBLIC } }, async (request, reply) => {
    const { territory } = feedQuery.parse(request.query);
    const feed = await deps.dbOf(request).read(async (tx) => {
      const { place } = await deps.scopeOf(tx, { territory });
      // Of the country, its own: those of every municipality are followed by region.
      const own = (await findCommittees(tx, '', { limit: 100, offset: 0 })).rows.filter((one) => one.territory === '');
      const where = place.code === '' ? { committeeIds: own.map(({ id }) => id) } : { territory: place.code };
      const sessions = await findSessionsBetween(tx, where, feedRange(deps.today()));
      return { title: `Comités de seguridad ciudadana: ${place.name}`, sessions };
    });
    return sendFeed(request, reply, feed);
  });

  app.get('/api/committees/:id/calendar.ics', { config: { permission: PUBLIC } }, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const feed = await deps.dbOf(request).read(async (tx) => {
      const { title } = await committeeNamed(tx, id);
      return { title, sessions: await findSessionsBetween(tx, { committeeIds: [id] }, feedRange(deps.today())) };
    });
    return sendFeed(request, reply, feed);
  });

  app.get('/api/committee-agreements', { config: { permission: PUBLIC } }, async (request): Promise<AgreementList> => {
    const { territory, status, page } = agreementListQuery.parse(request.query);
    return deps.dbOf(request).read(async (tx) => {
      const { place } = await deps.scopeOf(tx, { territory });
      const { rows, total } = await findAgreements(tx, { territory: place.code, status }, windowOf(page));
      return { rows: await agreementViews(tx, rows), total, page, pageSize: PAGE_SIZE, place, today: deps.today() };
    });
  });
}

function feedRange(today: CalendarDate): { readonly from: CalendarDate; readonly to: CalendarDate } {
  return { from: addDays(today, -FEED_DAYS), to: '9999-12-31' };
}

/** What has not changed is not sent again. */
function sendFeed(request: FastifyRequest, reply: FastifyReply, feed: Omit<FeedRequest, 'origin'>): FastifyReply {
  const text = calendarFeed({ ...feed, origin: `${request.protocol}://${request.host}` });
  const tag = `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"`;
  void reply.header('etag', tag).header('cache-control', 'no-cache').type('text/calendar; charset=utf-8');
  const known = (request.headers['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return known.includes(tag) ? reply.status(304).send() : reply.send(text);
}
