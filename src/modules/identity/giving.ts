// Who gives a role and who takes it back: nobody opens data that are not theirs to open, nor undoes what was decided
// above them.
import { covers, EVERYWHERE } from '#shared/jurisdiction.ts';
import { Refusal } from '#shared/refusal.ts';
import { authorise, type Grant, type Principal } from './grant.ts';
import { IDENTITY } from './policy.ts';
import type { Role } from './role.ts';

/** Spanish, for the page of permissions. */
export const GIVING_RULES: readonly string[] = [
  'El administrador técnico da su propio rol y ningún otro: quien cuida el equipo no se abre los datos, ni los abre a otros. ' +
    'Los demás roles los dan el administrador de la DGSC y las secretarías técnicas, cada una en su territorio.',
  'La primera cuenta recibe los dos roles de administrador, para poder empezar. Cuando haya otra persona, conviene ' +
    'separarlos.',
  'Un rol lo retira quien administra un territorio al menos tan amplio como el de quien lo dio: una secretaría regional no ' +
    'retira en su región lo que dio la DGSC. El administrador técnico sí puede retirar cualquiera, para cerrar una cuenta en peligro.',
  'Un enlace de contraseña nueva lo hace el administrador de la DGSC para cualquier cuenta, y el administrador técnico ' +
    'solo para las que no tienen más rol que el suyo: con el enlace se entra a la cuenta.',
];

type Given = Pick<Grant, 'role' | 'territory'>;

const GIVERS: ReadonlySet<Role> = new Set(IDENTITY.grantRole.roles === 'everybody' ? [] : IDENTITY.grantRole.roles);

/** The widest territory from which they may give it ('' is Peru); null: it is not theirs to give. */
export function standingToGive({ grants }: Pick<Principal, 'grants'>, { role, territory }: Given): string | null {
  if (grants === 'machine') return '';
  const standing = grants
    .filter((held) => GIVERS.has(held.role) && reaches(held.territory, territory))
    .filter((held) => held.role !== 'technicalAdministrator' || role === 'technicalAdministrator')
    .map((held) => held.territory)
    .toSorted((a, b) => a.length - b.length);
  return standing[0] ?? null;
}

/** `givenOver`: from where it was given. */
export function mayTakeBack(
  { grants }: Pick<Principal, 'grants'>,
  { territory, givenOver }: { readonly territory: string; readonly givenOver: string },
): boolean {
  if (grants === 'machine') return true;
  return grants.some(
    (held) => GIVERS.has(held.role) && reaches(held.territory, territory) && reaches(held.territory, givenOver),
  );
}

/** Whether they may let somebody into an account with these roles, by a link that sets its password. */
export function mayOpen(principal: Pick<Principal, 'grants'>, roles: readonly Given[]): boolean {
  return roles.every((one) => standingToGive(principal, one) !== null);
}

/** Answers from where it is given. Throws `not-allowed` and `not-yours-to-give`. */
export function requireToGive(principal: Principal, given: Given): string {
  authorise(principal, IDENTITY.grantRole, given.territory);
  const standing = standingToGive(principal, given);
  if (standing !== null) return standing;
  throw new Refusal(
    'forbidden',
    'not-yours-to-give',
    'Ese rol abre datos, y el administrador técnico no los abre: lo da el administrador de la DGSC o la secretaría técnica del territorio.',
  );
}

function reaches(held: string, territory: string): boolean {
  return covers(held === '' ? EVERYWHERE : [held], territory);
}
