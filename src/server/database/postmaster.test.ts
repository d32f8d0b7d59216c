import { describe, expect, it } from 'vitest';
import { parsePidFile } from './postmaster.ts';

const lines = ['4321', '/srv/datos/postgres', '1732445000', '5433', '', '127.0.0.1', '  1234567  98304', 'ready   '];
const file = (changes: Readonly<Record<number, string>> = {}): string =>
  lines.map((line, index) => changes[index] ?? line).join('\n');

describe('what postmaster.pid says', () => {
  it.each([
    ['a server that is ready', `${file()}\n`, { pid: 4321, port: 5433, status: 'ready' }],
    ['one that starts', file({ 7: 'starting' }), { pid: 4321, port: 5433, status: 'starting' }],
    ['one that stops', file({ 7: 'stopping' }), { pid: 4321, port: 5433, status: 'stopping' }],
    ['lines of Windows', lines.join('\r\n'), { pid: 4321, port: 5433, status: 'ready' }],
    ['a file that is being written', '4321\n/srv', { pid: 4321, port: 0, status: '' }],
    ['a port that is none', file({ 3: 'abc' }), { pid: 4321, port: 0, status: 'ready' }],
    // PostgreSQL in single-user mode writes its number as a negative one.
    ['a process of single-user mode', file({ 0: '-4321' }), undefined],
    ['no number', file({ 0: 'abc' }), undefined],
    ['nothing', '', undefined],
  ])('%s', (_, text, expected) => {
    expect(parsePidFile(text)).toEqual(expected);
  });
});
