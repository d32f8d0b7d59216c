import type { TableSpec } from '#modules/sources/index.ts';

export const OBJECTIVE_TABLE: TableSpec = {
  code: 'articulation-objective',
  sheet: 'Objetivos articulados',
  title: 'Objetivos prioritarios que los planes recogen',
  key: ['code'],
  columns: [
    { key: 'order', label: 'Orden', type: 'integer', required: true, help: 'Lugar del objetivo.' },
    { key: 'code', label: 'Código', type: 'text', required: true, help: 'OP1, OP2…' },
    {
      key: 'shortName',
      label: 'Nombre breve',
      type: 'text',
      required: true,
      help: 'En pocas palabras, para el árbol.',
    },
    { key: 'statement', label: 'Objetivo', type: 'text', required: true, help: 'Enunciado oficial.' },
    {
      key: 'undefinedTerm',
      label: 'Término sin definir',
      type: 'text',
      help: 'Expresión del enunciado que la fuente no define, si la hay.',
    },
  ],
};

export const GUIDELINE_TABLE: TableSpec = {
  code: 'articulation-guideline',
  sheet: 'Lineamientos',
  title: 'Lineamientos de los planes de acción',
  key: ['objective', 'order'],
  columns: [
    { key: 'objective', label: 'Objetivo', type: 'text', required: true, help: 'Código del objetivo al que sirve.' },
    { key: 'order', label: 'Orden', type: 'integer', required: true, help: 'Lugar dentro del objetivo.' },
    { key: 'name', label: 'Lineamiento', type: 'text', required: true, help: 'Enunciado oficial.' },
    {
      key: 'shortName',
      label: 'Nombre breve',
      type: 'text',
      required: true,
      help: 'En pocas palabras, para el árbol.',
    },
  ],
};
