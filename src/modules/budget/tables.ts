import type { ColumnSpec, TableSpec } from '#modules/sources/index.ts';
import { MUNICIPALITY_COLUMNS } from '#modules/territory/index.ts';

export const PRODUCTS = ['Patrullaje por sector', 'Comunidad organizada', 'Proyectos'] as const;

const territory: ColumnSpec = {
  key: 'territory',
  label: 'Ubigeo',
  type: 'ubigeo',
  required: true,
  help: 'Región, provincia o distrito del presupuesto.',
};
const year: ColumnSpec = { key: 'year', label: 'Año', type: 'year', required: true, help: 'Año fiscal.' };
const cutOff: ColumnSpec = {
  key: 'cutOff',
  label: 'Fecha de corte',
  type: 'date',
  required: true,
  help: 'Día hasta el que se cuenta lo ejecutado.',
};
const pim: ColumnSpec = {
  key: 'pim',
  label: 'PIM',
  type: 'soles',
  help: 'Presupuesto institucional modificado, en soles.',
};
const executed: ColumnSpec = { key: 'executed', label: 'Ejecutado', type: 'soles', help: 'Devengado, en soles.' };
const advance: ColumnSpec = {
  key: 'advance',
  label: '% de avance impreso',
  type: 'percent',
  decimals: 1,
  help: 'Porcentaje que imprime la fuente, tal como lo escribe.',
};
const level: ColumnSpec = {
  key: 'level',
  label: 'Nivel',
  type: 'text',
  help: 'Calificación de la fuente: bajo, bueno.',
};
const share: ColumnSpec = {
  key: 'advance',
  label: '% ejecutado',
  type: 'percent',
  decimals: 1,
  help: 'Porcentaje que da el texto.',
};

export const budgetTables: readonly TableSpec[] = [
  {
    code: 'budget-products',
    sheet: 'Productos',
    title: 'Programa 0030 por producto y año',
    key: ['territory', 'year', 'product'],
    territoryColumn: 'territory',
    columns: [
      territory,
      year,
      {
        key: 'product',
        label: 'Producto',
        type: 'choice',
        choices: PRODUCTS,
        required: true,
        help: 'Producto o proyectos del programa.',
      },
      pim,
      executed,
      advance,
      cutOff,
    ],
  },
  {
    code: 'budget-totals',
    sheet: 'Totales',
    title: 'Total del cuadro por año',
    key: ['territory', 'year'],
    territoryColumn: 'territory',
    columns: [territory, year, pim, executed, advance, cutOff],
  },
  {
    code: 'budget-summary',
    sheet: 'Resumen',
    title: 'Lo que dice el texto por año',
    key: ['territory', 'year'],
    territoryColumn: 'territory',
    columns: [
      territory,
      year,
      {
        key: 'governments',
        label: 'Gobiernos locales',
        type: 'integer',
        minimum: 0,
        help: 'Municipalidades con presupuesto del programa.',
      },
      pim,
      share,
      level,
      {
        key: 'ordinaryGovernments',
        label: 'Gobiernos con recursos ordinarios',
        type: 'integer',
        minimum: 0,
        help: 'Municipalidades a las que se asignó recursos ordinarios.',
      },
      cutOff,
    ],
  },
  {
    code: 'budget-change',
    sheet: 'Diferencia de PIM',
    title: 'Diferencia de PIM entre años',
    key: ['territory', 'greaterYear', 'lesserYear'],
    territoryColumn: 'territory',
    columns: [
      territory,
      { key: 'greaterYear', label: 'Año mayor', type: 'year', required: true, help: 'Año del PIM mayor.' },
      { key: 'lesserYear', label: 'Año menor', type: 'year', required: true, help: 'Año del PIM menor.' },
      {
        key: 'difference',
        label: 'Diferencia de PIM en millones',
        type: 'decimal',
        decimals: 1,
        help: 'En millones de soles, con los decimales impresos.',
      },
    ],
  },
  {
    code: 'budget-ordinary',
    sheet: 'Recursos ordinarios',
    title: 'Recursos ordinarios asignados',
    key: ['serves', 'year'],
    territoryColumn: 'serves',
    columns: [
      ...MUNICIPALITY_COLUMNS,
      year,
      {
        key: 'article',
        label: 'Artículo que asigna',
        type: 'text',
        required: true,
        help: 'Artículo de la Ley de Presupuesto del año.',
      },
      {
        key: 'assigned',
        label: 'Asignado en millones',
        type: 'decimal',
        decimals: 1,
        minimum: 0,
        help: 'En millones de soles, con los decimales impresos.',
      },
      share,
      level,
      cutOff,
    ],
  },
  {
    code: 'budget-bands',
    sheet: 'Bandas',
    title: 'Bandas de ritmo del gasto',
    key: ['level'],
    columns: [
      { key: 'level', label: 'Nivel', type: 'text', required: true, help: 'Nombre del nivel.' },
      {
        key: 'minimum',
        label: 'Mínimo del avance esperado',
        type: 'percent',
        minimum: 0,
        required: true,
        help: 'Porcentaje de la parte transcurrida del año desde el que vale.',
      },
      {
        key: 'basis',
        label: 'Base',
        type: 'choice',
        choices: ['supuesto', 'norma'],
        required: true,
        help: '«supuesto» mientras ninguna norma lo fije.',
      },
    ],
  },
  {
    code: 'budget-accrued',
    sheet: 'Devengado',
    title: 'Devengado por departamento y mes',
    key: ['department', 'year', 'month'],
    territoryColumn: 'territory',
    columns: [
      territory,
      {
        key: 'department',
        label: 'Departamento',
        type: 'text',
        required: true,
        help: 'Nombre del MEF; Lima viene partida en dos.',
      },
      year,
      {
        key: 'month',
        label: 'Mes',
        type: 'integer',
        minimum: 0,
        maximum: 12,
        required: true,
        help: 'De 1 a 12; 0 en los archivos oficiales.',
      },
      {
        key: 'accrued',
        label: 'Devengado',
        type: 'soles',
        decimals: 2,
        help: 'Soles con céntimos; negativo si es una reversión.',
      },
    ],
  },
];
