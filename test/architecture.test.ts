import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { plugs } from '#main/plugs.ts';
import { ANNEX_ORDER, SECTION_ORDER, SLIDE_ORDER } from '#modules/briefing/order.ts';
import { cruiseLayers } from '../scripts/layers.mjs';

const root = join(import.meta.dirname, '..');

describe('the table section → module → route → template → slides', () => {
  const rows = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells.length === 7 && SECTION_ORDER.includes(cells[1] ?? ''));

  it('has the fourteen sections in their order', () => {
    expect(rows.map((cells) => cells[1])).toEqual(SECTION_ORDER);
    expect(plugs.map(({ section }) => section.code)).toEqual(SECTION_ORDER);
  });

  it.each(plugs.map(({ section }) => section))('tells the truth of $code', (section) => {
    const [, , module, route, template, slides] = rows.find((cells) => cells[1] === section.code) ?? [];
    expect(module).toBe(section.module);
    expect(readdirSync(join(root, 'src/modules'))).toContain(section.module);
    expect(route).toBe(`/t/:territory/s/${section.code}`);
    expect(template).toBe(`${section.code}.xlsx`);
    expect(section.tables.length).toBeGreaterThan(0);
    const own = new Set(section.panels);
    const printed = [...SLIDE_ORDER, ...ANNEX_ORDER].filter((id) => own.has(id));
    expect((slides ?? '').split(', ')).toEqual(printed);
  });

  it('stays under 80 lines', () => {
    expect(readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8').split('\n').length).toBeLessThanOrEqual(80);
  });
});

describe('the layers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-layers-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const violations: readonly (readonly [string, string, string])[] = [
    ['policy-imports', 'src/modules/sources/a.ts', "import '#modules/briefing/index.ts';"],
    ['is-entered-by-its-front-door', 'src/modules/briefing/b.ts', "import '#modules/sources/hidden.ts';"],
    ['pure-files-use-no-node', 'src/shared/c.ts', "import 'node:fs';"],
    ['pure-files-import-pure-files', 'src/shared/d.ts', "import '#server/thing.ts';"],
    ['server-and-web-do-not-meet', 'src/server/e.ts', "import '#web/thing.ts';"],
    ['web-and-server-do-not-meet', 'src/web/f.tsx', "import '#server/thing.ts';"],
    ['foundation-knows-no-module', 'src/server/g.ts', "import '#modules/sources/index.ts';"],
    ['nobody-imports-main', 'src/modules/sources/h.ts', "import '#main/thing.ts';"],
    ['only-stores-build-queries', 'src/modules/sources/server/actions.ts', "import { sql } from 'kysely';"],
    ['no-cycles', 'src/shared/i.ts', "import './j.ts';"],
    ['everything-resolves', 'src/shared/k.ts', "import './nowhere.ts';"],
  ];

  it('break, each with its rule, when a seeded file breaks them', async () => {
    const files: Record<string, string> = {
      'src/shared/j.ts': "import './i.ts';",
      'src/server/thing.ts': '',
      'src/web/thing.ts': '',
      'src/main/thing.ts': '',
      'src/modules/sources/index.ts': '',
      'src/modules/sources/hidden.ts': '',
      'src/modules/briefing/index.ts': '',
    };
    for (const [, path, text] of violations) files[path] = text;
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const found = (await cruiseLayers(folder, join(folder, 'mirror'))).violations;
    for (const [rule, path] of violations) {
      const broken = found.filter(({ from }) => from === path).map((violation) => violation.rule);
      expect(
        broken.some((name) => name.includes(rule === 'policy-imports' ? 'imports-only-modules-before-it' : rule)),
        `${path} breaks ${rule}, found ${broken}`,
      ).toBe(true);
    }
  });
});
