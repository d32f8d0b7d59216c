// The socket side: http or https, and how long anybody may take to say what they want.
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { Refusal } from '#shared/refusal.ts';
import { boundConnections, CONNECTIONS_PER_ADDRESS, isUnbounded } from './connection-limit.ts';
import type { Reach } from './reach.ts';

const limits = {
  /** Against whoever sends a header a byte a minute. */
  headersTimeout: 20_000,
  /** A file of 100 MB over a slow line takes minutes. */
  requestTimeout: 10 * 60_000,
  /** Longer than a proxy keeps its own, which would else send to a connection that closes. */
  keepAliveTimeout: 75_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16 * 1024,
};

/** Refuses `tls-unreadable` and `tls-invalid`. */
export function createListener(reach: Pick<Reach, 'tls' | 'trustedProxies'>, handler: RequestListener): Server {
  const server = serverOf(reach, handler);
  boundConnections(server, CONNECTIONS_PER_ADDRESS, isUnbounded(reach));
  return server;
}

function serverOf(reach: Pick<Reach, 'tls'>, handler: RequestListener): Server {
  if (!reach.tls) return createServer(limits, handler);
  const { certPath, keyPath } = reach.tls;
  const files = { cert: readTlsFile('TLS_CERT', certPath), key: readTlsFile('TLS_KEY', keyPath) };
  try {
    return createTlsServer({ ...limits, ...files, minVersion: 'TLSv1.2' }, handler);
  } catch (error) {
    throw new Refusal(
      'invalid',
      'tls-invalid',
      `El certificado ${certPath} y la clave ${keyPath} no sirven juntos: ${error instanceof Error ? error.message : String(error)}. ` +
        'Se esperan archivos PEM, el certificado con su cadena.',
    );
  }
}

function readTlsFile(name: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Refusal(
      'invalid',
      'tls-unreadable',
      `No se puede leer ${path}, el archivo de ${name} (${error instanceof Error && 'code' in error ? String(error.code) : 'error'}).`,
    );
  }
}
