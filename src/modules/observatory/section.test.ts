import { describe, expect, it } from 'vitest';
import { aFigure } from '#test/support/checked-figures.ts';
import { callaoScope, shippedSectionInput } from '#test/support/shipped-editions.ts';
import { figureMap, panelOf, takeawayOf } from '#test/support/sentence-text.ts';
import type { Edition } from '#modules/sources/index.ts';
import { complaintsChecks } from './checks.ts';
import type { ComplaintData, CountSum } from './dataset.ts';
import { complaintsSection, type ComplaintsExtra } from './section.ts';

const NOTHING: ComplaintsExtra = {
  current: null,
  later: null,
  laterRows: { editions: [], records: [] },
  shapes: [],
  annual: [],
};

const edition: Edition = {
  id: 900,
  section: 'complaints',
  territory: '',
  title: 'Nacional',
  source: 'SIDPOL',
  elaboration: 'Ministerio del Interior',
  licence: 'ODC-By',
  cutOff: '2026-04-30',
  publishedOn: '2026-05-15',
  publishedBasis: 'inferred',
  basisNote: '',
  synthetic: false,
  status: 'published',
  revision: 1,
  tables: ['complaint-counts'],
  incomplete: false,
  fileName: null,
  fileSha256: null,
  createdAt: '',
  createdBy: '',
  retiredOn: null,
  retiredReason: null,
};

function sum(territory: string, year: number, modality: string, count: number): CountSum {
  return { territory, year, modality, count, rows: 3 };
}

/** Made-up counts of a region that falls while extortion rises; its second part has too few cases. */
function nationalFile(later: boolean): ComplaintData {
  return {
    edition,
    later,
    period: { year: 2025, fromMonth: 1, toMonth: 3 },
    years: [
      sum('07', 2023, 'Robo', 900),
      sum('07', 2024, 'Robo', 1000),
      sum('07', 2025, 'Robo', 600),
      sum('07', 2024, 'Extorsión', 100),
      sum('07', 2025, 'Extorsión', 170),
      sum('07', 2024, 'Secuestro', 4),
      sum('07', 2026, 'Robo', 500),
    ],
    parts: [
      sum('', 2024, 'Robo', 9000),
      sum('', 2025, 'Robo', 8000),
      sum('070101', 2024, 'Robo', 900),
      sum('070101', 2025, 'Robo', 500),
      sum('070107', 2024, 'Robo', 6),
      sum('070107', 2025, 'Robo', 9),
    ],
  };
}

describe('complaints as printed at the date of the briefing', () => {
  const input = shippedSectionInput(complaintsSection, callaoScope());
  const content = complaintsSection.build(input, NOTHING);
  const figures = figureMap(content);

  it('compares the quarter with the mean of the years before, and warns that it will grow', () => {
    expect(takeawayOf(content, 'complaints-quarter')).toBe(
      '7,407 denuncias registradas: 16.0% bajo el promedio 2019–2024 (8,818); el trimestre se cortó en su último día y crecerá.',
    );
  });

  it('affirms only the changes with evidence', () => {
    expect(takeawayOf(content, 'complaints-groups-change')).toBe(
      'Bajan delitos (−34.6%), otros (−21.2%) y violencia contra la mujer (−10.4%); faltas (423 → 418) y adolescentes (6 → 9) no son concluyentes.',
    );
  });

  it('tells the composition without adding the groups up', () => {
    expect(takeawayOf(content, 'complaints-composition')).toBe(
      'De cada cien denuncias, 34 incluyen violencia contra la mujer (28 un año antes) y 56 un delito (63); una denuncia puede contar en varias.',
    );
  });

  it('gives no percentage on six cases', () => {
    expect(figures['complaints.groupChange@07/adolescentes/2025']).toMatchObject({ value: null, absence: 'tooFew' });
    expect(figures['complaints.quarterChange@07/2025']?.value).toBeCloseTo(-25.81, 2);
  });

  it('checks totals, groups explained by their note, vintage, freshness and years', () => {
    const thresholds = [
      aFigure({ id: 'norms.parameter@PE/complaints.maximum-age', value: 120 }),
      aFigure({ id: 'norms.parameter@PE/complaints.maturity-minimum-days', value: 365 }),
    ];
    const constraints = complaintsChecks.flatMap((check) =>
      check({
        territory: '07',
        asOf: '2025-04-07',
        reference: '2025-04-07',
        figures: { ...figures, ...Object.fromEntries(thresholds.map((one) => [one.id, one])) },
      }),
    );
    const count = (rule: string): number => constraints.filter((constraint) => constraint.rule === rule).length;
    expect(count('complaints-total-rows')).toBe(17);
    expect(count('complaints-group-at-most')).toBe(20);
    expect(
      constraints
        .filter(({ rule }) => rule === 'complaints-groups-sum')
        .every(({ explanation }) => explanation !== undefined),
    ).toBe(true);
    expect(constraints.find(({ rule }) => rule === 'complaints-years')?.relation).toMatchObject({ holds: true });
    expect(count('complaints-vintage')).toBe(1);
    expect(count('complaints-fresh')).toBe(1);
  });

  it('says nothing later when nothing later is known', () => {
    expect(content.panels.some(({ later }) => later)).toBe(false);
  });
});

describe('complaints with a national file', () => {
  it('leads with the insight once the file is known', () => {
    const content = complaintsSection.build(shippedSectionInput(complaintsSection, callaoScope(null)), {
      ...NOTHING,
      current: nationalFile(false),
    });
    expect(takeawayOf(content, 'complaints-records')).toBe(
      'En la edición de abril de 2026, el primer trimestre de 2025 frente a 2024: los registros cayeron 30.3% mientras la extorsión subió de 100 a 170.',
    );
    expect(content.panels.some(({ id }) => id === 'complaints-quarter')).toBe(false);
    expect(panelOf(content, 'complaints-two-editions').webOnly).toBe(true);
    expect(content.matters.map(({ what }) => what[0])).toContain('Extorsión: sube de ');
  });

  it('shows it as later at the date of the briefing', () => {
    const content = complaintsSection.build(shippedSectionInput(complaintsSection, callaoScope()), {
      ...NOTHING,
      later: nationalFile(true),
    });
    expect(content.panels.filter(({ later }) => later).map(({ id }) => id)).toEqual([
      'complaints-later-quarter',
      'complaints-later-modalities',
      'complaints-later-districts',
    ]);
    expect(takeawayOf(content, 'complaints-later-quarter')).toBe(
      'Dentro de la edición de abril de 2026 la caída es 30.3% (1,104 → 770 registros por modalidad), no 25.8%.',
    );
    expect(takeawayOf(content, 'complaints-later-districts')).toBe(
      'Baja con evidencia Callao; Mi Perú no es concluyente; el país, −11.1%.',
    );
    expect(
      content.figures.filter(({ id }) => id.startsWith('complaints.records@')).every(({ later }) => later === true),
    ).toBe(true);
  });

  it('keeps a modality without rows apart from zero', () => {
    const content = complaintsSection.build(shippedSectionInput(complaintsSection, callaoScope(null)), {
      ...NOTHING,
      current: nationalFile(false),
    });
    expect(figureMap(content)['complaints.modality@07/secuestro/2025-01..2025-03']).toMatchObject({
      value: null,
      absence: 'notReported',
    });
  });
});
