/** Who acts: an account, or the local operator until accounts exist. */
export interface Actor {
  readonly name: string;
}

/** Until accounts exist the server listens on loopback only, and this is who acts. */
export const LOCAL_OPERATOR: Actor = { name: 'operador local' };

/** The program itself: what it loads at its start. */
export const PROGRAM: Actor = { name: 'Vigía' };
