// What the section needs besides its rows, and the proof of what it counts among them.
import type { ReadTx } from '#server/database/database.ts';
import { contains, type Scope } from '#modules/sources/index.ts';
import type { QueryOrigin, QueryRows } from '#modules/sources/server/index.ts';
import type { NormsExtra } from '../norms-extra.ts';
import { printedValue } from '../parameter-change.ts';
import { successorOf } from '../relation.ts';
import { findChangesByIds } from './parameter-store.ts';
import { findNorms } from './norms.ts';
import { findParameters } from './parameters.ts';

export async function loadNorms(tx: ReadTx, scope: Scope): Promise<NormsExtra> {
  const norms = await findNorms(tx, scope);
  const published = norms.entries.filter(({ stage }) => stage === 'published');
  return {
    parameters: await findParameters(tx, scope),
    own: published.filter(({ origin, territory }) => origin === 'registered' && contains(territory, scope.place.code)),
    successors: new Map(
      published.flatMap(({ code }) => {
        const successor = successorOf(code, scope.today, norms.relations, norms.find);
        return successor === null ? [] : [[code, successor] as const];
      }),
    ),
  };
}

const NORM_COLUMNS: QueryRows['columns'] = [
  { key: 'code', label: 'Norma' },
  { key: 'subject', label: 'Qué dispone' },
  { key: 'issuer', label: 'Emisor' },
  { key: 'published', label: 'Publicada el' },
  { key: 'source', label: 'Fuente' },
];
const CHANGE_COLUMNS: QueryRows['columns'] = [
  { key: 'code', label: 'Umbral' },
  { key: 'count', label: 'Valor' },
  { key: 'norm', label: 'Norma' },
  { key: 'article', label: 'Artículo' },
  { key: 'from', label: 'Vigente desde' },
  { key: 'source', label: 'Fuente' },
];

const EVERYWHERE: Scope = {
  place: { code: '', name: 'Perú', level: 'country' },
  children: [],
  districts: [],
  asOf: null,
  today: '9999-12-31',
};

/** A norm that is followed, a change, or all thresholds in use. */
export async function proveChange(tx: ReadTx, { filter }: QueryOrigin): Promise<QueryRows> {
  if (filter['norm'] !== undefined) {
    const norm = (await findNorms(tx, EVERYWHERE)).find(filter['norm']);
    const rows = norm
      ? [
          {
            code: norm.citation,
            subject: norm.subject,
            issuer: norm.issuer,
            published: norm.publishedOn,
            source: norm.source,
          },
        ]
      : [];
    return { columns: NORM_COLUMNS, rows, total: rows.length };
  }
  if (filter['change'] !== undefined) {
    const rows = (await findChangesByIds(tx, [Number(filter['change'])])).map((change) => ({
      code: change.code,
      count: printedValue(change.value, change.day, change.unit),
      norm: change.norm,
      article: change.article,
      from: change.validFrom,
      source: change.source,
    }));
    return { columns: CHANGE_COLUMNS, rows, total: rows.length };
  }
  const all = await findParameters(tx, EVERYWHERE);
  const counted = filter['count'] === 'confidence' ? all.filter(({ values }) => values['confidence'] === 'GUESS') : all;
  const rows = counted.map(({ values }) => ({
    code: values['code'] ?? null,
    count: printedValue(
      typeof values['value'] === 'number' ? values['value'] : null,
      typeof values['day'] === 'string' ? values['day'] : null,
      String(values['unit'] ?? ''),
    ),
    norm: values['norm'] ?? null,
    article: values['article'] ?? null,
    from: values['validFrom'] ?? null,
    source: values['source'] ?? null,
  }));
  return { columns: CHANGE_COLUMNS, rows, total: rows.length };
}
