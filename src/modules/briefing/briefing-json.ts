// Every figure of a briefing with its lineage, as data.
import type { Figure } from '#shared/figure.ts';
import type { Band, StoredRecord } from '#modules/sources/index.ts';
import { type Briefing, isEmpty, locatorText } from './briefing.ts';

export interface BriefingJson {
  readonly territory: string;
  readonly asOf: string | null;
  readonly sections: readonly {
    readonly code: string;
    readonly title: string;
    readonly band: Band;
    readonly empty: boolean;
    readonly figures: number;
  }[];
  readonly figures: readonly FigureJson[];
}

export interface FigureJson {
  readonly id: string;
  readonly section: string;
  readonly label: string;
  readonly value: number | string | null;
  readonly absence?: string;
  readonly unit: string;
  readonly decimals: number;
  readonly period: string;
  readonly territory: string;
  readonly source: string;
  readonly elaboration: string;
  readonly cutOff: string | null;
  readonly printed?: string;
  readonly later?: boolean;
  /** Where it stands, when somebody stated it. */
  readonly locator?: readonly string[];
  /** How it was computed. */
  readonly formula?: string;
  readonly inputs?: readonly string[];
  /** verified | alone | finding | accepted | text | missing */
  readonly status: string;
}

export function briefingJson(briefing: Briefing): BriefingJson {
  const records = new Map(
    briefing.sections.flatMap(({ records: rows }) => rows.map((record) => [record.id, record] as const)),
  );
  const statusOf = statusReader(briefing);
  return {
    territory: briefing.scope.place.code === '' ? 'PE' : briefing.scope.place.code,
    asOf: briefing.scope.asOf,
    sections: briefing.sections.map(({ section, content }) => ({
      code: section.code,
      title: section.title,
      band: section.band,
      empty: isEmpty(content),
      figures: content.figures.length,
    })),
    figures: Object.values(briefing.figures).map((figure) => figureJson(figure, records, statusOf(figure))),
  };
}

function figureJson(figure: Figure, records: ReadonlyMap<number, StoredRecord>, status: string): FigureJson {
  return {
    id: figure.id,
    section: figure.section,
    label: figure.label,
    value: figure.value,
    ...(figure.absence === undefined ? {} : { absence: figure.absence }),
    unit: figure.unit,
    decimals: figure.decimals,
    period: figure.period,
    territory: figure.territory === '' ? 'PE' : figure.territory,
    source: figure.source,
    elaboration: figure.elaboration,
    cutOff: figure.cutOff,
    ...(figure.printed === undefined ? {} : { printed: figure.printed }),
    ...(figure.later ? { later: true } : {}),
    ...lineage(figure, records),
    status,
  };
}

function lineage(
  figure: Figure,
  records: ReadonlyMap<number, StoredRecord>,
): Pick<FigureJson, 'locator' | 'formula' | 'inputs'> {
  switch (figure.origin.kind) {
    case 'cells':
      return {
        locator: figure.origin.cells.map(
          (cell) => `${locatorText(records.get(cell.recordId))} · ${cell.table}.${cell.column}`,
        ),
        ...(figure.origin.formula === undefined ? {} : { formula: figure.origin.formula }),
      };
    case 'formula':
      return { formula: figure.origin.formula, inputs: figure.origin.inputs };
    case 'query': {
      const filter = Object.entries(figure.origin.filter).map(([key, value]) => `${key}=${value}`);
      return { locator: [`${figure.origin.dataset}: ${filter.join(', ')} (${figure.origin.rowCount} filas)`] };
    }
  }
}

function statusReader(briefing: Briefing): (figure: Figure) => string {
  const checked = new Set(briefing.report.checkedIds);
  const found = new Map<string, 'finding' | 'accepted'>();
  for (const finding of briefing.report.findings) {
    for (const { id } of finding.figures) {
      if (finding.status === 'open') found.set(id, 'finding');
      else if (!found.has(id)) found.set(id, 'accepted');
    }
  }
  return (figure) => {
    if (figure.value === null) return 'missing';
    const finding = found.get(figure.id);
    if (finding) return finding;
    if (checked.has(figure.id)) return 'verified';
    return typeof figure.value === 'number' ? 'alone' : 'text';
  };
}
