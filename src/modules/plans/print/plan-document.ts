// A version of a plan, printable: instrument, diagnosis, priorities and matrix.
import { formatDate } from '#shared/calendar-date.ts';
import { formatNumber } from '#shared/format.ts';
import type { ActivityFields } from '../matrix/activity.ts';
import type { Named, PlanRow, VersionView } from '../contract.ts';
import { byGuideline } from '../follow-up/progress.ts';
import { column, part, type PrintDocument, type PrintPart } from './document.ts';
import { amountWords } from './words.ts';

export interface PlanDocumentInput {
  readonly plan: PlanRow;
  readonly version: VersionView;
  readonly versions: readonly VersionView[];
  readonly activities: readonly ActivityFields[];
  readonly guidelines: readonly Named[];
  readonly crimes: readonly Named[];
}

export function planDocument(input: PlanDocumentInput): PrintDocument {
  const { plan, version, activities } = input;
  const period = `${plan.fromYear}–${plan.toYear}`;
  const years = [...new Set(activities.map(({ year }) => year))].toSorted((a, b) => a - b);
  return {
    title: `Plan de acción de seguridad ciudadana ${period}`,
    subtitle: plan.committee,
    facts: [
      { label: 'Entidad', value: plan.entity },
      { label: 'Instrumento', value: version.instrument ?? 'borrador, sin aprobar' },
      { label: 'Versión', value: versionWords(input) },
      { label: 'Rige desde', value: version.inForceFrom === null ? 'sin dato' : formatDate(version.inForceFrom) },
    ],
    parts: [
      part('Diagnóstico', { paragraphs: paragraphsOf(version.diagnosis) }),
      prioritiesPart(input),
      guidelinesPart(input),
      ...(years.length === 0
        ? [part('Matriz de actividades', { paragraphs: ['Sin información registrada.'] })]
        : years.flatMap((year) => [matrixPart(input, year), meansPart(input, year)])),
    ],
    footer: `${plan.committee} · plan ${period}, versión ${version.version}`,
  };
}

function versionWords({ version, versions }: PlanDocumentInput): string {
  const updated = versions.find(({ id }) => id === version.updatesId);
  const kind = version.kind === 'updated' ? 'actualizada' : 'original';
  return updated
    ? `${version.version}, actualiza la ${updated.version} (${updated.instrument ?? 'borrador'})`
    : `${version.version}, ${kind}`;
}

export function paragraphsOf(text: string): readonly string[] {
  const paragraphs = text
    .split(/\n\s*\n/)
    .map((one) => one.trim().replaceAll(/\s+/g, ' '))
    .filter((one) => one !== '');
  return paragraphs.length === 0 ? ['Sin información registrada.'] : paragraphs;
}

function prioritiesPart({ version, crimes }: PlanDocumentInput): PrintPart {
  if (version.priorities.length === 0)
    return part('Hechos delictivos priorizados', { paragraphs: ['Sin información registrada.'] });
  return part('Hechos delictivos priorizados', {
    table: {
      caption: 'Prioridades, en su orden',
      columns: [column('N.º', 1, 'right'), column('Texto del plan', 6), column('Clase en que se lee', 4)],
      rows: version.priorities.map(({ rank, verbatim, crime }) => [
        String(rank),
        verbatim,
        crimes.find(({ code }) => code === crime)?.name ?? 'sin clase',
      ]),
    },
  });
}

/** Those that the plan says it takes up, and those that its activities serve. */
function guidelinesPart({ version, activities, guidelines }: PlanDocumentInput): PrintPart {
  const served = new Map<string, number>();
  for (const { guideline } of activities) served.set(guideline, (served.get(guideline) ?? 0) + 1);
  const codes = [...new Set([...version.guidelines, ...served.keys()])].toSorted(byGuideline);
  const heading = 'Objetivos y lineamientos de la política nacional';
  if (codes.length === 0) return part(heading, { paragraphs: ['Sin información registrada.'] });
  return part(heading, {
    table: {
      caption: 'Lineamientos que el plan recoge',
      columns: [column('Lineamiento', 2), column('Enunciado', 7), column('Actividades', 2, 'right')],
      rows: codes.map((code) => [
        code,
        guidelines.find((one) => one.code === code)?.name ?? 'sin dato',
        String(served.get(code) ?? 0),
      ]),
    },
  });
}

function matrixPart({ activities }: PlanDocumentInput, year: number): PrintPart {
  return part(`Matriz de actividades de ${year}`, {
    table: {
      caption: `Actividades y metas de ${year}`,
      columns: [
        column('Código', 1.4),
        column('Actividad', 6),
        column('Unidad', 2.4),
        column('Meta', 1.4, 'right'),
        column('T1', 1.1, 'right'),
        column('T2', 1.1, 'right'),
        column('T3', 1.1, 'right'),
        column('T4', 1.1, 'right'),
        column('Lineamiento', 2),
        column('Prioridad', 1.6, 'right'),
        column('Ubigeo', 1.5),
      ],
      rows: ofYear(activities, year).map((activity) => [
        activity.code,
        activity.title,
        activity.unit,
        ...[activity.goal, activity.q1, activity.q2, activity.q3, activity.q4].map(amountWords),
        activity.guideline,
        activity.priorityRank === null ? '—' : String(activity.priorityRank),
        activity.place,
      ]),
    },
  });
}

function meansPart({ activities }: PlanDocumentInput, year: number): PrintPart {
  return part(`Responsables, presupuesto y verificación de ${year}`, {
    table: {
      caption: `Quién hace cada actividad de ${year}, con qué y cómo se prueba`,
      columns: [
        column('Código', 1.4),
        column('Responsable', 4),
        column('Corresponsables', 3),
        column('Partida', 2.4),
        column('Fuente', 2),
        column('Presupuesto', 2.2, 'right'),
        column('Medio de verificación', 3.4),
      ],
      rows: ofYear(activities, year).map((activity) => [
        activity.code,
        activity.responsible,
        ...[activity.coResponsible, activity.budgetLine, activity.budgetSource].map((text) => text || 'sin dato'),
        activity.budget === null ? 'sin dato' : `S/ ${formatNumber(activity.budget, 2)}`,
        activity.verification || 'sin dato',
      ]),
    },
  });
}

function ofYear(activities: PlanDocumentInput['activities'], year: number): PlanDocumentInput['activities'] {
  return activities.filter((activity) => activity.year === year);
}
