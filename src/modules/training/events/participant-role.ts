// For whom training is: the roles and positions of the section's audience, and who of them is a public servant.

export interface ParticipantRoleSpec {
  /** Spanish, as the list and the template say it. */
  readonly label: string;
  /** Counted as a servant; neighbours are counted apart. */
  readonly isServant: boolean;
}

export const PARTICIPANT_ROLES = {
  citizenSecurityManager: { label: 'Gerente de seguridad ciudadana', isServant: true },
  technicalSecretary: { label: 'Responsable de secretaría técnica', isServant: true },
  committeeMember: { label: 'Miembro de comité', isServant: true },
  planningBudgetManager: { label: 'Gerente de planeamiento y presupuesto', isServant: true },
  compromisoOfficer: { label: 'Responsable del Compromiso 5', isServant: true },
  sereno: { label: 'Sereno municipal', isServant: true },
  stationOfficer: { label: 'Personal de comisaría', isServant: true },
  neighbourhoodBoard: { label: 'Junta vecinal', isServant: false },
} as const satisfies Readonly<Record<string, ParticipantRoleSpec>>;

export type ParticipantRole = keyof typeof PARTICIPANT_ROLES;

export const PARTICIPANT_ROLE_CODES: readonly ParticipantRole[] = Object.keys(PARTICIPANT_ROLES).filter(isRole);

function isRole(text: string): text is ParticipantRole {
  return Object.hasOwn(PARTICIPANT_ROLES, text);
}

export function isParticipantRole(text: string): text is ParticipantRole {
  return isRole(text);
}

export function roleOfLabel(label: string): ParticipantRole | undefined {
  return PARTICIPANT_ROLE_CODES.find((code) => PARTICIPANT_ROLES[code].label === label);
}

export function roleWords(code: string): string {
  return isRole(code) ? PARTICIPANT_ROLES[code].label : code;
}
