// Everything that a briefing says of a territory at a date, before it becomes slides or screens.
import type { CalendarDate } from '#shared/calendar-date.ts';
import { formatDate } from '#shared/calendar-date.ts';
import type { Matter, Panel, SectionContent } from '#shared/document.ts';
import type { Figure, FigureMap } from '#shared/figure.ts';
import type { CheckReport } from '#modules/quality/index.ts';
import type { Edition, Scope, Section, StoredRecord } from '#modules/sources/index.ts';

export interface BriefingSection {
  readonly section: Pick<Section<never>, 'code' | 'module' | 'title' | 'band' | 'summary' | 'tables'>;
  readonly content: SectionContent;
  readonly editions: readonly Edition[];
  readonly records: readonly StoredRecord[];
}

export interface Briefing {
  readonly scope: Scope;
  readonly sections: readonly BriefingSection[];
  /** Of all sections and of the briefing itself. */
  readonly figures: FigureMap;
  readonly report: CheckReport;
  /** Of all sections, by id. */
  readonly panels: ReadonlyMap<string, Panel>;
  readonly matters: readonly Matter[];
  /** SHA-256 over the figures and findings, hexadecimal. */
  readonly seal: string;
  readonly photos: readonly {
    readonly id: number;
    readonly section: string;
    readonly caption: string;
    readonly author: string;
    readonly licence: string;
  }[];
}

/** A section that says nothing of its own: no panel but absences. */
export function isEmpty(content: SectionContent): boolean {
  return (
    content.tile.figure === null &&
    content.panels.every((panel) => panel.visuals.every((visual) => visual.kind === 'absence'))
  );
}

export function asOfText(asOf: CalendarDate | null): string {
  return asOf === null ? 'Última información de cada sección' : `Como se sabía el ${formatDate(asOf)}`;
}

/** `asOf`, or the newest cut-off in use: the date that files carry, so that the same data give the same bytes. */
export function referenceDate(
  sections: readonly Pick<BriefingSection, 'editions'>[],
  asOf: CalendarDate | null,
): CalendarDate {
  const cutOffs = sections.flatMap(({ editions }) => editions.map((edition) => edition.cutOff)).toSorted();
  return asOf ?? cutOffs.at(-1) ?? '2025-01-01';
}

/** Where a figure comes from, in one line of Spanish. */
export function lineageText(figure: Figure, records: ReadonlyMap<number, StoredRecord>, figures: FigureMap): string {
  switch (figure.origin.kind) {
    case 'cells': {
      const places = figure.origin.cells.slice(0, 3).map((cell) => locatorText(records.get(cell.recordId)));
      const more = figure.origin.cells.length > 3 ? ` y ${figure.origin.cells.length - 3} filas más` : '';
      const formula = figure.origin.formula === undefined ? '' : `${figure.origin.formula}: `;
      return places.length === 0 ? 'sin fila registrada' : `${formula}${places.join('; ')}${more}`;
    }
    case 'formula': {
      const inputs = figure.origin.inputs.map((id) => figures[id]?.label ?? id);
      const shown = inputs.slice(0, 4).join('; ');
      const more = inputs.length > 4 ? ` y ${inputs.length - 4} más` : '';
      return inputs.length === 0
        ? `calculado: ${figure.origin.formula}`
        : `calculado: ${figure.origin.formula} (${shown}${more})`;
    }
    case 'query':
      return `suma de ${figure.origin.rowCount} filas de la edición ${figure.origin.editionId}`;
  }
}

export function locatorText(record: Pick<StoredRecord, 'locator'> | undefined): string {
  if (!record) return 'fila retirada';
  const { file, sheet, row, document } = record.locator;
  const place =
    row === 0 ? file : `${file}${sheet !== '' && !file.startsWith(sheet) ? `, hoja ${sheet}` : ''}, fila ${row}`;
  return document === undefined ? place : `${place} — ${document}`;
}
