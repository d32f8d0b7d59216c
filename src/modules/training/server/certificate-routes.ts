import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { createAddressLimit } from '#server/http/address-limit.ts';
import { authorise, PUBLIC } from '#modules/identity/index.ts';
import type { WorkDeps } from '#modules/sources/server/index.ts';
import {
  certificateInput,
  type CertificateState,
  type IssuedCertificates,
  type NameAnswer,
  nameInput,
  reasonInput,
} from '../contract.ts';
import { initialsOf, isSameName, printedCode, readCode } from '../events/certificate.ts';
import { periodWords } from '../events/event.ts';
import { TRAINING } from '../policy.ts';
import { issueCertificates, revokeCertificate, unknownCertificate } from './certificate-actions.ts';
import { printCertificate } from './certificate-pdf.ts';
import { findCertificate, findCertificateByCode, type KnownCertificate } from './certificate-store.ts';
import { findEvent } from './event-store.ts';
import { findParticipant } from './participant-store.ts';
import { contextOf, idParams } from './routes.ts';

const codeParams = z.object({ code: z.string().max(100) });

/** An office verifies the papers of a queue; who tries codes gets nowhere. */
const VERIFICATIONS_A_MINUTE = 30;

export function registerCertificateRoutes(app: FastifyInstance, deps: WorkDeps): void {
  const limit = createAddressLimit({ questions: VERIFICATIONS_A_MINUTE, milliseconds: 60_000, now: deps.now });

  app.post(
    '/api/training/events/:id/certificates',
    { config: { permission: TRAINING.certify } },
    async (request): Promise<IssuedCertificates> => {
      const { id } = idParams.parse(request.params);
      const { participant } = certificateInput.parse(request.body);
      return deps.dbOf(request).write((tx) => issueCertificates(tx, id, participant, deps, contextOf(deps, request)));
    },
  );

  app.get(
    '/api/training/certificates/:id/pdf',
    { config: { permission: TRAINING.certify } },
    async (request, reply) => {
      const { id } = idParams.parse(request.params);
      const source = await deps.dbOf(request).read(async (tx) => {
        const certificate = await findCertificate(tx, id);
        if (!certificate) throw unknownCertificate();
        authorise(deps.principalOf(request), TRAINING.certify, certificate.territory);
        const event = await findEvent(tx, certificate.eventId);
        const person = await findParticipant(tx, certificate.participantId);
        if (!event || !person) throw new Error(`certificate ${id} is of nobody`);
        const { documentKind, documentNumber, role } = person;
        return { ...certificate, event, documentKind, documentNumber, role, origin: originOf(request) };
      });
      return reply
        .type('application/pdf')
        .header('content-disposition', `attachment; filename="certificado-${printedCode(source.code)}.pdf"`)
        .send(Buffer.from(await printCertificate(source)));
    },
  );

  app.post(
    '/api/training/certificates/:id/revocation',
    { config: { permission: TRAINING.revoke } },
    async (request, reply) => {
      const { id } = idParams.parse(request.params);
      const { reason } = reasonInput.parse(request.body);
      await deps.dbOf(request).write((tx) => revokeCertificate(tx, id, reason, contextOf(deps, request)));
      return reply.status(204).send();
    },
  );

  const known = async (request: FastifyRequest): Promise<{ code: string; found: KnownCertificate } | undefined> => {
    limit.take(request.ip);
    const code = readCode(codeParams.parse(request.params).code);
    if (code === null) return undefined;
    const found = await deps.dbOf(request).read((tx) => findCertificateByCode(tx, code));
    return found ? { code, found } : undefined;
  };

  app.get('/api/certificates/:code', { config: { permission: PUBLIC } }, async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    return stateOf(await known(request));
  });

  app.post('/api/certificates/:code/name', { config: { permission: PUBLIC } }, async (request): Promise<NameAnswer> => {
    const { name } = nameInput.parse(request.body);
    const answer = await known(request);
    if (!answer) throw unknownCertificate();
    return { isSame: isSameName(answer.found.holderName, name) };
  });
}

function stateOf(answer: { code: string; found: KnownCertificate } | undefined): CertificateState {
  if (!answer) return { state: 'unknown', certificate: null };
  const { code, found } = answer;
  return {
    state: found.revokedOn === null ? 'valid' : 'revoked',
    certificate: {
      code: printedCode(code),
      initials: initialsOf(found.holderName),
      event: found.eventTitle,
      period: periodWords(found),
      hours: found.hours,
      organiser: found.organiser,
      issuedOn: found.issuedOn,
      revokedOn: found.revokedOn,
    },
  };
}

/** The address that who prints came by: the reach let in no other name than ours. */
function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.headers.host ?? '127.0.0.1'}`;
}
