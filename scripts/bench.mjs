// npm run bench -- NAME: builds and runs bench/NAME.ts, which prints one JSON.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ensureInstalled, fail, root, say } from './prepare.mjs';

try {
  const name = process.argv[2] ?? '';
  await ensureInstalled();
  const source = join(root, 'bench', `${name}.ts`);
  if (!/^[a-z0-9-]+$/.test(name) || !existsSync(source)) {
    say('Uso: npm run bench -- NOMBRE, con NOMBRE de un archivo de bench/ (por ejemplo briefing).');
    process.exit(1);
  }
  await ensureBuilt();
  const { build } = await import('esbuild');
  const outfile = join(root, '.cache', 'bench', `${name}.mjs`);
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  const { bench } = await import(pathToFileURL(outfile).href);
  console.log(JSON.stringify(await bench(root, say), null, 2));
} catch (error) {
  fail(error);
}
