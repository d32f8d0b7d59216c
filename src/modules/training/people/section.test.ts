import { describe, expect, it } from 'vitest';
import { callaoScope, shippedSectionInput } from '#test/support/shipped-editions.ts';
import { figureMap, panelOf, sentenceText, takeawayOf, typedNumbers } from '#test/support/sentence-text.ts';
import { checks } from './checks.ts';
import { type EventPeople, NO_DETAIL, type TrainingDetail } from './detail.ts';
import { trainingSection } from './section.ts';

const built = () => trainingSection.build(shippedSectionInput(trainingSection, callaoScope()), NO_DETAIL);

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
      NO_DETAIL,
    );
    expect(content.panels[0]?.visuals[0]?.kind).toBe('absence');
    expect(content.tile.figure).toBeNull();
    expect(content.figures).toEqual([]);
  });
});

describe('the training of Callao with detail', () => {
  const event = (eventId: number, year: number, counts: Partial<EventPeople>): EventPeople => ({
    year,
    eventId,
    title: `Taller ${eventId}`,
    startsOn: `${year}-05-0${eventId}`,
    endsOn: `${year}-05-0${eventId}`,
    servants: 0,
    servantsFirst: 0,
    neighbours: 0,
    neighboursFirst: 0,
    ...counts,
  });
  const people = [
    event(1, 2025, { servants: 20, servantsFirst: 20, neighbours: 4, neighboursFirst: 4 }),
    event(2, 2025, { servants: 15, servantsFirst: 11, neighbours: 4 }),
    event(3, 2026, { servants: 7, servantsFirst: 7 }),
  ];
  const withDetail = (declared: readonly number[]): ReturnType<typeof trainingSection.build> => {
    const detail: TrainingDetail = {
      people,
      declarations: declared.map((year, id) => ({ id, year, declaredOn: '2026-06-01', reason: 'Prueba' })),
      knownOn: null,
    };
    return trainingSection.build(shippedSectionInput(trainingSection, callaoScope()), detail);
  };

  it('counts by the edition until somebody declares a year complete, and shows both', () => {
    const content = withDetail([]);
    expect(takeawayOf(content, 'training-counts')).toContain('272 servidores en 2024 y 28 en lo registrado de 2025');
    const figures = figureMap(content);
    expect([figures['training.people@07/2025']?.value, figures['training.people-detail@07/2025']?.value]).toEqual([
      28, 31,
    ]);
    expect(figures['training.people@07/2026']).toBeUndefined();
  });

  it('counts a person once in the year where the detail is declared complete, and keeps what was stated beside', () => {
    const content = withDetail([2025]);
    expect(takeawayOf(content, 'training-counts')).toContain('272 servidores en 2024 y 31 en 2025');
    const figures = figureMap(content);
    expect(figures['training.people@07/2025']).toMatchObject({
      value: 31,
      origin: {
        kind: 'query',
        dataset: 'training',
        filter: { territory: '07', year: '2025', who: 'servants' },
        rowCount: 2,
      },
    });
    expect([figures['training.people-stated@07/2025']?.value, figures['training.neighbours@07/2025']?.value]).toEqual([
      28, 4,
    ]);
    expect(content.tile.figure).toEqual({ figure: 'training.people@07/2025' });
  });

  it('shows the detail of a place of which no edition speaks, without making it a count', () => {
    const place = { code: '15', name: 'Lima', level: 'region' as const };
    const input = shippedSectionInput(trainingSection, { ...callaoScope(), place, children: [], districts: [] });
    const content = trainingSection.build(input, { people, declarations: [], knownOn: null });
    expect(content.panels.map(({ id }) => id)).toEqual(['training-detail', 'training-counts']);
    expect(content.tile.figure).toBeNull();
  });
});
