import { describe, expect, it } from 'vitest';
import { callaoScope, shippedSectionInput } from '#test/support/shipped-editions.ts';
import { figureMap, panelOf, sentenceText, takeawayOf, typedNumbers } from '#test/support/sentence-text.ts';
import { checks } from './checks.ts';
import { trainingSection } from './section.ts';

const built = () => trainingSection.build(shippedSectionInput(trainingSection, callaoScope()), undefined);

describe('the training of Callao', () => {
  it('says how many in the closed year and in what is registered of the next', () => {
    expect(takeawayOf(built(), 'training-counts')).toBe(
      '272 servidores en 2024 y 28 en lo registrado de 2025, en seis temas y tres líneas de trabajo.',
    );
    expect(figureMap(built())['training.people@07/2024']).toMatchObject({ value: 272, period: '2024' });
  });

  it('hatches the year in course and opens the tile with the closed one', () => {
    const content = built();
    const chart = panelOf(content, 'training-counts').visuals[0];
    expect(chart?.kind === 'chart' ? chart.hatchedCategories : []).toEqual([1]);
    expect(content.tile.figure).toEqual({ figure: 'training.people@07/2024' });
  });

  it('lists topics and audiences as facts', () => {
    const content = built();
    const table = panelOf(content, 'training-counts').visuals[1];
    const cells =
      table?.kind === 'table'
        ? table.rows.map((row) => row.map(({ content: said }) => sentenceText(said, figureMap(content))))
        : [];
    expect(cells.map(([what]) => what)).toEqual(['Temas', 'Participan']);
    expect(cells[1]?.[1]).toBe(
      'Gerentes de seguridad ciudadana; Responsables de secretarías técnicas; Gerentes de planeamiento y presupuesto; Responsables del Compromiso 5; Serenos municipales; Juntas vecinales',
    );
    for (const panel of content.panels) expect(typedNumbers(panel)).toEqual([]);
  });

  it('counts neighbours apart from servants, and topics apart from separators', () => {
    const figures = figureMap(built());
    const constraints = checks.flatMap((check) =>
      check({ territory: '07', asOf: null, reference: '2025-04-07', figures }),
    );
    expect(constraints.map(({ rule }) => rule)).toEqual(['training-topics-separated', 'training-audience-kind']);
    expect([figures['training.topics@07']?.value, figures['training.topic-blocks@07']?.value]).toEqual([6, 5]);
  });

  it.each([
    { code: '15', name: 'Lima', level: 'region' as const },
    { code: '070102', name: 'Bellavista', level: 'district' as const },
    { code: '', name: 'Perú', level: 'country' as const },
  ])('says that nothing is registered of $name, without a zero', (place) => {
    const content = trainingSection.build(
      shippedSectionInput(trainingSection, { ...callaoScope(), place, children: [], districts: [] }),
      undefined,
    );
    expect(content.panels[0]?.visuals[0]?.kind).toBe('absence');
    expect(content.tile.figure).toBeNull();
    expect(content.figures).toEqual([]);
  });
});
