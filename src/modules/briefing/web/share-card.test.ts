import { describe, expect, it } from 'vitest';
import type { Figure } from '#shared/figure.ts';
import type { Overview } from '../contract.ts';
import { shareCard } from './share-card.ts';

function aFigure(id: string, value: number | null): Figure {
  return {
    id,
    section: 'serenos',
    label: id,
    value,
    unit: 'count',
    decimals: 0,
    period: '2025',
    territory: '070101',
    source: 'DGSC',
    elaboration: '',
    cutOff: '2025-04-07',
    origin: { kind: 'cells', cells: [] },
  };
}

const overview: Overview = {
  place: { code: '070101', name: 'Callao', level: 'district' },
  ancestors: [
    { code: '', name: 'Perú', level: 'country' },
    { code: '07', name: 'Callao', level: 'region' },
    { code: '0701', name: 'Callao', level: 'province' },
  ],
  children: [],
  asOf: '2025-04-07',
  sentences: [],
  matters: [],
  map: [],
  strip: null,
  later: null,
  tiles: [
    {
      section: 'serenos',
      title: 'Serenos',
      figure: { figure: 's' },
      label: ['serenos'],
      band: 'means',
      cutOff: null,
      empty: false,
      openFindings: 0,
    },
    {
      section: 'complaints',
      title: 'Denuncias',
      figure: { figure: 'c' },
      label: [''],
      band: 'situation',
      cutOff: null,
      empty: false,
      openFindings: 0,
    },
  ],
  figures: { s: aFigure('s', 1994), c: aFigure('c', null) },
};

describe('the picture to share', () => {
  it('says value, source and cut-off, and leaves out what is missing', () => {
    expect(shareCard(overview, '2026-06-01')).toEqual({
      title: 'Callao',
      subtitle: 'Callao',
      facts: [{ title: 'Serenos', value: '1,994', label: 'serenos', credit: 'Fuente: DGSC · corte 07/04/2025' }],
      footer: 'Vigía · como se sabía el 07/04/2025',
    });
  });
});
