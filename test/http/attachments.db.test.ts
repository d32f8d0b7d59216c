import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AttachmentList } from '#modules/sources/index.ts';
import { openTestDatabase } from '../support/database.ts';
import { jpegOf, pngOf, segment } from '../support/pictures.ts';
import { openTestServer, type TestServer } from '../support/server.ts';
import { errorCode, upload } from './client.ts';

const fields = {
  section: 'training-centres',
  territory: '07',
  caption: 'Grupo 01 en el patio',
  takenOn: '2025-03-20',
  author: 'Municipalidad del Callao',
  licence: 'Datos públicos del Estado peruano',
};
const noted = jpegOf([segment(0xe1, Buffer.from('Exif\0\0lugar secreto'))]);

describe('an attachment', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer(await openTestDatabase('full'));
  });

  const attach = (content: Uint8Array, more: Record<string, string> = {}, name = 'foto.jpg') =>
    upload(server, '/api/attachments', { name, content: new Uint8Array(content) }, { ...fields, ...more });
  const contentOf = (id: number) =>
    server.app.inject({ url: `/api/attachments/${id}/content`, headers: { host: '127.0.0.1' } });
  const idOf = (body: unknown): number => (body as { id: number }).id;

  it('that is a photo is listed with its credit and kept without what its camera wrote', async () => {
    const { status, body } = await attach(noted);
    expect(status).toBe(201);
    const { attachments } = await server.get<AttachmentList>(
      '/api/attachments?section=training-centres&territory=0701',
    );
    const { section, territory, caption, takenOn, author, licence } = fields;
    expect(attachments).toEqual([
      { id: idOf(body), section, territory, caption, takenOn, author, licence, mime: 'image/jpeg' },
    ]);
    const kept = await contentOf(idOf(body));
    expect(kept.headers).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' });
    expect(kept.headers['content-disposition']).toMatch(/^inline;/);
    expect(kept.rawPayload).toEqual(jpegOf([]));
  });

  it('twice is one, also when only what its camera wrote is different', async () => {
    const { body } = await attach(noted);
    expect((await attach(jpegOf([]))).body).toEqual(body);
  });

  it('that is a photo stands on the slide of its section, with its credit as text', async () => {
    await attach(pngOf([]), { section: 'serenos', caption: 'Serenos de La Punta' }, 'foto.png');
    const response = await server.app.inject({
      url: '/api/report?territory=07&asOf=2025-04-07&format=pptx',
      headers: { host: '127.0.0.1' },
    });
    expect(response.statusCode).toBe(200);
    const pptx = await JSZip.loadAsync(response.rawPayload);
    const pictures = await Promise.all(
      Object.values(pptx.files)
        .filter(({ name }) => name.startsWith('ppt/media/'))
        .map((file) => file.async('nodebuffer')),
    );
    for (const content of [jpegOf([]), pngOf([])])
      expect(pictures.some((picture) => picture.equals(content))).toBe(true);
    const slides = await Promise.all(
      Object.values(pptx.files)
        .filter(({ name }) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
        .map((file) => file.async('string')),
    );
    const host = slides.filter((slide) => slide.includes('descr="Serenos de La Punta"'));
    expect(host).toHaveLength(1);
    expect(host[0]).toMatch(new RegExp(`<a:t>[^<]*${fields.author}; ${fields.licence}`));
  });

  it('that is a document is saved and not opened', async () => {
    const { body } = await attach(Buffer.from('%PDF-1.7\n%%EOF\n'), {}, 'informe.pdf');
    const kept = await contentOf(idOf(body));
    expect(kept.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="vigia-adjunto-${idOf(body)}.pdf"`,
    });
  });

  it.each([
    ['of another kind', 'unknown-attachment-kind', Buffer.from('<svg onload="alert(1)"/>'), {}],
    ['empty', 'unknown-attachment-kind', Buffer.alloc(0), {}],
    ['cut', 'damaged-picture', noted.subarray(0, -3), {}],
    ['over its limit', 'attachment-too-large', Buffer.concat([noted, Buffer.alloc(1024 * 1024)]), {}],
    ['without author', 'invalid-input', noted, { author: ' ' }],
    ['of a day that does not exist', 'invalid-input', noted, { takenOn: '2025-02-30' }],
    ['of an unknown section', 'unknown-section', noted, { section: 'nada' }],
    ['of an unknown place', 'unknown-ubigeo', noted, { territory: '99' }],
  ])('%s is refused with %s', async (_, code, content, more) => {
    expect(errorCode(await attach(content, more))).toBe(code);
  });

  it('that does not exist is not found', async () => {
    expect((await contentOf(999_999)).statusCode).toBe(404);
  });

  it('needs its file', async () => {
    const response = await server.app.inject({
      method: 'POST',
      url: '/api/attachments',
      headers: { host: '127.0.0.1', 'content-type': 'application/json' },
      payload: '{}',
    });
    expect(response.json()).toMatchObject({ error: { code: 'missing-file' } });
  });
});
