// The briefing as one page: a section a slide, and an appendix of lineage.
import { type Credit, creditText } from '#shared/credits.ts';
import { panelFigureIds } from '#shared/document.ts';
import type { Deck, Slide } from '../../deck.ts';
import { appendixHtml } from './appendix.ts';
import { dateHtml, escapeHtml, figureLink, sentenceHtml } from './markup.ts';
import { visualHtml } from './visual.ts';

const POLICY = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'";

export function pageHtml(deck: Deck, style: string): string {
  const title = escapeHtml(deck.title);
  return `<!doctype html>
<html lang="es-PE">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="generator" content="Vigía">
<meta name="date" content="${escapeHtml(deck.datedOn)}">
<title>${title} · ${escapeHtml(deck.asOfText)}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#contenido">Ir al contenido</a>
<header>
<h1>${title}</h1>
<p class="edition">${escapeHtml(deck.asOfText)} · ${deck.status === 'draft' ? 'Borrador' : 'Ediciones publicadas'} · Fecha del documento: ${dateHtml(deck.datedOn)} · Sello <code>${escapeHtml(deck.seal)}</code></p>
${warnings(deck)
  .map((text) => `<p class="warning">${text}</p>`)
  .join('\n')}
</header>
<nav aria-label="Contenido"><details open><summary>Contenido</summary><ol>
${deck.slides.map((slide) => `<li><span>${escapeHtml(slide.number)}</span><a href="#${slideAnchor(slide)}">${escapeHtml(slide.title)}</a></li>`).join('\n')}
<li><span></span><a href="#cifras">De dónde sale cada cifra</a></li>
</ol></details></nav>
<main id="contenido">
${deck.slides.map((slide) => slideHtml(slide, deck)).join('\n')}
${appendixHtml(deck.figures)}
</main>
<footer class="page"><p>Vigía · ${escapeHtml(deck.place.name)} · ${escapeHtml(deck.asOfText)}</p></footer>
</body>
</html>
`;
}

function warnings(deck: Deck): readonly string[] {
  return [
    ...(deck.status === 'draft' ? ['Borrador: usa ediciones que todavía no se publican.'] : []),
    ...(deck.synthetic ? ['Contiene datos sintéticos: no describe la realidad.'] : []),
  ];
}

function slideAnchor(slide: Slide): string {
  return `lamina-${slide.id.replaceAll(/[^\w-]/g, '-')}`;
}

function slideHtml(slide: Slide, deck: Deck): string {
  const { figures } = deck;
  const anchor = slideAnchor(slide);
  const visuals = slide.visuals.map((visual, index) =>
    visualHtml(visual, deck, `${anchor}-${index}`, slide.visuals.length === 1),
  );
  const block = (name: string, lines: readonly string[]): string =>
    lines.length === 0 ? '' : `<div class="${name}">${lines.map((line) => `<p>${line}</p>`).join('')}</div>`;
  return `<section id="${anchor}" class="slide${slide.later ? ' posterior' : ''}" aria-labelledby="${anchor}-t">
<div class="head"><h2 id="${anchor}-t">${escapeHtml(slide.title)}</h2>${slide.later ? '<span class="badge">Posterior al corte</span>' : ''}<span class="number" aria-hidden="true">${escapeHtml(slide.number)}</span></div>
<p class="takeaway">${sentenceHtml(slide.takeaway, figures)}</p>
<div class="visuals${visuals.length === 2 ? ' two' : ''}">${visuals.join('\n')}</div>
${block(
  'notes',
  slide.notes.map((note) => sentenceHtml(note, figures)),
)}${block('footnotes', slide.footnotes.map(escapeHtml))}
<div class="credits">${slide.credits.map((credit) => `<p>${creditHtml(credit)}</p>`).join('')}<p>Verificación: ${escapeHtml(slide.verification)}${deck.synthetic ? ' · con datos sintéticos' : ''}</p></div>
${sourcesHtml(slide, deck)}
</section>`;
}

function creditHtml(credit: Credit): string {
  const escaped = { ...credit, source: escapeHtml(credit.source), elaboration: escapeHtml(credit.elaboration) };
  return creditText(escaped, dateHtml);
}

/** From the slide to the appendix: one link a figure. */
function sourcesHtml(slide: Slide, { figures }: Deck): string {
  const ids = panelFigureIds({
    id: slide.id,
    section: slide.section ?? '',
    title: slide.title,
    takeaway: slide.takeaway,
    visuals: slide.visuals,
    notes: slide.notes,
  });
  const links = ids.flatMap((id) => {
    const figure = figures[id];
    return figure ? [`<li>${figureLink(id, escapeHtml(figure.label))}</li>`] : [];
  });
  return links.length === 0
    ? ''
    : `<details><summary>De dónde sale cada cifra de esta lámina</summary><ul class="sources">${links.join('')}</ul></details>`;
}
