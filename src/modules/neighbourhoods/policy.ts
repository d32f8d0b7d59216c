import { permission, type Role } from '#modules/identity/index.ts';

const STEWARDS = [
  'dgscAdministrator',
  'dgscAnalyst',
  'regionalSecretary',
  'provincialSecretary',
  'districtSecretary',
  'barrioSeguroSpecialist',
] as const satisfies readonly Role[];

const LOGGERS: readonly Role[] = [...STEWARDS, 'stationChief', 'opcPromoter', 'boardCoordinator'];

export const NEIGHBOURHOODS = {
  readWork: permission('neighbourhoods.read-work', 'Ver actividades de Barrio Seguro que no se han validado', LOGGERS),
  logActivity: permission('neighbourhoods.log-activity', 'Registrar una actividad de Barrio Seguro', LOGGERS),
  validateActivity: permission('neighbourhoods.validate-activity', 'Validar u observar una actividad', [
    ...STEWARDS,
    'stationChief',
  ]),
  keepNeighbourhood: permission('neighbourhoods.keep', 'Llevar un barrio: límites, comisarías, plan y organizaciones', [
    ...STEWARDS,
    'opcPromoter',
  ]),
  declareMonth: permission('neighbourhoods.declare-month', 'Declarar un mes sin actividad o completo', [
    ...STEWARDS,
    'stationChief',
    'opcPromoter',
  ]),
  unmaskCoordinator: permission(
    'neighbourhoods.unmask',
    'Ver quién coordina una organización, con un motivo',
    STEWARDS,
  ),
} as const;
