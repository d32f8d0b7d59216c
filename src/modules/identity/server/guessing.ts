// Guesses at one account from many addresses are counted by account, whether it exists or not. Each browser that was
// in before has a count of its own: who guesses does not keep the owner out.
import { createHmac } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal } from '#shared/refusal.ts';
import type { Accounts } from './accounts.ts';
import { knownDevice } from './device-cookie.ts';
import { addGuess, removeGuess } from './guess-store.ts';

/** Failed ones, of all browsers that were never in, and of each one that was. */
export const GUESSES_AN_HOUR = 30;

const hourMilliseconds = 60 * 60 * 1000;
const signIn = z.object({ email: z.string().max(200) });

export interface Guess {
  /** It was none: the password was right, or nobody looked at it. */
  undo(): Promise<void>;
}

/** Counted before the password is looked at, so that many at once are counted too. Throws `account-guessed`. */
export async function beginGuess(accounts: Accounts, request: FastifyRequest, now: Date): Promise<Guess | undefined> {
  const email = signIn.safeParse(request.body).data?.email;
  if (email === undefined) return undefined;
  const hour = Math.floor(now.getTime() / hourMilliseconds);
  const whose = knownDevice(accounts, request, email) ?? 'others';
  // The address of an account is not kept in clear where attempts are counted.
  const digest = createHmac('sha256', accounts.secret).update(`guess\n${email.toLowerCase()}\n${whose}`).digest('hex');
  const key = `guess|${digest}|${hour}`;
  if ((await addGuess(accounts.pool, key, now)) > GUESSES_AN_HOUR) {
    const seconds = Math.ceil(((hour + 1) * hourMilliseconds - now.getTime()) / 1000);
    throw new Refusal(
      'too-many',
      'account-guessed',
      `Hubo demasiados intentos fallidos de ingresar a esa cuenta. Espere ${Math.ceil(seconds / 60)} min, o ingrese desde un ` +
        'navegador en que ya entró, con una llave de acceso, o con un enlace para poner otra contraseña.',
      { retryAfterSeconds: seconds },
    );
  }
  return { undo: () => removeGuess(accounts.pool, key) };
}
