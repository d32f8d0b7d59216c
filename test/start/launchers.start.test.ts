import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Ended, refusalCode, root, temporaryFolder } from '../support/processes.ts';
import { launch } from './launch.ts';

/** A clone with nothing but what the launchers read; npm and the build are what the test says. */
describe('the launchers in a clean clone', () => {
  const clone = temporaryFolder();
  const programs = join(clone, 'programs');
  const calls = join(clone, 'calls');

  beforeAll(() => {
    mkdirSync(programs);
    mkdirSync(join(clone, 'src'));
    for (const name of ['node-version.mjs', 'prepare.mjs', 'start.mjs', 'vigia.mjs'])
      cpSync(join(root, 'scripts', name), join(clone, 'scripts', name));
    writeFileSync(join(clone, 'package.json'), '{"type":"module"}');
    writeFileSync(join(clone, 'package-lock.json'), '{}');
    writeFileSync(
      join(clone, 'scripts/build.mjs'),
      `import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
       const at = (name) => new URL('../' + name, import.meta.url);
       appendFileSync(at('calls'), 'build\\n');
       if (existsSync(at('broken'))) throw new Error('a bundle that fails');
       mkdirSync(at('dist'), { recursive: true });
       writeFileSync(at('dist/server.js'), "export const serve = async () => process.stderr.write('lista\\\\n');");
       writeFileSync(at('dist/cli.js'), 'export const runCommand = async (args) => { process.stdout.write(args.join(" ")); return 3; };');`,
    );
  });

  const npm = (script: string): void => {
    const path = join(programs, 'npm');
    writeFileSync(path, `#!/bin/sh\necho "npm $*" >> "${calls}"\n${script}\n`);
    chmodSync(path, 0o755);
  };
  const run = (script: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Ended> =>
    launch(process.execPath, [join(clone, 'scripts', script), ...args], {
      cwd: clone,
      env: { PATH: `${programs}:/usr/bin:/bin`, ...env },
    }).ended;
  const called = (): readonly string[] => {
    const lines = readFileSync(calls, 'utf8').trim().split('\n');
    writeFileSync(calls, '');
    return lines.filter((line) => line !== '');
  };

  it.each([
    ['the network', 'npm error code ENOTFOUND', 'No se pudo llegar al registro de paquetes'],
    ['a full disk', 'npm error code ENOSPC', 'No queda espacio en el disco'],
    ['a folder that is closed', 'npm error code EACCES', 'No se puede escribir en'],
    ['a certificate', 'npm error code SELF_SIGNED_CERT_IN_CHAIN', 'El certificado del registro'],
    ['something else', 'npm error code EWHATEVER', 'Revise el detalle de arriba'],
  ])('say what npm failed for: %s', async (_, output, words) => {
    npm(`echo "${output}" >&2; exit 1`);
    const { code, stderr } = await run('start.mjs');
    expect([code, refusalCode(stderr)]).toEqual([1, 'install-failed']);
    expect(stderr).toContain('Instalando dependencias…');
    expect(stderr).toContain(output);
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('    at ');
  });

  it('say that npm is missing', async () => {
    const { code, stderr } = await run('start.mjs', [], { PATH: '/no/existe' });
    expect([code, refusalCode(stderr)]).toEqual([1, 'install-failed']);
    expect(stderr).toContain('No se encuentra el programa «npm»');
  });

  it('install with what the build and the database need, build, and run', async () => {
    called();
    npm(`mkdir -p "${join(clone, 'node_modules')}"`);
    const { code, stderr } = await run('start.mjs', [], { NODE_ENV: 'production' });
    expect(stderr).toContain('Construyendo Vigía: listo');
    expect([code, stderr.trim().endsWith('lista')]).toEqual([0, true]);
    const [install = '', ...rest] = called();
    expect(install).toContain('--include=dev --include=optional');
    expect(rest).toEqual(['build']);
  });

  it('do nothing the second time but run, and give back what the command gives', async () => {
    const { code, stdout, stderr } = await run('vigia.mjs', ['check', '--json']);
    expect([code, stdout.toString('utf8'), stderr]).toEqual([3, 'check --json', '']);
    expect(called()).toEqual([]);
  });

  it('build again when a source changed, install again when a dependency did', async () => {
    writeFileSync(join(clone, 'src/new.ts'), '');
    expect((await run('vigia.mjs')).code).toBe(3);
    expect(called()).toEqual(['build']);
    writeFileSync(join(clone, 'package-lock.json'), '{"version":2}');
    expect((await run('vigia.mjs')).code).toBe(3);
    expect(called()).toEqual([expect.stringMatching(/^npm install/), 'build']);
  });

  it('say that the build failed, and try it again', async () => {
    writeFileSync(join(clone, 'src/newer.ts'), '');
    writeFileSync(join(clone, 'broken'), '');
    for (let turn = 0; turn < 2; turn += 1) {
      const { code, stderr } = await run('start.mjs');
      expect([code, refusalCode(stderr)]).toEqual([1, 'build-failed']);
      expect(stderr).toContain('a bundle that fails');
    }
    expect(called()).toEqual(['build', 'build']);
  });

  it.each(['start.mjs', 'vigia.mjs'])('%s says that Node is old before anything else', async (script) => {
    const preload = join(clone, 'old.cjs');
    writeFileSync(
      preload,
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.19.1' } });",
    );
    const { code, stderr } = await launch(process.execPath, ['--require', preload, join(clone, 'scripts', script)], {
      cwd: clone,
      env: { PATH: programs },
    }).ended;
    expect([code, refusalCode(stderr)]).toEqual([1, 'node-too-old']);
    expect(stderr).toContain('necesita Node 20.19 o más nuevo; este equipo tiene 18.19.1');
    expect(called()).toEqual([]);
  });

  it.each([
    ['12.22.9', false],
    ['18.20.8', false],
    ['20.18.3', false],
    ['20.19.0', true],
    ['22.0.0', true],
    ['100.1.0', true],
  ])('take Node %s: %s', async (version, expected) => {
    const { stdout } = await launch(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { isSupported } from ${JSON.stringify(join(root, 'scripts/node-version.mjs'))};
         process.stdout.write(String(isSupported('${version}')));`,
      ],
      { env: {} },
    ).ended;
    expect(stdout.toString('utf8')).toBe(String(expected));
  });

  it.each(['node-version.mjs', 'start.mjs', 'vigia.mjs'])('%s is written for an old Node to read', (name) => {
    const text = readFileSync(join(root, 'scripts', name), 'utf8');
    expect(text).not.toMatch(/\?\.|\?\?|=>|`|^\s*await |\b(?:const|let) |import\.meta|catch \{/m);
  });
});
