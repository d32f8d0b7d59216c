import { describe, expect, it } from 'vitest';
import { address, failureOf } from './request.ts';

describe('an address of the API', () => {
  it('leaves out what was not chosen', () => {
    expect(address('/api/overview', { territory: '07', asOf: null })).toBe('/api/overview?territory=07');
    expect(address('/api/catalog', { asOf: undefined })).toBe('/api/catalog');
  });
});

describe('a refusal of the server', () => {
  it('keeps its code and its Spanish message', () => {
    const failure = failureOf(404, {
      error: { code: 'unknown-ubigeo', message: 'No hay ese territorio.', details: { incident: 'a1' } },
    });
    expect([failure.code, failure.message, failure.details['incident']]).toEqual([
      'unknown-ubigeo',
      'No hay ese territorio.',
      'a1',
    ]);
  });

  it('of an unknown shape is still told in Spanish', () => {
    expect(failureOf(502, '<html>').message).toBe('El servidor no pudo responder.');
  });
});
