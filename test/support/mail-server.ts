// As much of a mail server as is needed to be handed a letter (RFC 5321), on this machine.
import { createServer, type Socket } from 'node:net';
import { afterAll } from 'vitest';

export interface TestMailServer {
  readonly url: URL;
  /** As they came, headers and all, newest last. */
  readonly letters: readonly string[];
  /** The next letter that comes. */
  arrival(): Promise<string>;
}

export async function openMailServer(): Promise<TestMailServer> {
  const letters: string[] = [];
  const waiting: ((letter: string) => void)[] = [];
  const server = createServer((socket) =>
    answer(socket, (letter) => {
      letters.push(letter);
      waiting.shift()?.(letter);
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: new URL(`smtp://127.0.0.1:${port}`),
    letters,
    arrival: () => new Promise((resolve) => waiting.push(resolve)),
  };
}

/** Takes the call and says nothing. */
export async function openSilentMailServer(): Promise<{
  readonly url: URL;
  /** Somebody called. */
  readonly called: Promise<void>;
  close(): Promise<void>;
}> {
  const server = createServer();
  const sockets: Socket[] = [];
  const called = new Promise<void>((resolve) => {
    server.on('connection', (socket) => {
      socket.on('error', () => undefined);
      sockets.push(socket);
      resolve();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: new URL(`smtp://127.0.0.1:${port}`),
    called,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

const ANSWERS: Readonly<Record<string, string>> = { DATA: '354 go on', QUIT: '221 bye', STAR: '502 no TLS here' };

function answer(socket: Socket, take: (letter: string) => void): void {
  let unread = '';
  let letter: string[] | undefined;
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  const read = (line: string): void => {
    if (letter === undefined) {
      const command = line.slice(0, 4).toUpperCase();
      if (command === 'DATA') letter = [];
      say(ANSWERS[command] ?? '250 ok');
      if (command === 'QUIT') socket.end();
    } else if (line === '.') {
      take(letter.join('\n'));
      letter = undefined;
      say('250 taken');
    } else letter.push(line.replace(/^\.\./, '.'));
  };
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    const lines = (unread + chunk.toString('utf8')).split('\r\n');
    unread = lines.pop() ?? '';
    lines.forEach(read);
  });
  say('220 ready');
}

/** Quoted-printable or base64, as its header says. */
export function textOf(letter: string): string {
  const [head = '', ...body] = letter.split('\n\n');
  const text = body.join('\n\n');
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(text, 'base64').toString('utf8');
  if (!/transfer-encoding: quoted-printable/i.test(head)) return text;
  const bytes = text
    .replaceAll('=\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
