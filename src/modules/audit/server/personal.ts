// Personal values of an act: encrypted with a key of their subject, so that to erase them is to destroy that key.
import type { Database, ReadTx, WriteTx } from '#server/database/database.ts';
import { asOwner } from '#server/database/owner.ts';
import { Refusal } from '#shared/refusal.ts';
import { decrypt, encrypt, masterOf, newKey, unwrapKey, wrapKey } from './cipher.ts';
import {
  destroySubjectKey,
  findPersonal,
  findSubjectKey,
  findWrappedKeys,
  hasWrappedKeys,
  insertSubjectKey,
  lockKeys,
  lockKeysAlone,
  updateWrappedKey,
} from './key-store.ts';
import {
  createMasterKey,
  forgetFormerKey,
  hasMasterKey,
  type MasterKeys,
  readMasterKeys,
  replaceMasterKey,
} from './master-key.ts';

export type PersonalValues = Readonly<Record<string, unknown>>;

export interface PersonalInput {
  /** File of the master key. */
  readonly masterKey: string;
  /** Of whom, without personal data: `sereno/12`. */
  readonly subject: string;
  readonly values: PersonalValues;
}

/** Throws a Refusal: subject-erased, master-key-missing. */
export async function encryptPersonal(tx: WriteTx, { masterKey, subject, values }: PersonalInput): Promise<Buffer> {
  // Alone while there is no file: nobody reads one that is half written.
  await ((await hasMasterKey(masterKey)) ? lockKeys(tx) : lockKeysAlone(tx));
  const keys = (await readMasterKeys(masterKey)) ?? (await firstMasterKey(tx, masterKey));
  if (!(await findSubjectKey(tx, subject))) {
    await insertSubjectKey(tx, subject, wrapKey(keys.current, newKey(), subject));
  }
  const key = await subjectKey(tx, keys, subject);
  if (!key) throw new Refusal('conflict', 'subject-erased', 'Los datos personales de ese titular fueron suprimidos.');
  return encrypt(key, Buffer.from(JSON.stringify(values), 'utf8'), subject);
}

async function firstMasterKey(tx: ReadTx, file: string): Promise<MasterKeys> {
  // A new key beside values that an older one protects would hide that it was lost.
  if (await hasWrappedKeys(tx)) throw keyMissing(file);
  return createMasterKey(file);
}

function keyMissing(file: string): Refusal {
  return new Refusal(
    'unavailable',
    'master-key-missing',
    `No está la clave maestra que protege los datos personales (${file}). Búsquela en una copia de seguridad o ` +
      'indique su lugar en VIGIA_KEYS.',
  );
}

/** Undefined when it was destroyed, or never was. */
async function subjectKey(tx: ReadTx, keys: MasterKeys, subject: string): Promise<Buffer | undefined> {
  const wrapped = (await findSubjectKey(tx, subject))?.wrapped;
  return wrapped ? unwrap(keys, subject, wrapped) : undefined;
}

function unwrap(keys: MasterKeys, subject: string, wrapped: Uint8Array): Buffer {
  const master = keys.byId.get(masterOf(wrapped));
  if (master) return unwrapKey(master, wrapped, subject);
  throw new Refusal(
    'unavailable',
    'master-key-of-others',
    'La clave maestra no es la que protege estos datos personales. Búsquela en una copia de seguridad.',
  );
}

/** The personal values of an act; null when it has none or they were erased. Whoever asks records that it did. */
export async function readPersonal(
  tx: ReadTx,
  masterKey: string,
  { chain, sequence }: { readonly chain: string; readonly sequence: number },
): Promise<PersonalValues | null> {
  await lockKeys(tx);
  const act = await findPersonal(tx, chain, sequence);
  if (!act?.personal || act.personalSubject === null) return null;
  const keys = await readMasterKeys(masterKey);
  if (!keys) throw keyMissing(masterKey);
  const key = await subjectKey(tx, keys, act.personalSubject);
  if (!key) return null;
  const values: PersonalValues = JSON.parse(decrypt(key, act.personal, act.personalSubject).toString('utf8'));
  return values;
}

/** What acts say of the subject can no longer be read by anybody; the chains stay whole. False: there was nothing. */
export async function destroyPersonal(tx: WriteTx, subject: string): Promise<boolean> {
  return (await destroySubjectKey(tx, subject)) > 0;
}

/** Answers with the number of subjects whose keys were wrapped again. A change that was cut short is finished first. */
export async function rotateMasterKey(db: Database, file: string): Promise<number> {
  await rewrapAll(db, file, async ({ current }) => current);
  await forgetFormerKey(file);
  const rewrapped = await rewrapAll(db, file, async ({ current }) => {
    const next = newKey();
    // Before the commit, with both keys at hand: whichever way it ends, each row has its key in a file.
    await replaceMasterKey(file, current, next);
    return next;
  });
  await forgetFormerKey(file);
  return rewrapped;
}

function rewrapAll(db: Database, file: string, choose: (keys: MasterKeys) => Promise<Buffer>): Promise<number> {
  return db.write(async (tx) => {
    await asOwner(tx);
    await lockKeysAlone(tx);
    const keys = (await readMasterKeys(file)) ?? (await firstMasterKey(tx, file));
    const wrapped = await findWrappedKeys(tx);
    const opened = wrapped.map((one) => ({ subject: one.subject, key: unwrap(keys, one.subject, one.wrapped) }));
    const master = await choose(keys);
    for (const { subject, key } of opened) await updateWrappedKey(tx, subject, wrapKey(master, key, subject));
    return opened.length;
  });
}
