// Whoever sends a body byte by byte keeps nobody else out.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { openLog } from '#server/log.ts';
import { openFrame } from '../support/frame.ts';

const sockets: Socket[] = [];
function leave(): void {
  for (const socket of sockets.splice(0)) socket.destroy();
}
afterEach(leave);

function portOf(app: FastifyInstance): number {
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function openApp(over: Parameters<typeof openFrame>[0]): Promise<FastifyInstance> {
  const app = await openFrame(over);
  app.post('/api/open', async () => ({}));
  app.get('/api/quick', async () => ({}));
  await app.listen({ port: 0, host: '127.0.0.1' });
  return app;
}

/** Says how long its body is and sends the first byte of it. */
function beginBody(app: FastifyInstance, localAddress: string): Socket {
  const socket = connect({ port: portOf(app), host: '127.0.0.1', localAddress });
  socket.on('error', () => undefined);
  const head = ['POST /api/open HTTP/1.1', 'Host: 127.0.0.1', 'Content-Type: application/json', 'Content-Length: 100'];
  socket.write(`${head.join('\r\n')}\r\n\r\n{`);
  sockets.push(socket);
  return socket;
}

async function firstLine(socket: Socket): Promise<string> {
  const [chunk]: Buffer[] = await once(socket, 'data');
  return String(chunk).split('\r\n')[0] ?? '';
}

describe('bodies that do not come', () => {
  it('of one address take a part of the places, and others are served', async () => {
    const app = await openApp({ pressure: { concurrent: 32, lateMilliseconds: 60_000 } });
    const refused = await Promise.race(Array.from({ length: 40 }, () => firstLine(beginBody(app, '127.0.0.2'))));
    expect(refused).toBe('HTTP/1.1 429 Too Many Requests');
    const base = `http://127.0.0.1:${portOf(app)}`;
    expect((await fetch(`${base}/api/quick`)).status).toBe(200);
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(`${base}/api/open`, { method: 'POST', headers, body: '{}' })).status).toBe(200);
    leave();
    await app.close();
  });

  it('of many addresses take a part of the places too: the one that began first gives its own', async () => {
    const app = await openApp({ pressure: { concurrent: 32, lateMilliseconds: 60_000 } });
    const first = beginBody(app, '127.0.1.1');
    const gone = once(first, 'close');
    for (let n = 0; n < 60; n += 1) beginBody(app, `127.0.2.${n + 1}`);
    await gone;
    const base = `http://127.0.0.1:${portOf(app)}`;
    const headers = { 'content-type': 'application/json' };
    const quick = [fetch(`${base}/api/quick`), fetch(`${base}/api/open`, { method: 'POST', headers, body: '{}' })];
    expect((await Promise.all(quick)).map(({ status }) => status)).toEqual([200, 200]);
    leave();
    await app.close();
  });

  it('give their place back when they come, and when they leave', async () => {
    const app = await openApp({ bodies: { perAddress: 1, ofAll: 10, milliseconds: 60_000 } });
    const send = async (): Promise<number> => {
      const headers = { 'content-type': 'application/json' };
      const url = `http://127.0.0.1:${portOf(app)}/api/open`;
      return (await fetch(url, { method: 'POST', headers, body: '{}' })).status;
    };
    expect([await send(), await send()]).toEqual([200, 200]);
    const slow = beginBody(app, '127.0.0.1');
    await expect.poll(send).toBe(429);
    slow.destroy();
    await expect.poll(send).toBe(200);
    await app.close();
  });

  it('are not waited for, and that is no defect', async () => {
    const lines: string[] = [];
    const log = openLog(
      'text',
      (line) => lines.push(line),
      () => new Date(0),
    );
    const app = await openApp({ log, bodies: { perAddress: 10, ofAll: 10, milliseconds: 50 } });
    await once(beginBody(app, '127.0.0.1'), 'close');
    expect(lines).toEqual([]);
    await app.close();
  });
});
