import { describe, expect, it } from 'vitest';
import { whyUnusable } from './external.ts';
import { connectionRefusal, databaseRefusal } from './failure.ts';

function failure(code: string, message = 'failed'): Error {
  return Object.assign(new Error(message), { code });
}

describe('a failure of the database', () => {
  it.each([
    ['a full disk', failure('53100'), 'data-folder-full'],
    ['a server that is down', failure('ECONNREFUSED'), 'database-unavailable'],
    ['one that is starting', failure('57P03'), 'database-unavailable'],
    ['one that was stopped under a query', failure('57P01'), 'database-unavailable'],
    ['a connection that was cut', new Error('Connection terminated unexpectedly'), 'database-unavailable'],
    [
      'a connection that was cut between two queries',
      new Error('Client has encountered a connection error and is not queryable'),
      'database-unavailable',
    ],
    ['no connection in time', new Error('timeout exceeded when trying to connect'), 'database-unavailable'],
    ['a NUL in a text', failure('22021'), 'bad-text'],
    ['a NUL in a text of JSON', failure('22P05'), 'bad-text'],
    ['a broken rule of a table, a defect of ours', failure('23505'), undefined],
    ['a wrong query', failure('42601'), undefined],
    ['what is no error', 'ECONNREFUSED', undefined],
  ])('%s', (_, error, code) => {
    expect(databaseRefusal(error)?.code).toBe(code);
  });
});

describe('a PostgreSQL of the institution', () => {
  it.each([
    ['ENOTFOUND', 'no se encuentra ese servidor'],
    ['28P01', 'no acepta ese usuario'],
    ['3D000', 'no existe esa base de datos'],
    ['ECONNREFUSED', 'no responde'],
  ])('that answers %s is told in Spanish', (code, words) => {
    expect(connectionRefusal(failure(code))).toMatchObject({
      code: 'database-unreachable',
      message: expect.stringContaining(words),
    });
  });

  it.each([
    [{ version: 15, encoding: 'UTF8' }, undefined],
    [{ version: 18, encoding: 'UTF8' }, undefined],
    [{ version: 14, encoding: 'UTF8' }, 'PostgreSQL 14'],
    [{ version: 15, encoding: 'SQL_ASCII' }, 'SQL_ASCII'],
  ])('%o', (server, words) => {
    const why = whyUnusable(server);
    if (words === undefined) expect(why).toBeUndefined();
    else expect(why).toContain(words);
  });
});
