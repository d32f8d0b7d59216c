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
  readonly edges: readonly GraphEdge[];
  readonly width: number;
  readonly height: number;
  /** Those that touch no other: a list says them better than a picture. */
  readonly alone: readonly NormEntry[];
}

export const NODE_WIDTH = 190;
export const NODE_HEIGHT = 44;
const COLUMN = NODE_WIDTH + 60;
const ROW = NODE_HEIGHT + 20;

/** Oldest at the left; each beside the first that it acts on, so that lines are short. */
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
  const rowOf = new Map<string, number>();
  const nodes = years.flatMap((year, column) => {
    const taken = new Set<number>();
    return shown
      .filter((entry) => yearOf(entry) === year)
      .map((entry): GraphNode => {
        const beside = edges.find(({ from, to }) => from === entry.code && rowOf.has(to));
        let row = beside ? (rowOf.get(beside.to) ?? 0) : 0;
        while (taken.has(row)) row += 1;
        taken.add(row);
        rowOf.set(entry.code, row);
        return { code: entry.code, citation: entry.citation, x: column * COLUMN, y: row * ROW };
      });
  });
  return {
    nodes,
    edges,
    width: Math.max(0, years.length * COLUMN - (COLUMN - NODE_WIDTH)),
    height: Math.max(0, ...nodes.map(({ y }) => y + NODE_HEIGHT)),
    alone: entries.filter(({ code }) => !touched.has(code)),
  };
}

/** A project stands after everything. */
function yearOf({ year, stage }: NormEntry): number {
  return stage === 'published' ? (year ?? 0) : 9999;
}
