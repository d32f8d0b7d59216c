// What a device holds, by account: drafts and photos, locked. Each change is whole or is not at all.
import { Dexie, type EntityTable } from 'dexie';
import type { Draft } from './draft.ts';
import { lock, type Locked, unlock } from './locked-box.ts';

interface DraftRow extends Locked {
  /** `account/id` */
  readonly key: string;
  readonly account: string;
}
interface PictureRow extends Locked {
  readonly key: string;
  readonly account: string;
  /** `account/activity` */
  readonly activity: string;
}
interface DeviceRow {
  readonly account: string;
  readonly device: string;
}

type Tables = Dexie & {
  drafts: EntityTable<DraftRow, 'key'>;
  pictures: EntityTable<PictureRow, 'key'>;
  devices: EntityTable<DeviceRow, 'account'>;
};

export interface Picture {
  readonly id: string;
  readonly activity: string;
  readonly file: string;
  readonly sha256: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly refused: string | null;
}
type PictureHead = Omit<Picture, 'bytes'>;

export interface DeviceStore {
  /** Names the writes of this account on this device. */
  readonly device: string;
  drafts(): Promise<readonly Draft[]>;
  /** From what is held now, also when another window has just changed it. */
  change(id: string, next: (draft: Draft | undefined) => Draft): Promise<Draft>;
  pictures(): Promise<readonly Picture[]>;
  keepPicture(picture: Picture): Promise<void>;
  forgetPicture(id: string): Promise<void>;
}

function openTables(): Tables {
  const tables = new Dexie('vigia-campo') as Tables;
  tables.version(1).stores({ drafts: 'key, account', pictures: 'key, account, activity', devices: 'account' });
  return tables;
}

export async function openDeviceStore(account: string, key: CryptoKey): Promise<DeviceStore> {
  const tables = openTables();
  const device = await deviceOf(tables, account);
  const keyOf = (id: string): string => `${account}/${id}`;
  const draftIn = async (row: DraftRow): Promise<Draft> => JSON.parse(new TextDecoder().decode(await unlock(key, row)));
  return {
    device,
    async drafts() {
      const rows = await tables.drafts.where('account').equals(account).toArray();
      return Promise.all(rows.map(draftIn));
    },
    change(id, next) {
      // A transaction of the database does not wait for a cipher: this lock does, and other windows wait for it.
      return navigator.locks.request(`vigia-campo/${keyOf(id)}`, async () => {
        const row = await tables.drafts.get(keyOf(id));
        const draft = next(row ? await draftIn(row) : undefined);
        const locked = await lock(key, new TextEncoder().encode(JSON.stringify(draft)));
        await tables.drafts.put({ key: keyOf(id), account, ...locked });
        return draft;
      });
    },
    async pictures() {
      const rows = await tables.pictures.where('account').equals(account).toArray();
      return Promise.all(rows.map(async (row) => pictureOf(await unlock(key, row))));
    },
    async keepPicture(picture) {
      const locked = await lock(key, bytesOf(picture));
      await tables.pictures.put({ key: keyOf(picture.id), account, activity: keyOf(picture.activity), ...locked });
    },
    async forgetPicture(id) {
      await tables.pictures.delete(keyOf(id));
    },
  };
}

async function deviceOf(tables: Tables, account: string): Promise<string> {
  return tables.transaction('rw', tables.devices, async () => {
    const known = await tables.devices.get(account);
    if (known) return known.device;
    const device = `campo-${crypto.randomUUID()}`;
    await tables.devices.add({ account, device });
    return device;
  });
}

const HEAD_BYTES = 4;

/** What is said of the photo, how long that is, and the photo. */
function bytesOf({ bytes, ...head }: Picture): Uint8Array<ArrayBuffer> {
  const words = new TextEncoder().encode(JSON.stringify(head));
  const all = new Uint8Array(HEAD_BYTES + words.length + bytes.length);
  new DataView(all.buffer).setUint32(0, words.length);
  all.set(words, HEAD_BYTES);
  all.set(bytes, HEAD_BYTES + words.length);
  return all;
}

function pictureOf(all: Uint8Array<ArrayBuffer>): Picture {
  const length = new DataView(all.buffer, all.byteOffset).getUint32(0);
  const head: PictureHead = JSON.parse(new TextDecoder().decode(all.subarray(HEAD_BYTES, HEAD_BYTES + length)));
  return { ...head, bytes: all.slice(HEAD_BYTES + length) };
}
