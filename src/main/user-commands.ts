// Accounts from the machine, where there is no mail: whoever owns it lets people in.
import { parseArgs } from 'node:util';
import { readConfig } from '#server/config.ts';
import { findHolder } from '#server/folder-lock.ts';
import { Refusal } from '#shared/refusal.ts';
import { auditFilesOf } from '#modules/audit/server/index.ts';
import { MACHINE_OWNER, reasonInput } from '#modules/identity/index.ts';
import {
  eraseAccount,
  firstAdministratorLink,
  type IdentityDeps,
  makeResetLink,
  openAccounts,
  readSessionSecret,
  requireAccount,
} from '#modules/identity/server/index.ts';
import { command } from './command.ts';
import { type Program, root } from './program.ts';

type LinkTask = { readonly task: 'first-link' } | { readonly task: 'reset-link'; readonly email: string };
type UserTask = LinkTask | { readonly task: 'erase'; readonly email: string; readonly reason: string };

export const user = command({
  name: 'user',
  usage: 'user first-link | user reset-link CORREO | user erase CORREO --reason MOTIVO',
  summary:
    'Hace el enlace de un solo uso del primer administrador, o el que pone otra contraseña a una cuenta; o suprime una cuenta y sus datos personales.',
  parse: (args): UserTask => {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { reason: { type: 'string' } },
    });
    const [task, email, ...more] = positionals;
    if (task === 'first-link' && email === undefined) return { task };
    if (task === 'reset-link' && email !== undefined && more.length === 0) return { task, email };
    if (task === 'erase' && email !== undefined && more.length === 0)
      return { task, email, reason: reasonOf(values.reason) };
    throw new Refusal(
      'invalid',
      'missing-task',
      'Indique qué hacer: npx vigia user first-link, user reset-link CORREO o user erase CORREO --reason MOTIVO.',
    );
  },
  run: async (program, request, { out }) => {
    const deps = await identityOf(program);
    try {
      await out(`${await answerOf(deps, request, program)}\n`);
      return 0;
    } finally {
      await deps.accounts.close();
    }
  },
});

function reasonOf(text: string | undefined): string {
  const given = reasonInput.safeParse({ reason: text });
  if (given.success) return given.data.reason;
  throw new Refusal('invalid', 'missing-option', 'Indique por qué se suprime la cuenta: --reason MOTIVO.');
}

async function answerOf(deps: IdentityDeps, request: UserTask, program: Program): Promise<string> {
  if (request.task !== 'erase') return linkOf(deps, request, program);
  const { id } = await requireAccount(deps.accounts, request);
  const { name } = await eraseAccount(deps, id, request, MACHINE_OWNER);
  return `Cuenta suprimida: ahora es «${name}». Lo que firmó conserva el nombre con que lo firmó.`;
}

async function linkOf(deps: IdentityDeps, request: LinkTask, { today }: Program): Promise<string> {
  if (request.task === 'reset-link') return makeResetLink(deps, { email: request.email }, MACHINE_OWNER);
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
