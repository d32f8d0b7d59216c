// What a person's browser sends, without a socket.
import type { TestServer } from '../support/server.ts';

export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

export interface SentFile {
  readonly name: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

export async function send(
  server: TestServer,
  method: 'POST' | 'PATCH' | 'DELETE',
  url: string,
  body: unknown,
): Promise<Answered> {
  const headers = { host: '127.0.0.1', 'content-type': 'application/json' };
  const response = await server.app.inject({ method, url, headers, payload: JSON.stringify(body) });
  return { status: response.statusCode, body: response.body === '' ? null : response.json() };
}

export async function upload(
  server: TestServer,
  url: string,
  file: SentFile,
  fields: Readonly<Record<string, string>>,
  order: 'file last' | 'file first' = 'file last',
): Promise<Answered> {
  const form = new FormData();
  if (order === 'file first') form.append('file', new Blob([file.content]), file.name);
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (order === 'file last') form.append('file', new Blob([file.content]), file.name);
  const request = new Request(`http://127.0.0.1${url}`, { method: 'POST', body: form });
  const response = await server.app.inject({
    method: 'POST',
    url,
    headers: { host: '127.0.0.1', 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  return { status: response.statusCode, body: response.json() };
}

export function errorCode({ body }: Answered): string | undefined {
  return (body as { error?: { code: string } }).error?.code;
}
