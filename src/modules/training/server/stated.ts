// What editions print of training, in force for a place: rows that work begins from, so that nobody types them again.
import type { ReadTx } from '#server/database/database.ts';
import { cellText, type Scope, type StoredRecord } from '#modules/sources/index.ts';
import { findEditionsOfSection, findRecordsInForce } from '#modules/sources/server/index.ts';
import { trainingCentresSection } from '../centres/section.ts';
import { trainingSection } from '../people/section.ts';
import type { StatedGroup, TrainingCatalogue } from '../contract.ts';

async function rowsOf(
  tx: ReadTx,
  section: typeof trainingSection | typeof trainingCentresSection,
  scope: Scope,
): Promise<(table: string) => readonly StoredRecord[]> {
  const live = await findEditionsOfSection(tx, section.code);
  const { records } = await findRecordsInForce(tx, section.tables, live, scope);
  return (table) => records.filter((record) => record.table === table);
}

/** People by year, as printed of the place itself. */
export async function findStatedYears(tx: ReadTx, scope: Scope): Promise<ReadonlyMap<number, number>> {
  const rows = (await rowsOf(tx, trainingSection, scope))('training-people');
  return new Map(
    rows
      .filter(({ territory, values }) => territory === scope.place.code && typeof values['people'] === 'number')
      .map(({ values }) => [Number(values['year']), Number(values['people'])]),
  );
}

/** Of the place or of what it lies in. */
export async function findCatalogue(tx: ReadTx, scope: Scope): Promise<TrainingCatalogue> {
  const rows = await rowsOf(tx, trainingSection, scope);
  const texts = (table: string, column: string): readonly string[] => [
    ...new Set(
      rows(table)
        .map((record) => cellText(record, column))
        .filter((text) => text !== ''),
    ),
  ];
  return {
    topics: texts('training-topic', 'topic'),
    workLines: texts('training-line', 'line'),
    organisers: texts('training-line', 'unit'),
  };
}

export interface StatedCentres {
  readonly centres: readonly {
    readonly territory: string;
    readonly title: string;
    readonly stage: 'pilot' | 'extension';
    readonly phase: number | null;
  }[];
  groupsOf(territory: string): readonly StatedGroup[];
}

/** Centres of the pilot and of its extension that serve the place, with the groups printed of each. */
export async function findStatedCentres(tx: ReadTx, scope: Scope): Promise<StatedCentres> {
  const rows = await rowsOf(tx, trainingCentresSection, scope);
  const phase = Number(rows('training-pilot')[0]?.values['phase'] ?? Number.NaN);
  const groups = rows('training-group');
  return {
    centres: rows('training-pilot-member')
      .filter((record) => cellText(record, 'serves').startsWith(scope.place.code))
      .map((record) => {
        const territory = cellText(record, 'serves');
        const named = groups.find((group) => cellText(group, 'territory') === territory);
        return {
          territory,
          title: named
            ? cellText(named, 'centre')
            : `Centro de capacitación de la Municipalidad de ${cellText(record, 'municipality')}`,
          stage: record.values['status'] === 'Participa' ? ('pilot' as const) : ('extension' as const),
          phase: Number.isInteger(phase) ? phase : null,
        };
      }),
    groupsOf: (territory) =>
      groups
        .filter((group) => cellText(group, 'territory') === territory)
        .map((group) => ({
          number: cellText(group, 'group'),
          startedOn: dayOf(group, 'startedOn'),
          closedOn: dayOf(group, 'closedOn'),
          people: typeof group.values['people'] === 'number' ? group.values['people'] : null,
          reports: rows('training-report')
            .filter(
              (report) =>
                cellText(report, 'territory') === territory && cellText(report, 'group') === cellText(group, 'group'),
            )
            .map((report) => cellText(report, 'report')),
        })),
  };
}

function dayOf(record: StoredRecord, column: string): string | null {
  const value = record.values[column];
  return typeof value === 'string' ? value : null;
}
