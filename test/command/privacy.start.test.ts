import { beforeAll, describe, expect, it } from 'vitest';
import { refusalCode, temporaryFolder, vigia } from '../support/processes.ts';

describe('personal data, from the command line', () => {
  const data = temporaryFolder();
  const told = async (...args: readonly string[]): Promise<readonly [number | null, string]> => {
    const { code, stdout } = await vigia(data, args);
    return [code, stdout.toString('utf8')];
  };
  beforeAll(async () => {
    await vigia(data, ['privacy', 'sweep', '--dry-run']);
  });

  it('are counted and removed when their time has passed', async () => {
    expect(await told('privacy', 'sweep', '--dry-run')).toEqual([
      0,
      expect.stringMatching(/^Se suprimirían:\n {5}0 {2}/),
    ]);
    const [code, text] = await told('privacy', 'sweep');
    expect([code, text.trimEnd().split('\n').length]).toEqual([0, 5]);
    expect(text).toContain('30 días (Ley 29733, art. 8; supuesto)');
  });

  it('are erased of an account that is there, for a reason', async () => {
    const refused = async (...args: readonly string[]) => refusalCode((await vigia(data, args)).stderr);
    const erase = ['user', 'erase', 'nadie@prueba.invalid'] as const;
    expect(await refused(...erase, '--reason', 'Prueba')).toBe('unknown-account');
    expect(await refused(...erase)).toBe('missing-option');
    expect(await refused('privacy')).toBe('missing-task');
  });
});
