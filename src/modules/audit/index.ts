import { EVERYWHERE, type Jurisdiction, NOWHERE } from '#shared/jurisdiction.ts';

/** Who acts: an account, or the program itself. */
export interface Actor {
  readonly name: string;
  /** Id of the account; null: the program, or who owns the machine and types a command on it. */
  readonly account: string | null;
  /** Where the request came from; null: this machine. */
  readonly address: string | null;
  readonly jurisdiction: Jurisdiction;
}

/** Who owns the machine, at its command line. */
export const LOCAL_OPERATOR: Actor = {
  name: 'operador local',
  account: null,
  address: null,
  jurisdiction: EVERYWHERE,
};

/** The program itself: what it loads at its start. */
export const PROGRAM: Actor = { name: 'Vigía', account: null, address: null, jurisdiction: EVERYWHERE };

/** Somebody that we do not know. */
export function visitorAt(address: string | null): Actor {
  return { name: 'visitante', account: null, address, jurisdiction: NOWHERE };
}

export * from './contract.ts';
export { ACT_KINDS, type ActKind } from './act.ts';
export { type Verification, verificationText } from './verification.ts';
export type { PublishedAct } from './published-act.ts';
export { READ_ACTS, UNMASK_ADDRESS } from './policy.ts';
