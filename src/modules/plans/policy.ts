// Who may do what to plans and their quarters, where they hold their role.
import { permission, STEWARDS } from '#modules/identity/index.ts';

export const PLANS = {
  keepPlan: permission('plans.keep-plan', 'Llevar un plan, sus versiones y su matriz de actividades', STEWARDS),
  report: permission('plans.report', 'Informar lo ejecutado de una actividad del plan', STEWARDS),
  closeQuarter: permission('plans.close-quarter', 'Cerrar o corregir un trimestre del plan', STEWARDS),
  // Held over the territory above: a province looks at its districts, a region at its provinces.
  reviewQuarter: permission('plans.review-quarter', 'Observar o aprobar un trimestre cerrado', [
    'dgscAdministrator',
    'dgscAnalyst',
    'regionalSecretary',
    'provincialSecretary',
  ]),
  readImports: permission('plans.read-imports', 'Ver las filas con errores de una matriz', [...STEWARDS, 'auditor']),
} as const;
