// What a browser holds that opens only while somebody is signed in: it goes when they leave.

const OWN = 'vigia:own:';

/** Null where nothing is kept, or the browser keeps nothing. */
export function readOwn(name: string): string | null {
  try {
    return localStorage.getItem(`${OWN}${name}`);
  } catch {
    return null;
  }
}

export function keepOwn(name: string, text: string): void {
  localStorage.setItem(`${OWN}${name}`, text);
}

/** Of whoever was signed in here, on whatever page. */
export function forgetOwn(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(OWN)) localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

const LEAVING = 'vigia:leaving';

/** Somebody left without a network: their session is ended before anything else is asked. */
export function leaveLater(): void {
  localStorage.setItem(LEAVING, '1');
}

export function isLeaving(): boolean {
  return localStorage.getItem(LEAVING) !== null;
}

/** The session ended, or somebody has signed in since: it is another one. */
export function haveLeft(): void {
  try {
    localStorage.removeItem(LEAVING);
  } catch {
    // A browser that keeps nothing did not keep this either.
  }
}
