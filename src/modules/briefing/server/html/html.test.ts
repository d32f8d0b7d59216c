import { describe, expect, it } from 'vitest';
import { sampleDeck } from '#test/support/sample-deck.ts';
import { renderHtml } from './index.ts';
import { figureAnchor, figureHtml, sentenceHtml } from './markup.ts';

const html = await renderHtml(sampleDeck);
const { figures } = sampleDeck;

const sampled = (id: string) => {
  const figure = figures[id];
  if (!figure) throw new Error(`the sample has no ${id}`);
  return figure;
};

describe('numbers in HTML', () => {
  it('carry their value, their figure and what they are', () => {
    expect(figureHtml(sampled('budget.executed@07/2025'))).toBe(
      '<data value="27748916" data-figure="budget.executed@07/2025" title="Ejecutado del programa 0030, 2025. Fuente: Sistema de Información de Denuncias Policiales - SIDPOL. Corte: 31/03/2025">S/ 27,748,916</data>',
    );
  });

  it('are no value where they are missing', () => {
    const missing = figureHtml(sampled('barrio-seguro.activities@07/Mi Perú 2025'));
    expect(missing).toMatch(/^<span class="absent" data-figure="[^"]+" title="[^"]+">sin dato<\/span>$/);
    expect(sentenceHtml([{ figure: 'unknown' }], {})).toContain('sin dato');
  });
});

describe('printable HTML', () => {
  it('is one file in Spanish, without scripts or anything to load', () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="es-PE">/);
    expect(html).not.toMatch(/<script|<link|https?:\/\/(?!www\.w3\.org)|url\((?!data:|#)/);
    for (const landmark of ['<header>', '<nav ', '<main ', '<footer ']) expect(html).toContain(landmark);
  });

  it('names a known figure wherever it prints one', () => {
    const marked = [...html.matchAll(/data-figure="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(marked.length).toBeGreaterThan(200);
    for (const id of marked) expect(figures[id], id).toBeDefined();
  });

  it('prints no number of the sentences outside its figure', () => {
    const takeaway =
      /<p class="takeaway">(.*?)<\/p>/.exec(html.slice(html.indexOf('id="lamina-policy-goal"')))?.[1] ?? '';
    expect(takeaway).toContain('26.6%');
    expect(takeaway.replaceAll(/<data[^>]*>[^<]*<\/data>/g, '')).not.toMatch(/\d/);
  });

  it('explains every figure once, and links to it', () => {
    for (const id of Object.keys(figures)) {
      expect(html.split(`id="${figureAnchor(id)}"`), id).toHaveLength(2);
    }
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map((match) => decodeURIComponent(match[1] ?? ''));
    for (const target of targets) expect(html, target).toContain(`id="${target}"`);
  });

  it('repeats no id', () => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('gives each table a caption, and its cells headers', () => {
    const tables = html.match(/<table[\s>]/g)?.length ?? 0;
    expect(tables).toBeGreaterThan(8);
    expect(html.match(/<caption>/g)).toHaveLength(tables);
    for (const table of html.match(/<table[\s\S]*?<\/table>/g) ?? [])
      expect(table).toMatch(/<th scope="col"[\s\S]*<th scope="row"/);
  });

  it('says a draft and synthetic data before anything else', async () => {
    const marked = await renderHtml({ ...sampleDeck, status: 'draft', synthetic: true });
    const header = marked.slice(marked.indexOf('<header>'), marked.indexOf('</header>'));
    expect(header).toContain('Borrador: usa ediciones que todavía no se publican.');
    expect(header).toContain('Contiene datos sintéticos');
    expect(html).not.toContain('class="warning"');
  });

  it('lets no markup of the data through', async () => {
    const [slide] = sampleDeck.slides;
    if (!slide) throw new Error('the sample has no slide');
    const evil = '<img src=x onerror=alert(1)>"\'';
    const page = await renderHtml({
      ...sampleDeck,
      title: evil,
      slides: [
        {
          ...slide,
          id: evil,
          title: evil,
          takeaway: [evil],
          footnotes: [evil],
          visuals: [{ kind: 'absence', caption: evil, message: evil }],
        },
      ],
    });
    expect(page).not.toContain('<img src=x');
  });

  it('embeds photos of known kinds only', async () => {
    expect(html).toContain('src="data:image/png;base64,');
    const photo = { mime: 'text/html', content: new Uint8Array([1]) };
    expect(await renderHtml({ ...sampleDeck, photos: { 1: photo } })).toContain('Fotografía no incluida');
  });

  it('is the same for the same deck', async () => {
    expect(await renderHtml(sampleDeck)).toBe(html);
  });
});
