import { permission, type Role, STEWARDS } from '#modules/identity/index.ts';

const KEEPERS = [...STEWARDS, 'barrioSeguroSpecialist'] as const satisfies readonly Role[];

const LOGGERS: readonly Role[] = [...KEEPERS, 'stationChief', 'opcPromoter', 'boardCoordinator'];

export const NEIGHBOURHOODS = {
  readWork: permission('neighbourhoods.read-work', 'Ver actividades de Barrio Seguro que no se han validado', LOGGERS),
  logActivity: permission('neighbourhoods.log-activity', 'Registrar una actividad de Barrio Seguro', LOGGERS),
  validateActivity: permission('neighbourhoods.validate-activity', 'Validar u observar una actividad', [
    ...KEEPERS,
    'stationChief',
  ]),
  keepNeighbourhood: permission('neighbourhoods.keep', 'Llevar un barrio: límites, comisarías, plan y organizaciones', [
    ...KEEPERS,
    'opcPromoter',
  ]),
  declareMonth: permission('neighbourhoods.declare-month', 'Declarar un mes sin actividad o completo', [
    ...KEEPERS,
    'stationChief',
    'opcPromoter',
  ]),
  unmaskCoordinator: permission('neighbourhoods.unmask', 'Ver quién coordina una organización, con un motivo', KEEPERS),
} as const;
