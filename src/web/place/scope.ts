// Place and date of a page: both live in its address.
import { createContext, useContext } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { isCalendarDate } from '#shared/calendar-date.ts';

/** Code of the country in addresses; the API knows it as the same. */
const COUNTRY = 'PE';

export interface PageScope {
  /** 'PE' or 2, 4 or 6 digits. */
  readonly territory: string;
  /** Null: the latest of each section. */
  readonly asOf: string | null;
}

/** Territory of pages whose address names none: the visitor's choice, or the installation's. */
const HomeContext = createContext('PE');
export const HomeProvider = HomeContext.Provider;

const TERRITORY_IN_PATH = /^\/t\/(PE|\d{2}|\d{4}|\d{6})(?:\/|$)/;

export function territoryOfPath(path: string): string | null {
  return TERRITORY_IN_PATH.exec(path)?.[1] ?? null;
}

export function asOfOfSearch(value: string | null): string | null {
  return value !== null && isCalendarDate(value) ? value : null;
}

export function useScope(): PageScope {
  const home = useContext(HomeContext);
  const [path] = useLocation();
  const [search] = useSearchParams();
  return { territory: territoryOfPath(path) ?? home, asOf: asOfOfSearch(search.get('asOf')) };
}

/** Code of the API's places ('' is Perú) → code of addresses. */
export function codeInPath(code: string): string {
  return code === '' ? COUNTRY : code;
}

/** '/t/07/s/budget' and the date in force. */
export function hrefOf(path: string, asOf: string | null): string {
  return asOf === null ? path : `${path}?asOf=${asOf}`;
}

export function placePath(code: string): string {
  return `/t/${codeInPath(code)}`;
}

export function sectionPath(code: string, section: string): string {
  return `${placePath(code)}/s/${section}`;
}

/** Same page of another place; pages that speak of no place open its panorama. */
export function samePageOf(path: string, code: string): string {
  const current = territoryOfPath(path);
  if (current === null) return placePath(code);
  const rest = path.slice(`/t/${current}`.length);
  return rest.startsWith('/ciudadano') && code.length !== 6 ? placePath(code) : `${placePath(code)}${rest}`;
}
