// The built client: files by their hashed names, and its page for every address that is not the API's.
import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { Refusal } from '#shared/refusal.ts';
import { newNonce, pagePolicy } from './security-headers.ts';

/** Stands in index.html where each answer has its nonce. */
const NONCE_MARK = '__NONCE__';

/** `folder` holds index.html, assets/ and campo/, the page that works with no network. */
export async function serveClient(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    maxAge: '1y',
    immutable: true,
    index: false,
  });
  await serveFieldPage(app, join(folder, 'campo'));
  app.get('/*', async (request, reply) => {
    if (/^\/(api|assets)(\/|$|\?)/.test(request.url))
      throw new Refusal('not-found', 'unknown-address', 'Esa dirección no existe.');
    const nonce = newNonce();
    // Read each time: a new build names other files.
    const page = await readFile(join(folder, 'index.html'), 'utf8');
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', pagePolicy(nonce))
      .send(page.replaceAll(NONCE_MARK, nonce));
  });
}

/** Everything of it lies under its own address, so that its service worker answers for nothing else. */
async function serveFieldPage(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/campo/',
    index: 'campo.html',
    preCompressed: true,
    decorateReply: false,
    cacheControl: false,
    setHeaders(reply, path) {
      const isNamedByContent = path.includes(`${sep}assets${sep}`);
      reply.setHeader('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache');
      if (path.endsWith('sw.js')) reply.setHeader('service-worker-allowed', '/campo');
    },
  });
  app.get('/campo', async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(await readFile(join(folder, 'campo.html'), 'utf8')),
  );
}
