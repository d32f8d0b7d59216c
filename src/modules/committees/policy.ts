// Who may do what with committees, where they hold their role.
import { permission, type Role } from '#modules/identity/index.ts';

const SECRETARIES = [
  'dgscAdministrator',
  'dgscAnalyst',
  'regionalSecretary',
  'provincialSecretary',
  'districtSecretary',
] as const satisfies readonly Role[];

export const COMMITTEES = {
  keep: permission('committees.keep', 'Llevar un comité: registro, miembros y directorio', SECRETARIES),
  call: permission('committees.call', 'Convocar, cambiar y cancelar sesiones de un comité', SECRETARIES),
  record: permission('committees.record', 'Registrar asistencia, debate y acuerdos de una sesión', SECRETARIES),
  report: permission('committees.report', 'Informar el cumplimiento de un acuerdo', [
    ...SECRETARIES,
    'budgetManager',
    'compromisoOfficer',
    'serenazgoManager',
    'stationChief',
  ]),
  seal: permission('committees.seal', 'Sellar, rectificar y publicar actas', SECRETARIES),
  readNames: permission('committees.read-names', 'Ver los nombres de los miembros de un comité', SECRETARIES),
} as const;
