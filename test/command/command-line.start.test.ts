import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BriefingJson } from '#modules/briefing/index.ts';
import { becomeAdministrator } from '../start/administrator.ts';
import { type Ended, refusalCode, root, serve, type Serving, temporaryFolder, vigia } from '../support/processes.ts';

const CALLAO = ['--territory', '07', '--as-of', '2025-04-07'];

describe('the command line', () => {
  const data = temporaryFolder();
  const files = temporaryFolder();
  let server: Serving;
  const run = (args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Ended> => vigia(data, args, env);

  // Commands work beside a running server, over its database.
  beforeAll(async () => {
    server = await serve(data);
  });
  afterAll(async () => {
    await server.stop();
  });

  it.each(['pptx', 'pdf', 'html', 'json'])('writes the same %s in another time zone and locale', async (format) => {
    const here = await run(['report', ...CALLAO, '--format', format]);
    const there = await run(['report', ...CALLAO, '--format', format], { TZ: 'Asia/Tokyo', LC_ALL: 'C', LANG: 'C' });
    expect(here.code).toBe(0);
    expect(here.stdout.length).toBeGreaterThan(10_000);
    expect(there.stdout.equals(here.stdout)).toBe(true);
  });

  it('gives every figure of the JSON its locator or its formula', async () => {
    const { stdout } = await run(['report', ...CALLAO, '--format', 'json']);
    const briefing: BriefingJson = JSON.parse(stdout.toString('utf8'));
    expect(briefing).toMatchObject({ territory: '07', asOf: '2025-04-07' });
    expect(briefing.sections).toHaveLength(14);
    const ids = new Set(briefing.figures.map(({ id }) => id));
    for (const figure of briefing.figures) {
      expect(figure.locator !== undefined || figure.formula !== undefined, figure.id).toBe(true);
      for (const input of figure.inputs ?? []) expect(ids, `${figure.id} ← ${input}`).toContain(input);
    }
    const text = briefing.figures.find(({ id }) => id === 'budget.pim@07/2025');
    expect(text).toMatchObject({ value: 92_051_187, unit: 'soles', decimals: 0, territory: '07', section: 'budget' });
  });

  it('answers a question about complaints as text, JSON and CSV', async () => {
    const question = ['query', 'complaints', '--territory', '07', '--from', '2025-01', '--to', '2025-03'];
    const text = (await run(question)).stdout.toString('utf8');
    expect(text).toMatch(/Callao +8,004 +10,091 +−20\.7 % +baja\n/);
    const json = JSON.parse((await run([...question, '--by', 'district', '--json'])).stdout.toString('utf8'));
    const counts: number[] = json.rows.map(({ count }: { count: number }) => count);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(8004);
    const csv = (await run([...question, '--by', 'modality', '--csv'])).stdout.toString('utf8');
    expect(csv.split('\r\n')[0]).toContain('Registros,Mismo periodo anterior');
    const refused = await run(['query', 'complaints', '--territory', '7']);
    expect([refused.code, refusalCode(refused.stderr)]).toEqual([1, 'impossible-territory']);
  });

  it('looks at the citations of a file, and of every section', async () => {
    const file = join(files, 'oficio.txt');
    writeFileSync(file, 'Según la Ley N° 31297\ny la R.D. 008-2024-DGSC.\n');
    const ended = await run(['lint-citations', file]);
    expect(ended.code).toBe(1);
    expect(ended.stdout.toString('utf8')).toContain(':2:6 «R.D. 008-2024-DGSC» es la norma 008-2024-IN-DGSC');
    expect(ended.stderr).toContain('2 citas, 1 avisos');
    const own = await run(['lint-citations', '--sections', '--territory', '07', '--json']);
    const { citations, findings } = JSON.parse(own.stdout.toString('utf8'));
    expect(citations).toBeGreaterThan(20);
    expect(findings.map(({ kind }: { kind: string }) => kind)).not.toContain('unknown');
    expect((await run(['lint-citations'])).code).toBe(1);
  });

  it('drops annex A when asked', async () => {
    const html = (args: readonly string[]): Promise<Ended> => run(['report', ...CALLAO, '--format', 'html', ...args]);
    expect((await html([])).stdout.toString('utf8')).toContain('El mismo trimestre, un año después');
    expect((await html(['--sin-posterior'])).stdout.toString('utf8')).not.toContain(
      'El mismo trimestre, un año después',
    );
  });

  it('refuses to publish strictly while a serious finding is open, and publishes once all are accepted', async () => {
    const refused = await run(['report', ...CALLAO, '--format', 'html', '--strict']);
    expect([refused.code, refusalCode(refused.stderr), refused.stdout.length]).toEqual([1, 'open-serious-findings', 0]);
    const { stdout } = await run(['check', ...CALLAO, '--json']);
    const report: { findings: { id: string; severity: string }[] } = JSON.parse(stdout.toString('utf8'));
    const cookie = await becomeAdministrator(server);
    for (const { id } of report.findings.filter(({ severity }) => severity === 'serious')) {
      const answer = await fetch(`${server.address}/api/findings/${id}/acceptance`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ territory: '07', asOf: '2025-04-07', reason: 'La fuente lo confirmó por oficio' }),
      });
      expect(answer.status).toBe(204);
    }
    const published = await run(['report', ...CALLAO, '--format', 'html', '--strict']);
    expect(published.code).toBe(0);
    expect(published.stdout.toString('utf8')).toContain('La fuente lo confirmó por oficio');
  });

  it('prints the checks in their shape', async () => {
    const { code, stdout } = await run(['check', ...CALLAO, '--json']);
    const report: Record<string, unknown> & { findings: Record<string, unknown>[] } = JSON.parse(
      stdout.toString('utf8'),
    );
    expect(code).toBe(0);
    expect(Object.keys(report)).toEqual(['territory', 'asOf', 'figures', 'findings']);
    expect(Object.keys(report['figures'] as object)).toEqual(['total', 'checked', 'alone']);
    const keys = ['id', 'rule', 'severity', 'rootCause', 'figures', 'diagnosis', 'status', 'note'];
    for (const finding of report.findings) expect(Object.keys(finding).toSorted()).toEqual(keys.toSorted());
  });

  it('writes one briefing for each of 25 regions', async () => {
    const folder = join(files, 'regiones');
    expect((await run(['report', '--all-regions', '--format', 'json', '--out', folder])).code).toBe(0);
    expect(readdirSync(folder)).toHaveLength(25);
  });

  it('takes a template back, sees its errors, and knows the same bytes', async () => {
    const path = join(files, 'fesc-project.xlsx');
    expect((await run(['template', 'serenos', '--out', path])).code).toBe(0);
    expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
    const csv = join(files, 'serenos-count.csv');
    const shipped = readFileSync(join(root, 'data/editions/callao-2025-04-07/serenos/serenos-count.csv'), 'utf8');
    const options = ['--territory', '07', '--source', 'Prueba', '--cut-off', '2026-03-31', '--published', '2026-04-15'];
    writeFileSync(csv, shipped.replace(/(?<=,)"?\d{2,3}"?(?=,)/, 'muchos'));
    const preview = await run(['import', 'serenos', csv, ...options, '--dry-run']);
    expect(preview.code).toBe(1);
    expect(preview.stderr).toContain('[not-a-number]');
    const refused = await run(['import', 'serenos', csv, ...options]);
    expect([refused.code, refusalCode(refused.stderr)]).toEqual([1, 'file-with-errors']);
    writeFileSync(csv, shipped);
    const stored = await run(['import', 'serenos', csv, ...options]);
    expect(JSON.parse(stored.stdout.toString('utf8'))).toMatchObject({ unchanged: false, rejected: 0 });
    const again = await run(['import', 'serenos', csv, ...options]);
    expect(JSON.parse(again.stdout.toString('utf8'))).toMatchObject({ unchanged: true, stored: 0 });
  });

  it("brings SIDPOL's official layout in", async () => {
    const file = join(root, 'test/fixtures/sidpol-callao-formato-oficial.csv');
    const options = ['--territory', '07', '--source', 'SIDPOL', '--cut-off', '2026-03-31', '--published', '2026-04-10'];
    const { code, stdout } = await run(['import', 'complaints', file, ...options]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout.toString('utf8'))).toMatchObject({ stored: 3796, rejected: 0, unchanged: false });
  });

  it.each([
    ['unknown-command', ['publicar']],
    ['unknown-format', ['report', '--format', 'docx']],
    ['unknown-ubigeo', ['report', '--territory', '99', '--format', 'json']],
    ['impossible-date', ['report', '--territory', '07', '--as-of', '2025-02-30', '--format', 'json']],
    ['bad-option', ['report', '--formato', 'pdf']],
    ['missing-option', ['report', '--all-regions', '--format', 'json']],
    ['unknown-section', ['template', 'nada']],
    [
      'missing-file',
      ['import', 'serenos', 'no-existe.csv', '--source', 'x', '--cut-off', '2026-01-31', '--published', '2026-01-31'],
    ],
    ['invalid-input', ['import', 'serenos', 'x.csv', '--cut-off', '2026-02-30']],
  ])('answers %s with its code, nothing on stdout, and an exit code', async (code, args) => {
    const answer = await run(args);
    expect([answer.code, refusalCode(answer.stderr), answer.stdout.length]).toEqual([1, code, 0]);
    expect(answer.stderr).not.toContain('    at ');
  });
});
