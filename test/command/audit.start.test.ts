import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Verification } from '#modules/audit/index.ts';
import { refusalCode, serve, temporaryFolder, vigia } from '../support/processes.ts';

describe('the register of acts, from the command line', () => {
  const data = temporaryFolder();
  const seals = join(data, 'sellos/sellos.jsonl');
  const verified = async (): Promise<Verification> => {
    const { code, stdout } = await vigia(data, ['audit-log', 'verify', '--json']);
    expect(code).toBe(0);
    return JSON.parse(stdout.toString('utf8'));
  };
  const sealCount = (): number => readFileSync(seals, 'utf8').trimEnd().split('\n').length;

  beforeAll(async () => {
    const server = await serve(data);
    // It seals what it loaded before it says that it is ready.
    expect(sealCount()).toBe(1);
    await vigia(data, ['report', '--territory', '07', '--format', 'json']);
    await server.stop();
  });

  it('is sealed when the server stops, whole, and beside no server too', async () => {
    expect(sealCount()).toBe(2);
    const verification = await verified();
    expect(verification).toMatchObject({ chains: 1, seals: 2, breaks: [] });
    expect(verification.acts).toBeGreaterThan(10);
  });

  it('is sealed on request, once', async () => {
    await vigia(data, ['report', '--territory', '07', '--format', 'json']);
    const seal = await vigia(data, ['audit-log', 'seal']);
    expect(seal.stdout.toString('utf8')).toMatch(/^Sello 3: [0-9a-f]{64}\n$/);
    expect((await vigia(data, ['audit-log', 'seal'])).stdout.toString('utf8')).toBe(
      'No hay actos nuevos que sellar.\n',
    );
  });

  it('goes with its keys and its seals into a copy, which another machine proves whole', async () => {
    const rotated = await vigia(data, ['keys', 'rotate']);
    expect([rotated.code, statSync(join(data, 'claves/maestra.key')).mode & 0o777]).toEqual([0, 0o600]);
    const folder = (await vigia(data, ['backup'])).stdout.toString('utf8').trim();
    expect(['claves/maestra.key', 'sellos/sellos.jsonl'].filter((name) => !existsSync(join(folder, name)))).toEqual([]);
    const other = temporaryFolder();
    expect((await vigia(other, ['restore', folder])).code).toBe(0);
    const { code, stdout } = await vigia(other, ['audit-log', 'verify']);
    expect([code, stdout.toString('utf8')]).toEqual([
      0,
      expect.stringMatching(/^Registro íntegro: \d+ actos en 1 cadena, 3 sellos\. /),
    ]);
  });

  it('shows a seal that was changed, with another exit code', async () => {
    const text = readFileSync(seals, 'utf8');
    writeFileSync(seals, text.replace(/"sequence":\d+/, '"sequence":1'));
    const { code, stdout } = await vigia(data, ['audit-log', 'verify']);
    expect([code, stdout.toString('utf8')]).toEqual([
      1,
      expect.stringContaining('Sello 1: no se sigue de los anteriores: fue cambiado'),
    ]);
    writeFileSync(seals, text);
    expect((await verified()).breaks).toEqual([]);
  });

  it('asks what to do with it', async () => {
    for (const args of [['audit-log'], ['audit-log', 'erase'], ['keys']]) {
      const { code, stderr } = await vigia(data, args);
      expect([code, refusalCode(stderr)]).toEqual([1, 'missing-task']);
    }
  });
});
