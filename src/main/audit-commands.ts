// The register of acts: to prove that it is whole, and to seal it.
import { parseArgs } from 'node:util';
import { Refusal } from '#shared/refusal.ts';
import { LOCAL_OPERATOR, verificationText } from '#modules/audit/index.ts';
import {
  auditFilesOf,
  readSealFile,
  recordApart,
  rotateMasterKey,
  sealHeads,
  verifyActs,
} from '#modules/audit/server/index.ts';
import type { ReportRequest } from '#modules/briefing/server/index.ts';
import { type Command, command } from './command.ts';
import { type Program, territoryCode } from './program.ts';

const TASKS = ['verify', 'seal'] as const;

const auditLog = command({
  name: 'audit-log',
  usage: 'audit-log verify [--json] | audit-log seal',
  summary: 'Prueba que ningún acto del registro fue cambiado, quitado ni cortado (código 1 si lo fue), o lo sella.',
  parse: (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    });
    const task = TASKS.find((name) => name === positionals[0]);
    if (task !== undefined && positionals.length === 1) return { task, json: values.json };
    throw new Refusal('invalid', 'missing-task', 'Indique qué hacer: npx vigia audit-log verify o audit-log seal.');
  },
  run: async ({ db, dataDir }, { task, json }, { out }) => {
    const { seals } = auditFilesOf(process.env, dataDir);
    if (task === 'seal') {
      const seal = await sealHeads(db, seals, new Date());
      await out(seal ? `Sello ${seal.number}: ${seal.hash}\n` : 'No hay actos nuevos que sellar.\n');
      return 0;
    }
    const verification = await verifyActs(db, () => readSealFile(seals));
    await out(json ? `${JSON.stringify(verification, null, 2)}\n` : verificationText(verification));
    return verification.breaks.length === 0 ? 0 : 1;
  },
});

/** Before the file is written, as over HTTP. */
export function recordExport(
  { db }: Pick<Program, 'db'>,
  { territory, asOf, format }: Pick<ReportRequest, 'territory' | 'asOf' | 'format'>,
): Promise<void> {
  return recordApart(db, {
    kind: 'export',
    actor: LOCAL_OPERATOR,
    territory: territoryCode(territory),
    action: 'exportBriefing',
    subject: `briefing/${territory}`,
    details: { format, asOf },
  });
}

const keys = command({
  name: 'keys',
  usage: 'keys rotate',
  summary: 'Cambia la clave maestra que protege los datos personales; los datos siguen legibles.',
  parse: (args) => {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
    if (positionals.join(' ') === 'rotate') return null;
    throw new Refusal('invalid', 'missing-task', 'Indique qué hacer: npx vigia keys rotate.');
  },
  run: async ({ db, dataDir }, _request, { out }) => {
    const { masterKey } = auditFilesOf(process.env, dataDir);
    const rewrapped = await rotateMasterKey(db, masterKey);
    await out(`Clave maestra cambiada (${masterKey}): ${rewrapped} claves de titulares protegidas con ella.\n`);
    return 0;
  },
});

export const auditCommands: readonly Command[] = [auditLog, keys];
