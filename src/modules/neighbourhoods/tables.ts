import type { ColumnSpec, TableSpec } from '#modules/sources/index.ts';

const territory: ColumnSpec = {
  key: 'territory',
  label: 'Ubigeo',
  type: 'ubigeo',
  required: true,
  help: 'Distrito del barrio, o región del total.',
};
const year: ColumnSpec = { key: 'year', label: 'Año', type: 'year', required: true, help: 'Año de las actividades.' };
const cutOff: ColumnSpec = {
  key: 'cutOff',
  label: 'Fecha de corte',
  type: 'date',
  required: true,
  help: 'Último día que se cuenta.',
};

export const barrioSeguroTables: readonly TableSpec[] = [
  {
    code: 'barrio-seguro-activities',
    sheet: 'Actividades',
    title: 'Actividades por barrio y año',
    key: ['territory', 'neighbourhood', 'year'],
    territoryColumn: 'territory',
    columns: [
      territory,
      { key: 'station', label: 'Comisaría', type: 'text', required: true, help: 'Comisaría del barrio.' },
      { key: 'neighbourhood', label: 'Barrio seguro', type: 'text', required: true, help: 'Nombre del barrio.' },
      year,
      {
        key: 'activities',
        label: 'Actividades',
        type: 'integer',
        minimum: 0,
        help: 'Vacío o «-» si no se informó: no es cero.',
      },
      cutOff,
    ],
  },
  {
    code: 'barrio-seguro-totals',
    sheet: 'Totales',
    title: 'Totales que da el texto',
    key: ['territory', 'year'],
    territoryColumn: 'territory',
    columns: [
      territory,
      year,
      {
        key: 'activities',
        label: 'Actividades preventivas',
        type: 'integer',
        minimum: 0,
        help: 'Total que imprime la fuente.',
      },
      cutOff,
    ],
  },
  {
    code: 'barrio-seguro-distribution',
    sheet: 'Distribución',
    title: 'Actividades por tipo de acción y actor',
    key: ['territory', 'year', 'kind', 'actor'],
    territoryColumn: 'territory',
    columns: [
      territory,
      year,
      {
        key: 'kind',
        label: 'Tipo de acción',
        type: 'text',
        required: true,
        help: 'Uno de los tipos de la estrategia.',
      },
      {
        key: 'actor',
        label: 'Tipo de actor',
        type: 'text',
        required: true,
        help: 'Uno de los actores de la estrategia.',
      },
      { key: 'activities', label: 'Actividades', type: 'integer', minimum: 0, help: 'Vacío o «-» si no se informó.' },
    ],
  },
  {
    code: 'barrio-seguro-assistance',
    sheet: 'Asistencia técnica',
    title: 'Asistencia técnica',
    key: ['date', 'audience'],
    columns: [
      { key: 'date', label: 'Fecha', type: 'date', required: true, help: 'Día de la asistencia.' },
      { key: 'audience', label: 'Público', type: 'text', required: true, help: 'A quién se asistió.' },
      {
        key: 'shortName',
        label: 'Nombre corto',
        type: 'text',
        required: true,
        help: 'En una palabra, plural y minúscula.',
      },
      { key: 'inCharge', label: 'A cargo', type: 'text', names: 'unitOrBody', help: 'Quién la dio.' },
      { key: 'topics', label: 'Temas', type: 'text', help: 'Qué se trató.' },
    ],
  },
  {
    code: 'barrio-seguro-strategy',
    sheet: 'Estrategia',
    title: 'La estrategia',
    key: ['strategy'],
    columns: [
      {
        key: 'strategy',
        label: 'Estrategia',
        type: 'text',
        required: true,
        names: 'programme',
        help: 'Nombre y sigla.',
      },
      { key: 'purpose', label: 'Finalidad', type: 'text', required: true, help: 'Qué busca.' },
      { key: 'pillars', label: 'Pilares', type: 'text', required: true, help: 'En qué se apoya.' },
    ],
  },
  {
    code: 'barrio-seguro-promotes',
    sheet: 'Qué promueve',
    title: 'Qué promueve la estrategia',
    key: ['order'],
    columns: [
      { key: 'order', label: 'Orden', type: 'integer', required: true, help: 'Orden en la lista.' },
      { key: 'text', label: 'Qué promueve', type: 'text', required: true, help: 'En una frase.' },
    ],
  },
  {
    code: 'barrio-seguro-kinds',
    sheet: 'Tipos de acción',
    title: 'Tipos de acción',
    key: ['kind'],
    columns: [{ key: 'kind', label: 'Tipo de acción', type: 'text', required: true, help: 'Nombre del tipo.' }],
  },
  {
    code: 'barrio-seguro-actors',
    sheet: 'Tipos de actor',
    title: 'Tipos de actor',
    key: ['actor'],
    columns: [{ key: 'actor', label: 'Tipo de actor', type: 'text', required: true, help: 'Nombre del actor.' }],
  },
];
