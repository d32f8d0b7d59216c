import { describe, expect, it } from 'vitest';
import { callaoScope, shippedSectionInput } from '#test/support/shipped-editions.ts';
import {
  drawingProblems,
  figureMap,
  panelOf,
  sentenceText,
  takeawayOf,
  typedNumbers,
} from '#test/support/sentence-text.ts';
import { findCitations, parseCitation } from './citation.ts';
import { shippedExtra } from './norms-extra.ts';
import { dayAt, numberAt, parameterAt } from './parameters.ts';
import type { NormEntry } from './relation.ts';
import { normsSection } from './section.ts';

const input = () => shippedSectionInput(normsSection, callaoScope());
const extra = () => shippedExtra(input().rows('legal-parameter'));
const built = () => normsSection.build(input(), extra());
const elsewhere = {
  ...callaoScope(),
  place: { code: '15', name: 'Lima', level: 'region' as const },
  children: [],
  districts: [],
};

describe('the norms', () => {
  it('says how many there are, since when, and how many act on the law of the serenazgo', () => {
    expect(takeawayOf(built(), 'norms-timeline')).toBe(
      'Siete instrumentos entre 2019 y 2025; tres reglamentan o modifican la Ley 31297.',
    );
    expect(figureMap(built())['norms.count@PE']?.value).toBe(7);
  });

  it('belongs to every region alike', () => {
    const content = normsSection.build(shippedSectionInput(normsSection, elsewhere), extra());
    expect(content.panels).toEqual(built().panels);
  });

  it('gives no panel where nobody loaded norms', () => {
    const content = normsSection.build({ ...input(), national: () => [], rows: () => [] }, shippedExtra([]));
    expect(content.panels).toEqual([]);
    expect(content.tile.figure).toBeNull();
  });

  it('keeps a day nobody knows as missing', () => {
    const figures = figureMap(built());
    expect(figures['norms.published@PE/DS-009-2024-IN']).toMatchObject({ value: null, absence: 'notReported' });
    expect(figures['norms.published@PE/DS-012-2019-IN']?.value).toBe('2019-05-29');
  });

  it('draws every text inside its box and types no number', () => {
    const content = built();
    for (const panel of content.panels) {
      expect(drawingProblems(panel, figureMap(content))).toEqual([]);
      expect(typedNumbers(panel)).toEqual([]);
    }
  });

  it('reads as its canonical id each citation of the list and of the catalogue', () => {
    const rows = [...input().national('norm'), ...input().national('norm-catalogue')];
    expect(rows.length).toBeGreaterThan(20);
    for (const { values } of rows) expect(parseCitation(String(values['citation']))).toBe(values['canonicalId']);
  });

  it('has in the catalogue every norm that a norm or a threshold names', () => {
    const known = new Set(
      [...input().national('norm'), ...input().national('norm-catalogue')].map(({ values }) => values['canonicalId']),
    );
    const named = [
      ...input()
        .national('legal-parameter')
        .map(({ values }) => values['norm']),
      ...input()
        .national('norm')
        .map(({ values }) => values['target']),
      ...input()
        .national('norm')
        .flatMap(({ values }) => findCitations(String(values['subject'])).map(({ canonical }) => canonical)),
    ].filter((id) => id !== null);
    expect(named.filter((id) => !known.has(id ?? ''))).toEqual([]);
  });

  it('asks to register the law that Congress approved', () => {
    const content = built();
    expect(content.matters.map(({ what }) => sentenceText(what, figureMap(content)))).toEqual([
      'LEY 32292: aprobada por el Congreso; falta registrar su publicación y adecuar el reglamento',
    ]);
  });

  it('shows a norm and a threshold that were registered later, each with its proof', () => {
    const [seed] = input().rows('legal-parameter');
    if (!seed) throw new Error('no parameters shipped');
    const later = {
      ...seed,
      id: -3,
      editionId: 0,
      values: {
        ...seed.values,
        value: 70,
        norm: 'DS-015-2026-IN',
        article: '4',
        validFrom: '2025-01-01',
        validTo: null,
      },
    };
    const norm: NormEntry = {
      code: 'DS-015-2026-IN',
      citation: 'Decreto Supremo 015-2026-IN',
      type: 'Decreto Supremo',
      issuer: 'Ministerio del Interior',
      unit: '',
      subject: 'Cambia el tope',
      territory: '',
      year: 2026,
      stage: 'published',
      publishedOn: '2026-01-02',
      inForceFrom: '2026-01-03',
      inForceTo: null,
      confidence: 'OFF',
      source: 'Diario oficial El Peruano',
      origin: 'registered',
      id: 1,
    };
    const content = normsSection.build(input(), {
      parameters: [later],
      own: [norm],
      successors: new Map([['DU-052-2011', norm.code]]),
    });
    const table = panelOf(content, 'norms-parameters').visuals[0];
    const cells = table?.kind === 'table' ? (table.rows[0] ?? []) : [];
    expect(cells.map(({ content: words }) => sentenceText(words, figureMap(content)))).toEqual([
      'Parte del proyecto que el fondo cofinancia, como máximo',
      '70%',
      'Decreto Supremo 015-2026-IN, art. 4',
      'impresa en el documento',
    ]);
    expect(figureMap(content)['norms.parameter@PE/fesc.cofinancing-maximum/2025-01-01']?.origin).toMatchObject({
      kind: 'query',
      filter: { change: '3' },
    });
    expect(figureMap(content)['norms.successor@PE/DU-052-2011']?.value).toBe('DS-015-2026-IN');
  });

  it('shows each threshold with how sure it is', () => {
    const rows = input().national('legal-parameter');
    const guessed = rows.filter(({ values }) => values['confidence'] === 'GUESS');
    expect(takeawayOf(built(), 'norms-parameters')).toBe(
      `De ${rows.length} umbrales y plazos, ${guessed.length} son supuestos de la plataforma: ninguna norma leída los fija.`,
    );
    const table = panelOf(built(), 'norms-parameters').visuals[0];
    expect(table?.kind === 'table' ? table.rows.length : 0).toBe(rows.length);
  });
});

