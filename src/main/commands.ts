// The commands, as data: what each is called, takes and does.
import { createReadStream } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeFolder } from '#server/make-folder.ts';
import { Refusal } from '#shared/refusal.ts';
import { LOCAL_OPERATOR } from '#modules/audit/index.ts';
import { renderReport, REPORT_FORMATS, type ReportFormat, type ReportRequest } from '#modules/briefing/server/index.ts';
import { checkSections } from '#modules/quality/server/index.ts';
import { importFields } from '#modules/sources/index.ts';
import { composeSections } from '#modules/briefing/server/index.ts';
import {
  type AnySection,
  type BulkRequest,
  type ImportManifest,
  isBulk,
  previewOf,
  readImport,
  renderTemplate,
  type SectionPlug,
  storeReading,
} from '#modules/sources/server/index.ts';
import { findRegions } from '#modules/territory/server/index.ts';
import { auditCommands, recordExport } from './audit-commands.ts';
import { backup, restore } from './backup-commands.ts';
import { type Command, command } from './command.ts';
import { lintCitations } from './norm-commands.ts';
import { plugs } from './plugs.ts';
import { privacy } from './privacy-commands.ts';
import { query } from './query-command.ts';
import { asOfDate, territoryCode } from './program.ts';
import { user } from './user-commands.ts';

const report = command({
  name: 'report',
  usage:
    'report --territory 07 [--as-of 2025-04-07] --format pptx|pdf|html|json [--out ARCHIVO] [--all-regions --out CARPETA]',
  summary:
    'Publica el briefing (--strict lo niega con observaciones graves abiertas; --sin-posterior quita el anexo A).',
  parse: (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        territory: { type: 'string', default: 'PE' },
        'as-of': { type: 'string' },
        format: { type: 'string', default: 'pptx' },
        out: { type: 'string' },
        'all-regions': { type: 'boolean', default: false },
        strict: { type: 'boolean', default: false },
        'sin-posterior': { type: 'boolean', default: false },
        'sin-fotos': { type: 'boolean', default: false },
      },
    });
    const request: ReportRequest = {
      territory: values.territory,
      asOf: asOfDate(values['as-of']),
      format: formatOf(values.format),
      later: !values['sin-posterior'],
      photos: !values['sin-fotos'],
      strict: values.strict,
    };
    if (values['all-regions'] && values.out === undefined)
      throw new Refusal('invalid', 'missing-option', 'Con --all-regions indique la carpeta: --out CARPETA.');
    return values['all-regions'] ? { request, folder: values.out } : { request, file: values.out };
  },
  run: async (program, { request, file: path, folder }, { log, out }) => {
    const deps = { db: program.db, plugs, scopeOf: program.scopeOf };
    if (folder === undefined) {
      const file = await renderReport(deps, request);
      await recordExport(program, request);
      if (path === undefined) await out(file.content);
      else await writeResult(path, file.content);
      return 0;
    }
    await makeFolder(folder).catch((error: unknown) => refuseWriting(folder, error));
    for (const region of await program.db.read(findRegions)) {
      const file = await renderReport(deps, { ...request, territory: region.code });
      await recordExport(program, { ...request, territory: region.code });
      await writeResult(join(folder, file.fileName), file.content);
      log(`${region.name}: ${file.fileName}`);
    }
    return 0;
  },
});

const check = command({
  name: 'check',
  usage: 'check --territory 07 [--as-of 2025-04-07] [--json]',
  summary: 'Comprueba las cifras entre sí y muestra las observaciones.',
  parse: (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        territory: { type: 'string', default: 'PE' },
        'as-of': { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    return { territory: values.territory, asOf: asOfDate(values['as-of']), json: values.json };
  },
  run: async (program, request, { out }) => {
    const answer = await program.db.read(async (tx) => {
      const scope = await program.scopeOf(tx, { territory: request.territory, asOf: request.asOf ?? undefined });
      return checkSections(tx, await composeSections(tx, plugs, scope), scope);
    });
    await out(request.json ? `${JSON.stringify(answer.json, null, 2)}\n` : answer.text);
    return 0;
  },
});

const template = command({
  name: 'template',
  usage: 'template SECCION --out ARCHIVO.xlsx',
  summary: 'Escribe la plantilla de una sección para llenarla en una hoja de cálculo.',
  parse: (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: 'string' } },
    });
    return { section: sectionOf(positionals[0]), out: values.out };
  },
  run: async (_program, request, { out }) => {
    const content = await renderTemplate(request.section);
    if (request.out === undefined) await out(content);
    else await writeResult(request.out, content);
    return 0;
  },
});

