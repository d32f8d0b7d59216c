import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join, posix } from 'node:path';
import { buildSync } from 'esbuild';
import JSZip from 'jszip';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ChartVisual, Visual } from '#shared/document.ts';
import { sampleDeck } from '#test/support/sample-deck.ts';
import { allNamed, firstNamed, parseXml, wholeText, type XmlElement } from '#test/support/xml.ts';
import { renderPptx } from './index.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the presentation', () => {
  let bytes: Uint8Array;
  let zip: JSZip;
  const xml = new Map<string, XmlElement>();
  const part = (path: string): XmlElement => xml.get(path) ?? parseXml('<missing/>');
  const slides = (): readonly XmlElement[] =>
    sampleDeck.slides.map((_, index) => part(`ppt/slides/slide${index + 1}.xml`));
  const visuals = (kind: Visual['kind']): readonly Visual[] =>
    sampleDeck.slides.flatMap((slide) => slide.visuals).filter((visual) => visual.kind === kind);

  beforeAll(async () => {
    bytes = await renderPptx(sampleDeck);
    zip = await JSZip.loadAsync(bytes);
    for (const path of Object.keys(zip.files)) {
      if (/\.(xml|rels)$/.test(path)) xml.set(path, parseXml((await zip.file(path)?.async('string')) ?? ''));
    }
  });

  it('holds well-formed parts, each with a content type', () => {
    const types = part('[Content_Types].xml');
    const endings = new Set(allNamed(types, 'Default').map((each) => each.attributes['Extension']));
    const overrides = new Set(allNamed(types, 'Override').map((each) => each.attributes['PartName']));
    for (const path of Object.keys(zip.files)) {
      const isTyped =
        overrides.has(`/${path}`) || (endings.has(path.split('.').at(-1)) && !/^ppt\/.*\.xml$/.test(path));
      expect(isTyped || path === '[Content_Types].xml', path).toBe(true);
    }
    for (const override of overrides) expect(zip.file(String(override).slice(1)), String(override)).not.toBeNull();
  });

  it('has only relationships that lead to a part, and uses each', () => {
    for (const [path, rels] of xml) {
      if (!path.endsWith('.rels')) continue;
      const owner = posix.join(posix.dirname(path), '..', posix.basename(path, '.rels'));
      const ids = allNamed(rels, 'Relationship').map((each) => each.attributes['Id']);
      expect(new Set(ids).size, path).toBe(ids.length);
      for (const each of allNamed(rels, 'Relationship')) {
        expect(
          zip.file(posix.join(posix.dirname(owner), each.attributes['Target'] ?? '')),
          `${path} ${each.attributes['Target']}`,
        ).not.toBeNull();
      }
      const used = [...JSON.stringify(part(owner)).matchAll(/"r:(?:id|embed)":"(rId\d+)"/g)].map((match) => match[1]);
      for (const id of used) expect(ids, `${owner} uses ${id}`).toContain(id);
    }
  });

  it('gives every shape of a slide its own id, and a title to every slide', () => {
    slides().forEach((slide, index) => {
      const ids = allNamed(slide, 'p:cNvPr').map((each) => each.attributes['id']);
      expect(new Set(ids).size).toBe(ids.length);
      const titles = allNamed(slide, 'p:sp').filter(
        (shape) => firstNamed(shape, 'p:ph')?.attributes['type'] === 'title',
      );
      expect(titles.map(wholeText)).toEqual([sampleDeck.slides[index]?.title]);
    });
  });

  it('draws tables, charts and pictures natively', () => {
    const all = slides();
    expect(all.flatMap((slide) => allNamed(slide, 'a:tbl'))).toHaveLength(visuals('table').length);
    expect(all.flatMap((slide) => allNamed(slide, 'c:chart'))).toHaveLength(visuals('chart').length);
    expect(all.flatMap((slide) => allNamed(slide, 'p:pic'))).toHaveLength(visuals('photo').length);
    expect(all.flatMap((slide) => allNamed(slide, 'p:grpSp'))).toHaveLength(
      visuals('drawing').length + visuals('facts').length,
    );
  });

  it('describes in words every chart, table, picture and drawing', () => {
    for (const slide of slides()) {
      for (const name of ['p:graphicFrame', 'p:pic', 'p:grpSp']) {
        for (const shape of allNamed(slide, name))
          expect(firstNamed(shape, 'p:cNvPr')?.attributes['descr'] ?? '').not.toBe('');
      }
    }
  });

  it('puts in every workbook exactly the values of the figures, and leaves a cell empty for a missing one', async () => {
    const charts = visuals('chart').filter((visual): visual is ChartVisual => visual.kind === 'chart');
    for (const [index, chart] of charts.entries()) {
      const inner = await JSZip.loadAsync(
        (await zip.file(`ppt/embeddings/datos${index + 1}.xlsx`)?.async('uint8array')) ?? new Uint8Array(),
      );
      const sheet = parseXml((await inner.file('xl/worksheets/sheet1.xml')?.async('string')) ?? '');
      const cells = new Map(allNamed(sheet, 'c').map((cell) => [cell.attributes['r'], wholeText(cell)]));
      const part1 = part(`ppt/charts/chart${index + 1}.xml`);
      chart.series.forEach((series, column) => {
        const plotted = allNamed(part1, 'c:ser').find(
          (each) => firstNamed(each, 'c:idx')?.attributes['val'] === String(column),
        );
        const numbers = plotted ? firstNamed(plotted, 'c:numCache') : undefined;
        const points = new Map(
          (numbers ? allNamed(numbers, 'c:pt') : []).map((point) => [point.attributes['idx'], wholeText(point)]),
        );
        series.figures.forEach((id, row) => {
          const value = id === null ? null : (sampleDeck.figures[id]?.value ?? null);
          const expected = value === null ? undefined : String(value);
          expect(cells.get(`${String.fromCharCode(66 + column)}${row + 2}`), `${chart.caption} ${id}`).toBe(expected);
          expect(points.get(String(row)), `${chart.caption} ${id}`).toBe(expected);
        });
      });
    }
  });

  it('hatches the unfinished category and names it', () => {
    const chart = part('ppt/charts/chart2.xml');
    expect(allNamed(chart, 'c:dPt').map((point) => firstNamed(point, 'c:idx')?.attributes['val'])).toEqual(['6']);
    expect(firstNamed(chart, 'a:pattFill')).toBeDefined();
    expect(allNamed(part('ppt/slides/slide5.xml'), 'a:t').map(wholeText)).toContain(
      'Rayado: 2025, periodo sin terminar.',
    );
  });

  it('prints nothing smaller than 11 points, in Spanish of Peru, and no empty run', () => {
    for (const [path, root] of xml) {
      if (!/^ppt\/(slides|charts)\/[^/]+\.xml$/.test(path)) continue;
      for (const name of ['a:rPr', 'a:defRPr']) {
        for (const each of allNamed(root, name)) {
          expect(Number(each.attributes['sz']), path).toBeGreaterThanOrEqual(1100);
          expect(each.attributes['lang']).toBe('es-PE');
        }
      }
      for (const run of allNamed(root, 'a:t')) expect(wholeText(run)).not.toBe('');
    }
  });

  it('says in the notes where each number comes from', () => {
    sampleDeck.slides.forEach((slide, index) => {
      const notes = allNamed(part(`ppt/notesSlides/notesSlide${index + 1}.xml`), 'a:t').map(wholeText);
      for (const line of slide.speakerNotes) expect(notes).toContain(line);
    });
  });

  it('draws what became known later with its own layout', () => {
    const rels = part('ppt/slides/_rels/slide15.xml.rels');
    expect(allNamed(rels, 'Relationship').map((each) => each.attributes['Target'])).toContain(
      '../slideLayouts/slideLayout3.xml',
    );
  });

  it('marks drafts and synthetic data on every slide', async () => {
    const marked = await JSZip.loadAsync(await renderPptx({ ...sampleDeck, status: 'draft', synthetic: true }));
    for (let number = 1; number <= sampleDeck.slides.length; number += 1) {
      const slide = await marked.file(`ppt/slides/slide${number}.xml`)?.async('string');
      expect(slide).toContain('BORRADOR');
      expect(slide).toContain('DATOS SINTÉTICOS');
    }
  });

  it('draws no empty chart: where no figure has a value it says so', async () => {
    const empty = Object.fromEntries(
      Object.entries(sampleDeck.figures).map(([id, figure]) => [id, { ...figure, value: null }]),
    );
    const bare = await JSZip.loadAsync(await renderPptx({ ...sampleDeck, figures: empty }));
    expect(Object.keys(bare.files).filter((path) => path.startsWith('ppt/charts/chart'))).toEqual([]);
    expect(await bare.file('ppt/slides/slide5.xml')?.async('string')).toContain('Sin información registrada');
  });

  it('escapes words that would break the file', async () => {
    const [first] = sampleDeck.slides;
    if (!first) throw new Error('the deck has slides');
    const hostile = await JSZip.loadAsync(
      await renderPptx({ ...sampleDeck, slides: [{ ...first, title: "<b>\"Ñ & \u0001 'ñ'</b>" }] }),
    );
    const slide = parseXml((await hostile.file('ppt/slides/slide1.xml')?.async('string')) ?? '');
    expect(wholeText(slide)).toContain("<b>\"Ñ &  'ñ'</b>");
  });

  it('gives the same bytes twice, and in another time zone and language', async () => {
    expect(sha256(await renderPptx(sampleDeck))).toBe(sha256(bytes));
    const folder = mkdtempSync(join(tmpdir(), 'vigia-pptx-'));
    try {
      const out = join(folder, 'draw.mjs');
      buildSync({
        stdin: {
          contents: `import { createHash } from 'node:crypto'; import { sampleDeck } from '#test/support/sample-deck.ts'; import { renderPptx } from './index.ts';
            console.log(createHash('sha256').update(await renderPptx(sampleDeck)).digest('hex'));`,
          resolveDir: import.meta.dirname,
          loader: 'ts',
        },
        bundle: true,
        platform: 'node',
        format: 'esm',
        outfile: out,
        logLevel: 'silent',
        define: { 'import.meta.dirname': JSON.stringify(join(import.meta.dirname, '../../../../../test/support')) },
      });
      const env = { ...process.env, TZ: 'Asia/Tokyo', LANG: 'C', LC_ALL: 'C' };
      expect(execFileSync(process.execPath, [out], { env, encoding: 'utf8' }).trim()).toBe(sha256(bytes));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
