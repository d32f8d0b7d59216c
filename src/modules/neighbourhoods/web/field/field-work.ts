// The work of one person on this device: what they wrote, what was brought, and whether there is a network.
import { ApiFailure, sendJson } from '#web/api/request.ts';
import { forgetOwn, haveLeft, isLeaving, keepOwn, leaveLater, readOwn } from '#web/state/own-storage.ts';
import { type ActivityFields, type FieldName, type FieldValue, fieldsOf } from '../../activity.ts';
import type { FieldState } from '../../contract.ts';
import { bringDrafts, bringPictures } from './bring.ts';
import { type DeviceStore, openDeviceStore, type Picture } from './device-store.ts';
import { type Draft, isUnsent, newDraft, withField, withServer } from './draft.ts';
import { openKey } from './locked-box.ts';

export type FieldHead = Omit<FieldState, 'activities'>;

/** `signIn`: the server is there and does not know who this is. */
export type Network = 'offline' | 'sending' | 'online' | 'signIn' | 'notAllowed';

export interface Snapshot {
  readonly phase: 'opening' | 'closed' | 'ready';
  readonly field: FieldHead | null;
  /** The last one touched first. */
  readonly drafts: readonly Draft[];
  /** Photos that have not left. */
  readonly pictures: readonly Omit<Picture, 'bytes'>[];
  readonly network: Network;
}

const HEAD = 'field';
const EVERY_MILLISECONDS = 20_000;

export interface FieldWork {
  snapshot(): Snapshot;
  subscribe(listener: () => void): () => void;
  start(): () => void;
  add(values: Readonly<Partial<Record<FieldName, FieldValue>>>): Promise<string>;
  write(id: string, field: FieldName, value: FieldValue): Promise<void>;
  /** From what the field holds when it is written. */
  revise(id: string, field: FieldName, next: (fields: ActivityFields) => FieldValue): Promise<void>;
  addPicture(picture: Picture): Promise<void>;
  removePicture(id: string): Promise<void>;
  bring(): Promise<void>;
  leave(): Promise<void>;
}

export function createFieldWork(): FieldWork {
  let now: Snapshot = { phase: 'opening', field: null, drafts: [], pictures: [], network: 'offline' };
  let store: DeviceStore | undefined;
  let running: Promise<void> | undefined;
  let isAskedAgain = false;
  const listeners = new Set<() => void>();
  const set = (change: Partial<Snapshot>): void => {
    now = { ...now, ...change };
    for (const listener of listeners) listener();
  };
  const put = (draft: Draft): void =>
    set({ drafts: inOrder([draft, ...now.drafts.filter(({ id }) => id !== draft.id)]) });
  const refreshPictures = async (): Promise<void> => {
    if (store) set({ pictures: (await store.pictures()).map(headOf) });
  };
  const opened = (): DeviceStore => {
    if (!store) throw new Error('the drafts are locked');
    return store;
  };

  const open = async (field: FieldHead): Promise<void> => {
    store = await openDeviceStore(field.account, await openKey(field.key));
    set({ phase: 'ready', field, drafts: inOrder(await store.drafts()) });
    await refreshPictures();
  };

  const pull = async (): Promise<void> => {
    if (isLeaving()) {
      await sendJson('POST', '/api/auth/sign-out', {});
      haveLeft();
    }
    const { activities, ...field } = await sendJson<FieldState>('POST', '/api/field', {});
    keepOwn(HEAD, JSON.stringify(field));
    // Somebody else signed in: what was open belongs to another account.
    if (!store || now.field?.account !== field.account) await open(field);
    else set({ field });
    for (const state of activities) {
      const known = now.drafts.find(({ id }) => id === state.id);
      if (known?.server && isSame(known, state)) continue;
      put(await opened().change(state.id, (draft) => withServer(draft ?? newDraft(state.id, state.updatedAt), state)));
    }
  };

  const round = async (): Promise<void> => {
    if (!navigator.onLine) {
      set({ network: 'offline', phase: store ? 'ready' : 'closed' });
      return;
    }
    set({ network: 'sending' });
    try {
      await pull();
      if (store && now.field) {
        await bringDrafts(store, now.field.territory, put);
        await bringPictures(store, now.drafts, () => void refreshPictures());
        await refreshPictures();
      }
      set({ network: 'online' });
    } catch (error) {
      const code = error instanceof ApiFailure ? error.code : '';
      const network = code === 'sign-in-first' ? 'signIn' : code === 'not-allowed' ? 'notAllowed' : 'offline';
      set({ network, phase: store ? 'ready' : 'closed' });
    }
  };

  /** One round at a time; what is written meanwhile goes in the next one. */
  const bring = (): Promise<void> => {
    if (running) {
      isAskedAgain = true;
      return running;
    }
    running = round().finally(() => {
      running = undefined;
      if (!isAskedAgain) return;
      isAskedAgain = false;
      void bring();
    });
    return running;
  };

  const revise: FieldWork['revise'] = async (id, field, next) => {
    const at = new Date().toISOString();
    const { device } = opened();
    put(
      await opened().change(id, (known) => {
        const draft = known ?? newDraft(id, at);
        return withField(draft, { device, field, value: next(fieldsOf(draft.record)), now: at });
      }),
    );
  };
  const write: FieldWork['write'] = (id, field, value) => revise(id, field, () => value);

  return {
    snapshot: () => now,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      const kept = readOwn(HEAD);
      // What is here is shown before anything is asked of a network.
      const ready = kept === null ? Promise.resolve() : open(JSON.parse(kept)).catch(() => forgetOwn());
      void ready.then(() => bring());
      const again = (): void => void bring();
      const gone = (): void => set({ network: 'offline' });
      const timer = setInterval(again, EVERY_MILLISECONDS);
      window.addEventListener('online', again);
      window.addEventListener('offline', gone);
      return () => {
        clearInterval(timer);
        window.removeEventListener('online', again);
        window.removeEventListener('offline', gone);
      };
    },
    async add(values) {
      const id = crypto.randomUUID();
      for (const [field, value] of Object.entries(values)) await write(id, field as FieldName, value);
      return id;
    },
    write,
    revise,
    async addPicture(picture) {
      await opened().keepPicture(picture);
      await refreshPictures();
    },
    async removePicture(id) {
      await opened().forgetPicture(id);
      await refreshPictures();
    },
    bring,
    async leave() {
      leaveLater();
      forgetOwn();
      store = undefined;
      set({ phase: 'closed', field: null, drafts: [], pictures: [], network: navigator.onLine ? 'signIn' : 'offline' });
      if (!navigator.onLine) return;
      await sendJson('POST', '/api/auth/sign-out', {})
        .then(haveLeft)
        .catch(() => undefined);
    },
  };
}

function headOf({ id, activity, file, sha256, refused }: Picture): Omit<Picture, 'bytes'> {
  return { id, activity, file, sha256, refused };
}

function inOrder(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.toSorted((a, b) => b.touchedAt.localeCompare(a.touchedAt));
}

function isSame({ server, ...draft }: Draft, state: FieldState['activities'][number]): boolean {
  return (
    server !== null &&
    !isUnsent({ ...draft, server }) &&
    server.status === state.status &&
    server.verdict === state.verdict &&
    JSON.stringify(server.seen) === JSON.stringify(state.record.seen)
  );
}
