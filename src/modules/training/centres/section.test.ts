import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
import { checks } from './checks.ts';
import { type CentresExtra, NO_REGISTRY, trainingCentresSection } from './section.ts';
import type { WorkGroup } from './work-groups.ts';

const built = (scope: Scope = callaoScope(), extra: CentresExtra = NO_REGISTRY) =>
  trainingCentresSection.build(shippedSectionInput(trainingCentresSection, scope), extra);
const registry = aFigure({
  id: 'serenos.total@07',
  label: 'Serenos',
  value: 1994,
  period: 'al 10/04/2024',
  cutOff: '2024-04-10',
});

describe('the training centres', () => {
  it('says the phase of the pilot, who takes part and what it feeds', () => {
    expect(takeawayOf(built(), 'training-centres-pilot')).toBe(
      'El piloto está en su fase 3 con seis municipalidades y prevé sumar cuatro; alimenta un decreto supremo.',
    );
  });

  it('adds the groups, and gives their share when the registry is known', () => {
    expect(takeawayOf(built(), 'training-centres-callao')).toBe('28 y 30 serenos en dos grupos: 58.');
    const content = built(callaoScope(), { serenosTotal: registry, editions: [], work: [] });
    expect(takeawayOf(content, 'training-centres-callao')).toBe(
      '28 y 30 serenos en dos grupos: 58, equivalentes al 2.9% del registro.',
    );
    expect(figureMap(content)['serenos.total@07']).toEqual(registry);
  });

  it('gives no share of a registry that nobody reported', () => {
    const content = built(callaoScope(), {
      serenosTotal: { ...registry, value: null, absence: 'notReported' },
      editions: [],
      work: [],
    });
    expect(takeawayOf(content, 'training-centres-callao')).toBe('28 y 30 serenos en dos grupos: 58.');
  });

  it('asks for the closing of the group that is still open', () => {
    const content = built();
    const figures = figureMap(content);
    expect(figures['training-centres.group@070101/01']?.value).toBe(28);
    expect(figures['training-centres.closed@070101/02']).toMatchObject({ value: null, absence: 'notReported' });
    expect(content.matters.map(({ what, when }) => [sentenceText(what, figures), sentenceText(when, figures)])).toEqual(
      [
        [
          'El grupo 02 no tiene clausura registrada a los 91 días de su inicio; el grupo 01 duró 35',
          'desde el 06/01/2025',
        ],
      ],
    );
  });

  it('draws every text inside its box and types no number', () => {
    const content = built(callaoScope(), { serenosTotal: registry, editions: [], work: [] });
    for (const panel of content.panels) {
      expect(drawingProblems(panel, figureMap(content))).toEqual([]);
      expect(typedNumbers(panel)).toEqual([]);
    }
    expect(panelOf(content, 'training-centres-callao').visuals).toHaveLength(2);
  });

  it('flags only the group left open', () => {
    const figures = figureMap(built());
    const constraints = checks.flatMap((check) =>
      check({ territory: '07', asOf: null, reference: '2025-04-07', figures }),
    );
    const failed = constraints.filter(({ relation }) => relation.kind === 'holds' && !relation.holds);
    expect(failed.map(({ rule }) => rule)).toEqual(['training-centres-open-group']);
    expect(constraints.length).toBeGreaterThan(5);
  });

  it('holds no name of a trainee', () => {
    const folder = join(import.meta.dirname, '../../../../data/editions/callao-2025-04-07/training-centres');
    const header = readFileSync(join(folder, 'training-group.csv'), 'utf8').split('\n')[0] ?? '';
    expect(header).not.toMatch(/nombre|apellido|dni/i);
    expect(figureMap(built())['training-centres.merits@070101/01']?.value).toBe(2);
  });

  it.each([
    { code: '15', name: 'Lima', level: 'region' as const },
    { code: '070102', name: 'Bellavista', level: 'district' as const },
    { code: '', name: 'Perú', level: 'country' as const },
  ])('gives $name the national pilot alone, without a zero', (place) => {
    const content = built({ ...callaoScope(), place, children: [], districts: [] });
    expect(content.panels.map(({ id }) => id)).toEqual(['training-centres-pilot']);
    expect(content.tile.figure).toEqual({ figure: 'training-centres.members@PE' });
    expect(content.figures.filter(({ value }) => value === 0)).toEqual([]);
    expect(content.matters).toEqual([]);
  });

  it('shows the groups that are worked on beside the edition, and owes no closing that was done here', () => {
    const group: WorkGroup = {
      territory: '070101',
      number: '02',
      startsOn: '2025-01-06',
      endsOn: '2025-02-14',
      isClosed: false,
      enrolled: 30,
      attended: 29,
      certified: 27,
    };
    const open = built(callaoScope(), { ...NO_REGISTRY, work: [group] });
    expect(open.matters).toEqual(built().matters);
    expect(figureMap(open)['training-centres.work-certified@070101/02']?.value).toBe(27);
    expect(figureMap(open)['training-centres.group@070101/02']?.value).toBe(30);
    const closed = built(callaoScope(), { ...NO_REGISTRY, work: [{ ...group, isClosed: true }] });
    expect([built().matters.length, closed.matters.length]).toEqual([1, 0]);
    expect(panelOf(closed, 'training-centres-work').webOnly).toBe(true);
  });
});
