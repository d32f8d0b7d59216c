// Every figure of the briefing with its lineage: from a number to its cell, or to its formula.
import type { CellRef, Figure, FigureMap } from '#shared/figure.ts';
import { dateHtml, escapeHtml, figureAnchor, figureHtml, figureLink } from './markup.ts';

export function appendixHtml(figures: FigureMap): string {
  const sections = new Map<string, Figure[]>();
  for (const figure of Object.values(figures)) {
    const group = sections.get(figure.section);
    if (group) group.push(figure);
    else sections.set(figure.section, [figure]);
  }
  const groups = [...sections]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([section, group]) =>
      groupHtml(
        section,
        group.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        figures,
      ),
    );
  return `<section id="cifras" class="appendix" aria-labelledby="cifras-titulo"><h2 id="cifras-titulo">De dónde sale cada cifra</h2><p>Cada cifra de este documento, con su valor, su fuente y la celda o la fórmula de la que viene.</p>${groups.join('')}</section>`;
}

const HEAD =
  '<thead><tr><th scope="col" class="what">Cifra</th><th scope="col" class="value">Valor</th><th scope="col" class="when">Periodo</th><th scope="col" class="whence">Fuente y corte</th><th scope="col">Origen</th></tr></thead>';

function groupHtml(section: string, figures: readonly Figure[], all: FigureMap): string {
  const rows = figures.map((figure) => rowHtml(figure, all)).join('');
  const label = escapeHtml(section);
  return `<div class="frame" role="region" tabindex="0" aria-label="Cifras: ${label}"><table class="lineage"><caption>Sección <code>${label}</code></caption>${HEAD}<tbody>${rows}</tbody></table></div>`;
}

function rowHtml(figure: Figure, all: FigureMap): string {
  const credit = [
    escapeHtml(figure.source),
    escapeHtml(figure.elaboration),
    figure.cutOff ? `Corte: ${dateHtml(figure.cutOff)}` : '',
  ]
    .filter(Boolean)
    .join('. ');
  const printed =
    figure.printed === undefined || figure.printed === String(figure.value)
      ? ''
      : ` <small>En la fuente: <samp>${escapeHtml(figure.printed)}</samp></small>`;
  return `<tr id="${escapeHtml(figureAnchor(figure.id))}"><th scope="row">${escapeHtml(figure.label)}<br><code>${escapeHtml(figure.id)}</code>${figure.later ? ' <em class="later">posterior al corte</em>' : ''}</th><td>${figureHtml(figure)}${printed}</td><td>${escapeHtml(figure.period)}</td><td>${credit}</td><td>${originHtml(figure, all)}</td></tr>`;
}

const CELLS_SHOWN = 6;

function originHtml({ origin }: Figure, all: FigureMap): string {
  switch (origin.kind) {
    case 'cells': {
      const cells = origin.cells
        .slice(0, CELLS_SHOWN)
        .map((cell) => `<code>${escapeHtml(cellPlace(cell))}</code>`)
        .join(', ');
      const more = origin.cells.length > CELLS_SHOWN ? ' y las demás filas de su tabla' : '';
      const formula = origin.formula === undefined ? '' : `${escapeHtml(origin.formula)}: `;
      return origin.cells.length === 0 ? `${formula}ninguna fila la informa` : `${formula}${cells}${more}`;
    }
    case 'formula': {
      const inputs = origin.inputs.map((id) =>
        all[id] ? figureLink(id, escapeHtml(all[id].label)) : `<code>${escapeHtml(id)}</code>`,
      );
      return `Fórmula: ${escapeHtml(origin.formula)}${inputs.length > 0 ? `<br>Con: ${inputs.join('; ')}` : ''}`;
    }
    case 'query': {
      const filter = Object.entries(origin.filter)
        .map(([key, value]) => `${key} = ${value}`)
        .join(', ');
      return `Suma de filas: <code>${escapeHtml(`edición ${origin.editionId}, ${origin.dataset}: ${filter} (${origin.rowCount} filas)`)}</code>`;
    }
  }
}

function cellPlace(cell: CellRef): string {
  return `edición ${cell.editionId}, ${cell.table}, registro ${cell.recordId}, ${cell.column}`;
}
