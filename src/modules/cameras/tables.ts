import type { TableSpec } from '#modules/sources/index.ts';

export const camerasTables: readonly TableSpec[] = [
  {
    code: 'cameras-plan', sheet: 'Plan', title: 'Plan de adecuación de cámaras', key: ['plan'],
    columns: [
      { key: 'plan', label: 'Plan', type: 'text', required: true, help: 'Nombre y sigla.' },
      { key: 'objective', label: 'Objetivo', type: 'text', required: true, help: 'Qué busca.' },
      { key: 'group', label: 'Grupo encargado', type: 'text', help: 'Grupo de trabajo que lo elabora.' },
      { key: 'heldSessions', label: 'Sesiones ordinarias desarrolladas', type: 'integer', minimum: 0, help: 'Cuántas van.' },
      { key: 'nextSession', label: 'Próxima sesión ordinaria anunciada', type: 'integer', minimum: 1, help: 'Número de la que la fuente anuncia: «Décimo octava» es 18.' },
      { key: 'documents', label: 'Documentos republicados', type: 'integer', minimum: 0, help: 'Cuántos documentos técnicos.' },
      { key: 'norm', label: 'Norma que los republica', type: 'text', help: 'Cita corta.' },
    ],
  },
  { code: 'cameras-norms', sheet: 'Base normativa', title: 'Base normativa', key: ['norm'], columns: [{ key: 'norm', label: 'Norma', type: 'text', required: true, help: 'Tipo y número.' }] },
  {
    code: 'cameras-guidelines', sheet: 'Lineamientos', title: 'Lineamientos y su estado', key: ['guideline'],
    columns: [
      { key: 'guideline', label: 'Lineamientos', type: 'text', required: true, help: 'Materia de los lineamientos.' },
      { key: 'state', label: 'Estado', type: 'choice', choices: ['republicado', 'en elaboración'], required: true, help: 'Estado del documento.' },
      { key: 'basis', label: 'Norma o equipo', type: 'text', required: true, help: 'Norma que lo republica, o equipo que lo elabora.' },
    ],
  },
  {
    code: 'cameras-members', sheet: 'Miembros', title: 'Miembros del grupo de trabajo', key: ['item'],
    columns: [
      { key: 'item', label: 'Ítem', type: 'integer', required: true, help: 'Número en la lista.' },
      { key: 'member', label: 'Miembro', type: 'text', required: true, help: 'Órgano o entidad.' },
      { key: 'kind', label: 'Clase de miembro', type: 'text', required: true, help: 'Agrupación de la plataforma para el gráfico.' },
    ],
  },
  {
    code: 'cameras-teams', sheet: 'Equipos técnicos', title: 'Equipos técnicos', key: ['team'],
    columns: [
      { key: 'team', label: 'Equipo', type: 'text', required: true, help: 'Número del equipo: 04.' },
      { key: 'document', label: 'Documento en elaboración', type: 'text', help: 'Qué elabora.' },
      { key: 'installedOn', label: 'Fecha de instalación', type: 'date', help: 'Día en que se instaló.' },
      { key: 'nextSession', label: 'Próxima sesión anunciada', type: 'integer', minimum: 1, help: 'Número de la que la fuente anuncia.' },
    ],
  },
  {
    code: 'cameras-sessions', sheet: 'Sesiones', title: 'Sesiones de los equipos técnicos', key: ['team', 'number'],
    columns: [
      { key: 'team', label: 'Equipo', type: 'text', required: true, help: 'Número del equipo.' },
      { key: 'number', label: 'Número de sesión', type: 'integer', minimum: 1, required: true, help: 'Orden de la sesión.' },
      { key: 'heldOn', label: 'Fecha', type: 'date', required: true, help: 'Día de la sesión.' },
    ],
  },
  {
    code: 'cameras-counts', sheet: 'Cámaras', title: 'Cámaras por nivel de gobierno', key: ['territory', 'level'], territoryColumn: 'territory',
    columns: [
      { key: 'territory', label: 'Ubigeo', type: 'ubigeo', required: true, help: 'Región, provincia o distrito.' },
      { key: 'level', label: 'Nivel de gobierno', type: 'choice', choices: ['nacional', 'regional', 'local'], required: true, help: 'De quién son las cámaras.' },
      { key: 'known', label: 'Cámaras conocidas', type: 'integer', minimum: 0, help: 'Las que se sabe que existen.' },
      { key: 'connected', label: 'Cámaras interconectadas', type: 'integer', minimum: 0, help: 'Las conectadas con la Policía Nacional.' },
      { key: 'unknown', label: 'Cámaras sin verificar', type: 'integer', minimum: 0, help: 'Las conocidas cuya conexión no se ha verificado.' },
      { key: 'countedOn', label: 'Fecha del conteo', type: 'date', required: true, help: 'Día del conteo.' },
    ],
  },
];
