// Accounts from the machine, where there is no mail: whoever owns it lets people in.
import { parseArgs } from 'node:util';
import { readConfig } from '#server/config.ts';
import { findHolder } from '#server/folder-lock.ts';
import { Refusal } from '#shared/refusal.ts';
import { auditFilesOf } from '#modules/audit/server/index.ts';
import { MACHINE_OWNER } from '#modules/identity/index.ts';
import {
  firstAdministratorLink,
  type IdentityDeps,
  makeResetLink,
  openAccounts,
  readSessionSecret,
} from '#modules/identity/server/index.ts';
import { command } from './command.ts';
import { type Program, root } from './program.ts';

type UserTask = { readonly task: 'first-link' } | { readonly task: 'reset-link'; readonly email: string };

export const user = command({
  name: 'user',
  usage: 'user first-link | user reset-link CORREO',
  summary: 'Hace el enlace de un solo uso del primer administrador, o el que pone otra contraseña a una cuenta.',
  parse: (args): UserTask => {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
    const [task, email, ...more] = positionals;
    if (task === 'first-link' && email === undefined) return { task };
    if (task === 'reset-link' && email !== undefined && more.length === 0) return { task, email };
    throw new Refusal(
      'invalid',
      'missing-task',
      'Indique qué hacer: npx vigia user first-link o npx vigia user reset-link CORREO.',
    );
  },
  run: async (program, request, { out }) => {
    const deps = await identityOf(program);
    try {
      await out(`${await linkOf(deps, request, program)}\n`);
      return 0;
    } finally {
      await deps.accounts.close();
    }
  },
});

async function linkOf(deps: IdentityDeps, request: UserTask, { today }: Program): Promise<string> {
  if (request.task === 'reset-link') return makeResetLink(deps, request.email, MACHINE_OWNER);
  const link = await firstAdministratorLink({ ...deps, home: deps.accounts.home }, today());
  if (link !== null) return link;
  throw new Refusal(
    'conflict',
    'has-administrator',
    'Vigía ya tiene quien la administre: pídale una invitación, o recupere su cuenta con npx vigia user reset-link CORREO.',
  );
}

async function identityOf({ db, connectionString, dataDir, now, isTerritory }: Program): Promise<IdentityDeps> {
  const accounts = openAccounts({
    connectionString,
    secret: await readSessionSecret(auditFilesOf(process.env, dataDir).sessionSecret),
    origins: [await homeOf(dataDir)],
  });
  return { db, accounts, now, isTerritory };
}

/** Where people open the program: its public address, else that of the running server, else this machine's. */
async function homeOf(dataDir: string): Promise<string> {
  const { reach, port } = readConfig(process.env, root);
  return reach.publicOrigins[0] ?? (await findHolder(dataDir))?.address ?? `http://127.0.0.1:${port}`;
}
