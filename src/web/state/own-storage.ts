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
