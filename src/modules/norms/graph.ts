// Norms in columns by year, and what each does to others as lines between them.
import { type NormEntry, type Relation, type RelationKind } from './relation.ts';

export interface GraphNode {
  readonly code: string;
  readonly citation: string;
  readonly x: number;
  readonly y: number;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: RelationKind;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  /** One a column; projects have no year yet. */
  readonly years: readonly { readonly label: string; readonly x: number }[];
  readonly edges: readonly GraphEdge[];
  readonly width: number;
  readonly height: number;
  /** Those that touch no other: a list says them better than a picture. */
  readonly alone: readonly NormEntry[];
}

export const NODE_WIDTH = 170;
export const NODE_HEIGHT = 44;
const COLUMN = NODE_WIDTH + 50;
const ROW = NODE_HEIGHT + 20;

const HEADING = 32;

/** Oldest at the left; each in the row of the first that it acts on, or in the next that no norm between them holds. */
export function layOutGraph(entries: readonly NormEntry[], relations: readonly Relation[]): Graph {
  const known = new Map(entries.map((entry) => [entry.code, entry]));
  const edges = relations
    .filter(({ norm, target }) => known.has(norm) && known.has(target))
    .map(({ norm, target, kind }) => ({ from: norm, to: target, kind }));
  const touched = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const shown = entries
    .filter(({ code }) => touched.has(code))
    .toSorted((a, b) => yearOf(a) - yearOf(b) || a.code.localeCompare(b.code));
  const years = [...new Set(shown.map(yearOf))];
  const places = new Map<string, { readonly column: number; readonly row: number }>();
  for (const { code, ...entry } of shown) {
    const column = years.indexOf(yearOf(entry));
    const target = edges.flatMap(({ from, to }) => (from === code ? (places.get(to) ?? []) : []))[0];
    const isFree = (row: number): boolean =>
      [...places.values()].every(
        (other) => other.row !== row || other.column > column || other.column <= (target?.column ?? -1),
      );
    let row = target?.row ?? 0;
    while (!isFree(row)) row += 1;
    places.set(code, { column, row });
  }
  const nodes = shown.flatMap(({ code, citation }): readonly GraphNode[] => {
    const place = places.get(code);
    return place ? [{ code, citation, x: place.column * COLUMN, y: HEADING + place.row * ROW }] : [];
  });
  return {
    nodes,
    years: years.map((year, column) => ({ label: labelOf(year), x: column * COLUMN })),
    edges,
    width: Math.max(0, years.length * COLUMN - (COLUMN - NODE_WIDTH)),
    height: Math.max(0, ...nodes.map(({ y }) => y + NODE_HEIGHT)),
    alone: entries.filter(({ code }) => !touched.has(code)),
  };
}

const PROJECTS = 9999;
const labelOf = (year: number): string => (year === PROJECTS ? 'proyectos' : year === 0 ? 'sin año' : String(year));

/** A project stands after everything. */
function yearOf({ year, stage }: Pick<NormEntry, 'year' | 'stage'>): number {
  return stage === 'published' ? (year ?? 0) : PROJECTS;
}
