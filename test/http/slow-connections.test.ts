// Whoever opens connections and says nothing in them keeps nobody else out.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { boundConnections, isUnbounded } from '#server/http/connection-limit.ts';
import { createListener } from '#server/http/listener.ts';

const sockets: Socket[] = [];
const servers: Server[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

async function listening(server: Server): Promise<number> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function open(port: number, localAddress: string): Socket {
  const socket = connect({ port, host: '127.0.0.1', localAddress });
  socket.on('error', () => undefined);
  sockets.push(socket);
  return socket;
}

async function answered(port: number, localAddress: string): Promise<boolean> {
  const socket = open(port, localAddress);
  socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  const first = await Promise.race([once(socket, 'data').then(() => true), once(socket, 'close').then(() => false)]);
  socket.destroy();
  return first;
}

describe('connections of one address', () => {
  it('are bounded, those of another are not touched, and one that leaves gives its place', async () => {
    const server = createServer((_request, response) => response.end('hecho'));
    boundConnections(server, 3, (address) => address === '127.0.3.9');
    const port = await listening(server);
    const held = [1, 2, 3].map(() => open(port, '127.0.3.1'));
    await Promise.all(held.map((socket) => once(socket, 'connect')));
    await expect.poll(() => answered(port, '127.0.3.1')).toBe(false);
    expect(await answered(port, '127.0.3.2')).toBe(true);
    held[0]?.destroy();
    await expect.poll(() => answered(port, '127.0.3.1')).toBe(true);
    const exempt = Array.from({ length: 6 }, () => open(port, '127.0.3.9'));
    await Promise.all(exempt.map((socket) => once(socket, 'connect')));
    expect(await answered(port, '127.0.3.9')).toBe(true);
  });

  it('are not bounded of this machine, nor of a proxy that is trusted', () => {
    const isExempt = isUnbounded({ trustedProxies: ['10.1.0.0/16'] });
    expect(['127.0.0.1', '::1', '::ffff:10.1.2.3', '10.2.0.1', '190.12.34.56'].map(isExempt)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('whoever sends the head of a request byte by byte', () => {
  it('has twenty seconds for it, and ten minutes for a file', () => {
    const server = createListener({ tls: undefined, trustedProxies: [] }, () => undefined);
    servers.push(server);
    expect([server.headersTimeout, server.requestTimeout, server.keepAliveTimeout]).toEqual([20_000, 600_000, 75_000]);
    expect(server.listenerCount('connection')).toBeGreaterThan(1);
  });
});
