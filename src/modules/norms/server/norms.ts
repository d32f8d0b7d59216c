// Every norm that the platform knows: rows of editions, those that it follows, and the ordinances that plans name.
import type { ReadTx } from '#server/database/database.ts';
import { addDays, type CalendarDate } from '#shared/calendar-date.ts';
import type { Scope, StoredRecord } from '#modules/sources/index.ts';
import { findEditionsOfSection, findRecordsInForce, type SectionPlug } from '#modules/sources/server/index.ts';
import { catalogueOf, type KnownNorm, type NormCatalogue } from '../catalogue.ts';
import { parseCitation } from '../citation.ts';
import { text } from '../figures.ts';
import { type OwnNorm, obligesFrom, ownCitation, TYPE_TEXT } from '../norm.ts';
import { type NormEntry, type Relation, type RelationKind, relationInWords, successorOf } from '../relation.ts';
import { CATALOGUE_TABLE, CONFIDENCES, NORM_TABLE } from '../tables.ts';
import { findOwnNorms, findRelations } from './norm-store.ts';

const SECTION = 'norms';

export interface KnownNorms {
  readonly entries: readonly NormEntry[];
  readonly relations: readonly Relation[];
  readonly own: readonly OwnNorm[];
  find(code: string): NormEntry | undefined;
}

/** As known at the date of the scope; projects only to who may see them. */
export async function findNorms(tx: ReadTx, scope: Scope): Promise<KnownNorms> {
  const live = await findEditionsOfSection(tx, SECTION);
  const { records } = await findRecordsInForce(tx, [NORM_TABLE, CATALOGUE_TABLE], live, scope);
  const { asOf } = scope;
  const own = (await findOwnNorms(tx)).filter(({ publishedOn }) => asOf === null || (publishedOn ?? '') <= asOf);
  const byCode = new Map<string, NormEntry>();
  for (const entry of [...records.map(entryOfRow), ...own.map(entryOfOwn)])
    if (!byCode.has(entry.code)) byCode.set(entry.code, entry);
  const registered = await findRelations(tx);
  const known = new Set(registered.map(({ norm, target }) => `${norm} ${target}`));
  const shipped = records.flatMap((record) => relationOfRow(record) ?? []);
  return {
    entries: [...byCode.values()],
    relations: [...registered, ...shipped.filter(({ norm, target }) => !known.has(`${norm} ${target}`))],
    own,
    find: (code) => byCode.get(code),
  };
}

function entryOfRow(record: StoredRecord): NormEntry {
  const published = text(record, 'published') || null;
  const year = record.values['year'];
  return {
    code: text(record, 'canonicalId'),
    citation: text(record, 'citation'),
    type: text(record, 'type'),
    issuer: text(record, 'issuer'),
    unit: '',
    subject: text(record, 'subject'),
    territory: record.territory,
    year: typeof year === 'number' ? year : null,
    stage: 'published',
    publishedOn: published,
    inForceFrom: published === null ? null : addDays(published, 1),
    inForceTo: null,
    confidence: CONFIDENCES.find((one) => one === record.values['confidence']) ?? 'GUESS',
    source: text(record, 'source'),
    origin: 'edition',
    id: null,
  };
}

function entryOfOwn(norm: OwnNorm): NormEntry {
  const { code, issuer, unit, subject, territory, year, stage, publishedOn, inForceTo, confidence, source, id } = norm;
  return {
    code,
    citation: ownCitation(norm),
    type: TYPE_TEXT[norm.type],
    issuer,
    unit,
    subject,
    territory,
    year,
    stage,
    publishedOn,
    inForceFrom: obligesFrom(norm),
    inForceTo,
    confidence,
    source,
    origin: 'registered',
    id,
  };
}

const ACTIONS: Readonly<Record<string, RelationKind>> = {
  Modifica: 'modifies',
  Aprueba: 'regulates',
  Regula: 'regulates',
};

function relationOfRow(record: StoredRecord): Relation | undefined {
  const norm = text(record, 'canonicalId');
  const target = text(record, 'target');
  const kind = ACTIONS[text(record, 'action')];
  if (target !== '' && kind) return { norm, kind, target, article: '', basis: 'printed', id: null };
  return relationInWords(norm, text(record, 'subject'));
}

/** What citations are read against: published norms, and instruments that rows of any section name. */
export async function findCatalogue(
  tx: ReadTx,
  plugs: readonly SectionPlug[],
  scope: Scope,
  day: CalendarDate,
): Promise<NormCatalogue> {
  const norms = await findNorms(tx, scope);
  const known = norms.entries
    .filter(({ stage }) => stage === 'published')
    .map(({ code, citation, subject, territory }): KnownNorm => {
      const supersededBy = successorOf(code, day, norms.relations, norms.find);
      return { id: code, citation, subject, territory, supersededBy };
    });
  return catalogueOf([...known, ...(await findInstruments(tx, plugs, scope))]);
}

/** Norms that approve what a row is about: ordinances of plans. The row in force of a committee comes last. */
async function findInstruments(tx: ReadTx, plugs: readonly SectionPlug[], scope: Scope): Promise<readonly KnownNorm[]> {
  const found: KnownNorm[] = [];
  for (const { section } of plugs) {
    const tables = section.tables.filter(({ columns }) => columns.some(({ key }) => key === 'instrument'));
    if (tables.length === 0) continue;
    const live = await findEditionsOfSection(tx, section.code);
    const { records } = await findRecordsInForce(tx, tables, live, scope);
    found.push(...instrumentsOf(records));
  }
  return found;
}

/** Of the instruments of one territory the newest that nobody marked as replaced is in force. */
export function instrumentsOf(records: readonly StoredRecord[]): readonly KnownNorm[] {
  const named = records.flatMap((record) => {
    const citation = text(record, 'instrument');
    const id = parseCitation(citation, record.territory === '' ? {} : { territory: record.territory });
    if (id === null) return [];
    const year = Number(record.values['year'] ?? 0);
    const replaced = text(record, 'state') === 'Sustituido';
    return [{ id, citation, subject: text(record, 'version'), territory: record.territory, year, replaced }];
  });
  return named.map(({ year: _year, replaced: _replaced, ...norm }) => {
    const [current] = named
      .filter((other) => !other.replaced && other.territory === norm.territory)
      .toSorted((a, b) => b.year - a.year);
    return { ...norm, supersededBy: current === undefined || current.id === norm.id ? null : current.id };
  });
}
