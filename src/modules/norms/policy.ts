// Who may do what with norms, their obligations and the values of thresholds, where they hold their role.
import { permission, type Role, STEWARDS } from '#modules/identity/index.ts';

const ANALYSTS = ['dgscAdministrator', 'dgscAnalyst'] as const satisfies readonly Role[];

/** Offices that norms oblige to something. */
const OBLIGED = [
  ...STEWARDS,
  'budgetManager',
  'compromisoOfficer',
  'serenazgoManager',
  'barrioSeguroSpecialist',
  'trainingCoordinator',
] as const satisfies readonly Role[];

export const NORMS = {
  keep: permission('norms.keep', 'Registrar normas, lo que hacen a otras y a qué obligan', STEWARDS),
  propose: permission('norms.propose', 'Proponer el nuevo valor de un umbral y ensayarlo', ANALYSTS),
  apply: permission('norms.apply', 'Aplicar el nuevo valor de un umbral, con un motivo', ANALYSTS),
  fulfil: permission('norms.fulfil', 'Registrar que se cumplió lo que una norma manda', OBLIGED),
} as const;

/** Roles that an obligation may fall on. */
export const OBLIGED_ROLES: readonly Role[] = OBLIGED;
