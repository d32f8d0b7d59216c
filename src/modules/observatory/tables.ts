import type { ColumnSpec, TableSpec } from '#modules/sources/index.ts';

/** The five groups of the Observatory's briefing, whole where it prints them cut. */
export const GROUPS = [
  'Delitos',
  'Faltas',
  'Violencia contra la mujer',
  'Adolescentes infractores a la ley',
  'Otros',
] as const;

const territory: ColumnSpec = {
  key: 'territory',
  label: 'Ubigeo',
  type: 'ubigeo',
  required: true,
  help: 'Ubigeo de la región, provincia o distrito.',
};
const row: ColumnSpec = {
  key: 'row',
  label: 'Fila',
  type: 'text',
  help: 'Nombre de la fila en el cuadro de la fuente.',
};
const year: ColumnSpec = { key: 'year', label: 'Año', type: 'year', required: true, help: 'Año de los hechos.' };
const months: readonly ColumnSpec[] = [
  {
    key: 'fromMonth',
    label: 'Mes inicial',
    type: 'integer',
    required: true,
    minimum: 1,
    maximum: 12,
    help: 'Primer mes del periodo, de 1 a 12.',
  },
  {
    key: 'toMonth',
    label: 'Mes final',
    type: 'integer',
    required: true,
    minimum: 1,
    maximum: 12,
    help: 'Último mes del periodo, de 1 a 12.',
  },
];
const count: ColumnSpec = {
  key: 'count',
  label: 'Denuncias',
  type: 'integer',
  minimum: 0,
  help: 'Denuncias registradas; vacía si no se informó.',
};

export const QUARTER: TableSpec = {
  code: 'complaints-quarter',
  sheet: 'Denuncias por periodo',
  title: 'Denuncias registradas por periodo',
  key: ['territory', 'year', 'fromMonth', 'toMonth'],
  territoryColumn: 'territory',
  columns: [
    territory,
    row,
    year,
    ...months,
    count,
    {
      key: 'updatedOn',
      label: 'Cifras actualizadas al',
      type: 'date',
      help: 'Día hasta el que se actualizaron las cifras.',
    },
  ],
};

export const GROUP: TableSpec = {
  code: 'complaints-group',
  sheet: 'Denuncias por agrupación',
  title: 'Denuncias por agrupación y periodo',
  key: ['territory', 'group', 'year', 'fromMonth', 'toMonth'],
  territoryColumn: 'territory',
  columns: [
    territory,
    row,
    {
      key: 'group',
      label: 'Agrupación',
      type: 'choice',
      choices: GROUPS,
      required: true,
      help: 'Agrupación del Observatorio; una denuncia puede contar en varias.',
    },
    year,
    ...months,
    count,
  ],
};

export const DEFINITION: TableSpec = {
  code: 'complaints-definition',
  sheet: 'Definiciones',
  title: 'Definiciones, notas y alcance de los cuadros',
  key: ['term', 'kind'],
  columns: [
    { key: 'term', label: 'Término', type: 'text', required: true, help: 'Agrupación o cuadro del que se habla.' },
    {
      key: 'kind',
      label: 'Clase',
      type: 'choice',
      choices: ['definición', 'nota', 'alcance'],
      required: true,
      help: 'Definición, nota al pie o alcance del título.',
    },
    { key: 'text', label: 'Texto', type: 'text', required: true, help: 'Lo que dice la fuente.' },
  ],
};

export const ANNUAL: TableSpec = {
  code: 'complaints-annual',
  sheet: 'Denuncias por año',
  title: 'Denuncias por modalidad y año, con homicidio aparte',
  key: ['territory', 'extent', 'modality', 'year'],
  territoryColumn: 'territory',
  columns: [
    territory,
    {
      key: 'extent',
      label: 'Ámbito',
      type: 'choice',
      choices: ['completo', 'sin Lima Metropolitana'],
      required: true,
      help: 'Si la cifra es de todo el territorio o le falta una parte.',
    },
    {
      key: 'modality',
      label: 'Modalidad',
      type: 'text',
      required: true,
      help: 'Modalidad, como la escribe la fuente.',
    },
    year,
    count,
  ],
};
