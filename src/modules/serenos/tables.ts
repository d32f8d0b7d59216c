import type { TableSpec } from '#modules/sources/index.ts';

export const serenosTables: readonly TableSpec[] = [
  {
    code: 'serenos-count',
    sheet: 'Serenos',
    title: 'Serenos por municipalidad',
    key: ['serves'],
    territoryColumn: 'serves',
    columns: [
      {
        key: 'governs',
        label: 'Ubigeo que gobierna',
        type: 'ubigeo',
        required: true,
        help: 'Territorio que la municipalidad gobierna; la provincial, su provincia.',
      },
      {
        key: 'serves',
        label: 'Ubigeo al que sirve',
        type: 'ubigeo',
        required: true,
        help: 'Distrito donde presta el servicio; la provincial del Callao, el 070101.',
      },
      { key: 'municipality', label: 'Municipalidad', type: 'text', required: true, help: 'Nombre oficial.' },
      { key: 'name', label: 'Nombre corto', type: 'text', required: true, help: 'Como se lee en un gráfico.' },
      {
        key: 'count',
        label: 'Cantidad de serenos',
        type: 'integer',
        minimum: 0,
        help: 'Serenos en el registro; vacío o «-» si no se informó.',
      },
      {
        key: 'countedOn',
        label: 'Fecha del conteo',
        type: 'date',
        required: true,
        help: 'Día al que corresponde el conteo, dd/mm/aaaa.',
      },
    ],
  },
  {
    code: 'serenos-total',
    sheet: 'Total de serenos',
    title: 'Total impreso por la fuente',
    key: ['territory'],
    territoryColumn: 'territory',
    columns: [
      {
        key: 'territory',
        label: 'Ubigeo',
        type: 'ubigeo',
        required: true,
        help: 'Región, provincia o distrito del total.',
      },
      { key: 'total', label: 'Total de serenos', type: 'integer', minimum: 0, help: 'Total que la fuente imprime.' },
      {
        key: 'countedOn',
        label: 'Fecha del conteo',
        type: 'date',
        required: true,
        help: 'Día al que corresponde el total, dd/mm/aaaa.',
      },
    ],
  },
];
