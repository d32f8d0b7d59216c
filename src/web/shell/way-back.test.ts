import { describe, expect, it } from 'vitest';
import { signInHref, wayBackOf } from './way-back.ts';

const ORIGIN = 'https://vigia.prueba.invalid';
const back = (asked: string): string => wayBackOf(`?volver=${encodeURIComponent(asked)}`, ORIGIN);

describe('the way back after signing in', () => {
  it('is the page that the person came from, with its filters', () => {
    const here = '/t/07/s/serenos/datos?asOf=2025-04-07';
    expect(wayBackOf(new URL(signInHref(here), ORIGIN).search, ORIGIN)).toBe(here);
  });

  it('is the first page when nobody says one', () => {
    expect(wayBackOf('', ORIGIN)).toBe('/');
    expect(signInHref('/')).toBe('/ingresar');
    expect(signInHref('/ingresar?volver=%2Fcuentas')).toBe('/ingresar');
  });

  it.each([
    'https://otro.invalid/',
    '//otro.invalid/t/07',
    '/\\otro.invalid',
    '/\t/otro.invalid',
    '/.//otro.invalid',
    'javascript:alert(1)',
    'otro.invalid',
    '/ingresar',
  ])('is never %j', (asked) => {
    expect(back(asked)).toBe('/');
  });
});
