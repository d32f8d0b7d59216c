// The events behind a count of people: of each, who came, and for how many it was the first of the year.
import type { ReadTx } from '#server/database/database.ts';
import { formatDate } from '#shared/calendar-date.ts';
import type { QueryOrigin, QueryRows } from '#modules/sources/server/index.ts';
import { findPeople } from './year-store.ts';

const COLUMNS: QueryRows['columns'] = [
  { key: 'event', label: 'Evento' },
  { key: 'startsOn', label: 'Desde' },
  { key: 'endsOn', label: 'Hasta' },
  { key: 'came', label: 'Asistieron' },
  { key: 'count', label: 'Contados: primera vez en el año' },
];

export async function provePeople(tx: ReadTx, { filter }: QueryOrigin, limit: number): Promise<QueryRows> {
  const year = Number(filter['year']);
  const ofNeighbours = filter['who'] === 'neighbours';
  const events = (await findPeople(tx, filter['territory'] ?? '', filter['knownOn'] ?? null)).filter(
    (event) => event.year === year,
  );
  return {
    columns: COLUMNS,
    rows: events.slice(0, limit).map((event) => ({
      event: event.title,
      startsOn: formatDate(event.startsOn),
      endsOn: formatDate(event.endsOn),
      came: ofNeighbours ? event.neighbours : event.servants,
      count: ofNeighbours ? event.neighboursFirst : event.servantsFirst,
    })),
    total: events.length,
  };
}
