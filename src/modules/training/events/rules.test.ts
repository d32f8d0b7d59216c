import { describe, expect, it } from 'vitest';
import { yearsOf } from '../people/detail.ts';
import { maskedDocument, readDocument } from './document-number.ts';
import { meritOrder } from './merit.ts';

describe('a document', () => {
  it.each([
    ['DNI', '01234567', '01234567'],
    ['DNI', ' 1234567 ', '01234567'],
    ['DNI', '12.345.678', '12345678'],
    ['DNI', '1234', null],
    ['DNI', '123456789', null],
    ['DNI', 'A1234567', null],
    ['CE', 'ab1234567', 'AB1234567'],
    ['CE', '12345678', null],
  ] as const)('%s «%s» is %s', (kind, text, number) => {
    expect(readDocument(kind, text)).toBe(number);
  });

  it('is shown masked', () => {
    expect(maskedDocument('DNI', '01234567')).toBe('DNI 0•••••67');
  });
});

describe('the order of merit', () => {
  it('is by mark, then by days; the same of both shares the place, and no mark has none', () => {
    const person = (id: number, mark: number | null, presentDays: number) => ({ id, mark, presentDays });
    const people = [
      person(1, 14, 5),
      person(2, 18, 4),
      person(3, 18, 5),
      person(4, null, 5),
      person(5, 14, 5),
      person(6, 9, 5),
    ];
    expect(meritOrder(people).map(({ place, person: { id } }) => [place, id])).toEqual([
      [1, 3],
      [2, 2],
      [3, 1],
      [3, 5],
      [5, 6],
    ]);
  });
});

describe('the people of a year', () => {
  it('are those who came for the first time in it, servants and neighbours apart', () => {
    const event = { title: '', startsOn: '2026-05-01', endsOn: '2026-05-01' };
    expect(
      yearsOf([
        { ...event, year: 2026, eventId: 1, servants: 5, servantsFirst: 5, neighbours: 1, neighboursFirst: 1 },
        { ...event, year: 2025, eventId: 2, servants: 3, servantsFirst: 3, neighbours: 0, neighboursFirst: 0 },
        { ...event, year: 2026, eventId: 3, servants: 5, servantsFirst: 2, neighbours: 1, neighboursFirst: 0 },
      ]),
    ).toEqual([
      { year: 2025, events: 1, servants: 3, neighbours: 0 },
      { year: 2026, events: 2, servants: 7, neighbours: 1 },
    ]);
  });
});
