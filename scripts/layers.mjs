// Who imports whom, enforced. dependency-cruiser cannot read TSX without the JavaScript TypeScript
// compiler, so it is shown a mirror of the tree in which each file is only its imports.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync } from '@swc/core';
import { cruise } from 'dependency-cruiser';
import config from '../.dependency-cruiser.mjs';

const root = join(import.meta.dirname, '..');

/** Cruises `<folder>/src` and answers with the broken rules and the number of files seen. */
export async function cruiseLayers(folder, mirror) {
  rmSync(mirror, { recursive: true, force: true });
  const files = sourceFiles(join(folder, 'src'));
  for (const file of files) {
    const target = join(mirror, 'src', file);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, importsOf(readFileSync(join(folder, 'src', file), 'utf8'), file));
  }
  cpSync(join(root, 'package.json'), join(mirror, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(mirror, 'node_modules'), 'junction');
  const { output } = await cruise(['src'], {
    ...config.options,
    ruleSet: { forbidden: config.forbidden },
    validate: true,
    baseDir: mirror,
  });
  const cruised = output.modules.filter((module) => module.source.startsWith('src/')).length;
  return {
    violations: output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    files: files.length,
    cruised,
  };
}

function sourceFiles(folder) {
  return readdirSync(folder, { recursive: true })
    .map((path) => String(path).replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path));
}

function importsOf(source, file) {
  const { body } = parseSync(source, { syntax: 'typescript', tsx: file.endsWith('.tsx'), target: 'es2022' });
  const lines = body.flatMap((item) => {
    const from = item.source?.value;
    // Styles and pictures are the bundler's, not modules.
    if (from === undefined || /\.(css|svg|png|woff2)(\?.*)?$|\?worker|\?url/.test(from)) return [];
    const typeOnly =
      item.typeOnly === true ||
      (item.specifiers?.length > 0 && item.specifiers.every((one) => one.isTypeOnly === true));
    return [
      typeOnly ? `import type * as x${lineName()} from '${from}';` : `import * as x${lineName()} from '${from}';`,
    ];
  });
  const dynamic = [...source.matchAll(/\bimport\(\s*'([^']+)'/g)].map(([, from]) => `void import('${from}');`);
  return `${[...lines, ...dynamic].join('\n')}\nexport {};\n`;
}

let counter = 0;
function lineName() {
  counter += 1;
  return counter;
}

if (process.argv[1] === import.meta.filename) {
  const { violations, files, cruised } = await cruiseLayers(root, join(root, '.cache', 'layers'));
  for (const { rule, from, to } of violations) console.error(`${rule}: ${from} → ${to}`);
  // A cruiser that reads nothing passes everything.
  if (cruised < files) console.error(`only ${cruised} of ${files} files were read`);
  process.exitCode = violations.length === 0 && cruised >= files ? 0 : 1;
}
