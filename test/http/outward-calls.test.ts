import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { boundCalls } from '#server/http/outward-calls.ts';

const server = createServer((request, response) => {
  if (request.url === '/lejos') response.writeHead(302, { location: 'http://127.0.0.1:1/' });
  response.end('hecho');
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
afterAll(() => void server.close());
const address = server.address();
const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;

describe('a call of what is bound', () => {
  it('goes inward only where it is listed at that moment, and what is not bound goes anywhere', async () => {
    const allowed = ['127.0.0.1'];
    const call = (): Promise<string> => boundCalls(allowed, async () => (await fetch(url)).text());
    expect(await call()).toBe('hecho');
    allowed.pop();
    await expect(call()).rejects.toMatchObject({ code: 'target-not-allowed' });
    expect(await (await fetch(url)).text()).toBe('hecho');
  });

  it('is bound too where it begins later, as a request', async () => {
    const later = boundCalls([], () => Promise.resolve().then(() => fetch(new Request(url))));
    await expect(later).rejects.toMatchObject({ code: 'target-not-allowed' });
  });

  it('is not sent on elsewhere', async () => {
    await expect(boundCalls(['127.0.0.1'], () => fetch(`${url}/lejos`))).rejects.toThrow('fetch failed');
  });
});
