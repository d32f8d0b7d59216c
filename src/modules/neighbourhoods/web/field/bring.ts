// Brings to the server what only this device knows, and takes what it has. It may stop anywhere and be done again.
import { ApiFailure, sendBytes, sendJson } from '#web/api/request.ts';
import type { PictureProgress, SyncResult } from '../../contract.ts';
import type { DeviceStore, Picture } from './device-store.ts';
import { type Draft, isUnsent, withServer } from './draft.ts';

const AT_ONCE = 20;
const PART_BYTES = 128 * 1024;

/** Throws an ApiFailure when the server cannot be reached or nobody is signed in. */
export async function bringDrafts(
  store: DeviceStore,
  territory: string,
  onChange: (draft: Draft) => void,
): Promise<void> {
  const unsent = (await store.drafts()).filter((draft) => isUnsent(draft) && draft.refused === null);
  for (let start = 0; start < unsent.length; start += AT_ONCE) {
    const activities = unsent.slice(start, start + AT_ONCE).map(({ id, record }) => ({ id, record }));
    const answer = await sendJson<SyncResult>('POST', '/api/activities/sync', { territory, activities });
    for (const one of answer.activities) {
      const changed = await store.change(one.id, (draft) => {
        if (!draft) throw new Error(`the draft ${one.id} was sent and is not here`);
        return 'state' in one ? withServer(draft, one.state) : { ...draft, refused: one.refused };
      });
      onChange(changed);
    }
  }
}

/** Those whose activity the server knows; each goes on where it stopped. */
export async function bringPictures(store: DeviceStore, drafts: readonly Draft[], onChange: () => void): Promise<void> {
  const known = new Set(drafts.filter(({ server }) => server !== null).map(({ id }) => id));
  const waiting = (await store.pictures()).filter(({ activity, refused }) => known.has(activity) && refused === null);
  for (const picture of waiting) {
    try {
      await bringPicture(picture);
      await store.forgetPicture(picture.id);
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.status === 0 || error.status >= 500 || error.status === 401)
        throw error;
      // It came otherwise than it left: it is sent again, from its beginning.
      if (error.code === 'picture-changed' || error.code === 'picture-gap') continue;
      await store.keepPicture({ ...picture, refused: error.message });
    }
    onChange();
  }
}

async function bringPicture({ id, activity, file, sha256, bytes }: Picture): Promise<void> {
  const begun = await sendJson<PictureProgress>('POST', `/api/activities/${activity}/pictures`, {
    id,
    file,
    sha256,
    bytes: bytes.length,
    showsNoMinor: true,
  });
  let { received, isWhole } = begun;
  while (!isWhole) {
    const part = bytes.slice(received, received + PART_BYTES);
    ({ received, isWhole } = await sendBytes<PictureProgress>(`/api/pictures/${id}/parts?from=${received}`, part));
  }
}
