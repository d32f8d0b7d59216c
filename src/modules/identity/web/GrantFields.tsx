import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { standingToGive } from '../giving.ts';
import { IDENTITY } from '../policy.ts';
import { ROLE_CODES, ROLES, mayBeHeldOver } from '../role.ts';
import { useMayOver, usePrincipal } from './session.ts';
import { TerritoryField } from './TerritoryField.tsx';

/** As typed; null and '' are not chosen yet. */
export interface GrantDraft {
  readonly territory: string | null;
  readonly role: string;
  readonly validFrom: string;
  readonly validTo: string;
}

export interface TypedGrant {
  readonly territory: string;
  readonly role: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export function typedGrant({ territory, role, validFrom, validTo }: GrantDraft): TypedGrant | null {
  if (territory === null || role === '' || validFrom === '') return null;
  return { territory, role, validFrom, validTo: validTo === '' ? null : validTo };
}

interface GrantFieldsProps {
  readonly draft: GrantDraft;
  readonly onChange: (draft: GrantDraft) => void;
}

/** A role over a territory for a period: first the territory, then the roles that one may give over it. */
export function GrantFields({ draft, onChange }: GrantFieldsProps) {
  const isOffered = useMayOver(IDENTITY.grantRole);
  const principal = usePrincipal();
  const { territory } = draft;
  const roles =
    territory === null || principal === undefined
      ? []
      : ROLE_CODES.filter((role) => mayBeHeldOver(role, codeOf(territory))).filter(
          (role) => standingToGive(principal, { role, territory: codeOf(territory) }) !== null,
        );
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      <TerritoryField
        value={territory}
        isOffered={isOffered}
        onChange={(next) => onChange({ ...draft, territory: next, role: '' })}
      />
      <NativeSelect
        label="Rol"
        description={draft.role === '' ? 'Los que se dan sobre ese territorio.' : purposeOf(draft.role)}
        required
        disabled={territory === null}
        data={[
          { value: '', label: territory === null ? 'Elija antes el territorio' : 'Elija un rol' },
          ...roles.map((role) => ({ value: role, label: ROLES[role].label })),
        ]}
        value={draft.role}
        onChange={(event) => onChange({ ...draft, role: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label="Desde"
        required
        value={draft.validFrom}
        onChange={(event) => onChange({ ...draft, validFrom: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label="Hasta"
        description="Si queda vacío, no termina."
        value={draft.validTo}
        onChange={(event) => onChange({ ...draft, validTo: event.currentTarget.value })}
      />
    </SimpleGrid>
  );
}

function codeOf(territory: string): string {
  return territory === 'PE' ? '' : territory;
}

function purposeOf(code: string): string {
  const role = ROLE_CODES.find((one) => one === code);
  return role === undefined ? '' : ROLES[role].purpose;
}
