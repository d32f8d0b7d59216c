// Where a person goes after signing in: back to the page that they came from, and to no other site's.

export const SIGN_IN_PATH = '/ingresar';

const PARAMETER = 'volver';

/** '/ingresar?volver=%2Ft%2F07': `here` is a path of ours with its query. */
export function signInHref(here: string): string {
  const isWorthGoingBack = here !== '/' && !here.startsWith(SIGN_IN_PATH);
  return isWorthGoingBack ? `${SIGN_IN_PATH}?${PARAMETER}=${encodeURIComponent(here)}` : SIGN_IN_PATH;
}

/** The path to go back to, read from an address that anybody may have written: only one of `origin`. */
export function wayBackOf(search: string, origin: string): string {
  const asked = new URLSearchParams(search).get(PARAMETER) ?? '/';
  // A browser reads "//other.pe" and "/\other.pe" as another site.
  if (!asked.startsWith('/') || !URL.canParse(asked, origin)) return '/';
  const url = new URL(asked, origin);
  if (url.origin !== origin || url.pathname.startsWith('//') || url.pathname === SIGN_IN_PATH) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}
