// What a browser may do with our answers.
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';

const POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "script-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply) => setSecurityHeaders(reply));
}

export function setSecurityHeaders(reply: FastifyReply): void {
  if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', pagePolicy(undefined));
  reply.header('x-content-type-options', 'nosniff');
  reply.header('referrer-policy', 'same-origin');
  reply.header('cross-origin-opener-policy', 'same-origin');
  reply.header('permissions-policy', 'camera=(), microphone=(), payment=()');
}

/** The components' library writes style elements: those with this answer's nonce count, no other. */
export function pagePolicy(nonce: string | undefined): string {
  return `${POLICY}; style-src 'self'${nonce === undefined ? '' : ` 'nonce-${nonce}'`}`;
}

export function newNonce(): string {
  return randomBytes(18).toString('base64');
}
