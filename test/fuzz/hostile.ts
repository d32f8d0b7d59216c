// Values that no form would send, and requests made of them by what the API's document says of each route.
import fc from 'fast-check';

/** A string as it goes into an address, already encoded: what no encoder would write must be sent too. */
const HOSTILE_TEXTS = [
  '',
  ' ',
  'PE',
  'pe',
  '07',
  '070101',
  '99',
  '0',
  '-1',
  '1',
  '1.5',
  '1e3',
  '0x10',
  'NaN',
  'Infinity',
  '2147483648',
  '9007199254740993',
  '9223372036854775808',
  '1'.repeat(400),
  '2025-02-30',
  '0000-00-00',
  '2025-04-07',
  '+012025-01-01',
  '9999-12-31',
  "' OR 1=1 --",
  '"; DROP TABLE record; --',
  '%',
  '_',
  '\\',
  '../../etc/passwd',
  '..\\..\\windows',
  'serenos',
  'complaints',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '\u0000',
  'a\u0000b',
  '\r\nX-Injected: 1',
  '\u202E\u200D',
  '😀'.repeat(50),
  'ñ',
  'n\u0303',
  '<script>alert(1)</script>',
  '${7*7}',
  '{{7*7}}',
  '=1+1',
  'null',
  'undefined',
  '[]',
  '{}',
  'x'.repeat(20_000),
] as const;

const BROKEN_ENCODINGS = [
  '%',
  '%00',
  '%zz',
  '%C0%80',
  '%ED%A0%80',
  '%FF',
  '%2e%2e%2f',
  '%252e',
  '+',
  '%0d%0aSet-Cookie:a=b',
];

const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);

const encoded = fc.oneof(
  { weight: 5, arbitrary: text.map((one) => encodeURIComponent(Buffer.from(one).toString())) },
  { weight: 1, arbitrary: fc.constantFrom(...BROKEN_ENCODINGS) },
);

