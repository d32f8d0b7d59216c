// The events behind a count of people: of each, who came, and for how many it was the first of the year.
import type { ReadTx } from '#server/database/database.ts';
import { formatDate } from '#shared/calendar-date.ts';
import type { QueryOrigin, QueryRows } from '#modules/sources/server/index.ts';
import { findWorkGroups } from './work-groups.ts';
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

const GROUP_COLUMNS: QueryRows['columns'] = [
  { key: 'group', label: 'Grupo' },
  { key: 'startsOn', label: 'Inicio' },
  { key: 'endsOn', label: 'Último día' },
  { key: 'enrolled', label: 'Inscritos' },
  { key: 'attended', label: 'Asistieron' },
  { key: 'certified', label: 'Certificados' },
];

/** The group itself, without who takes part. */
export async function proveGroup(tx: ReadTx, { filter }: QueryOrigin): Promise<QueryRows> {
  const groups = await findWorkGroups(tx, filter['territory'] ?? '', null);
  const rows = groups
    .filter(({ number }) => number === filter['group'])
    .map((group) => ({
      group: group.number,
      startsOn: formatDate(group.startsOn),
      endsOn: group.endsOn === null ? 'sin fecha' : formatDate(group.endsOn),
      enrolled: group.enrolled,
      attended: group.attended,
      certified: group.certified,
    }));
  return { columns: GROUP_COLUMNS, rows, total: rows.length };
}
