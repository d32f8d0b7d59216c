import { beforeAll, describe, expect, it } from 'vitest';
import type { ChartVisual, Panel } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import type { Overview, SectionView } from '#modules/briefing/index.ts';
import { plugs } from '#main/plugs.ts';
import { openTestDatabase } from './support/database.ts';
import { openTestServer, type TestServer } from './support/server.ts';

const REGIONS = Array.from({ length: 25 }, (_, index) => String(index + 1).padStart(2, '0'));
/** A capital, Lima Metropolitana's and coastal, Andean and jungle districts, one that SIDPOL never names. */
const DISTRICTS = ['070101', '070107', '150101', '150142', '130101', '040101', '080101', '160101', '010102', '210301'];

describe.each([...REGIONS, '1501', ...DISTRICTS, 'PE'])('territory %s, today', (territory) => {
  const views: SectionView[] = [];
  let overview: Overview;

  beforeAll(async () => {
    const server = await sharedServer();
    for (const { section } of plugs)
      views.push(await server.get<SectionView>(`/api/sections/${section.code}?territory=${territory}`));
    overview = await server.get<Overview>(`/api/overview?territory=${territory}`);
  });

  it('fills at least seven of fourteen sections', () => {
    const filled = views.filter((view) =>
      view.content.panels.some((panel) => panel.visuals.some((visual) => visual.kind !== 'absence')),
    );
    expect(filled.length).toBeGreaterThanOrEqual(7);
    expect(overview.tiles).toHaveLength(14);
  });

  it('shows no empty chart', () => {
    const empty = views.flatMap((view) =>
      chartsOf(view.content.panels)
        .filter((chart) => !hasValue(chart, view.figures))
        .map((chart) => `${view.section.code}: ${chart.caption}`),
    );
    expect(empty).toEqual([]);
  });

  it('names in every panel, tile and matter only figures that exist', () => {
    const dangling = views.flatMap((view) => {
      const text = JSON.stringify([view.content.panels, view.content.tile, view.content.matters]);
      return [...text.matchAll(/"figure":"([^"]+)"/g)]
        .map(([, id]) => id ?? '')
        .filter((id) => view.figures[id] === undefined);
    });
    expect([...new Set(dangling)]).toEqual([]);
  });

  it('says zero only where somebody reported zero', () => {
    const invented = views.flatMap((view) =>
      Object.values(view.figures)
        .filter(
          (figure) =>
            figure.value === 0 &&
            figure.origin.kind === 'cells' &&
            figure.origin.cells.length === 0 &&
            figure.origin.formula === undefined,
        )
        .map((figure) => figure.id),
    );
    expect(invented).toEqual([]);
  });

  it('gives no rate or sum over something missing', () => {
    const wrong = views.flatMap((view) =>
      Object.values(view.figures)
        .filter(
          (figure) =>
            figure.value !== null &&
            figure.origin.kind === 'formula' &&
            figure.origin.inputs.some((id) => view.figures[id]?.value === null),
        )
        .map((figure) => figure.id),
    );
    expect(wrong).toEqual([]);
  });
});

let opening: Promise<TestServer> | undefined;

/** One database for all territories: nothing here writes. */
function sharedServer(): Promise<TestServer> {
  opening ??= openTestDatabase('full').then(openTestServer);
  return opening;
}

function chartsOf(panels: readonly Panel[]): readonly ChartVisual[] {
  return panels.flatMap((panel) => panel.visuals.filter((visual) => visual.kind === 'chart'));
}

function hasValue(chart: ChartVisual, figures: FigureMap): boolean {
  return chart.series.some((series) =>
    series.figures.some((id) => id !== null && typeof figures[id]?.value === 'number'),
  );
}