const importFile = command({
  name: 'import',
  usage:
    'import SECCION ARCHIVO --source … --cut-off aaaa-mm-dd --published aaaa-mm-dd [--territory 07] [--dry-run] [--with-errors]',
  summary: 'Trae un archivo: lo muestra con sus errores (--dry-run) o lo guarda como edición.',
  parse: (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        source: { type: 'string' },
        'cut-off': { type: 'string' },
        published: { type: 'string' },
        'published-basis': { type: 'string', default: 'stated' },
        territory: { type: 'string', default: 'PE' },
        title: { type: 'string' },
        elaboration: { type: 'string', default: '' },
        licence: { type: 'string' },
        draft: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
        'with-errors': { type: 'boolean', default: false },
      },
    });
    const plug = plugOf(positionals[0]);
    const { section } = plug;
    const file = positionals[1];
    if (file === undefined)
      throw new Refusal('invalid', 'missing-file', 'Falta el archivo: npx vigia import SECCION ARCHIVO.');
    const fields = importFields.parse({
      section: section.code,
      territory: values.territory,
      source: values.source ?? '',
      elaboration: values.elaboration,
      ...(values.licence === undefined ? {} : { licence: values.licence }),
      ...(values.title === undefined ? {} : { title: values.title }),
      cutOff: values['cut-off'] ?? '',
      publishedOn: values.published ?? '',
      publishedBasis: values['published-basis'],
      status: values.draft ? 'draft' : 'published',
    });
    const manifest: ImportManifest = {
      ...fields,
      territory: territoryCode(fields.territory),
      title: fields.title || `${section.title} (${basename(file)})`,
    };
    return { plug, file, manifest, dryRun: values['dry-run'], withErrors: values['with-errors'] };
  },
  run: async (program, request, { log, out }) => {
    const { plug, file, manifest } = request;
    const { section } = plug;
    if (!program.isTerritory(manifest.territory)) {
      throw new Refusal('not-found', 'unknown-ubigeo', `No hay ningún territorio con el ubigeo ${manifest.territory}.`);
    }
    await requireFile(file);
    if (plug.bulk && (await isBulk(plug.bulk, basename(file), file))) {
      const { bulk } = plug;
      const bulkFile = { name: basename(file), open: () => createReadStream(file) };
      const whole: BulkRequest = { file: bulkFile, manifest, actor: LOCAL_OPERATOR, log };
      const result = request.dryRun
        ? await bulk.preview(program.db, whole)
        : await program.db.write(async (tx) => {
            const stored = await bulk.store(tx, whole);
            if (stored.rejected > 0 && !request.withErrors) throw withErrorsRefusal();
            return stored;
          });
      await out(`${JSON.stringify(result, null, 2)}\n`);
      return request.dryRun && result.rejected > 0 ? 1 : 0;
    }
    const reading = await readImport(
      section,
      manifest,
      [{ name: basename(file), content: await readFile(file) }],
      program.isTerritory,
    );
    const preview = previewOf(section, basename(file), reading);
    for (const problem of preview.problems)
      log(
        `${problem.sheet}, fila ${problem.row}${problem.column === '' ? '' : `, «${problem.column}»`}: ${problem.message} [${problem.code}]`,
      );
    if (request.dryRun) {
      await out(`${JSON.stringify(preview, null, 2)}\n`);
      return preview.problems.length === 0 ? 0 : 1;
    }
    if (preview.problems.length > 0 && !request.withErrors) {
      throw withErrorsRefusal();
    }
    const result = await program.db.write((tx) =>
      storeReading(tx, manifest, { name: basename(file), sha256: reading.sha256 }, reading, LOCAL_OPERATOR),
    );
    await out(`${JSON.stringify(result, null, 2)}\n`);
    return 0;
  },
});

export const commands: readonly Command[] = [
  report,
  check,
  template,
  importFile,
  lintCitations,
  query,
  backup,
  restore,
  user,
  privacy,
  ...auditCommands,
];

function formatOf(text: string): ReportFormat {
  const format = REPORT_FORMATS.find((candidate) => candidate === text);
  if (format) return format;
  throw new Refusal('invalid', 'unknown-format', `El formato «${text}» no existe: use ${REPORT_FORMATS.join(', ')}.`);
}

function withErrorsRefusal(): Refusal {
  return new Refusal(
    'invalid',
    'file-with-errors',
    'El archivo tiene errores y no se ha guardado nada. Corríjalos, o guarde las filas buenas con --with-errors.',
  );
}

function sectionOf(code: string | undefined): AnySection {
  return plugOf(code).section;
}

function plugOf(code: string | undefined): SectionPlug {
  const plug = plugs.find(({ section }) => section.code === code);
  if (plug) return plug;
  throw new Refusal(
    'not-found',
    'unknown-section',
    `No hay ninguna sección «${code ?? ''}». Las secciones son: ${plugs.map(({ section }) => section.code).join(', ')}.`,
  );
}

async function requireFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new Refusal('not-found', 'missing-file', `No se encuentra el archivo «${path}».`);
}

async function writeResult(path: string, content: Uint8Array): Promise<void> {
  await writeFile(path, content).catch((error: unknown) => refuseWriting(path, error));
}

const WHY_NOT_WRITTEN: Readonly<Record<string, string>> = {
  ENOENT: 'su carpeta no existe',
  ENOTDIR: 'su carpeta no existe',
  EEXIST: 'ya hay un archivo con ese nombre',
  EISDIR: 'es una carpeta',
  EACCES: 'no hay permiso de escritura',
  EPERM: 'no hay permiso de escritura',
  EROFS: 'el disco es de solo lectura',
  ENOSPC: 'no queda espacio en el disco',
};

function refuseWriting(path: string, error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const why = WHY_NOT_WRITTEN[code];
  if (why === undefined) throw error;
  throw new Refusal('unavailable', 'cannot-write', `No se puede escribir «${path}»: ${why}.`);
}
