import type { TableSpec } from '#modules/sources/index.ts';
import { MUNICIPALITY_COLUMNS } from '#modules/territory/index.ts';

export const serenosTables: readonly TableSpec[] = [
  {
    code: 'serenos-count',
    sheet: 'Serenos',
    title: 'Serenos por municipalidad',
    key: ['serves'],
    territoryColumn: 'serves',
    columns: [
      ...MUNICIPALITY_COLUMNS,
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
