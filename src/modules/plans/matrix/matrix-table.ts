// The spreadsheet that a plan's matrix of activities is filled in.
import type { ColumnSpec, Section, TableSpec } from '#modules/sources/index.ts';

const goal = (key: string, label: string, months: string): ColumnSpec => ({
  key,
  label,
  type: 'decimal',
  required: true,
  minimum: 0,
  maximum: 999_999_999,
  aliases: [label.replace('Meta ', ''), label.replace('Meta T', 'Trimestre ')],
  help: `Programado de ${months}; 0 si no se programa nada.`,
});

export const MATRIX_TABLE: TableSpec = {
  code: 'plan-activity',
  sheet: 'Matriz de actividades',
  title: 'Matriz de actividades del plan',
  key: ['year', 'code'],
  territoryColumn: 'place',
  columns: [
    { key: 'year', label: 'Año', type: 'year', required: true, help: 'Año de las metas, dentro del plan.' },
    {
      key: 'code',
      label: 'Código',
      type: 'text',
      required: true,
      aliases: ['Cód.', 'N°', 'Nro'],
      help: 'Como el plan numera la actividad; no se repite en un año.',
    },
    {
      key: 'title',
      label: 'Actividad',
      type: 'text',
      required: true,
      aliases: ['Actividad operativa', 'Nombre de la actividad'],
      help: 'Qué se hace.',
    },
    {
      key: 'unit',
      label: 'Unidad de medida',
      type: 'text',
      required: true,
      help: 'Qué se cuenta: sesión, operativo, persona…',
    },
    {
      key: 'goal',
      label: 'Meta anual',
      type: 'decimal',
      required: true,
      minimum: 0,
      maximum: 999_999_999,
      help: 'La suma de los cuatro trimestres.',
    },
    goal('q1', 'Meta T1', 'enero a marzo'),
    goal('q2', 'Meta T2', 'abril a junio'),
    goal('q3', 'Meta T3', 'julio a setiembre'),
    goal('q4', 'Meta T4', 'octubre a diciembre'),
    {
      key: 'guideline',
      label: 'Lineamiento',
      type: 'text',
      required: true,
      help: 'Objetivo y orden del lineamiento de la política nacional: OP1.2.',
    },
    {
      key: 'priorityRank',
      label: 'Prioridad',
      type: 'integer',
      minimum: 1,
      help: 'Número de la prioridad del plan a la que responde; vacía si a ninguna.',
    },
    {
      key: 'responsible',
      label: 'Responsable',
      type: 'text',
      required: true,
      aliases: ['Entidad responsable'],
      help: 'Entidad a cargo.',
    },
    { key: 'coResponsible', label: 'Corresponsables', type: 'text', help: 'Entidades que participan.' },
    {
      key: 'budgetLine',
      label: 'Partida presupuestal',
      type: 'text',
      help: 'Producto, actividad o específica que la paga.',
    },
    { key: 'budgetSource', label: 'Fuente de financiamiento', type: 'text', help: 'PP 0030, recursos directos, otra.' },
    { key: 'budget', label: 'Presupuesto', type: 'soles', minimum: 0, help: 'Monto del año, en soles.' },
    { key: 'verification', label: 'Medio de verificación', type: 'text', help: 'Con qué se prueba.' },
    {
      key: 'place',
      label: 'Ubigeo',
      type: 'ubigeo',
      aliases: ['Ámbito', 'Territorio'],
      help: 'Dónde se hace; vacío si es todo el territorio del plan.',
    },
  ],
};

/** As the spreadsheets of sections are written and read. */
export const MATRIX: Omit<Section<never>, 'build'> = {
  code: 'plan-matrix',
  module: 'plans',
  title: 'Matriz de actividades del plan',
  band: 'direction',
  summary: 'Actividades del plan con sus metas por trimestre.',
  tables: [MATRIX_TABLE],
  panels: [],
  checks: [],
};
