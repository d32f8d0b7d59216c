// Who may do what with committees, where they hold their role.
import { permission, STEWARDS } from '#modules/identity/index.ts';

export const COMMITTEES = {
  keep: permission('committees.keep', 'Llevar un comité: registro, miembros y directorio', STEWARDS),
  call: permission('committees.call', 'Convocar, cambiar y cancelar sesiones de un comité', STEWARDS),
  record: permission('committees.record', 'Registrar asistencia, debate y acuerdos de una sesión', STEWARDS),
  report: permission('committees.report', 'Informar el cumplimiento de un acuerdo', [
    ...STEWARDS,
    'budgetManager',
    'compromisoOfficer',
    'serenazgoManager',
    'stationChief',
  ]),
  seal: permission('committees.seal', 'Sellar, rectificar y publicar actas', STEWARDS),
  readNames: permission('committees.read-names', 'Ver los nombres de los miembros de un comité', STEWARDS),
} as const;
