import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DutyList } from '#modules/briefing/index.ts';
import type { EvidenceSummary } from '#modules/sources/index.ts';
import { openTestDatabase } from '../support/database.ts';
import { jpegOf, segment } from '../support/pictures.ts';
import { openTestServer, type TestServer } from '../support/server.ts';
import { inject } from './question.ts';

const noted = jpegOf([segment(0xe1, Buffer.from('Exif\0\0lugar secreto'))]);

describe('evidence of work done', () => {
  let server: TestServer;
  let promoter: FastifyInstance;
  beforeAll(async () => {
    server = await openTestServer(await openTestDatabase('full'));
    promoter = await server.as({ role: 'opcPromoter', territory: '070105' });
  });

  const store = async (content: Uint8Array, territory = '070105') => {
    const form = new FormData();
    form.append('territory', territory);
    form.append('file', new Blob([new Uint8Array(content)]), 'taller.jpg');
    return inject(promoter, { method: 'POST', url: '/api/evidence', form });
  };
  const contentFor = (who: FastifyInstance, id: number) =>
    who.inject({ url: `/api/evidence/${id}/content`, headers: { host: '127.0.0.1' } });

  it('is kept without what the camera wrote, and once', async () => {
    const first = await store(noted);
    expect(first.statusCode).toBe(201);
    const kept = first.json<EvidenceSummary>();
    expect(kept).toMatchObject({ territory: '070105', name: 'taller.jpg', mime: 'image/jpeg' });
    expect((await store(jpegOf([]))).json()).toEqual(kept);
    expect((await contentFor(promoter, kept.id)).rawPayload).toEqual(jpegOf([]));
  });

  it('is shown to who works there or above, and to nobody else until it is published', async () => {
    const { id } = (await store(noted)).json<EvidenceSummary>();
    const [region, neighbour, visitor] = [
      await server.as({ role: 'regionalSecretary', territory: '07' }),
      await server.as({ role: 'districtSecretary', territory: '070102' }),
      await server.as('visitor'),
    ];
    const answers = await Promise.all([region, neighbour, visitor].map((who) => contentFor(who, id)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 404, 404]);
  });

  it('that is no photo and no PDF is refused', async () => {
    const answer = await store(Buffer.from('GIF89a'));
    expect([answer.statusCode, answer.json().error.code]).toEqual([400, 'unknown-attachment-kind']);
  });

  it('of another territory is refused', async () => {
    expect((await store(noted, '070102')).statusCode).toBe(403);
  });

  it('what is owed is told to who works, and asks a visitor to sign in', async () => {
    const asked = { url: '/api/duties?territory=070105', headers: { host: '127.0.0.1' } };
    const answer = await promoter.inject(asked);
    expect(answer.json<DutyList>()).toMatchObject({ place: { code: '070105' }, today: '2026-06-01' });
    expect((await (await server.as('visitor')).inject(asked)).statusCode).toBe(401);
  });
});