describe('a legal parameter', () => {
  const records = () => input().rows('legal-parameter');
  const [seed] = records();
  const row = (values: Record<string, string | number | null>, id: number) => {
    if (!seed) throw new Error('no parameters shipped');
    return { ...seed, id, values: { ...seed.values, ...values } };
  };

  it('is read with its norm and its confidence', () => {
    expect(parameterAt(records(), 'fesc.cofinancing-maximum', '2025-04-07', '07')).toMatchObject({
      value: { kind: 'number', value: 80, unit: 'porcentaje' },
      norm: 'DU-052-2011',
      confidence: 'DECK',
    });
    expect(dayAt(records(), 'compromiso5.tramo-3.end', '2025-04-07', '070102')).toBe('2025-05-31');
  });

  it('has no value outside its validity, nor when nobody set it', () => {
    expect(dayAt(records(), 'compromiso5.tramo-3.end', '2024-12-31', '07')).toBeNull();
    expect(numberAt(records(), 'unknown', '2025-04-07', '07')).toBeNull();
    expect(numberAt(records(), 'compromiso5.tramo-3.end', '2025-04-07', '07')).toBeNull();
  });

  it('is the one that began last, and the one of the smallest scope', () => {
    const rows = [
      row({ code: 'x', value: 1, validFrom: null, validTo: '2024-12-31', scope: 'PE' }, 1),
      row({ code: 'x', value: 2, validFrom: '2025-01-01', validTo: null, scope: 'PE' }, 2),
      row({ code: 'x', value: 3, validFrom: '2020-01-01', validTo: null, scope: '0701' }, 3),
    ];
    expect(numberAt(rows, 'x', '2024-06-01', '15')).toBe(1);
    expect(numberAt(rows, 'x', '2024-12-31', '15')).toBe(1);
    expect(numberAt(rows, 'x', '2025-01-01', '15')).toBe(2);
    expect(numberAt(rows, 'x', '2025-01-01', '070102')).toBe(3);
    expect(numberAt(rows, 'x', '2025-01-01', '07')).toBe(2);
  });
});
