// The working group and its teams as the section of cameras lists them: read from its rows, never typed again.
import type { ReadTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import { cellText, type Edition, type StoredRecord } from '#modules/sources/index.ts';
import { findEditionsOfSection, findRecordsInForce, type SectionPlug } from '#modules/sources/server/index.ts';
import type { EditionBody } from '../contract.ts';
import { findEditionCommittees } from './committee-store.ts';

const SECTION = 'cameras';
const TABLES = ['cameras-plan', 'cameras-members', 'cameras-teams', 'cameras-sessions'] as const;

export async function findEditionBodies(
  tx: ReadTx,
  plugs: readonly SectionPlug[],
  today: CalendarDate,
): Promise<readonly EditionBody[]> {
  const section = plugs.find((plug) => plug.section.code === SECTION)?.section;
  const tables = (section?.tables ?? []).filter(({ code }) => TABLES.some((known) => known === code));
  if (tables.length === 0) return [];
  const place = { code: '', name: '', level: 'country' } as const;
  const { records, editions } = await findRecordsInForce(tx, tables, await findEditionsOfSection(tx, SECTION), {
    place,
    children: [],
    districts: [],
    asOf: null,
    today,
  });
  const registered = await findEditionCommittees(tx);
  return editionBodies(records, editions).map((body) => ({
    ...body,
    committeeId: registered.find(({ editionBody }) => editionBody === body.body)?.id ?? null,
  }));
}

export function editionBodies(
  records: readonly StoredRecord[],
  editions: readonly Edition[],
): readonly Omit<EditionBody, 'committeeId'>[] {
  const of = (table: (typeof TABLES)[number]) => records.filter((record) => record.table === table);
  const creditOf = (record: StoredRecord): Pick<EditionBody, 'source' | 'cutOff'> => {
    const edition = editions.find(({ id }) => id === record.editionId);
    return { source: edition?.source ?? '', cutOff: edition?.cutOff ?? null };
  };
  const groups = of('cameras-plan').map((record) => ({
    body: 'group',
    title: [cellText(record, 'group'), cellText(record, 'plan')].filter(Boolean).join(' — '),
    kind: 'workingGroup' as const,
    held: countOf(record, 'heldSessions'),
    sessions: [],
    members: of('cameras-members').map((member) => cellText(member, 'member')),
    installedOn: null,
    ...creditOf(record),
  }));
  const teams = of('cameras-teams').map((record) => {
    const team = cellText(record, 'team');
    const sessions = of('cameras-sessions')
      .filter((session) => cellText(session, 'team') === team)
      .map((session) => ({
        number: countOf(session, 'number'),
        heldOn: cellText(session, 'heldOn'),
        recordId: session.id,
      }))
      .toSorted((a, b) => a.number - b.number);
    return {
      body: `team:${team}`,
      title: [`Equipo técnico ${team}`, cellText(record, 'document')].filter(Boolean).join(' — '),
      kind: 'technicalTeam' as const,
      held: sessions.at(-1)?.number ?? 0,
      sessions,
      members: [],
      installedOn: cellText(record, 'installedOn') || null,
      ...creditOf(record),
    };
  });
  return [...groups.slice(0, 1), ...teams];
}

function countOf(record: StoredRecord, column: string): number {
  const value = record.values[column];
  return typeof value === 'number' ? value : 0;
}
