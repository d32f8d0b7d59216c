// Folders with those above them. Node's own recursive mkdir never ends on /proc, which answers that the
// parent is missing when it makes no folders at all.
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Answers the first folder made, the outermost; undefined when it was there. */
export async function makeFolder(folder: string, mode?: number): Promise<string | undefined> {
  if ((await makeOne(folder, mode)) === 'made') return folder;
  if (await isFolder(folder)) return undefined;
  const parent = dirname(folder);
  const first = parent === folder ? undefined : await makeFolder(parent, mode);
  // Its parent is there now: who still misses it makes no folders.
  const made = await makeOne(folder, mode);
  if (made === 'no parent') {
    throw Object.assign(new Error(`EROFS: no folder can be made there, mkdir '${folder}'`), { code: 'EROFS' });
  }
  return made === 'made' ? (first ?? folder) : first;
}

async function makeOne(folder: string, mode: number | undefined): Promise<'made' | 'there' | 'no parent'> {
  try {
    await mkdir(folder, { mode });
    return 'made';
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'no parent';
    // A read-only file system may say so before it looks whether the folder is there.
    if (await isFolder(folder)) return 'there';
    throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
