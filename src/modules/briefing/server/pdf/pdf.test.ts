import { describe, expect, it } from 'vitest';
import type { Deck } from '../../deck.ts';
import { sampleDeck } from '#test/support/sample-deck.ts';
import { renderPdf } from './index.ts';
import { chartAlt, pdfDeck } from './page.ts';
import { TEMPLATE } from './template.ts';

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('PDF of a briefing', () => {
  it('has one page a slide, a title, a language and tags', async () => {
    const text = latin1(await renderPdf(sampleDeck));
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(sampleDeck.slides.length);
    expect(text).toContain('/Lang (es-PE)');
    expect(text).toMatch(/\/MarkInfo <<\s*\/Marked true/);
    expect(text).toContain(`/Title (${sampleDeck.title})`);
    expect(text).toContain('pdfuaid:part');
  });

  it('prints tables as tables and says what its pictures show', async () => {
    const text = latin1(await renderPdf(sampleDeck));
    for (const tag of ['/S /Table', '/S /TH', '/S /TD', '/S /Figure', '/S /H1', '/S /P'])
      expect(text, tag).toContain(tag);
    expect(text.match(/\/Alt/g)?.length).toBeGreaterThanOrEqual(12);
  });

  it('embeds Source Sans and no other font', async () => {
    const fonts = new Set(
      [...latin1(await renderPdf(sampleDeck)).matchAll(/\/BaseFont \/[A-Z]{6}\+([\w-]+)/g)].map((match) => match[1]),
    );
    expect([...fonts].toSorted()).toEqual(['SourceSans3-It', 'SourceSans3-Regular', 'SourceSans3-Semibold']);
  });

  it('is the same bytes for the same deck, in another time zone and language too', async () => {
    const first = await renderPdf(sampleDeck);
    const [zone, language] = [process.env['TZ'], process.env['LANG']];
    process.env['TZ'] = 'Asia/Tokyo';
    process.env['LANG'] = 'de_DE.UTF-8';
    try {
      await renderPdf({ ...sampleDeck, slides: sampleDeck.slides.slice(3, 6) });
      expect(Buffer.compare(first, await renderPdf(sampleDeck))).toBe(0);
    } finally {
      process.env['TZ'] = zone;
      process.env['LANG'] = language;
    }
  });

  it('takes markup, code and unknown characters as words', async () => {
    const [slide] = sampleDeck.slides;
    if (!slide) throw new Error('the sample has no slide');
    const words = '#panic("x") $x^2$ *b* @ref <label> "cita" \\ 漢 😀 #import "/etc/passwd"';
    const odd: Deck = {
      ...sampleDeck,
      title: words,
      slides: [
        {
          ...slide,
          title: words,
          takeaway: [words],
          notes: [[words]],
          footnotes: [words],
          visuals: [{ kind: 'absence', caption: words, message: words }],
        },
      ],
    };
    expect((await renderPdf(odd)).length).toBeGreaterThan(1000);
  });

  it('keeps a crowded slide on its page', async () => {
    const [, , heat] = sampleDeck.slides;
    const table = heat?.visuals[0];
    if (!heat || table?.kind !== 'table') throw new Error('the sample has no table');
    const long =
      'Bajan los delitos contra el patrimonio y la violencia contra la mujer e integrantes del grupo familiar. '.repeat(
        4,
      );
    const crowded = {
      ...heat,
      title: 'Programa presupuestal de reducción de delitos y faltas que afectan la seguridad ciudadana en el Callao',
      takeaway: [long],
      notes: [[long]],
      visuals: [{ ...table, rows: [...table.rows, ...table.rows] }, table],
    };
    await expect(renderPdf({ ...sampleDeck, slides: [crowded, crowded] })).resolves.toBeInstanceOf(Uint8Array);
  });
});

describe('pages of the PDF as data', () => {
  const data = pdfDeck(sampleDeck);

  it('keep each number with its unit on one line', () => {
    expect(data.slides[1]?.takeaway[0]).toEqual({ n: '25.8%' });
  });

  it('give later slides their own accent and name', () => {
    const later = data.slides.at(-1);
    expect(later?.accent).not.toBe(data.slides[0]?.accent);
    expect(later?.state).toContain('Posterior al corte');
  });

  it('say a synthetic deck and a draft on every page', () => {
    const marked = pdfDeck({ ...sampleDeck, synthetic: true, status: 'draft' });
    for (const slide of marked.slides) expect(slide.state).toMatch(/Borrador.*CON DATOS SINTÉTICOS/);
  });

  it('put the values of a chart in its alternative text', () => {
    const chart = sampleDeck.slides
      .flatMap((slide) => slide.visuals)
      .find((visual) => visual.kind === 'chart' && visual.caption === 'Actividades');
    if (chart?.kind !== 'chart') throw new Error('the sample has no such chart');
    expect(chartAlt(chart, sampleDeck.figures)).toContain('2025, al 06/04: Dulanto, 18; Mi Perú, sin dato');
  });

  it('credit every source of a page, and leave room for its picture', () => {
    const [cover] = sampleDeck.slides;
    if (!cover) throw new Error('the sample has slides');
    const credits = Array.from({ length: 6 }, (_, index) => ({
      source: `Instituto Nacional de Estadística e Informática, documento número ${index} de los publicados en el año`,
      elaboration: 'Dirección General de Seguridad Ciudadana',
      cutOffs: { first: '2024-03-31', last: '2025-03-31' },
    }));
    const [page] = pdfDeck({ ...sampleDeck, slides: [{ ...cover, credits }] }).slides;
    for (const { source } of credits) expect(page?.credits).toContain(source);
    expect(page?.visualHeight).toBeGreaterThan(250);
  });

  it('leave out what a slide does not say of its state', () => {
    const slides = sampleDeck.slides.map((slide) => ({ ...slide, verification: '' }));
    for (const { state } of pdfDeck({ ...sampleDeck, slides }).slides) expect(state).not.toMatch(/· *·/);
  });

  it('never puts data into the template', () => {
    expect(TEMPLATE).not.toContain('$' + '{');
  });
});
