import pg from 'pg';

/**
 * How a PostgreSQL value reaches the program: numbers as numbers, a calendar day as 'YYYY-MM-DD'
 * (a Date would move it to another day in another time zone), an instant as an ISO string in UTC.
 */
type Parse = (text: string) => unknown;

function parseWholeNumber(text: string): number {
  const value = Number(text);
  // A rounded identifier or amount would be a wrong figure that nobody notices.
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} is beyond 2^53`);
  return value;
}

/** PostgreSQL writes '2026-05-01 08:30:00.123456-05'; 'infinity' has no ISO form and stays. */
export function parseInstant(text: string): string {
  const match = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)([+-]\d\d)(:\d\d)?(?::\d\d)?$/.exec(text);
  if (!match) return text;
  const [, day, time, hours, minutes] = match;
  return new Date(`${day}T${time}${hours}${minutes ?? ':00'}`).toISOString();
}

function parseLocalTime(text: string): string {
  return text.replace(' ', 'T');
}

function keep(text: string): string {
  return text;
}

/** One-dimensional arrays of values that hold neither commas nor quotes inside. */
function arrayOf(parse: Parse): Parse {
  return (text) => {
    const inner = text.slice(text.indexOf('{') + 1, -1);
    if (inner === '') return [];
    return inner.split(',').map((part) => (part === 'NULL' ? null : parse(part.replaceAll('"', ''))));
  };
}

const byTypeOid: ReadonlyMap<number, Parse> = new Map<number, Parse>([
  [20, parseWholeNumber], // bigint, count(*)
  [1016, arrayOf(parseWholeNumber)],
  [1700, Number], // numeric, sum(bigint), avg
  [1231, arrayOf(Number)],
  [1082, keep], // date
  [1182, arrayOf(keep)],
  [1114, parseLocalTime], // timestamp
  [1115, arrayOf(parseLocalTime)],
  [1184, parseInstant], // timestamptz
  [1185, arrayOf(parseInstant)],
  [1186, keep], // interval, as ISO 8601 by the connection's IntervalStyle
]);

/** For the `types` option of a pool or client: nothing global is changed. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    const parse = format === 'binary' ? undefined : byTypeOid.get(oid);
    return parse ?? pg.types.getTypeParser(oid, format);
  },
};
