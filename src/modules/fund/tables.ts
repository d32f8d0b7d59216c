import type { TableSpec } from '#modules/sources/index.ts';

export const fescTables: readonly TableSpec[] = [
  {
    code: 'fesc-rules',
    sheet: 'Reglas',
    title: 'Reglas del fondo',
    key: ['fund'],
    columns: [
      { key: 'fund', label: 'Fondo', type: 'text', required: true, names: 'programme', help: 'Nombre y sigla.' },
      { key: 'norm', label: 'Norma de creación', type: 'text', required: true, help: 'Tipo y número.' },
      { key: 'nature', label: 'Naturaleza', type: 'text', help: 'Cómo son sus recursos.' },
      { key: 'purpose', label: 'Fin', type: 'text', help: 'Para qué sirve.' },
      { key: 'typology', label: 'Tipología', type: 'text', help: 'Qué proyectos financia.' },
      {
        key: 'share',
        label: 'Máximo que cofinancia',
        type: 'percent',
        minimum: 0,
        maximum: 100,
        help: 'Porcentaje del monto total del proyecto.',
      },
      { key: 'frequency', label: 'Frecuencia', type: 'text', help: 'Cuántas veces se otorga a una entidad.' },
    ],
  },
  {
    code: 'fesc-committee',
    sheet: 'Comité',
    title: 'Comité de Administración',
    key: ['entity'],
    columns: [
      { key: 'entity', label: 'Entidad', type: 'text', required: true, help: 'Sigla.' },
      { key: 'role', label: 'Cargo', type: 'text', required: true, help: 'Integrante o Secretario Técnico.' },
    ],
  },
  {
    code: 'fesc-components',
    sheet: 'Componentes',
    title: 'Componentes que financia',
    key: ['component', 'number'],
    columns: [
      { key: 'component', label: 'Componente', type: 'text', required: true, help: 'Nombre del componente.' },
      {
        key: 'number',
        label: 'Número',
        type: 'integer',
        minimum: 1,
        required: true,
        help: 'Orden dentro del componente.',
      },
      { key: 'item', label: 'Concepto financiado', type: 'text', required: true, help: 'Qué se financia.' },
    ],
  },
  {
    code: 'fesc-projects',
    sheet: 'Proyectos',
    title: 'Proyectos financiados',
    key: ['code'],
    territoryColumn: 'territory',
    columns: [
      { key: 'territory', label: 'Ubigeo', type: 'ubigeo', required: true, help: 'Territorio beneficiario.' },
      { key: 'code', label: 'Código único', type: 'text', required: true, help: 'Código único de inversión.' },
      {
        key: 'entity',
        label: 'Entidad beneficiaria',
        type: 'text',
        required: true,
        help: 'Municipalidad o gobierno regional.',
      },
      { key: 'name', label: 'Proyecto', type: 'text', required: true, help: 'Nombre del proyecto.' },
      { key: 'amount', label: 'Monto total', type: 'soles', minimum: 0, help: 'Monto del proyecto, en soles.' },
      {
        key: 'fundAmount',
        label: 'Aporte del fondo',
        type: 'soles',
        minimum: 0,
        help: 'Lo que pone el FESC, en soles.',
      },
      { key: 'awardedOn', label: 'Fecha de asignación', type: 'date', help: 'Día de la resolución.' },
      { key: 'state', label: 'Estado', type: 'text', help: 'En qué etapa está.' },
    ],
  },
];
