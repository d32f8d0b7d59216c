// The HTTP server's frame: limits, headers, one shape for every refusal.
import { randomUUID } from 'node:crypto';
import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isRefusal, Refusal, type RefusalKind } from '#shared/refusal.ts';

export interface AppOptions {
  readonly uploadLimitBytes: number;
  /** A defect: logged once with its incident number, never with what the person sent. */
  readonly onDefect: (incident: string, error: unknown, route: string) => void;
}

const STATUS: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  unavailable: 503,
};

/** Components write their sizes as inline styles, so style-src allows them; scripts come from here alone. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "script-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const app = fastify({ logger: false, bodyLimit: 2 * 1024 * 1024, forceCloseConnections: true });
  await app.register(multipart, {
    limits: { fileSize: options.uploadLimitBytes, files: 1, fields: 30, fieldSize: 64 * 1024 },
  });
  app.addHook('onSend', async (_request, reply) => {
    reply.header('content-security-policy', CONTENT_SECURITY_POLICY);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'same-origin');
  });
  app.setErrorHandler((error, request, reply) => {
    const { status, body } = answerTo(
      error,
      () => {
        const incident = randomUUID().slice(0, 8);
        options.onDefect(incident, error, `${request.method} ${request.routeOptions.url ?? ''}`);
        return incident;
      },
      options.uploadLimitBytes,
    );
    return reply.status(status).send(body);
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.status(404).send(errorBody('unknown-address', 'Esa dirección no existe.')),
  );
  refuseForeignWrites(app);
  return app;
}

/** A page of another site must not write through the visitor's browser. */
function refuseForeignWrites(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    const site = request.headers['sec-fetch-site'];
    const origin = request.headers.origin;
    const foreign =
      (typeof site === 'string' && site !== 'same-origin' && site !== 'none') ||
      (origin !== undefined && hostOf(origin) !== request.headers.host);
    if (foreign) throw new Refusal('forbidden', 'foreign-origin', 'La petición viene de otro sitio.');
  });
  // On loopback another name in Host is a rebinding attack: the server answers only to its own.
  app.addHook('onRequest', async (request) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    if (!['127.0.0.1', 'localhost', '[::1]'].includes(host)) {
      throw new Refusal('forbidden', 'unknown-host', 'Vigía solo atiende en este equipo: use http://127.0.0.1.');
    }
  });
}

/** Undefined for an origin that is no address, as the «null» of a page without one. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

function answerTo(error: unknown, reportDefect: () => string, limit: number): { status: number; body: unknown } {
  if (isRefusal(error))
    return { status: STATUS[error.kind], body: errorBody(error.code, error.message, error.details) };
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
        `El archivo supera el límite de ${Math.floor(limit / 1024 / 1024)} MB. Por línea de comandos no hay límite: npx vigia import.`,
      ),
    };
  }
  if (isClientError(error))
    return { status: error.statusCode, body: errorBody('bad-request', 'La petición no se entiende.') };
  const incident = reportDefect();
  return {
    status: 500,
    body: errorBody('defect', `Algo falló en Vigía. Informe el número de incidente ${incident}.`, { incident }),
  };
}

function errorBody(code: string, message: string, details: Readonly<Record<string, unknown>> = {}): unknown {
  return { error: { code, message, details } };
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
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
