import { describe, expect, it } from 'vitest';
import { aFigure } from '#test/support/a-figure.ts';
import { callaoScope, shippedSectionInput } from '#test/support/shipped-editions.ts';
import {
  drawingProblems,
  figureMap,
  panelOf,
  sentenceText,
  takeawayOf,
  typedNumbers,
} from '#test/support/sentence-text.ts';
import type { Scope } from '#modules/sources/section.ts';
import { NO_MEASURES, pascSection } from './section.ts';

const input = (scope: Scope = callaoScope()) => shippedSectionInput(pascSection, scope);
const built = (scope: Scope = callaoScope()) => pascSection.build(input(scope), NO_MEASURES);
const at = (code: string, name: string, level: Scope['place']['level']): Scope => ({
  ...callaoScope(),
  place: { code, name, level },
  children: [],
  districts: [],
});

describe('the plans of Callao', () => {
  it('says who has a plan and who renewed it', () => {
    expect(takeawayOf(built(), 'pasc-plans')).toBe(
      'Ocho de ocho comités tienen plan 2024–2027; dos, Carmen de la Legua y La Punta, lo renovaron en 2025.',
    );
  });

  it('says which crimes most plans share', () => {
    expect(takeawayOf(built(), 'pasc-priorities')).toBe(
      'En 41 prioridades, extorsión y homicidio están en seis de ocho planes; delitos contra el patrimonio, en los seis distritales y en ninguno de los dos superiores.',
    );
  });

  it('says how many priorities the complaint groups can follow', () => {
    expect(takeawayOf(built(), 'pasc-coverage')).toBe(
      'Solo 6 de 41 prioridades se pueden seguir con las agrupaciones de esta edición.',
    );
    const figures = figureMap(built());
    expect(figures['pasc.coverage-own@07/070105']?.value).toBe(2);
    expect(figures['pasc.coverage-aggregate@07/070107']?.value).toBe(6);
  });

  it('follows more of them with the national file, once it is known', () => {
    expect(takeawayOf(built(callaoScope(null)), 'pasc-coverage')).toBe(
      '28 de 41 prioridades se pueden seguir con las modalidades del archivo nacional.',
    );
  });

  it('says where the trace breaks, and shows no zero for it', () => {
    const content = built();
    expect(takeawayOf(content, 'pasc-trace')).toBe(
      'La traza llega hasta la prioridad (41); actividades, presupuesto y resultado: sin información registrada.',
    );
    expect(figureMap(content)['pasc.activities@07']).toMatchObject({ value: null, absence: 'notReported' });
  });

  it('follows the trace when somebody registers activities', () => {
    const base = input();
    const [plan] = base.rows('pasc-plan');
    if (!plan) throw new Error('no plan shipped');
    const activity = {
      ...plan,
      id: 999,
      table: 'pasc-activity',
      territory: '070102',
      values: { territory: '070102', rank: 1, activity: 'Talleres', budget: null, result: null },
      printed: {},
    };
    const rows = (table: string) => (table === 'pasc-activity' ? [activity] : base.rows(table));
    const content = pascSection.build({ ...base, rows }, NO_MEASURES);
    expect(takeawayOf(content, 'pasc-trace')).toBe(
      'La traza llega hasta la prioridad (41) y actividades (1); presupuesto y resultado: sin información registrada.',
    );
    expect(drawingProblems(panelOf(content, 'pasc-trace'), figureMap(content))).toEqual([]);
  });

  it('counts the challenges that have a figure, own or brought in', () => {
    expect(takeawayOf(built(), 'pasc-challenges')).toBe('Uno de cinco desafíos tiene alguna cifra aquí.');
    const people = aFigure({
      id: 'training.people@07/2024',
      label: 'Servidores capacitados',
      value: 272,
      period: '2024',
    });
    const content = pascSection.build(input(), { measures: { [people.id]: people }, editions: [], sealed: [] });
    expect(takeawayOf(content, 'pasc-challenges')).toBe('Dos de cinco desafíos tienen alguna cifra aquí.');
    expect(figureMap(content)[people.id]).toEqual(people);
  });

  it('keeps each priority verbatim with its class beside it', () => {
    const figures = figureMap(built());
    expect(figures['pasc.instrument@070101']?.value).toBe('ORDENANZA MUNICIPAL N° 001-2024/MPC');
    expect(figures['pasc.version@070105']?.value).toBe('Actualizado');
    expect(figures['pasc.priorities@07']?.value).toBe(41);
    expect(figures['pasc.priority@070102/1']?.value).toBe('Violencia contra la mujer y grupos vulnerables');
    expect(figures['pasc.class@070102/1']?.value).toBe('violencia-mujer-familia');
    expect(figures['pasc.committee-priorities@07']?.value).toBe(5);
  });

  it('draws every text inside its box, at most eight rows a slide, and types no number', () => {
    const content = built();
    for (const panel of content.panels) {
      expect(drawingProblems(panel, figureMap(content))).toEqual([]);
      expect(typedNumbers(panel)).toEqual([]);
      for (const visual of panel.visuals) {
        if (visual.kind === 'drawing') expect(visual.drawing.height).toBeLessThanOrEqual(331);
        if (visual.kind === 'table' && !panel.webOnly) expect(visual.rows.length).toBeLessThanOrEqual(8);
      }
    }
  });

  it('asks the secretaries for the trace', () => {
    const content = built();
    expect(content.matters.map(({ what }) => sentenceText(what, figureMap(content)))).toEqual([
      '41 prioridades de los planes sin actividad, presupuesto ni resultado registrados',
    ]);
  });
});

describe('the plans elsewhere', () => {
  it('shows a district its own plan and promises', () => {
    const content = built(at('070102', 'Bellavista', 'district'));
    expect(takeawayOf(content, 'pasc-plans')).toBe(
      'El plan 2024–2027 se aprobó con ORDENANZA MUNICIPAL N°014-2024-MDB/AL.',
    );
    expect(takeawayOf(content, 'pasc-priorities')).toBe(
      'El plan prioriza 5 hechos; el primero: Violencia contra la mujer y grupos vulnerables.',
    );
    const plans = panelOf(content, 'pasc-plans').visuals[0];
    expect(plans?.kind === 'table' ? plans.rows.map((row) => row[0]?.content) : []).toEqual([
      ['CODISEC Bellavista'],
      ['CORESEC Callao'],
    ]);
  });

  it('shows the district of Callao the plan of the provincial committee that serves it', () => {
    expect(takeawayOf(built(at('070101', 'Callao', 'district')), 'pasc-plans')).toContain('001-2024/MPC');
  });

  it('counts in the province its own committees', () => {
    expect(takeawayOf(built(at('0701', 'Callao', 'province')), 'pasc-plans')).toMatch(/^Siete de siete comités/);
  });

  it.each([at('15', 'Lima', 'region'), at('150101', 'Lima', 'district'), at('', 'Perú', 'country')])(
    'says that nothing is registered in $place.name',
    (scope) => {
      const content = built(scope);
      expect(content.panels.map(({ id }) => id)).toEqual(['pasc-plans']);
      expect(content.panels[0]?.visuals[0]?.kind).toBe('absence');
      expect(content.tile.figure).toBeNull();
      expect(content.matters).toEqual([]);
      expect(content.figures.filter(({ value }) => value === 0)).toEqual([]);
    },
  );
});
