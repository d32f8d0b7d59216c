// Figures of the sample deck: a handful of real Callao values, enough to try every kind of visual.
import type { Absence, Figure, Unit } from '#shared/figure.ts';

export interface SampleFigure {
  readonly id: string;
  readonly label: string;
  readonly value: number | string | null;
  readonly unit?: Unit;
  readonly decimals?: number;
  readonly period?: string;
  readonly territory?: string;
  readonly absence?: Absence;
  readonly later?: boolean;
}

const SIDPOL = 'Sistema de Información de Denuncias Policiales - SIDPOL';

export function sampleFigure(given: SampleFigure): Figure {
  return {
    id: given.id,
    section: given.id.split('.')[0] ?? 'briefing',
    label: given.label,
    value: given.value,
    ...(given.value === null ? { absence: given.absence ?? 'notReported' } : {}),
    unit: given.unit ?? 'count',
    decimals: given.decimals ?? 0,
    period: given.period ?? '2025',
    territory: given.territory ?? '07',
    source: SIDPOL,
    elaboration: 'Observatorio Nacional de Seguridad Ciudadana',
    cutOff: given.later ? '2026-04-30' : '2025-03-31',
    origin: { kind: 'cells', cells: [{ editionId: 1, table: 'sample', recordId: 1, column: 'value' }] },
    ...(given.later ? { later: true } : {}),
  };
}

/** One figure per value; ids are `prefix` and the key. */
export function sampleFigures(
  prefix: string,
  label: string,
  values: Readonly<Record<string, number | null>>,
  more: Omit<SampleFigure, 'id' | 'label' | 'value'> = {},
): readonly Figure[] {
  return Object.entries(values).map(([key, value]) =>
    sampleFigure({ id: `${prefix}@07/${key}`, label: `${label}, ${key}`, value, period: key, ...more }),
  );
}

export const DISTRICTS = [
  { code: '070101', name: 'Callao', serenos: 522, rate: 0.99, heat: 1 },
  { code: '070102', name: 'Bellavista', serenos: 175, rate: 2.16, heat: 2 },
  { code: '070103', name: 'Carmen de la Legua Reynoso', serenos: 100, rate: 2.23, heat: 2 },
  { code: '070104', name: 'La Perla', serenos: 195, rate: 2.9, heat: 3 },
  { code: '070105', name: 'La Punta', serenos: 86, rate: 22.27, heat: 5 },
  { code: '070106', name: 'Ventanilla', serenos: 738, rate: 1.93, heat: 2 },
  { code: '070107', name: 'Mi Perú', serenos: 178, rate: 3.1, heat: 4 },
] as const;
