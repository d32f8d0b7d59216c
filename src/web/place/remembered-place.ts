// The visitor's own choice of place, kept in this browser alone.
const KEY = 'vigia.territory';

export function rememberedPlace(): string | null {
  try {
    const code = localStorage.getItem(KEY);
    return code !== null && /^(PE|(\d{2}){1,3})$/.test(code) ? code : null;
  } catch {
    // Storage can be forbidden; then nothing is remembered.
    return null;
  }
}

export function rememberPlace(code: string): void {
  try {
    localStorage.setItem(KEY, code);
  } catch {
    // Same as above: the choice lasts as long as the address.
  }
}
