// Bodies that meet, and over what kind of territory the law makes each.
import type { Role } from '#modules/identity/index.ts';

export const COMMITTEE_KINDS = [
  'coresec',
  'coprosec',
  'codisec',
  'mesaTecnica',
  'workingGroup',
  'technicalTeam',
] as const;
export type CommitteeKind = (typeof COMMITTEE_KINDS)[number];

interface KindSpec {
  readonly label: string;
  /** Digits of the territories that may have one. */
  readonly digits: readonly number[];
  /** Whose work it is to call it. */
  readonly secretary: Role;
  /** Numbers begin again each year; where they do not, a group counts its sessions since it began. */
  readonly isNumberedByYear: boolean;
}

export const KINDS: Readonly<Record<CommitteeKind, KindSpec>> = {
  coresec: { label: 'CORESEC', digits: [2], secretary: 'regionalSecretary', isNumberedByYear: true },
  coprosec: { label: 'COPROSEC', digits: [4], secretary: 'provincialSecretary', isNumberedByYear: true },
  codisec: { label: 'CODISEC', digits: [6], secretary: 'districtSecretary', isNumberedByYear: true },
  mesaTecnica: {
    label: 'Mesa Técnica de Barrio Seguro',
    digits: [6],
    secretary: 'districtSecretary',
    isNumberedByYear: true,
  },
  workingGroup: { label: 'Grupo de trabajo', digits: [0, 2, 4, 6], secretary: 'dgscAnalyst', isNumberedByYear: false },
  technicalTeam: { label: 'Equipo técnico', digits: [0, 2, 4, 6], secretary: 'dgscAnalyst', isNumberedByYear: false },
};

/** Roles that owe what a committee of that kind owes. */
export function secretariesOf(kind: CommitteeKind, territory: string): readonly Role[] {
  if (kind !== 'workingGroup' && kind !== 'technicalTeam') return [KINDS[kind].secretary];
  const byDigits: Readonly<Record<number, Role>> = {
    2: 'regionalSecretary',
    4: 'provincialSecretary',
    6: 'districtSecretary',
  };
  const local = byDigits[territory.length];
  return local ? [local] : ['dgscAdministrator', 'dgscAnalyst'];
}

/** The committee that the law gives a territory; undefined for the country. */
export function committeeOfLaw(territory: string): CommitteeKind | undefined {
  const kinds: Readonly<Record<number, CommitteeKind>> = { 2: 'coresec', 4: 'coprosec', 6: 'codisec' };
  return kinds[territory.length];
}

export function mayMeetIn(kind: CommitteeKind, territory: string): boolean {
  return KINDS[kind].digits.includes(territory.length);
}

/** Year that the number of a session is of; 0 where numbers run over the years. */
export function numberingYear(kind: CommitteeKind, heldOn: string): number {
  return KINDS[kind].isNumberedByYear ? Number(heldOn.slice(0, 4)) : 0;
}
