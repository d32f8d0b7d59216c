import { chmod, realpath, rm, statfs, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Refusal } from '#shared/refusal.ts';
import { makeFolder } from '../make-folder.ts';
import { runProgram, type SystemUser } from './run-program.ts';

const megabyte = 1024 * 1024;

/**
 * Makes the data folder when it is missing, tries that it can be written, and answers with its real
 * path. Only folders made here get their permissions set: those of others are never touched.
 */
export async function prepareDataFolder(dataDir: string): Promise<string> {
  const folder = resolve(dataDir);
  try {
    await makeOwnFolder(folder);
    const probe = join(folder, `.write-probe-${process.pid}`);
    await writeFile(probe, Buffer.alloc(4096));
    await rm(probe);
    return await realpath(folder);
  } catch (error) {
    throw folderRefusal(folder, String(error)) ?? error;
  }
}

async function makeOwnFolder(folder: string): Promise<void> {
  const firstMade = await makeFolder(folder);
  if (firstMade === undefined) return;
  // Started by root, the database's own user must be able to pass through; nobody else may list it.
  const isRoot = process.getuid?.() === 0;
  for (let made = folder; made.length >= firstMade.length; made = dirname(made)) {
    await chmod(made, isRoot ? 0o711 : 0o700);
  }
}

/** Refuses before PostgreSQL does: a full disk in the middle of a write is harder to repair. */
export async function requireFreeSpace(folder: string, megabytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = Math.floor((bavail * bsize) / megabyte);
  if (free < megabytes) throw fullFolder(folder, `quedan ${free} MB y se necesitan al menos ${megabytes} MB`);
}

/** The refusal behind an error of the file system, ours or in the output of a program. */
export function folderRefusal(folder: string, errorText: string): Refusal | undefined {
  if (/ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/.test(errorText)) {
    return fullFolder(folder, 'no queda espacio en el disco');
  }
  if (/EACCES|EROFS|EPERM|ENOTDIR|EEXIST|Permission denied|Read-only file system/.test(errorText)) {
    return new Refusal(
      'unavailable',
      'data-folder-read-only',
      `No se puede escribir en la carpeta de datos ${folder}. ` +
        'Dé permiso de escritura a quien inicia Vigía o indique otra carpeta en la variable VIGIA_DATA.',
      { folder },
    );
  }
  return undefined;
}

function fullFolder(folder: string, reason: string): Refusal {
  return new Refusal(
    'unavailable',
    'data-folder-full',
    `La carpeta de datos ${folder} está llena: ${reason}. Libere espacio o indique otra carpeta en la variable VIGIA_DATA.`,
    { folder },
  );
}

/** Tried as that user: permissions, access lists and mounts all have their say. */
export async function canReach(folder: string, user: SystemUser | undefined): Promise<boolean> {
  if (!user) return true;
  const { code } = await runProgram('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { as: user });
  return code === 0;
}

/** Names the folder that stops the user and the command that opens it; the decision is a person's. */
export async function unreachableFolder(folder: string, user: SystemUser): Promise<Refusal> {
  const blocking = await firstUnreachable(folder, user);
  return new Refusal(
    'unavailable',
    'data-folder-unreachable',
    `El usuario ${user.name}, con el que se ejecuta la base de datos, no puede entrar en ${blocking}. ` +
      `Ejecute «chmod o+x ${blocking}» o indique otra carpeta en la variable VIGIA_DATA.`,
    { folder: blocking },
  );
}

async function firstUnreachable(folder: string, user: SystemUser): Promise<string> {
  const parent = dirname(folder);
  if (parent === folder || (await canReach(parent, user))) return folder;
  return firstUnreachable(parent, user);
}
