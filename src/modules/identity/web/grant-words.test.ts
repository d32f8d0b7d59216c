import { describe, expect, it } from 'vitest';
import { browserWords, periodWords } from './grant-words.ts';

describe('the period of a role', () => {
  it('is open or ends', () => {
    expect(periodWords('2026-01-01', null)).toBe('desde el 01/01/2026');
    expect(periodWords('2026-01-01', '2026-12-31')).toBe('del 01/01/2026 al 31/12/2026');
  });
});

describe('a browser that is signed in', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/147.0 Safari/537.36', 'Chrome en Windows'],
    ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/147.0 Safari/537.36 Edg/147.0', 'Edge en Windows'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1', 'Safari en iOS'],
    ['curl/8.5', 'Navegador desconocido'],
    [null, 'Navegador desconocido'],
  ])('%j is told as %j', (userAgent, words) => {
    expect(browserWords(userAgent)).toBe(words);
  });
});
