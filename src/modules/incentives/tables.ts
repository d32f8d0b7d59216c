import type { ColumnSpec, TableSpec } from '#modules/sources/index.ts';
import { MUNICIPALITY_COLUMNS } from '#modules/territory/index.ts';

/** Verbatim words of the source: closed tranches approve or fail, the one in course complies or not. */
export const RESULTS = ['aprobó', 'desaprobó', 'cumple', 'no cumple'] as const;
export const BY_COMPLEMENT = 'por complemento';

const tranche: ColumnSpec = {
  key: 'tranche',
  label: 'Tramo',
  type: 'text',
  required: true,
  help: 'Número romano del tramo: I, II, III.',
};

export const compromiso5Tables: readonly TableSpec[] = [
  {
    code: 'compromiso5-indicators',
    sheet: 'Indicadores',
    title: 'Definición de los indicadores',
    key: ['indicator'],
    columns: [
      { key: 'indicator', label: 'Indicador', type: 'text', required: true, help: 'Código del indicador: 5.2.' },
      { key: 'definition', label: 'Definición', type: 'text', required: true, help: 'Qué mide.' },
    ],
  },
  {
    code: 'compromiso5-actions',
    sheet: 'Acciones',
    title: 'Acciones de un indicador',
    key: ['indicator', 'action'],
    columns: [
      { key: 'indicator', label: 'Indicador', type: 'text', required: true, help: 'Código del indicador.' },
      { key: 'action', label: 'Acción', type: 'integer', required: true, help: 'Número de la acción.' },
      { key: 'description', label: 'Descripción', type: 'text', required: true, help: 'Qué se hace.' },
    ],
  },
  {
    code: 'compromiso5-tranches',
    sheet: 'Tramos',
    title: 'Tramos y sus fechas',
    key: ['tranche'],
    columns: [
      tranche,
      { key: 'year', label: 'Año', type: 'year', required: true, help: 'Año fiscal.' },
      { key: 'months', label: 'Meses', type: 'text', required: true, help: 'Como los nombra la fuente.' },
      { key: 'startsOn', label: 'Desde', type: 'date', required: true, help: 'Primer día.' },
      { key: 'endsOn', label: 'Hasta', type: 'date', required: true, help: 'Último día.' },
    ],
  },
  {
    code: 'compromiso5-municipalities',
    sheet: 'Municipalidades',
    title: 'Indicador que se aplica a cada municipalidad',
    key: ['serves'],
    territoryColumn: 'serves',
    columns: [
      ...MUNICIPALITY_COLUMNS,
      {
        key: 'indicator',
        label: 'Indicador',
        type: 'text',
        required: true,
        help: 'Código del indicador que se le aplica.',
      },
    ],
  },
  {
    code: 'compromiso5-results',
    sheet: 'Resultados',
    title: 'Resultado por municipalidad y tramo',
    key: ['serves', 'tranche'],
    territoryColumn: 'serves',
    columns: [
      ...MUNICIPALITY_COLUMNS,
      tranche,
      { key: 'result', label: 'Resultado', type: 'choice', choices: RESULTS, help: 'Palabra de la fuente.' },
      {
        key: 'basis',
        label: 'Base',
        type: 'choice',
        choices: ['nombrado', BY_COMPLEMENT],
        required: true,
        help: '«por complemento» si la fuente solo nombra a las otras.',
      },
      {
        key: 'observedOn',
        label: 'Observado al',
        type: 'date',
        help: 'Día de la observación, si el tramo está en curso.',
      },
    ],
  },
  {
    code: 'compromiso5-counts',
    sheet: 'Conteos',
    title: 'Conteos que imprime la fuente',
    key: ['territory', 'tranche'],
    territoryColumn: 'territory',
    columns: [
      { key: 'territory', label: 'Ubigeo', type: 'ubigeo', required: true, help: 'Región del conteo.' },
      tranche,
      { key: 'total', label: 'Gobiernos locales', type: 'integer', minimum: 0, help: 'Municipalidades evaluadas.' },
      {
        key: 'favourable',
        label: 'Favorables',
        type: 'integer',
        minimum: 0,
        help: 'Las que aprobaron o vienen cumpliendo.',
      },
      {
        key: 'adverse',
        label: 'Adversos',
        type: 'integer',
        minimum: 0,
        help: 'Las que desaprobaron o no están cumpliendo.',
      },
      {
        key: 'observedOn',
        label: 'Observado al',
        type: 'date',
        help: 'Día de la observación, si el tramo está en curso.',
      },
    ],
  },
];