const deep = fc.integer({ min: 1, max: 3_000 }).map((depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`);

const json = fc.oneof(
  text,
  fc.jsonValue(),
  fc.constantFrom<unknown>(null, true, -0, 1e308, -1, 2 ** 31, 2 ** 53 + 2, 0.1, [], {}, { length: 1e9 }),
);

interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly format?: string;
}

interface Operation {
  readonly parameters: readonly { readonly in: string; readonly name: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

export interface HostileRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string | undefined;
}

const BOUNDARY = 'limite-de-prueba';

/** These compose whole sections when they are asked well: most of the time would be theirs. */
const COMPOSED = /^\/api\/(overview|regions|quality|deck|report|figures|sections\/\{code\}$)/;

/** A stream is answered for as long as it is asked. */
const LASTS = /^\/api\/changes$/;

export function hostileRequests(document: ApiDocument): fc.Arbitrary<HostileRequest> {
  const paths = Object.entries(document.paths).filter(([path]) => !LASTS.test(path));
  const operations = paths.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      weight: COMPOSED.test(path) ? 1 : 8,
      arbitrary: requestOf(path, method, operation),
    })),
  );
  return fc.oneof(...operations);
}

function requestOf(path: string, method: string, { parameters, requestBody }: Operation): fc.Arbitrary<HostileRequest> {
  const inPath = parameters.filter((one) => one.in === 'path');
  const inQuery = parameters.filter((one) => one.in === 'query');
  return fc
    .record({
      path: fc.tuple(...inPath.map(({ name, schema }) => fc.tuple(fc.constant(name), parameterText(name, schema)))),
      query: fc.tuple(
        ...inQuery.map(({ name, schema }) =>
          fc.option(fc.tuple(fc.constant(name), parameterText(name, schema)), { nil: undefined, freq: 5 }),
        ),
      ),
      extra: fc.option(fc.tuple(encoded, encoded), { nil: undefined, freq: 8 }),
      body: bodyOf(requestBody),
    })
    .map((drawn) => {
      const url = drawn.path.reduce((whole, [name, value]) => whole.replace(`{${name}}`, value), path);
      const pairs = [...drawn.query, drawn.extra].flatMap((pair) => (pair ? [pair.join('=')] : []));
      return {
        method: methodOf(method),
        url: pairs.length === 0 ? url : `${url}?${pairs.join('&')}`,
        headers: { host: '127.0.0.1', ...(drawn.body ? { 'content-type': drawn.body.type } : {}) },
        payload: drawn.body?.content,
      };
    });
}

function methodOf(name: string): HostileRequest['method'] {
  const found = (['GET', 'POST', 'PATCH', 'DELETE', 'PUT'] as const).find((one) => one.toLowerCase() === name);
  if (!found) throw new Error(`no such method: ${name}`);
  return found;
}

/** Now and then what it should be, so that what comes behind is reached too. */
function parameterText(name: string, schema: Schema): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 3, arbitrary: encoded },
    { weight: 2, arbitrary: fc.constantFrom(...plausible(name, schema)) },
  );
}

function plausible(name: string, schema: Schema): readonly string[] {
  if (schema.enum) return schema.enum.map(String);
  if (name === 'territory') return ['07', '070101', 'PE', '15'];
  if (name === 'asOf') return ['2025-04-07', '2018-01-01', '2026-05-31'];
  if (name === 'code') return ['serenos', 'complaints', 'pasc', 'budget', '07', 'serenos.xlsx'];
  if (schema.type === 'integer') return ['1', '2', '30', '500'];
  if (name === 'id') return ['serenos.count%40070101', 'serenos.total%4007', '00000000-0000-4000-8000-000000000000'];
  return ['callao', 'a'];
}

interface Body {
  readonly type: string;
  readonly content: string;
}

function bodyOf(requestBody: Operation['requestBody']): fc.Arbitrary<Body | undefined> {
  const schema = requestBody?.content['application/json']?.schema;
  const form = requestBody?.content['multipart/form-data']?.schema;
  const of = (type: string) => (content: string) => ({ type, content });
  const bad = fc.oneof(
    fc
      .constantFrom('', '{', '{"a":1,}', '[]', 'null', '"', '{"__proto__":{"a":1}}', '\u0000', '{"a":"\\ud800"}')
      .map(of('application/json')),
    deep.map(of('application/json')),
    text.map(of('text/plain')),
    text.map(of('application/x-www-form-urlencoded')),
    text.map(of(`multipart/form-data; boundary=${BOUNDARY}`)),
    text.map(of('multipart/form-data')),
  );
  if (schema) {
    const good = valueOf('', schema).map((value) => of('application/json')(JSON.stringify(value) ?? ''));
    return fc.oneof({ weight: 4, arbitrary: good }, { weight: 1, arbitrary: bad });
  }
  if (form) return fc.oneof({ weight: 4, arbitrary: formOf(form) }, { weight: 1, arbitrary: bad });
  return fc.option(bad, { nil: undefined, freq: 6 });
}

function valueOf(name: string, schema: Schema): fc.Arbitrary<unknown> {
  const right = rightValue(name, schema);
  return fc.oneof({ weight: 4, arbitrary: right }, { weight: 1, arbitrary: json });
}

function rightValue(name: string, schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => rightValue(name, one)));
  if (schema.type === 'object' && schema.properties) {
    const properties = Object.entries(schema.properties);
    return fc
      .tuple(...properties.map(([key, one]) => fc.option(valueOf(key, one), { nil: undefined, freq: 12 })))
      .map((values) => Object.fromEntries(properties.map(([key], index) => [key, values[index]])));
  }
  if (schema.type === 'object')
    return fc.dictionary(fc.oneof(text, fc.constantFrom('count', 'countedOn', 'serves', 'territory')), json, {
      maxKeys: 4,
    });
  if (schema.type === 'array') return fc.array(json, { maxLength: 4 });
  if (schema.type === 'integer' || schema.type === 'number')
    return fc.oneof(fc.integer({ min: 0, max: 3 }), fc.double());
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'null') return fc.constant(null);
  const known: Readonly<Record<string, readonly string[]>> = {
    territory: ['07', '070101', 'PE'],
    table: ['serenos-count', 'serenos-total', 'budget-products'],
    section: ['serenos', 'complaints', 'budget', 'norms'],
    cutOff: ['2026-03-31', '2025-04-07'],
    publishedOn: ['2026-04-15'],
    takenOn: ['2026-04-15'],
  };
  return fc.oneof(fc.constantFrom(...(known[name] ?? ['Prueba'])), text);
}

function formOf(schema: Schema): fc.Arbitrary<Body> {
  const fields = Object.entries(schema.properties ?? {}).filter(([name]) => name !== 'file');
  const file = fc.record({
    name: fc.oneof(fc.constantFrom('filas.csv', 'filas.xlsx', 'foto.png', 'foto.jpg', 'a.pdf', '../x.csv', 'x'), text),
    content: fc.oneof(
      text,
      fc.constantFrom('a;b\r\n1;2', 'PK\u0003\u0004', '\u0089PNG\r\n\u001A\n', '%PDF-1.7', '\uFEFFubigeo;cantidad'),
    ),
  });
  return fc
    .tuple(fc.tuple(...fields.map(([name, one]) => valueOf(name, one))), file, fc.boolean())
    .map(([values, sent, isWhole]) => {
      const parts = fields.map(
        ([name], index) =>
          `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${String(textOf(values[index]))}\r\n`,
      );
      const disposition = `form-data; name="file"; filename="${sent.name.replaceAll(/["\r\n]/g, '')}"`;
      const last = `--${BOUNDARY}\r\nContent-Disposition: ${disposition}\r\n\r\n${sent.content}\r\n`;
      return {
        type: `multipart/form-data; boundary=${BOUNDARY}`,
        content: `${parts.join('')}${last}${isWhole ? `--${BOUNDARY}--\r\n` : ''}`,
      };
    });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
