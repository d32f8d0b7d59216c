// Mail, handed to the server that the institution says; nothing is kept of what is sent.
import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import { isRefusal, Refusal } from '#shared/refusal.ts';
import { requireAllowedTarget, type Resolve } from './http/allowed-target.ts';

export interface MailSettings {
  /** smtp: (STARTTLS where it is offered) or smtps:, with its user and password. */
  readonly server: URL;
  readonly from: string;
}

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export type SendMail = (letter: Letter) => Promise<void>;

const patienceMilliseconds = 15_000;

/** What it returns throws `mail-failed`. */
export function mailThrough(settings: MailSettings, allowed: readonly string[], resolve?: Resolve): SendMail {
  return async (letter) => {
    try {
      await handIn(settings, letter, allowed, resolve);
    } catch (error) {
      // A setting of the machine is not what whoever asked may not do.
      const why = isRefusal(error) ? error.message : 'El servidor de correo no tomó el mensaje. Pruebe otra vez.';
      throw new Refusal('unavailable', 'mail-failed', why);
    }
  };
}

async function handIn(
  { server, from }: MailSettings,
  letter: Letter,
  allowed: readonly string[],
  resolve?: Resolve,
): Promise<void> {
  const { address } = await requireAllowedTarget(server, allowed, resolve);
  const name = server.hostname.replace(/^\[|\]$/g, '');
  const secure = server.protocol === 'smtps:';
  const user = decodeURIComponent(server.username);
  const transport = createTransport({
    host: address,
    port: Number(server.port) || (secure ? 465 : 587),
    secure,
    // A password never goes in clear.
    requireTLS: user !== '',
    ...(user !== '' && { auth: { user, pass: decodeURIComponent(server.password) } }),
    // We connect to an address; its certificate is for the name.
    ...(isIP(name) === 0 && { tls: { servername: name } }),
    connectionTimeout: patienceMilliseconds,
    greetingTimeout: patienceMilliseconds,
    socketTimeout: patienceMilliseconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({ from: { name: 'Vigía', address: from }, ...letter });
  } finally {
    transport.close();
  }
}
