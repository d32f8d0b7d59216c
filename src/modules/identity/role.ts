// The roles of the platform: who the law and the house know, and over what kind of territory each is held.

export type TerritoryLevel = 'country' | 'region' | 'province' | 'district';

export interface RoleSpec {
  /** Spanish, as its holders call it. */
  readonly label: string;
  /** Where it may be held. */
  readonly levels: readonly TerritoryLevel[];
  /** Spanish, one sentence: what for. */
  readonly purpose: string;
}

const ANYWHERE: readonly TerritoryLevel[] = ['country', 'region', 'province', 'district'];
const MUNICIPAL: readonly TerritoryLevel[] = ['province', 'district'];

export const ROLES = {
  dgscAdministrator: {
    label: 'Administrador de la DGSC',
    levels: ['country'],
    purpose: 'Da y retira roles, y hace todo lo que hace el analista.',
  },
  dgscAnalyst: {
    label: 'Analista de la DGSC',
    levels: ['country', 'region'],
    purpose: 'Trae, corrige y publica la información de todas las secciones.',
  },
  observatoryPublisher: {
    label: 'Publicador del Observatorio',
    levels: ['country'],
    purpose: 'Trae y publica las estadísticas de denuncias.',
  },
  regionalSecretary: {
    label: 'Secretario técnico del CORESEC',
    levels: ['region'],
    purpose: 'Lleva la información de su región y da roles en ella.',
  },
  provincialSecretary: {
    label: 'Secretario técnico del COPROSEC',
    levels: ['province'],
    purpose: 'Lleva la información de su provincia y da roles en ella.',
  },
  districtSecretary: {
    label: 'Secretario técnico del CODISEC',
    levels: ['district'],
    purpose: 'Lleva la información de su distrito y da roles en él.',
  },
  budgetManager: {
    label: 'Responsable de planeamiento y presupuesto',
    levels: ANYWHERE,
    purpose: 'Lleva el presupuesto del programa 0030 de su territorio.',
  },
  compromisoOfficer: {
    label: 'Responsable del Compromiso 5',
    levels: MUNICIPAL,
    purpose: 'Lleva los indicadores del programa de incentivos de su municipalidad.',
  },
  serenazgoManager: {
    label: 'Gerente de serenazgo',
    levels: MUNICIPAL,
    purpose: 'Lleva el registro de serenos y las cámaras de su municipalidad.',
  },
  operationsOperator: {
    label: 'Operador de la central',
    levels: MUNICIPAL,
    purpose: 'Atiende la central de operaciones de su municipalidad.',
  },
  supervisor: { label: 'Supervisor de serenazgo', levels: MUNICIPAL, purpose: 'Dirige a los serenos en la calle.' },
  sereno: { label: 'Sereno', levels: MUNICIPAL, purpose: 'Patrulla y registra lo que atiende.' },
  stationChief: {
    label: 'Comisario',
    levels: ['district'],
    purpose: 'Conoce lo que se registra en la jurisdicción de su comisaría.',
  },
  opcPromoter: {
    label: 'Promotor de la OPC',
    levels: ['district'],
    purpose: 'Lleva las actividades de participación ciudadana de su comisaría.',
  },
  stationClerk: {
    label: 'Estadístico de comisaría',
    levels: ['district'],
    purpose: 'Trae las estadísticas de su comisaría.',
  },
  barrioSeguroSpecialist: {
    label: 'Especialista de Barrio Seguro',
    levels: ['country', 'region', 'district'],
    purpose: 'Lleva los barrios, sus actividades y sus actores.',
  },
  trainingCoordinator: {
    label: 'Coordinador de centro de capacitación',
    levels: ['country', 'region', 'province'],
    purpose: 'Lleva los cursos y los centros de capacitación.',
  },
  fescEvaluator: { label: 'Evaluador del FESC', levels: ['country'], purpose: 'Evalúa las propuestas al fondo.' },
  fescMember: {
    label: 'Miembro del comité del FESC',
    levels: ['country'],
    purpose: 'Decide sobre las propuestas al fondo.',
  },
  boardCoordinator: {
    label: 'Coordinador de junta vecinal',
    levels: ['district'],
    purpose: 'Lleva las actividades de su junta vecinal.',
  },
  gpsProvider: {
    label: 'Proveedor de GPS',
    levels: MUNICIPAL,
    purpose: 'Un sistema que envía posiciones de patrullas.',
  },
  auditor: {
    label: 'Auditor',
    levels: ANYWHERE,
    purpose: 'Lee lo que se hizo y los datos personales enmascarados; no escribe nada.',
  },
  technicalAdministrator: {
    label: 'Administrador técnico',
    levels: ['country'],
    purpose:
      'Cuida el equipo: da su propio rol, retira roles y suprime cuentas; no ve datos personales ni los abre a otros.',
  },
} as const satisfies Readonly<Record<string, RoleSpec>>;

export type Role = keyof typeof ROLES;

/** Who keeps all that is of their territory, whatever the section or the work. */
export const STEWARDS = [
  'dgscAdministrator',
  'dgscAnalyst',
  'regionalSecretary',
  'provincialSecretary',
  'districtSecretary',
] as const satisfies readonly Role[];

export const ROLE_CODES: readonly Role[] = Object.keys(ROLES).filter(isRole);

export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text);
}

/** Of an ubigeo prefix, by its digits. */
export function levelOf(territory: string): TerritoryLevel {
  const levels: readonly TerritoryLevel[] = ['country', 'region', 'province', 'district'];
  return levels[territory.length / 2] ?? 'district';
}

export function mayBeHeldOver(role: Role, territory: string): boolean {
  const { levels }: RoleSpec = ROLES[role];
  return levels.includes(levelOf(territory));
}
