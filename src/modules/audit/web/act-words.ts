// Acts in the words of who reads them.
import { formatDate, formatInstant, isCalendarDate } from '#shared/calendar-date.ts';
import type { ActKind } from '../act.ts';

export const KIND_WORDS: Readonly<Record<ActKind, string>> = {
  write: 'Cambio',
  refusal: 'Negativa',
  access: 'Acceso',
  export: 'Descarga',
  unmask: 'Dato personal descubierto',
  read: 'Lectura de datos personales',
};

/** The actions that the list can be narrowed to. What is not here is shown by its own name. */
export const ACTION_WORDS: Readonly<Record<string, string>> = {
  confirmImport: 'Cargó un archivo',
  discardDraft: 'Descartó un archivo sin confirmar',
  addRow: 'Agregó una fila',
  correctRow: 'Corrigió una fila',
  withdrawRow: 'Retiró una fila',
  mendRow: 'Corrigió una fila con errores',
  discardRow: 'Descartó una fila con errores',
  publishEdition: 'Publicó una edición',
  retireEdition: 'Retiró una edición',
  addAttachment: 'Agregó una foto o un documento',
  storeEvidence: 'Guardó un sustento',
  registerCommittee: 'Registró un comité',
  addSeat: 'Agregó un miembro a un comité',
  closeSeat: 'Retiró un miembro de un comité',
  appointMember: 'Designó a quien ocupa un cargo de un comité',
  endAppointment: 'Terminó una designación en un comité',
  publishDirectory: 'Publicó el directorio de un comité',
  readMembers: 'Vio los nombres de los miembros de un comité',
  callSession: 'Convocó una sesión',
  changeCall: 'Cambió una convocatoria',
  cancelSession: 'Canceló una sesión',
  recordSessionAttendance: 'Registró la asistencia de una sesión',
  recordDiscussion: 'Registró lo tratado en una sesión',
  addProposal: 'Registró una propuesta del público',
  freezeFigures: 'Congeló las cifras mostradas en una sesión',
  addAgreement: 'Registró un acuerdo',
  reportAgreement: 'Informó un acuerdo',
  sealMinutes: 'Selló un acta',
  rectifyMinutes: 'Rectificó un acta',
  publishMinutes: 'Publicó un acta',
  acceptFinding: 'Aceptó una observación',
  withdrawAcceptance: 'Retiró la aceptación de una observación',
  exportBriefing: 'Descargó un briefing',
  exportRows: 'Descargó las filas de una sección',
  refuse: 'Se le negó',
  refuseMany: 'Muchas negativas en un minuto',
  eraseSubject: 'Suprimió datos personales',
  invite: 'Invitó a una persona',
  grantRole: 'Dio un rol',
  revokeRole: 'Retiró un rol',
  unmaskEmail: 'Descubrió el correo de una cuenta',
  readAccounts: 'Vio la lista de cuentas',
  readActs: 'Vio el registro de actos',
  unmaskAddress: 'Descubrió de qué dirección vino un acto',
  eraseAccount: 'Suprimió una cuenta',
  sweepPersonalData: 'Suprimió datos personales vencidos',
  makeResetLink: 'Hizo un enlace para cambiar la contraseña',
  registerNorm: 'Registró una norma',
  moveNorm: 'Pasó una norma de etapa',
  relateNorms: 'Dijo qué hace una norma a otra',
  removeNormRelation: 'Quitó lo que una norma hace a otra',
  addNormArticle: 'Registró un artículo de una norma',
  addNormDocument: 'Agregó un documento de una norma',
  addObligation: 'Registró una obligación',
  withdrawObligation: 'Retiró una obligación',
  fulfilObligation: 'Registró que se cumplió una obligación',
  proposeParameter: 'Propuso el valor de un umbral',
  applyParameter: 'Aplicó el valor de un umbral',
  withdrawParameter: 'Retiró el valor de un umbral',
  'account_user.insert': 'Se creó una cuenta',
  'account_user.update': 'Cambió una cuenta',
  'account_session.insert': 'Ingresó',
  'account_session.update': 'Prolongó su sesión',
  'account_session.delete': 'Terminó una sesión',
  'account_credential.insert': 'Se agregó una forma de ingresar',
  'account_credential.update': 'Cambió la contraseña',
  'account_credential.delete': 'Se quitó una forma de ingresar',
  'account_two_factor.insert': 'Activó el código al ingresar',
  'account_two_factor.update': 'Usó o cambió el código al ingresar',
  'account_two_factor.delete': 'Quitó el código al ingresar',
  'account_passkey.insert': 'Agregó una llave de acceso',
  'account_passkey.update': 'Cambió una llave de acceso',
  'account_passkey.delete': 'Quitó una llave de acceso',
  'account_api_key.insert': 'Creó una clave',
  'account_api_key.update': 'Cambió una clave',
  'account_api_key.delete': 'Retiró una clave',
  adoptPlan: 'Empezó a seguir un plan de la edición',
  beginPlan: 'Empezó un plan',
  beginPlanVersion: 'Empezó una versión de un plan',
  changePlanVersion: 'Cambió una versión de un plan',
  approvePlanVersion: 'Aprobó una versión de un plan',
  addPlanActivity: 'Agregó una actividad a un plan',
  changePlanActivity: 'Cambió una actividad de un plan',
  removePlanActivity: 'Quitó una actividad de un plan',
  importPlanMatrix: 'Cargó la matriz de un plan',
  reportPlanProgress: 'Informó el avance de una actividad',
  closePlanQuarter: 'Cerró un trimestre de un plan',
  correctPlanQuarter: 'Abrió un trimestre para corregirlo',
  observePlanQuarter: 'Observó un trimestre de un plan',
  approvePlanQuarter: 'Aprobó un trimestre de un plan',
  planTrainingEvent: 'Programó una capacitación',
  changeTrainingEvent: 'Cambió una capacitación',
  closeTrainingEvent: 'Cerró una capacitación',
  cancelTrainingEvent: 'Canceló una capacitación',
  addTrainingMaterial: 'Agregó un material de capacitación',
  enrolParticipants: 'Inscribió participantes',
  removeParticipant: 'Retiró una inscripción',
  recordAttendance: 'Registró asistencia',
  evaluateTraining: 'Registró notas o satisfacción',
  readParticipants: 'Vio los participantes de una capacitación',
  exportCertificate: 'Descargó un certificado',
  unmaskParticipant: 'Descubrió el documento de un participante',
  issueCertificate: 'Emitió un certificado',
  revokeCertificate: 'Revocó un certificado',
  declareTrainingYear: 'Declaró completo un año de capacitación',
  withdrawTrainingYear: 'Retiró la declaración de un año',
  registerCentre: 'Registró un centro de capacitación',
  moveCentrePhase: 'Pasó un centro de fase',
  openTrainingGroup: 'Abrió un grupo de capacitación',
  askGroupReport: 'Pidió un informe de un grupo',
  deliverGroupReport: 'Registró el informe de un grupo',
  logActivity: 'Registró o cambió una actividad',
  validateActivity: 'Validó una actividad',
  observeActivity: 'Observó una actividad',
  withdrawActivity: 'Retiró una actividad',
  importActivities: 'Trajo una hoja de actividades',
  addNeighbourhood: 'Agregó un barrio',
  keepNeighbourhood: 'Cambió un barrio',
  declareMonth: 'Declaró un mes de un barrio',
  withdrawMonth: 'Retiró la declaración de un mes',
  addOrganisation: 'Agregó una organización de un barrio',
  unmaskCoordinator: 'Descubrió quién coordina una organización',
};

