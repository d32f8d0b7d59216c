import type { ColumnSpec, TableSpec } from '#modules/sources/index.ts';

const territory: ColumnSpec = {
  key: 'territory',
  label: 'Ubigeo que atiende',
  type: 'ubigeo',
  required: true,
  help: 'Distrito que atiende la municipalidad del centro.',
};
const group: ColumnSpec = {
  key: 'group',
  label: 'Grupo',
  type: 'text',
  required: true,
  help: 'Número del grupo, como lo imprime la fuente: 01, 02…',
};

export const PILOT_TABLE: TableSpec = {
  code: 'training-pilot',
  sheet: 'Plan piloto',
  title: 'Plan piloto de centros de capacitación',
  key: ['code'],
  columns: [
    { key: 'code', label: 'Código', type: 'text', required: true, help: 'Nombre estable del plan.' },
    { key: 'name', label: 'Nombre', type: 'text', required: true, names: 'programme', help: 'Nombre oficial.' },
    { key: 'norm', label: 'Norma que lo aprueba', type: 'text', help: 'Cita tal como la imprime la fuente.' },
    { key: 'objective', label: 'Objetivo', type: 'text', help: 'Para qué se hace, en una frase.' },
    {
      key: 'feeds',
      label: 'Norma que alimenta',
      type: 'text',
      help: 'Rango de la norma que se prepara con sus resultados.',
    },
    { key: 'unit', label: 'Unidad responsable', type: 'text', names: 'unit', help: 'Equipo y dirección a cargo.' },
    { key: 'phase', label: 'Fase', type: 'integer', minimum: 1, help: 'Número de la fase en curso.' },
    { key: 'phaseName', label: 'Nombre de la fase', type: 'text', help: 'Qué se hace en la fase en curso.' },
  ],
};

export const MEMBER_TABLE: TableSpec = {
  code: 'training-pilot-member',
  sheet: 'Municipalidades del piloto',
  title: 'Municipalidades que participan o se incorporan',
  // National rows: where each municipality is stands as data, so that every region sees the whole list.
  key: ['municipality'],
  columns: [
    { key: 'order', label: 'Orden', type: 'integer', required: true, help: 'Lugar en la lista.' },
    { key: 'municipality', label: 'Municipalidad', type: 'text', required: true, help: 'Nombre de la municipalidad.' },
    { key: 'serves', label: 'Ubigeo que atiende', type: 'ubigeo', help: 'Distrito que atiende.' },
    {
      key: 'status',
      label: 'Situación',
      type: 'choice',
      choices: ['Participa', 'En ampliación'],
      required: true,
      help: 'Si ya participa o está prevista.',
    },
  ],
};

export const GROUP_TABLE: TableSpec = {
  code: 'training-group',
  sheet: 'Grupos',
  title: 'Grupos de serenos en capacitación',
  key: ['territory', 'group'],
  territoryColumn: 'territory',
  columns: [
    territory,
    {
      key: 'governs',
      label: 'Ubigeo que gobierna',
      type: 'ubigeo',
      required: true,
      help: 'Territorio que gobierna la municipalidad del centro.',
    },
    { key: 'centre', label: 'Centro', type: 'text', required: true, help: 'Nombre del centro.' },
    group,
    { key: 'startedOn', label: 'Inicio', type: 'date', help: 'Primer día de clases.' },
    { key: 'closedOn', label: 'Clausura', type: 'date', help: 'Vacía mientras no se clausure.' },
    { key: 'people', label: 'Serenos', type: 'integer', minimum: 0, help: 'Serenos que participan.' },
    {
      key: 'merits',
      label: 'Puestos de mérito',
      type: 'integer',
      minimum: 0,
      help: 'Cuántos primeros puestos se publicaron. No se registran nombres.',
    },
  ],
};

export const ORIGIN_TABLE: TableSpec = {
  code: 'training-group-origin',
  sheet: 'Procedencia',
  title: 'Municipalidades de las que vienen los serenos',
  key: ['territory', 'group', 'municipality'],
  territoryColumn: 'territory',
  columns: [
    territory,
    group,
    {
      key: 'origin',
      label: 'Ubigeo de procedencia',
      type: 'ubigeo',
      required: true,
      help: 'Distrito que atiende la municipalidad de procedencia.',
    },
    { key: 'municipality', label: 'Municipalidad', type: 'text', required: true, help: 'Nombre.' },
  ],
};

export const REPORT_TABLE: TableSpec = {
  code: 'training-report',
  sheet: 'Informes',
  title: 'Informes de cada grupo',
  key: ['territory', 'group', 'report'],
  territoryColumn: 'territory',
  columns: [
    territory,
    group,
    { key: 'report', label: 'Informe', type: 'text', required: true, help: 'Número del informe, tal como se imprime.' },
  ],
};
