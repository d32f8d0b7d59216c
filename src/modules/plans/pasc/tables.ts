import type { ColumnSpec, TableSpec } from '#modules/sources/index.ts';

const territory: ColumnSpec = {
  key: 'territory',
  label: 'Ubigeo que atiende',
  type: 'ubigeo',
  required: true,
  help: 'De la región, o del distrito que el comité atiende; el comité provincial atiende al distrito capital.',
};

export const PLAN_TABLE: TableSpec = {
  code: 'pasc-plan',
  sheet: 'Planes',
  title: 'Comités y sus planes de acción',
  key: ['territory', 'instrument'],
  territoryColumn: 'territory',
  columns: [
    { key: 'order', label: 'Orden', type: 'integer', required: true, help: 'Lugar del comité en la lista.' },
    territory,
    {
      key: 'governs',
      label: 'Ubigeo que gobierna',
      type: 'ubigeo',
      required: true,
      help: 'De la región, provincia o distrito del comité.',
    },
    {
      key: 'level',
      label: 'Nivel',
      type: 'choice',
      choices: ['CORESEC', 'COPROSEC', 'CODISEC'],
      required: true,
      help: 'Regional, provincial o distrital.',
    },
    { key: 'committee', label: 'Comité', type: 'text', required: true, help: 'Nombre del comité.' },
    { key: 'shortName', label: 'Nombre breve', type: 'text', required: true, help: 'Para títulos de columna.' },
    {
      key: 'entity',
      label: 'Entidad',
      type: 'text',
      required: true,
      help: 'Quien aprueba el plan, con su nombre completo.',
    },
    {
      key: 'instrument',
      label: 'Instrumento',
      type: 'text',
      help: 'La ordenanza, tal como la imprime la fuente; «-» si el comité no tiene plan.',
    },
    {
      key: 'version',
      label: 'Versión',
      type: 'choice',
      choices: ['Original', 'Actualizado'],
      help: 'Si es el plan original o su actualización.',
    },
    { key: 'year', label: 'Año del instrumento', type: 'year', help: 'Vacío si la cita no lo imprime.' },
    { key: 'from', label: 'Vigente desde', type: 'year', help: 'Primer año del plan.' },
    { key: 'to', label: 'Vigente hasta', type: 'year', help: 'Último año del plan.' },
    {
      key: 'state',
      label: 'Situación',
      type: 'choice',
      choices: ['Vigente', 'Sustituido'],
      help: 'Sustituido, si otro instrumento lo reemplazó.',
    },
  ],
};

export const PRIORITY_TABLE: TableSpec = {
  code: 'priority',
  sheet: 'Prioridades',
  title: 'Hechos delictivos que prioriza cada plan',
  key: ['territory', 'rank'],
  territoryColumn: 'territory',
  columns: [
    territory,
    {
      key: 'rank',
      label: 'Prioridad',
      type: 'integer',
      required: true,
      minimum: 1,
      help: 'Lugar en el plan: 1 es la primera.',
    },
    { key: 'verbatim', label: 'Texto del plan', type: 'text', required: true, help: 'Tal como lo escribe el plan.' },
    {
      key: 'crime',
      label: 'Clase de delito',
      type: 'text',
      required: true,
      help: 'Clase del catálogo de delitos (lectura de la plataforma).',
    },
    {
      key: 'reading',
      label: 'Lectura',
      type: 'choice',
      choices: ['Literal', 'Interpretada'],
      help: 'Interpretada, si el texto admite más de una clase.',
    },
  ],
};

export const ACTIVITY_TABLE: TableSpec = {
  code: 'pasc-activity',
  sheet: 'Actividades',
  title: 'Actividades que responden a cada prioridad',
  key: ['territory', 'rank', 'activity'],
  territoryColumn: 'territory',
  columns: [
    territory,
    {
      key: 'rank',
      label: 'Prioridad',
      type: 'integer',
      required: true,
      minimum: 1,
      help: 'Prioridad a la que responde.',
    },
    { key: 'activity', label: 'Actividad', type: 'text', required: true, help: 'Qué se hace.' },
    { key: 'budget', label: 'Presupuesto', type: 'soles', help: 'Monto asignado, en soles.' },
    { key: 'result', label: 'Resultado', type: 'text', help: 'Resultado verificable.' },
    { key: 'responsible', label: 'Responsable', type: 'text', help: 'Entidad a cargo.' },
  ],
};

export const CHALLENGE_TABLE: TableSpec = {
  code: 'pasc-challenge',
  sheet: 'Desafíos',
  title: 'Desafíos para la seguridad ciudadana',
  key: ['order'],
  columns: [
    { key: 'order', label: 'Orden', type: 'integer', required: true, help: 'Lugar del desafío.' },
    { key: 'statement', label: 'Desafío', type: 'text', required: true, help: 'Tal como lo escribe la fuente.' },
    { key: 'shortName', label: 'Nombre breve', type: 'text', required: true, help: 'En pocas palabras.' },
    {
      key: 'measure',
      label: 'Cifra que lo mide',
      type: 'text',
      help: 'Identificador de una cifra de la plataforma; vacío si no hay ninguna (lectura de la plataforma).',
    },
  ],
};

export const CRIME_TABLE: TableSpec = {
  code: 'crime',
  sheet: 'Clases de delito',
  title: 'Clases con que se comparan las prioridades',
  key: ['crime'],
  columns: [
    { key: 'crime', label: 'Clase', type: 'text', required: true, help: 'Código estable de la clase.' },
    { key: 'name', label: 'Nombre', type: 'text', required: true, help: 'Nombre para las pantallas.' },
    { key: 'criterion', label: 'Criterio de lectura', type: 'text', help: 'Qué textos de los planes entran.' },
    {
      key: 'legalTerm',
      label: 'Término legal',
      type: 'text',
      help: 'Palabra de la ley penal que el texto debería usar, si hay una sola.',
    },
  ],
};

export const COVERAGES = ['Serie propia', 'Dentro de un agregado', 'Sin serie'] as const;
export type Coverage = (typeof COVERAGES)[number];

export const COVERAGE_TABLE: TableSpec = {
  code: 'series-coverage',
  sheet: 'Series',
  title: 'Qué serie de denuncias mide cada clase (lectura de la plataforma)',
  key: ['crime'],
  columns: [
    { key: 'crime', label: 'Clase', type: 'text', required: true, help: 'Clase del catálogo de delitos.' },
    {
      key: 'coverage',
      label: 'Cobertura',
      type: 'choice',
      choices: COVERAGES,
      required: true,
      help: 'Si las denuncias la cuentan aparte, dentro de otra o no la cuentan.',
    },
    { key: 'group', label: 'Agrupación', type: 'text', help: 'Serie o agrupación que la contiene.' },
    {
      key: 'basis',
      label: 'Base',
      type: 'text',
      required: true,
      help: 'Con qué denuncias se comparó: «las agrupaciones de esta edición».',
    },
  ],
};