export function actionWords(action: string): string {
  return ACTION_WORDS[action] ?? action;
}

const SUBJECT_WORDS: Readonly<Record<string, string>> = {
  activity: 'Actividad',
  neighbourhood: 'Barrio',
  recipe: 'Receta',
  organisation: 'Organización',
  record: 'Fila',
  norm: 'Norma',
  obligation: 'Obligación',
  parameter: 'Umbral',
  edition: 'Edición',
  draft: 'Carga',
  finding: 'Observación',
  attachment: 'Adjunto',
  evidence: 'Sustento',
  committee: 'Comité',
  'committee-session': 'Sesión',
  'committee-agreement': 'Acuerdo',
  rejected: 'Fila con errores',
  briefing: 'Briefing de',
  section: 'Sección',
  account: 'Cuenta',
  route: 'Dirección',
  invitation: 'Invitación',
  accounts: 'Cuentas',
  act: 'Acto',
  acts: 'Registro de actos',
  privacy: 'Datos personales',
  plan: 'Plan',
  training: 'Capacitación',
  certificate: 'Certificado',
  centre: 'Centro de capacitación',
  'training-year': 'Año de capacitación',
};

/** 'record/12' → 'Fila 12'. */
export function subjectWords(subject: string): string {
  const slash = subject.indexOf('/');
  const kind = slash === -1 ? subject : subject.slice(0, slash);
  const word = SUBJECT_WORDS[kind];
  if (word === undefined) return subject;
  return slash === -1 ? word : `${word} ${subject.slice(slash + 1)}`;
}

export function placeWords(territory: string): string {
  return territory === '' ? 'Perú' : territory;
}

export interface Detail {
  readonly name: string;
  readonly before: string | null;
  readonly after: string;
}

const DETAIL_WORDS: Readonly<Record<string, string>> = {
  section: 'sección',
  table: 'tabla',
  edition: 'edición',
  rows: 'filas',
  rejected: 'filas con errores',
  left: 'quedan por corregir',
  sheet: 'hoja',
  row: 'fila',
  code: 'código',
  count: 'veces',
  from: 'desde',
  to: 'hasta',
  format: 'formato',
  rule: 'regla',
  figures: 'cifras',
  role: 'rol',
  asOf: 'como se sabía el',
  sessions: 'sesiones',
  invitations: 'invitaciones',
  verifications: 'enlaces y códigos',
  rateLimits: 'cuentas de intentos',
  keys: 'claves',
  passkeys: 'llaves de acceso',
  credentials: 'contraseñas',
  factors: 'segundos factores',
  grants: 'roles',
  personal: 'datos cifrados',
};

/** What changed, column by column, and what else the act says; what stayed as it was is left out. */
export function detailsOf(details: Readonly<Record<string, unknown>>): readonly Detail[] {
  const before = recordOf(details['before']);
  const after = recordOf(details['after'] ?? details['values']);
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => valueWords(before[name]) !== valueWords(after[name]))
    .map((name) => ({
      name,
      before: name in before ? valueWords(before[name]) : null,
      after: name in after ? valueWords(after[name]) : 'retirado',
    }));
  const others = Object.entries(details)
    .filter(([name]) => !['before', 'after', 'values'].includes(name))
    .map(([name, value]) => ({ name: DETAIL_WORDS[name] ?? name, before: null, after: valueWords(value) }));
  return [...changed, ...others];
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function textWords(text: string): string {
  if (isCalendarDate(text)) return formatDate(text);
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? formatInstant(new Date(text)) : text;
}

function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'sin dato';
  if (typeof value === 'string') return textWords(value);
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join(', ');
  return JSON.stringify(value);
}
