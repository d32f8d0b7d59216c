import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import { composeBriefing, composeDeck } from '#modules/briefing/server/index.ts';
import { renderPptx } from '#modules/briefing/server/pptx/index.ts';
import { plugs } from '#main/plugs.ts';
import { openTestDatabase } from './support/database.ts';
import {
  onePartOfEachKind,
  schemaErrors,
  schemaParts,
  withChildrenTurned,
  withParts,
  withStranger,
} from './support/ooxml.ts';
import { openTestServer } from './support/server.ts';

// The first validation loads every schema.
const SLOW = 300_000;

describe('the presentation of Callao at 07/04/2025, by the schemas of ECMA-376', () => {
  let pptx: Uint8Array;
  let zip: JSZip;
  let books: readonly (readonly [string, Uint8Array])[];

  beforeAll(async () => {
    const { program } = await openTestServer(await openTestDatabase('full'));
    pptx = await program.db.read(async (tx) => {
      const scope = await program.scopeOf(tx, { territory: '07', asOf: '2025-04-07' });
      const briefing = await composeBriefing(tx, plugs, scope);
      return renderPptx(await composeDeck(tx, briefing, { later: true, photos: true }));
    });
    zip = await JSZip.loadAsync(pptx);
    books = await Promise.all(
      zip.file(/^ppt\/embeddings\/.*\.xlsx$/).map(async (file) => [file.name, await file.async('uint8array')] as const),
    );
  });

  it('is valid in every part: slides, layouts, master, charts, notes', { timeout: SLOW }, async () => {
    expect(schemaParts(zip).length).toBeGreaterThan(80);
    expect(await schemaErrors(pptx, 'pptx')).toEqual([]);
  });

  it('is valid in every workbook of its charts', { timeout: SLOW }, async () => {
    expect(books.length).toBeGreaterThanOrEqual(12);
    for (const [name, book] of books) expect(await schemaErrors(book, 'xlsx'), name).toEqual([]);
  });

  it(
    'would not be valid with a stranger in some part, or with children in another order',
    { timeout: SLOW },
    async () => {
      const kinds = onePartOfEachKind(zip);
      expect(kinds.length).toBeGreaterThanOrEqual(10);
      const [turned] = schemaParts(zip).filter((name) => name.startsWith('ppt/slides/'));
      if (turned === undefined || kinds.includes(turned)) throw new Error('there are several slides');
      const broken = await withParts(await withParts(zip, kinds, withStranger), [turned], withChildrenTurned);
      expect(await partsRefused(broken, 'pptx')).toEqual([...kinds, turned].toSorted());
    },
  );

  it('would not be valid with a stranger in some part of a workbook', { timeout: SLOW }, async () => {
    const [first] = books;
    const book = await JSZip.loadAsync(first?.[1] ?? new Uint8Array());
    const kinds = onePartOfEachKind(book);
    expect(await partsRefused(await withParts(book, kinds, withStranger), 'xlsx')).toEqual(kinds.toSorted());
  });
});

async function partsRefused(zip: JSZip, format: 'pptx' | 'xlsx'): Promise<readonly string[]> {
  const errors = await schemaErrors(await zip.generateAsync({ type: 'uint8array' }), format);
  return [...new Set(errors.flatMap((error) => error.split(':')[0] ?? []))].toSorted();
}
