import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import type { BriefingJson, Regions } from '#modules/briefing/index.ts';
import type { QualityView } from '#modules/quality/index.ts';
import {
  figureOf,
  FINDINGS,
  type Lineage,
  lineageOf,
  type PageText,
  readPage,
  unproven,
} from '../support/page-crawl.ts';

/** A region with an edition of its own, today and as it was known; a district of it; a region without. */
const SCOPES: readonly (readonly [string, string])[] = [
  ['07', ''],
  ['07', '2025-04-07'],
  ['070101', ''],
  ['15', ''],
];

/** The program's own words: nobody's figures. */
const EXEMPT: readonly RegExp[] = [
  /Vigía \d+\.\d+\.\d+/, // its version
  /(?:Policía Nacional,|Central de Emergencias) 105/, // a telephone
  /\d+ observaci(?:ón|ones)/, // how many findings are open
  /· [\d,]+ filas?$/, // how many rows an edition has
];

/** Bands that show other places: the regions of the strip, the province around a district. */
const STRIP = '.v-strip';
const MAP = '.v-map';

const AREAS = [STRIP, MAP, FINDINGS];

/** Five lies: a figure with another value, a figure of nobody, a typed number, a mark, a finding. */
const SPOIL = `
  const place = (selector) => document.querySelector(selector);
  const [first, second] = document.querySelectorAll('.v-figure-number');
  first.textContent = '1,234';
  second.dataset.figure = 'complaints.nobody@07';
  second.textContent = '8,004';
  place('.v-takeaway').insertAdjacentHTML('afterend', '<p>Se registraron 8,004 denuncias</p>');
  [...document.querySelectorAll('[role=img] svg text')].find((mark) => /\\d,\\d/.test(mark.textContent)).textContent = '98,765';
  place('#observaciones').insertAdjacentHTML('beforeend', '<p>Se esperaban 45,678</p>');
`;

for (const [territory, asOf] of SCOPES) {
  test(`every number on the pages of ${territory}${asOf && ` at ${asOf}`} is a figure with lineage`, async ({
    page,
    request,
  }) => {
    const { lineageIn, sections } = await lineageOfPages(request, territory, asOf);
    expect(sections).toHaveLength(14);
    const paths = [`/t/${territory}`, ...sections.map((code) => `/t/${territory}/s/${code}`)];
    const found: string[] = [];
    let figures = 0;
    for (const path of paths) {
      const texts = await open(page, `${path}?asOf=${asOf}`);
      figures += texts.filter(({ figure }) => figure !== null).length;
      found.push(...unproven(texts, lineageIn, EXEMPT).map((number) => `${path}: ${number}`));
    }
    expect(found).toEqual([]);
    expect(figures).toBeGreaterThan(200);
  });
}

test('a number that is wrong on a page is found, wherever it stands', async ({ page, request }) => {
  const { lineageIn } = await lineageOfPages(request, '07', '');
  await open(page, '/t/07/s/complaints');
  await page.evaluate<unknown>(SPOIL);
  const found = unproven(await readPage(page, AREAS), lineageIn, EXEMPT);
  expect(found.toSorted()).toEqual([
    '45,678 in «Se esperaban 45,678»',
    '8,004 in «Se registraron 8,004 denuncias»',
    '98,765 in «98,765»',
    'complaints.nobody@07: «8,004»',
    expect.stringMatching(/^complaints\.\S+@\S+: «1,234»$/),
  ]);
});

async function open(page: Page, path: string): Promise<readonly PageText[]> {
  await page.goto(path);
  await expect(page.locator('main h1')).toBeVisible();
  await expect(page.locator('[aria-busy=true], .mantine-Skeleton-root')).toHaveCount(0);
  await expect(page.locator('[role=img]:not(:has(svg))')).toHaveCount(0);
  return readPage(page, AREAS);
}

async function lineageOfPages(
  request: APIRequestContext,
  territory: string,
  asOf: string,
): Promise<{ readonly lineageIn: (area: string) => Lineage; readonly sections: readonly string[] }> {
  const own = await briefingOf(request, territory, asOf);
  const { findings } = await answer<QualityView>(request, `/api/quality?territory=${territory}&asOf=${asOf}`);
  const { figures: regions } = await answer<Regions>(request, `/api/regions?asOf=${asOf}`);
  const around = territory.length === 6 ? await briefingOf(request, territory.slice(0, 4), asOf) : own;
  const lineages: Readonly<Record<string, Lineage>> = {
    [STRIP]: lineageOf(Object.values(regions), []),
    [MAP]: lineageOf(around.figures.map(figureOf), []),
  };
  const ofPage = lineageOf(own.figures.map(figureOf), findings);
  return { lineageIn: (area) => lineages[area] ?? ofPage, sections: own.sections.map(({ code }) => code) };
}

function briefingOf(request: APIRequestContext, territory: string, asOf: string): Promise<BriefingJson> {
  return answer(request, `/api/report?territory=${territory}&asOf=${asOf}&format=json`);
}

async function answer<T>(request: APIRequestContext, path: string): Promise<T> {
  const response = await request.get(path);
  expect(response.ok(), path).toBe(true);
  return (await response.json()) as T;
}
