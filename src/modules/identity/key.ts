// What a key may hold: never more than its account has when it is made; what the account loses, it loses too.
import { Refusal } from '#shared/refusal.ts';
import type { KeyInput } from './contract.ts';
import { mayAct, type Principal } from './grant.ts';
import type { Permission } from './permission.ts';

/** Not for a key: with them it would make itself wider, or other accounts. */
const OF_PEOPLE = /^identity\./;

/** Throws `unknown-permission` and `key-too-wide`. */
export function requireNarrow(
  { territory, permissions }: Pick<KeyInput, 'territory' | 'permissions'>,
  principal: Principal,
  known: readonly Permission[],
): void {
  for (const code of permissions) {
    const permission = known.find((one) => one.code === code);
    if (!permission || OF_PEOPLE.test(code))
      throw new Refusal('invalid', 'unknown-permission', `Una clave no puede tener el permiso «${code}».`);
    if (!mayAct(principal, permission, territory)) {
      throw new Refusal(
        'forbidden',
        'key-too-wide',
        `Su cuenta no puede «${permission.label}» en todo ese territorio: la clave tampoco.`,
        { permission: code },
      );
    }
  }
}
