import { describe, expect, it } from 'vitest';
import { actionWords, detailsOf, placeWords, subjectWords } from './act-words.ts';

describe('an act in words', () => {
  it.each([
    ['record/12', 'Fila 12'],
    ['route/GET /api/rows/:id', 'Dirección GET /api/rows/:id'],
    ['invitation', 'Invitación'],
    ['otro/1', 'otro/1'],
  ])('calls %s «%s»', (subject, words) => {
    expect(subjectWords(subject)).toBe(words);
  });

  it('shows an action that it does not know by its name, and Peru by its own', () => {
    expect([actionWords('correctRow'), actionWords('nuevo')]).toEqual(['Corrigió una fila', 'nuevo']);
    expect([placeWords(''), placeWords('07')]).toEqual(['Perú', '07']);
  });

  it('says what the accounts library does in words too', () => {
    const tables = ['user', 'session', 'credential', 'two_factor', 'passkey', 'api_key'];
    const actions = tables.flatMap((table) => ['insert', 'update'].map((act) => `account_${table}.${act}`));
    expect(actions.filter((action) => actionWords(action) === action)).toEqual([]);
  });

  it('says what changed from what to what, and leaves out what stayed', () => {
    const details = {
      before: { name: 'Ventanilla', count: 4, note: null },
      after: { name: 'Ventanilla', count: 5, note: 'x' },
    };
    expect(detailsOf(details)).toEqual([
      { name: 'count', before: '4', after: '5' },
      { name: 'note', before: 'sin dato', after: 'x' },
    ]);
  });

  it('says days and instants as people in Lima do', () => {
    const words = detailsOf({ asOf: '2025-04-07', from: '2026-11-24T11:22:36.722Z' }).map(({ after }) => after);
    expect(words).toEqual(['07/04/2025', '24/11/2026, 06:22']);
  });

  it('says what a row held when it was added and when it was withdrawn', () => {
    expect(detailsOf({ section: 'serenos', values: { total: 3 } })).toEqual([
      { name: 'total', before: null, after: '3' },
      { name: 'sección', before: null, after: 'serenos' },
    ]);
    expect(detailsOf({ before: { total: 3 } })).toEqual([{ name: 'total', before: '3', after: 'retirado' }]);
  });
});
