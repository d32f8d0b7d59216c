// Somebody with a browser: keeps the cookies that it is given, and comes from an address of its own.
import type { LightMyRequestResponse } from 'fastify';
import type { TestServer } from '../support/server.ts';

export interface Person {
  get(url: string): Promise<LightMyRequestResponse>;
  post(url: string, body: unknown): Promise<LightMyRequestResponse>;
  delete(url: string): Promise<LightMyRequestResponse>;
  readonly cookies: Map<string, string>;
}

let people = 0;

export async function openPerson(server: TestServer, cookies = new Map<string, string>()): Promise<Person> {
  const app = await server.as('visitor');
  people += 1;
  const remoteAddress = `127.8.${people >> 8}.${people & 255}`;
  const ask = async (
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    body?: unknown,
  ): Promise<LightMyRequestResponse> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ');
    const response = await app.inject({
      method,
      url,
      remoteAddress,
      headers: {
        host: '127.0.0.1',
        origin: 'http://127.0.0.1',
        ...(cookie && { cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    });
    for (const { name, value } of response.cookies) cookies.set(name, value);
    return response;
  };
  return {
    cookies,
    get: (url) => ask('GET', url),
    post: (url, body) => ask('POST', url, body),
    delete: (url) => ask('DELETE', url),
  };
}

export function codeIn(response: LightMyRequestResponse): string {
  return response.json<{ error: { code: string } }>().error.code;
}
