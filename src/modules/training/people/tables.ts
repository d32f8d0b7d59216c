import type { ColumnSpec, TableSpec } from '#modules/sources/index.ts';

const territory: ColumnSpec = {
  key: 'territory',
  label: 'Ubigeo',
  type: 'ubigeo',
  required: true,
  help: 'De la región o municipalidad cuyos servidores se capacitaron.',
};
const order: ColumnSpec = { key: 'order', label: 'Orden', type: 'integer', required: true, help: 'Lugar en la lista.' };

export const PEOPLE_TABLE: TableSpec = {
  code: 'training-people',
  sheet: 'Capacitados',
  title: 'Servidores capacitados por año',
  key: ['territory', 'year'],
  territoryColumn: 'territory',
  columns: [
    territory,
    { key: 'year', label: 'Año', type: 'year', required: true, help: 'Año de la capacitación.' },
    {
      key: 'people',
      label: 'Servidores capacitados',
      type: 'integer',
      minimum: 0,
      help: 'Personas capacitadas; vacío o «-» si no se sabe.',
    },
    {
      key: 'period',
      label: 'Periodo',
      type: 'choice',
      choices: ['Año cerrado', 'Año en curso'],
      required: true,
      help: 'Si el año terminó al corte.',
    },
  ],
};

export const AUDIENCE_TABLE: TableSpec = {
  code: 'training-audience',
  sheet: 'Participantes',
  title: 'A quiénes se capacita',
  key: ['territory', 'order'],
  territoryColumn: 'territory',
  columns: [
    territory,
    order,
    { key: 'audience', label: 'Participantes', type: 'text', required: true, help: 'Cargo o grupo.' },
    {
      key: 'servant',
      label: 'Es servidor',
      type: 'choice',
      choices: ['Sí', 'No'],
      help: 'No, si son vecinos u otros que no trabajan para la entidad.',
    },
  ],
};

export const TOPIC_TABLE: TableSpec = {
  code: 'training-topic',
  sheet: 'Temas',
  title: 'Temas de la capacitación',
  key: ['territory', 'order'],
  territoryColumn: 'territory',
  columns: [
    territory,
    order,
    { key: 'topic', label: 'Tema', type: 'text', required: true, help: 'Nombre del tema.' },
    {
      key: 'block',
      label: 'Bloque impreso',
      type: 'integer',
      help: 'Cuando la fuente separa los temas con barras: en qué trozo está.',
    },
  ],
};

export const LINE_TABLE: TableSpec = {
  code: 'training-line',
  sheet: 'Líneas de trabajo',
  title: 'Líneas de trabajo del equipo responsable',
  key: ['territory', 'order'],
  territoryColumn: 'territory',
  columns: [
    territory,
    order,
    { key: 'line', label: 'Línea', type: 'text', required: true, help: 'Nombre de la línea.' },
    { key: 'what', label: 'En qué consiste', type: 'text', help: 'En una frase.' },
    { key: 'unit', label: 'Unidad responsable', type: 'text', names: 'unit', help: 'Equipo o dirección a cargo.' },
  ],
};
