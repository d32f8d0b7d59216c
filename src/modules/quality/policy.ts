import { permission, STEWARDS } from '#modules/identity/index.ts';

export const QUALITY = {
  acceptFinding: permission('quality.accept-finding', 'Aceptar una observación con su motivo', STEWARDS),
  withdrawAcceptance: permission('quality.withdraw-acceptance', 'Retirar una aceptación', STEWARDS),
} as const;
