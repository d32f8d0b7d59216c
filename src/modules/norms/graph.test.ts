import { describe, expect, it } from 'vitest';
import { layOutGraph } from './graph.ts';
import type { NormEntry, Relation } from './relation.ts';

const entry = (code: string, year: number | null, over: Partial<NormEntry> = {}): NormEntry => ({
  code,
  citation: code,
  type: '',
  issuer: '',
  unit: '',
  subject: '',
  territory: '',
  year,
  stage: 'published',
  publishedOn: null,
  inForceFrom: null,
  inForceTo: null,
  confidence: 'OFF',
  source: '',
  origin: 'edition',
  id: null,
  ...over,
});

const acts = (norm: string, target: string): Relation => ({
  norm,
  kind: 'modifies',
  target,
  article: '',
  basis: 'registered',
  id: 1,
});

describe('the graph of norms', () => {
  const graph = layOutGraph(
    [
      entry('LAW', 2003),
      entry('RULES', 2014),
      entry('CHANGE', 2019),
      entry('PROJECT', null, { stage: 'drafted' }),
      entry('ALONE', 2020),
    ],
    [acts('RULES', 'LAW'), acts('CHANGE', 'LAW'), acts('PROJECT', 'RULES'), acts('X', 'LAW')],
  );
  const at = (code: string) => graph.nodes.find((node) => node.code === code);

  it('goes from the oldest to the projects, a column a year', () => {
    expect(graph.years.map(({ label }) => label)).toEqual(['2003', '2014', '2019', 'proyectos']);
    expect(['LAW', 'RULES', 'CHANGE', 'PROJECT'].map((code) => at(code)?.x)).toEqual(graph.years.map(({ x }) => x));
  });

  it('lets no line pass behind a norm of its row', () => {
    expect(at('RULES')?.y).toBe(at('LAW')?.y);
    expect(at('CHANGE')?.y).toBeGreaterThan(at('RULES')?.y ?? 0);
  });

  it('leaves to a list what touches no other, and drops what it does not know', () => {
    expect(graph.alone.map(({ code }) => code)).toEqual(['ALONE']);
    expect(graph.edges).toHaveLength(3);
  });
});
