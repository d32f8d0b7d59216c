// Bundles the program: server, commands and workers with esbuild, the web client with Vite. Beside dist/ and
// put in its place when whole: a build that fails, or two at once, leave a program that runs.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { build as buildWeb } from 'vite';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const cache = join(root, '.cache');
const out = join(cache, `build-${process.pid}`);
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

try {
  await bundle();
  putInPlace();
} finally {
  rmSync(out, { recursive: true, force: true });
}

async function bundle() {
  await build({
    absWorkingDir: root,
    entryPoints: [{ in: 'src/main/server.ts', out: 'server' }, { in: 'src/main/cli.ts', out: 'cli' }, ...workers()],
    outdir: out,
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
  await buildWeb({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: join(out, 'web') },
  });
  await buildWeb({
    root,
    configFile: join(root, 'vite.campo.config.ts'),
    logLevel: 'warn',
    build: { outDir: join(out, 'web/campo') },
  });
  compress(join(out, 'web/campo/assets'));
}

/** Beside each file what a slow network is sent instead of it. */
function compress(folder) {
  for (const name of readdirSync(folder)) {
    const content = readFileSync(join(folder, name));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content));
  }
}

function putInPlace() {
  const old = join(cache, `old-${process.pid}`);
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(out, dist);
  rmSync(old, { recursive: true, force: true });
}

/** Every `worker.ts` under a server folder, named by its own folder: `…/server/pptx/worker.ts` → workers/pptx. */
function workers() {
  return readdirSync(join(root, 'src'), { recursive: true })
    .map((path) => String(path).replaceAll('\\', '/'))
    .filter((path) => /(^|\/)server\/[^/]+\/worker\.ts$/.test(path))
    .map((path) => ({ in: `src/${path}`, out: `workers/${path.split('/').at(-2)}` }));
}
