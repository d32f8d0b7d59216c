// Tables, charts, pictures and facts as HTML.
import type {
  Cell,
  ChartVisual,
  DrawingVisual,
  FactsVisual,
  ListVisual,
  PhotoVisual,
  TableVisual,
  Visual,
} from '#shared/document.ts';
import { drawingToSvg } from '#shared/drawing-svg.ts';
import { fragmentsOf, isNumeric } from '#shared/text-layout.ts';
import { heatTone, lightTheme, readableOn, STATE_WORDS, stateMark } from '#shared/theme.ts';
import type { Deck } from '../../deck.ts';
import { chartSvg } from '../chart-svg.ts';
import { escapeHtml, figureHtml, sentenceHtml } from './markup.ts';

const WIDE = { width: 920, height: 350 } as const;
const HALF = { width: 540, height: 350 } as const;
const NARROW = { width: 346, height: 320 } as const;
/** From this width on a picture scrolls inside its frame on a phone: smaller, its words are not read. */
const SCROLLS_FROM = 420;
const READABLE = 0.85;

/** `id` is unique in the page: pictures prefix the names inside them with it. */
export function visualHtml(visual: Visual, deck: Deck, id: string, alone: boolean): string {
  switch (visual.kind) {
    case 'table':
      return tableHtml(visual, deck);
    case 'chart':
      return chartHtml(visual, deck, id, alone);
    case 'drawing':
      return drawingHtml(visual, deck, id);
    case 'facts':
      return factsHtml(visual, deck);
    case 'list':
      return listHtml(visual, deck);
    case 'photo':
      return photoHtml(visual, deck);
    case 'absence':
      return `<figure class="absence"><p>${escapeHtml(visual.message)}</p></figure>`;
  }
}

function tableHtml(table: TableVisual, { figures }: Deck): string {
  const aligns = table.columns.map((column) => column.align ?? 'left');
  const head = table.columns
    .map(
      (column, index) =>
        `<th scope="col" class="${aligns[index]}"${column.width ? ` style="width:${Math.round(column.width * 100)}%"` : ''}>${escapeHtml(column.label)}</th>`,
    )
    .join('');
  const rows = table.rows.map((row, index) => {
    const total = table.totalRow === true && index === table.rows.length - 1;
    return `<tr${total ? ' class="total"' : ''}>${row.map((cell, column) => cellHtml(cell, column, aligns[column] ?? 'left', figures)).join('')}</tr>`;
  });
  return frame(
    table.caption,
    `<table><caption>${escapeHtml(table.caption)}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`,
  );
}

function cellHtml(cell: Cell, column: number, align: string, figures: Deck['figures']): string {
  const state = cell.state && cell.state !== 'neutral' ? cell.state : null;
  const classes = [
    align,
    cell.heat ? `heat on-${readableOn(lightTheme, heatTone(cell.heat))}` : '',
    state && !cell.heat ? `state ${state}` : '',
    cell.strong ? 'strong' : '',
  ]
    .filter(Boolean)
    .join(' ');
  const style = cell.heat ? ` style="background:var(--vigia-scale${cell.heat})"` : '';
  // A number alone needs a sign beside its colour; words say it themselves.
  const wordless = isNumeric(
    fragmentsOf(cell.content, figures)
      .map((fragment) => fragment.text)
      .join(''),
  );
  const mark =
    state && wordless
      ? `<span class="mark" role="img" aria-label="${STATE_WORDS[state]}">${stateMark(state)}</span> `
      : '';
  const content = mark + sentenceHtml(cell.content, figures);
  return column === 0
    ? `<th scope="row" class="${classes}"${style}>${content}</th>`
    : `<td class="${classes}"${style}>${content}</td>`;
}

function chartHtml(chart: ChartVisual, { figures }: Deck, id: string, alone: boolean): string {
  const draw = (size: { readonly width: number; readonly height: number }, suffix: string): string =>
    chartSvg(chart, figures, lightTheme, size, { id: `${id}${suffix}`, marked: true });
  return `<figure class="chart"><figcaption>${escapeHtml(chart.caption)}</figcaption><div class="wide">${draw(alone ? WIDE : HALF, 'w')}</div><div class="narrow">${draw(NARROW, 'n')}</div>${chartTable(chart, figures)}</figure>`;
}

/** The values of a chart, for who does not see it or wants to copy them. */
function chartTable(chart: ChartVisual, figures: Deck['figures']): string {
  const head = ['', ...chart.series.map((series) => series.name)]
    .map((name) => (name === '' ? '<td></td>' : `<th scope="col" class="right">${escapeHtml(name)}</th>`))
    .join('');
  const rows = chart.categories.map((category, index) => {
    const cells = chart.series.map((series) => {
      const figure = figures[series.figures[index] ?? ''];
      return `<td class="right">${figure ? figureHtml(figure, chart.format) : '—'}</td>`;
    });
    return `<tr><th scope="row">${escapeHtml(category)}</th>${cells.join('')}</tr>`;
  });
  const table = `<table><caption>${escapeHtml(`${chart.caption} (${chart.axis})`)}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
  return `<details><summary>Datos del gráfico</summary>${frame(`Datos: ${chart.caption}`, table)}</details>`;
}

function drawingHtml(visual: DrawingVisual, { figures }: Deck, id: string): string {
  const svg = drawingToSvg(visual.drawing, figures, lightTheme, { alt: visual.alt, id });
  const { width } = visual.drawing;
  const readable = `<div class="drawn" style="--readable:${Math.round(width * READABLE)}px">${svg}</div>`;
  return `<figure class="drawing"><figcaption>${escapeHtml(visual.caption)}</figcaption>${width >= SCROLLS_FROM ? frame(visual.caption, readable) : svg}</figure>`;
}

function factsHtml(visual: FactsVisual, { figures }: Deck): string {
  const items = visual.items.map(
    (item) =>
      `<div><dt>${escapeHtml(item.label)}</dt><dd>${sentenceHtml(item.value, figures)}${item.note ? ` <small>${sentenceHtml(item.note, figures)}</small>` : ''}</dd></div>`,
  );
  return `<figure><figcaption>${escapeHtml(visual.caption)}</figcaption><dl class="facts">${items.join('')}</dl></figure>`;
}

function listHtml(visual: ListVisual, { figures }: Deck): string {
  const items = visual.items.map((item) => {
    const state = item.state && item.state !== 'neutral' ? item.state : null;
    const mark = state
      ? `<span class="mark ${state}" role="img" aria-label="${STATE_WORDS[state]}">${stateMark(state)}</span> `
      : '';
    return `<li${state ? ' class="marked"' : ''}>${mark}${sentenceHtml(item.text, figures)}</li>`;
  });
  return `<figure><figcaption>${escapeHtml(visual.caption)}</figcaption><ul>${items.join('')}</ul></figure>`;
}

const PHOTO_TYPES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif']);

function photoHtml(visual: PhotoVisual, deck: Deck): string {
  const photo = deck.photos[visual.attachmentId];
  if (!photo || !PHOTO_TYPES.has(photo.mime))
    return '<figure class="absence"><p>Fotografía no incluida en esta descarga</p></figure>';
  const content = Buffer.from(photo.content).toString('base64');
  return `<figure><img alt="${escapeHtml(visual.alt)}" src="data:${photo.mime};base64,${content}"><figcaption>${escapeHtml(visual.caption)}</figcaption></figure>`;
}

/** What is wider than a phone scrolls inside its own frame, by keyboard too. */
function frame(label: string, content: string): string {
  return `<div class="frame" role="region" tabindex="0" aria-label="${escapeHtml(label)}">${content}</div>`;
}
