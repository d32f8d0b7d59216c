// Who may do what with training events, their participants and the centres, where they hold their role.
import { permission, type Role, STEWARDS } from '#modules/identity/index.ts';

const KEEPERS = [...STEWARDS, 'trainingCoordinator'] as const satisfies readonly Role[];

/** The pilot of centres is the DGSC's, with the coordinator of each. */
const CENTRE_KEEPERS = ['dgscAdministrator', 'dgscAnalyst', 'trainingCoordinator'] as const satisfies readonly Role[];

export const TRAINING = {
  keepEvents: permission('training.keep-events', 'Programar, cambiar y cerrar eventos de capacitación', KEEPERS),
  enrol: permission('training.enrol', 'Inscribir participantes y registrar su asistencia y su nota', KEEPERS),
  readParticipants: permission('training.read-participants', 'Ver los participantes, con su documento oculto', [
    ...KEEPERS,
    'auditor',
  ]),
  unmask: permission('training.unmask', 'Ver el documento de un participante, con un motivo', KEEPERS),
  certify: permission('training.certify', 'Emitir certificados de capacitación y descargarlos', KEEPERS),
  revoke: permission('training.revoke', 'Revocar un certificado, con un motivo', KEEPERS),
  declareYear: permission('training.declare-year', 'Declarar completo el detalle de un año', KEEPERS),
  keepCentres: permission('training.keep-centres', 'Llevar los centros, sus grupos y sus informes', CENTRE_KEEPERS),
  readMerits: permission('training.read-merits', 'Ver el cuadro de méritos de un grupo', CENTRE_KEEPERS),
} as const;
