import { describe, expect, it } from 'vitest';
import { openLog, readLogFormat } from './log.ts';

const said = (format: 'text' | 'json'): readonly string[] => {
  const lines: string[] = [];
  const log = openLog(
    format,
    (line) => lines.push(line),
    () => new Date('2026-06-01T15:00:00Z'),
  );
  log.say('Vigía está lista');
  log.say('falló', 'error', { incident: 'abc', reason: 'una\nlínea' });
  log.note('request', { route: '/api/rows/:id', status: 200, requestId: undefined });
  return lines;
};

describe('the log', () => {
  it('is sentences for people, without a line for each request', () => {
    expect(said('text')).toEqual(['Vigía está lista\n', 'falló\n']);
  });

  it('is one JSON object a line for machines', () => {
    expect(said('json')).toEqual([
      '{"time":"2026-06-01T15:00:00.000Z","level":"info","message":"Vigía está lista"}\n',
      '{"time":"2026-06-01T15:00:00.000Z","level":"error","message":"falló","incident":"abc","reason":"una\\nlínea"}\n',
      '{"time":"2026-06-01T15:00:00.000Z","level":"info","message":"request","route":"/api/rows/:id","status":200}\n',
    ]);
  });

  it('has two formats', () => {
    expect([readLogFormat({}), readLogFormat({ VIGIA_LOG: 'json' })]).toEqual(['text', 'json']);
    expect(() => readLogFormat({ VIGIA_LOG: 'xml' })).toThrow(expect.objectContaining({ code: 'bad-setting' }));
  });
});
