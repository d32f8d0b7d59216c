import type { TableSpec } from '#modules/sources/index.ts';

export const POLICY_TABLE: TableSpec = {
  code: 'policy',
  sheet: 'Política',
  title: 'Política nacional de seguridad ciudadana',
  key: ['code'],
  columns: [
    { key: 'code', label: 'Código', type: 'text', required: true, help: 'Sigla de la política.' },
    { key: 'name', label: 'Nombre', type: 'text', required: true, names: 'programme', help: 'Nombre oficial.' },
    { key: 'norm', label: 'Norma', type: 'text', help: 'Cita de la norma que la aprueba, como la imprime la fuente.' },
    { key: 'baselineYear', label: 'Año de línea base', type: 'year', required: true, help: 'Año que se midió.' },
    { key: 'baseline', label: 'Línea base', type: 'percent', help: 'Valor del indicador en el año de línea base.' },
    { key: 'targetYear', label: 'Año de la meta', type: 'year', required: true, help: 'Año en que debe cumplirse.' },
    { key: 'target', label: 'Meta', type: 'percent', help: 'Valor del indicador que se quiere alcanzar.' },
    { key: 'indicator', label: 'Indicador', type: 'text', required: true, help: 'Qué se mide.' },
    { key: 'problem', label: 'Problema público', type: 'text', help: 'Enunciado oficial del problema.' },
    { key: 'future', label: 'Futuro deseado', type: 'text', help: 'Enunciado breve de lo que se busca.' },
    {
      key: 'structure',
      label: 'Estructura',
      type: 'choice',
      choices: ['Publicada', 'No publicada'],
      help: 'Si el contenido del diagrama de estructura se publicó como texto.',
    },
  ],
};

export const OBJECTIVE_TABLE: TableSpec = {
  code: 'policy-objective',
  sheet: 'Objetivos',
  title: 'Objetivos prioritarios de la política',
  key: ['code'],
  columns: [
    { key: 'order', label: 'Orden', type: 'integer', required: true, help: 'Lugar del objetivo.' },
    { key: 'code', label: 'Código', type: 'text', required: true, help: 'OP1, OP2…' },
    { key: 'statement', label: 'Objetivo', type: 'text', required: true, help: 'Enunciado oficial.' },
  ],
};

export const MEASUREMENT_TABLE: TableSpec = {
  code: 'policy-measurement',
  sheet: 'Mediciones',
  title: 'Mediciones del indicador entre la línea base y la meta',
  key: ['year'],
  columns: [
    { key: 'year', label: 'Año', type: 'year', required: true, help: 'Año medido.' },
    { key: 'value', label: 'Valor', type: 'percent', help: 'Valor del indicador ese año.' },
  ],
};
