// What a failure of the database means to the person in front of the screen.
import { Refusal } from '#shared/refusal.ts';

const unreachable: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now: starting or stopping
]);

const unwritable: ReadonlySet<string> = new Set([
  '22021', // character_not_in_repertoire: a NUL
  '22P05', // untranslatable_character: a NUL or half a pair inside of JSON
]);

/** What the driver says, without a code, of a connection that broke: under a query, before it, while it was opened. */
const lostConnection =
  /^Connection terminated|^Client has encountered a connection error|timeout exceeded when trying to connect/;

/** The refusal behind an error of a query or of a connection; undefined for what is a defect of ours. */
export function databaseRefusal(error: unknown): Refusal | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = codeOf(error);
  if (code === '53100') {
    return new Refusal(
      'unavailable',
      'data-folder-full',
      'No queda espacio en el disco de la base de datos y no se guardó nada. Libere espacio y vuelva a intentarlo.',
    );
  }
  if (unwritable.has(code)) {
    return new Refusal('invalid', 'bad-text', 'El texto tiene un carácter que no se puede guardar ni buscar.');
  }
  if (!unreachable.has(code) && !lostConnection.test(error.message)) return undefined;
  return new Refusal(
    'unavailable',
    'database-unavailable',
    'La base de datos no responde; puede estar iniciándose otra vez. Vuelva a intentarlo en unos segundos.',
  );
}

/** Why a PostgreSQL of the institution cannot be used. The address may hold a password: it is not repeated. */
export function connectionRefusal(error: unknown): Refusal {
  const code = error instanceof Error ? codeOf(error) : '';
  const reason =
    code === 'ENOTFOUND' || code === 'EAI_AGAIN'
      ? 'no se encuentra ese servidor'
      : code === '28P01' || code === '28000'
        ? 'no acepta ese usuario o contraseña'
        : code === '3D000'
          ? 'no existe esa base de datos'
          : unreachable.has(code)
            ? 'el servidor no responde'
            : error instanceof Error
              ? error.message
              : String(error);
  return new Refusal(
    'unavailable',
    'database-unreachable',
    `No se puede usar la base de datos de la variable DATABASE_URL: ${reason}.`,
  );
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
