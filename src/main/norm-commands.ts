// The citations of norms in a file, or in everything that the platform prints of a territory.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Refusal } from '#shared/refusal.ts';
import { composeSections } from '#modules/briefing/server/index.ts';
import { type LintFinding, lintText, type NormCatalogue } from '#modules/norms/index.ts';
import { findCatalogue } from '#modules/norms/server/index.ts';
import type { ComposedSection } from '#modules/sources/server/index.ts';
import { command } from './command.ts';
import { plugs } from './plugs.ts';
import { territoryCode } from './program.ts';

interface Found extends LintFinding {
  /** File, or section and text. */
  readonly where: string;
}

export const lintCitations = command({
  name: 'lint-citations',
  usage: 'lint-citations [ARCHIVO | --sections] [--territory 07] [--json]',
  summary: 'Revisa las citas de normas de un texto, o de todas las secciones.',
  parse: (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        territory: { type: 'string' },
        sections: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const [file] = positionals;
    if (file === undefined && !values.sections)
      throw new Refusal('invalid', 'missing-file', 'Falta el archivo: npx vigia lint-citations ARCHIVO.');
    return { ...values, file };
  },
  run: async (program, request, { log, out }) => {
    const { territory } = request;
    const text = request.file === undefined ? null : await readText(request.file);
    const { citations, found } = await program.db.read(async (tx) => {
      const country = await program.scopeOf(tx, { territory: 'PE' });
      const catalogue = await findCatalogue(tx, plugs, country, program.today());
      if (text !== null) {
        const report = lintText(
          text,
          catalogue,
          territory === undefined ? {} : { territory: territoryCode(territory) },
        );
        return {
          citations: report.citations,
          found: report.findings.map((finding) => ({ ...finding, where: request.file ?? '' })),
        };
      }
      const scope = await program.scopeOf(tx, { territory: territory ?? 'PE' });
      return lintSections(await composeSections(tx, plugs, scope), catalogue);
    });
    await out(
      request.json
        ? `${JSON.stringify({ citations, findings: found }, null, 2)}\n`
        : found.map(({ where, line, column, message }) => `${where}:${line}:${column} ${message}\n`).join(''),
    );
    log(`${citations} citas, ${found.length} avisos.`);
    return found.length === 0 ? 0 : 1;
  },
});

function lintSections(
  sections: readonly ComposedSection[],
  catalogue: NormCatalogue,
): { readonly citations: number; readonly found: readonly Found[] } {
  const printed = sections.flatMap(({ content }) =>
    content.figures.filter(
      ({ unit, value, origin }) => unit === 'text' && typeof value === 'string' && origin.kind === 'cells',
    ),
  );
  const reports = printed.map(({ label, section, value, territory }) => ({
    where: `${section}, «${label}»`,
    report: lintText(String(value), catalogue, territory === '' ? {} : { territory }),
  }));
  return {
    citations: reports.reduce((sum, { report }) => sum + report.citations, 0),
    found: reports.flatMap(({ where, report }) => report.findings.map((finding) => ({ ...finding, where }))),
  };
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => {
    throw new Refusal('not-found', 'missing-file', `No se encuentra el archivo «${path}».`);
  });
}
