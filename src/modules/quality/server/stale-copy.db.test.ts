import { describe, expect, it } from 'vitest';
import { plugs } from '#main/plugs.ts';
import { LOCAL_OPERATOR } from '#modules/audit/index.ts';
import { readImport, storeReading } from '#modules/sources/server/index.ts';
import { openTestDatabase } from '#test/support/database.ts';
import { callaoScope, isShippedTerritory } from '#test/support/shipped-editions.ts';
import { checkSections } from './check-territory.ts';

const HEADER =
  'Ubigeo que gobierna,Ubigeo al que sirve,Municipalidad,Nombre corto,Cantidad de serenos,Fecha del conteo';
const DISTRICTS = ['070101', '070102', '070103', '070104', '070105', '070106', '070107'];

const countsOf = (counts: readonly number[], day: string): string =>
  [HEADER, ...DISTRICTS.map((code, at) => `${code},${code},Municipalidad ${code},${code},${counts[at]},${day}`)].join(
    '\n',
  );
const FIRST = [525, 172, 99, 190, 88, 745, 170];
const SECOND = [530, 181, 104, 199, 91, 745, 183];
const TOTAL = 2095;

describe('a count that the next edition did not bring up to date', async () => {
  const db = await openTestDatabase('full');
  const [serenos] = plugs.filter(({ section }) => section.code === 'serenos');
  if (!serenos) throw new Error('no section of serenos');
  const { section } = serenos;

  async function bring(name: string, text: string, cutOff: string): Promise<void> {
    const manifest = {
      section: 'serenos',
      territory: '07',
      title: name,
      source: 'Prueba',
      elaboration: '',
      licence: '',
      cutOff,
      publishedOn: '2026-05-31',
      publishedBasis: 'stated' as const,
      basisNote: '',
      synthetic: false,
      status: 'published' as const,
    };
    const files = [{ name, content: Buffer.from(text) }];
    const reading = await readImport(section, manifest, files, isShippedTerritory);
    await db.write((tx) => storeReading(tx, manifest, { name, sha256: reading.sha256 }, reading, LOCAL_OPERATOR));
  }
  const found = () =>
    db.read(async (tx) => {
      const scope = callaoScope(null);
      const { json } = await checkSections(tx, [await serenos.compose(tx, scope)], scope);
      return json.findings.find(({ rule }) => rule === 'serenos-sum');
    });

  await bring('serenos-count.csv', countsOf(SECOND, '31/05/2026'), '2026-05-31');
  await bring('serenos-total.csv', `Ubigeo,Total de serenos,Fecha del conteo\n07,${TOTAL},31/05/2026`, '2026-05-31');

  it('is one mistake among others while no earlier edition has the same', async () => {
    const finding = await found();
    expect(finding?.rootCause).toBe('serenos.total@07');
    expect(finding?.diagnosis.map(({ cause }) => cause).join()).not.toContain('edición anterior');
  });

  it('is not told by another revision of the same cut-off', async () => {
    await bring('serenos-count.csv', countsOf(FIRST, '30/05/2026'), '2026-05-31');
    await bring('serenos-count.csv', countsOf(SECOND, '31/05/2026').replace('530', '0530'), '2026-05-31');
    expect((await found())?.rootCause).toBe('serenos.total@07');
  });

  it('is the cell that repeats the edition before', async () => {
    await bring('serenos-count.csv', countsOf(FIRST, '31/03/2026'), '2026-03-31');
    const finding = await found();
    expect(finding?.rootCause).toBe('serenos.count@070106');
    expect(finding?.diagnosis[0]?.cause).toContain('repite el valor de la edición anterior');
    expect(finding?.diagnosis[0]?.change).toMatchObject({ from: 745, to: 807 });
  });
});
