import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '#test/support/database.ts';
import { drawingProblems, figureMap, takeawayOf, typedNumbers } from '#test/support/sentence-text.ts';
import { LOCAL_OPERATOR } from '#modules/audit/index.ts';
import { figuresOf } from '#modules/sources/server/index.ts';
import { findScope, loadPopulations, profilePlug } from '#modules/territory/server/index.ts';
import { jumps } from '../jumps.ts';
import { complaintsPlug, findRegionMeasures, findRegionStrip, importSidpol } from './index.ts';

describe('complaints over the files that ship', async () => {
  const db = await openTestDatabase('full');
  const compose = (code: string, asOf: string | null) =>
    db.read(async (tx) => complaintsPlug.compose(tx, await findScope(tx, code, asOf, '2026-06-01')));

  it('open Callao today with the insight', async () => {
    const { content } = await compose('07', null);
    expect(takeawayOf(content, 'complaints-records')).toBe(
      'En la edición de abril de 2026, el primer trimestre de 2025 frente a 2024: los registros cayeron 20.7% mientras la extorsión subió de 167 a 224.',
    );
  });

  it('show at the date of the briefing what became known later, apart', async () => {
    const { content } = await compose('07', '2025-04-07');
    expect(takeawayOf(content, 'complaints-quarter')).toContain('7,407');
    expect(takeawayOf(content, 'complaints-later-quarter')).toBe(
      'Dentro de la edición de abril de 2026 la caída es 20.7% (10,091 → 8,004 registros por modalidad), no 25.8%.',
    );
    expect(takeawayOf(content, 'complaints-later-modalities')).toBe(
      'Robo −59.7%, hurto −30.1%; extorsión +34.1% (167 → 224); homicidios del año 221 → 280.',
    );
    expect(takeawayOf(content, 'complaints-later-districts')).toMatch(/^Bajan con evidencia .*; el país, −13\.7%\.$/);
  });

  it.each([
    ['070105', 'complaints.yearModality@070105/otros', 26, 371, 2022],
    ['070107', 'complaints.yearRecords@070107', 699, 314, 2024],
  ])('warn of the jump of %s', async (code, id, before, after, year) => {
    const figures = figuresOf([await compose(code, null)]);
    expect([figures[`${id}/${year - 1}`]?.value, figures[`${id}/${year}`]?.value]).toEqual([before, after]);
    const warned = jumps({ territory: code, asOf: null, reference: '2026-04-30', figures });
    expect(warned.map(({ relation }) => relation.kind === 'holds' && relation.figures[0])).toContain(`${id}/${year}`);
    const later = figuresOf([await compose(code, '2025-04-07')]);
    expect(jumps({ territory: code, asOf: '2025-04-07', reference: '2025-04-07', figures: later })).toEqual([]);
  });

  it('prove a sum by its rows, with the lines of the file', async () => {
    const composed = await compose('07', null);
    const figure = figuresOf([composed])['complaints.modality@07/extorsion/2025-01..2025-03'];
    if (figure?.origin.kind !== 'query') throw new Error('not a query');
    const origin = figure.origin;
    const proof = await db.read(async (tx) => complaintsPlug.proveQuery?.(tx, origin, 1000));
    expect(proof?.total).toBe(origin.rowCount);
    expect(proof?.rows.reduce((sum, row) => sum + Number(row['count']), 0)).toBe(224);
    expect(proof?.rows.every((row) => Number(row['line']) > 1)).toBe(true);
  });

  it.each(['', '01', '02', '05', '07', '13', '15', '1501', '0701', '070101', '070105', '150101', '021403'])(
    'say something true of %s, at both dates',
    async (code) => {
      for (const asOf of [null, '2025-04-07']) {
        const { content } = await compose(code, asOf);
        const figures = figureMap(content);
        for (const panel of content.panels) {
          takeawayOf(content, panel.id);
          expect(drawingProblems(panel, figures), panel.id).toEqual([]);
          for (const text of typedNumbers(panel))
            expect(text.replaceAll(/\b(19|20)\d\d\b|95 %/g, ''), panel.id).not.toMatch(/\d/);
        }
        for (const figure of content.figures) {
          if (figure.origin.kind !== 'formula') continue;
          for (const id of figure.origin.inputs) expect(figures[id], `${figure.id} ← ${id}`).toBeDefined();
        }
      }
    },
  );

  it('put the regions side by side, Lima Metropolitana apart', async () => {
    const strip = await db.read(async (tx) => findRegionStrip(tx, await findScope(tx, '07', null, '2026-06-01')));
    expect(strip?.items).toHaveLength(26);
    expect(strip?.items.map(({ place }) => place.code)).toContain('1501');
    expect(
      await db.read(async (tx) => findRegionStrip(tx, await findScope(tx, '07', '2025-04-07', '2026-06-01'))),
    ).toBeNull();
  });

  it('compare the regions under several measures, each figure with inputs of its own', async () => {
    const found = await db.read((tx) => findRegionMeasures(tx, { asOf: null, today: '2026-06-01' }));
    const ids = new Set(found?.figures.map(({ id }) => id));
    for (const measure of found?.measures ?? []) {
      expect(measure.items, measure.key).toHaveLength(measure.table.rows.length);
      for (const { figure } of measure.items) expect(ids.has(figure), figure).toBe(true);
    }
    expect(found?.measures.map(({ key }) => key)).toEqual(expect.arrayContaining(['change', 'extortion', 'records']));
    for (const { origin } of found?.figures ?? [])
      if (origin.kind === 'formula') for (const id of origin.inputs) expect(ids.has(id), id).toBe(true);
    expect(await db.read((tx) => findRegionMeasures(tx, { asOf: '2025-04-07', today: '2026-06-01' }))).toBeNull();
  });

  it('take the same bytes once, and keep refused rows to be mended', async () => {
    const manifest = {
      section: 'complaints',
      territory: '07',
      title: 'Prueba',
      source: 'SIDPOL',
      elaboration: '',
      licence: '',
      cutOff: '2024-12-31',
      publishedOn: '2025-01-15',
      publishedBasis: 'stated',
      basisNote: '',
      synthetic: true,
      status: 'published',
    } as const;
    const text = 'ANIO,MES,UBIGEO_HECHO,P_MODALIDADES,cantidad\n2024,1,70101,Robo,5\n2024,1,150101,Robo,5\n';
    const request = {
      open: () => Readable.from([Buffer.from(text)]),
      fileName: 'prueba.csv',
      manifest,
      actor: LOCAL_OPERATOR,
      log: () => undefined,
    };
    const dry = await importSidpol(db, { ...request, dryRun: true });
    expect(dry).toMatchObject({ edition: null, rejected: 1 });
    const first = await importSidpol(db, request);
    expect(first).toMatchObject({ stored: 1, rejected: 1, edition: { incomplete: true } });
    expect(await importSidpol(db, request)).toMatchObject({ unchanged: true, edition: { id: first.edition?.id } });
  });
});

describe('the profile over the files that ship', async () => {
  const db = await openTestDatabase('full');

  it.each(['', '01', '07', '15', '0701', '070105', '130112'])(
    'of %s draws its maps inside their paper',
    async (code) => {
      const { content } = await db.read(async (tx) =>
        profilePlug.compose(tx, await findScope(tx, code, '2025-04-07', '2026-06-01')),
      );
      for (const panel of content.panels) expect(drawingProblems(panel, figureMap(content)), panel.id).toEqual([]);
    },
  );

  it('lends populations to the rates of other sections', async () => {
    const people = await db.read(async (tx) =>
      loadPopulations(tx, await findScope(tx, '07', '2025-04-07', '2026-06-01')),
    );
    expect(people.population('07')?.value).toBe(1_171_648);
    expect(people.population('070105')?.value).toBe(3862);
  });

  it('refuses a territory that does not exist', async () => {
    await expect(db.read((tx) => findScope(tx, '99', null, '2026-06-01'))).rejects.toMatchObject({
      code: 'unknown-ubigeo',
    });
  });
});
