// Codes of a row: each is made a text once, and known again by its number.
import type { CellPlaces } from './fact-cells.ts';
import { textOf, wholeAt } from './fact-cells.ts';
import type { GovernmentLevel } from './dataset.ts';
import type { FactColumn } from './fact-header.ts';

type NameKind = 'entity' | 'product' | 'source';

/** A row as it was read: -1, NaN or '' where a cell says nothing that can be used. */
export interface ReadCells {
  year: number;
  month: number;
  level: GovernmentLevel | '';
  entity: string;
  territory: string;
  product: string;
  source: string;
  article: string;
  piaCents: number;
  pimCents: number;
  accruedCents: number;
}

export interface FactCodes {
  /** Code → name, the first one that the file gives. */
  readonly names: Readonly<Record<NameKind, ReadonlyMap<string, string>>>;
  /** Of the last row read: its entity stood elsewhere before. */
  readonly moved: boolean;
  /** The same object each time, filled with the codes of this row. */
  read(bytes: Uint8Array, cells: CellPlaces, at: Readonly<Record<FactColumn, number>>): ReadCells;
  /** True when the row's own words say that it is a total. */
  isTotal(bytes: Uint8Array, cells: CellPlaces, at: Readonly<Record<FactColumn, number>>): boolean;
}

interface Entity {
  readonly code: string;
  readonly ubigeo: number;
  readonly territory: string;
  readonly level: GovernmentLevel;
}

const LEVEL_OF: Readonly<Record<number, GovernmentLevel>> = { 69: 'E', 82: 'R', 77: 'M' };
const TOTAL = /^\s*(sub\s*-?\s*)?total(es)?\b|^\s*suma\b/i;

export function createFactCodes(isTerritory: (code: string) => boolean): FactCodes {
  const names = {
    entity: new Map<string, string>(),
    product: new Map<string, string>(),
    source: new Map<string, string>(),
  };
  const entities = new Map<number, Entity>();
  const known: Record<'product' | 'source', Map<number, string>> = { product: new Map(), source: new Map() };
  const territories = new Map<number, string>();
  const articles = new Map<string, string>();
  let moved = false;
  const row: ReadCells = {
    year: -1,
    month: -1,
    level: '',
    entity: '',
    territory: '',
    product: '',
    source: '',
    article: '',
    piaCents: 0,
    pimCents: 0,
    accruedCents: 0,
  };

  const textAt = (bytes: Uint8Array, cells: CellPlaces, index: number): string =>
    index === -1 || index >= cells.count ? '' : textOf(bytes, cells.starts[index] ?? 0, cells.ends[index] ?? 0);

  const territoryOf = (ubigeo: number): string => {
    const found = territories.get(ubigeo);
    if (found !== undefined) return found;
    const code = ubigeo < 0 ? '' : String(ubigeo).padStart(6, '0');
    const territory = code.length === 6 && isTerritory(code) ? code : '';
    territories.set(ubigeo, territory);
    return territory;
  };

  const codeOf = (
    kind: 'product' | 'source',
    bytes: Uint8Array,
    cells: CellPlaces,
    at: number,
    name: number,
  ): string => {
    const number = wholeAt(bytes, cells, at);
    const found = number === -1 ? undefined : known[kind].get(number);
    if (found !== undefined) return found;
    const text = textAt(bytes, cells, at);
    // Codes that are no number are kept as they are; a total is told by its words.
    const code = number === -1 ? text.slice(0, 20) : kind === 'product' ? text.padStart(7, '0') : String(number);
    if (code === '' || TOTAL.test(code)) return '';
    if (number !== -1) known[kind].set(number, code);
    if (!names[kind].has(code)) names[kind].set(code, textAt(bytes, cells, name).slice(0, 300));
    return code;
  };

  return {
    names,
    get moved() {
      return moved;
    },
    read(bytes, cells, at) {
      moved = false;
      const ubigeo =
        at.territory === -1
          ? joined(
              wholeAt(bytes, cells, at.department),
              wholeAt(bytes, cells, at.province),
              wholeAt(bytes, cells, at.district),
            )
          : wholeAt(bytes, cells, at.territory);
      const number = wholeAt(bytes, cells, at.entity);
      const level =
        at.level === -1 || at.level >= cells.count ? 'M' : (LEVEL_OF[bytes[cells.starts[at.level] ?? 0] ?? 0] ?? '');
      const entity = entities.get(number);
      row.level = level;
      if (entity) {
        moved = entity.ubigeo !== ubigeo || entity.level !== level;
        row.entity = moved ? '' : entity.code;
        row.territory = entity.territory;
      } else {
        row.territory = territoryOf(ubigeo);
        row.entity = number > 0 && number <= 999_999 ? String(number).padStart(6, '0') : '';
        if (row.entity !== '' && row.territory !== '' && level !== '') {
          entities.set(number, { code: row.entity, ubigeo, territory: row.territory, level });
          names.entity.set(row.entity, textAt(bytes, cells, at.entityName).slice(0, 300));
        }
      }
      row.product = codeOf('product', bytes, cells, at.product, at.productName);
      row.source = codeOf('source', bytes, cells, at.source, at.sourceName);
      row.article = '';
      if (at.article !== -1) {
        const text = textAt(bytes, cells, at.article).slice(0, 120);
        row.article = articles.get(text) ?? text;
        articles.set(text, row.article);
      }
      return row;
    },
    isTotal(bytes, cells, at) {
      return [at.entity, at.entityName, at.product, at.productName, at.source, at.sourceName].some((index) =>
        TOTAL.test(textAt(bytes, cells, index)),
      );
    },
  };
}

function joined(department: number, province: number, district: number): number {
  return department < 0 || province < 0 || district < 0 || department > 99 || province > 99 || district > 99
    ? -1
    : department * 10_000 + province * 100 + district;
}
