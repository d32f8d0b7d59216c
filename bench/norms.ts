// The citation linter against its goal: a text of several megabytes with a citation in every few lines.
import { catalogueOf, lintText } from '#modules/norms/index.ts';
import type { Measured } from './measure.ts';

const MEGABYTE = 1024 * 1024;
const MEGABYTES = 8;

const SENTENCES = [
  'El servicio de serenazgo se rige por la Ley N° 31297 y su reglamento, aprobado por el D.S. 009-2022-IN.',
  'Los comités distritales informan cada trimestre a la secretaría técnica, que consolida y publica el avance.',
  'La R.D. 008-2024-DGSC aprueba el plan piloto; el Decreto Supremo N° 012-2019-IN crea el registro nacional.',
  'Ordenanza N° 001-2025-MDLP/AL, y las Leyes N° 31795, 32292 y 99999, entre otras disposiciones vigentes.',
  'Se contaron 1,994 serenos al 10/04/2024 en los siete distritos, con una tasa de 1.70 por mil habitantes.',
];

/** Catalogue of 2,000 norms, as a country with its ordinances may have. */
function largeCatalogue() {
  return catalogueOf(
    Array.from({ length: 2_000 }, (_, at) => {
      const id = at < 1_000 ? `DS-${String(at).padStart(3, '0')}-2022-IN` : `LEY-${30_000 + at}`;
      return { id, citation: id, subject: '', territory: '', supersededBy: null };
    }),
  );
}

export async function bench(_root: string, say: (message: string) => void): Promise<readonly Measured[]> {
  const lines: string[] = [];
  for (let size = 0, at = 0; size < MEGABYTES * MEGABYTE; at += 1) {
    const line = SENTENCES[at % SENTENCES.length] ?? '';
    lines.push(line);
    size += Buffer.byteLength(line) + 1;
  }
  const text = lines.join('\n');
  const catalogue = largeCatalogue();
  const begin = performance.now();
  const { citations, findings } = lintText(text, catalogue);
  const rate = Buffer.byteLength(text) / MEGABYTE / ((performance.now() - begin) / 1000);
  const measured: Measured = {
    name: 'citation linter',
    ours: Number(rate.toPrecision(4)),
    reference: null,
    ratio: null,
    unit: 'MB/s',
    goal: '≥ 1 MB/s',
    met: rate >= 1,
  };
  say(
    `${measured.met ? '✓' : '✗'} ${measured.name}: ${measured.ours} MB/s (${citations} citas, ${findings.length} avisos)`,
  );
  return [measured];
}
