import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { contracts } from '#main/api.ts';
import { openTestDatabase } from '../support/database.ts';
import { root } from '../support/processes.ts';
import { openTestServer, type TestServer } from '../support/server.ts';

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly summary?: string }>>>>;
}

interface Written {
  readonly method: string;
  readonly url: string;
}

function routesInSource(): readonly Written[] {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    /server\/.*\.ts$/.test(path),
  );
  return files.flatMap((path) => {
    const text = readFileSync(join(root, 'src', path), 'utf8');
    return [...text.matchAll(/app\.(get|post|put|patch|delete)\(\s*'(\/(?:api\/|metrics)[^'*]*)'/g)].map(
      ([, method = '', url = '']) => ({ method: method.toUpperCase(), url }),
    );
  });
}

describe('the document of the API', () => {
  let server: TestServer;
  let document: Document;
  let documented: readonly string[];

  beforeAll(async () => {
    server = await openTestServer(await openTestDatabase('empty'));
    document = await server.get<Document>('/api/openapi.json');
    documented = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
  });

  it('has every route of the server', () => {
    const written = routesInSource().filter(({ method, url }) => server.app.hasRoute({ method, url }));
    expect(written.length).toBeGreaterThan(25);
    const names = written.map(({ method, url }) => `${method} ${url.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(names.filter((name) => !documented.includes(name))).toEqual([]);
  });

  it('says of each what it is for: an entry of src/main/api.ts', () => {
    const silent = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { summary }]) =>
        summary ? [] : [`${method.toUpperCase()} ${path}`],
      ),
    );
    // Those of the accounts library have a document of their own.
    expect(silent.filter((route) => !route.includes('/api/auth/'))).toEqual([]);
  });

  it('has no route that the server lacks', () => {
    const registered = contracts.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(registered.filter((route) => !documented.includes(route))).toEqual([]);
  });

  it('says what a body must bring, by the schema that reads it', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.paths['/api/rows/{id}']?.['patch']).toMatchObject({
      parameters: [{ in: 'path', name: 'id', required: true, schema: { type: 'integer' } }],
      requestBody: {
        content: { 'application/json': { schema: { required: ['revision', 'values', 'reason'], type: 'object' } } },
      },
    });
  });
});
