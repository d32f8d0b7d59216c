// One shape for everything that is answered with "no".
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { isRefusal, type RefusalKind } from '#shared/refusal.ts';
import { databaseRefusal } from '../database/failure.ts';

const STATUS: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-many': 429,
  unavailable: 503,
};

/** What could not be served now is asked again after this. */
const RETRY_AFTER_SECONDS = 2;

const retryTold = z.object({ retryAfterSeconds: z.number().optional() });

export interface ErrorAnswer {
  readonly status: number;
  readonly body: unknown;
  /** When to ask again what was too much. */
  readonly retryAfterSeconds?: number | undefined;
}

export function sendError(reply: FastifyReply, { status, body, retryAfterSeconds }: ErrorAnswer): FastifyReply {
  if (status === 503 || status === 429) reply.header('retry-after', retryAfterSeconds ?? RETRY_AFTER_SECONDS);
  return reply.status(status).header('cache-control', 'no-store').send(body);
}

/** `reportDefect` answers the incident number of what nobody foresaw. */
export function answerTo(error: unknown, reportDefect: () => string, uploadLimitBytes: number): ErrorAnswer {
  // Not all that asks the database goes through our transactions: the accounts library has its own.
  const refusal = isRefusal(error) ? error : databaseRefusal(error);
  if (refusal) {
    const { kind, code, message, details } = refusal;
    const { retryAfterSeconds } = retryTold.parse(details);
    return { status: STATUS[kind], body: errorBody(code, message, details), retryAfterSeconds };
  }
  if (error instanceof z.ZodError) {
    const fields = Object.fromEntries(error.issues.map((issue) => [issue.path.join('.'), issue.message]));
    return {
      status: 400,
      body: errorBody('invalid-input', `Revise los datos: ${Object.values(fields).join(' ')}`, { fields }),
    };
  }
  if (hasCode(error, 'FST_REQ_FILE_TOO_LARGE')) {
    return {
      status: 413,
      body: errorBody(
        'file-too-large',
        `El archivo supera el límite de ${Math.floor(uploadLimitBytes / 1024 / 1024)} MB. Por línea de comandos no hay límite: npx vigia import.`,
      ),
    };
  }
  if (isBrokenForm(error)) return { status: 400, body: errorBody('bad-request', 'El formulario llegó cortado.') };
  if (isClientError(error))
    return { status: error.statusCode, body: errorBody('bad-request', 'La petición no se entiende.') };
  const incident = reportDefect();
  return {
    status: 500,
    body: errorBody('defect', `Algo falló en Vigía. Informe el número de incidente ${incident}.`, { incident }),
  };
}

export function errorBody(code: string, message: string, details: Readonly<Record<string, unknown>> = {}): unknown {
  return { error: { code, message, details } };
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

/** The reader of forms gives these no code. */
function isBrokenForm(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^Multipart: Boundary not found|unexpected end of (multipart data|form)/i.test(error.message)
  );
}

function isClientError(error: unknown): error is { statusCode: number } {
  return (
    typeof error === 'object' &&
    error !== null &&
    'statusCode' in error &&
    typeof error.statusCode === 'number' &&
    error.statusCode >= 400 &&
    error.statusCode < 500
  );
}
