// The OpenAPI document: every route that the server has, each with what it takes by the schemas that read it.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface RouteContract {
  readonly method: Method;
  /** As it is registered: '/api/rows/:id'. */
  readonly path: string;
  /** What it is for, in Spanish. */
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Fields of a form that brings a file, as `file`. */
  readonly form?: z.ZodObject;
  /** Media type of what it answers; absent: JSON, null: nothing. */
  readonly answers?: string | null;
}

export interface ApiDescription {
  readonly version: string;
  readonly contracts: readonly RouteContract[];
}

interface Registered {
  readonly method: Method;
  readonly path: string;
}

const METHODS: ReadonlySet<string> = new Set<Method>(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** Call it before the first route: it hears of those that come after. */
export function registerApiDocument(app: FastifyInstance, description: ApiDescription): void {
  const registered: Registered[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (isMethod(one) && isOfApi(url)) registered.push({ method: one, path: url });
  });
  let document: unknown;
  app.get('/api/openapi.json', async (_request, reply) => {
    document ??= documentOf(description, registered);
    return reply.header('cache-control', 'no-cache').send(document);
  });
}

function isMethod(text: string): text is Method {
  return METHODS.has(text);
}

function isOfApi(path: string): boolean {
  return path.startsWith('/api/') || path === '/metrics';
}

export function documentOf({ version, contracts }: ApiDescription, registered: readonly Registered[]): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of registered) {
    const contract = contracts.find(({ method, path }) => method === route.method && path === route.path);
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}').replace(/\*$/, '{path}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, contract) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Vigía', version },
    paths,
    components: { schemas: { Refusal: REFUSAL } },
  };
}

const REFUSAL = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: {
        code: { type: 'string', description: 'Estable: parte de la API.' },
        message: { type: 'string' },
        details: { type: 'object' },
      },
    },
  },
};

function operationOf(route: Registered, contract: RouteContract | undefined): unknown {
  const answers = contract?.answers === undefined ? 'application/json' : contract.answers;
  const named = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  return {
    ...(contract ? { summary: contract.summary } : {}),
    parameters: [
      ...named.map((name) => parameter('path', name, propertyOf(contract?.params, name) ?? { type: 'string' }, true)),
      ...queryOf(contract?.query),
    ],
    ...bodyOf(contract),
    responses: {
      ...(answers === null
        ? { 204: { description: 'Hecho.' } }
        : { 200: { description: 'Hecho.', content: { [answers]: {} } } }),
      default: {
        description: 'La respuesta es no.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
      },
    },
  };
}

function parameter(place: 'path' | 'query', name: string, schema: unknown, required: boolean): unknown {
  return { in: place, name, required, schema };
}

function queryOf(query: z.ZodObject | undefined): readonly unknown[] {
  if (!query) return [];
  const { properties = {}, required = [] } = schemaOf(query);
  return Object.entries(properties).map(([name, schema]) => parameter('query', name, schema, required.includes(name)));
}

function propertyOf(params: z.ZodObject | undefined, name: string): unknown {
  return params ? schemaOf(params).properties?.[name] : undefined;
}

function bodyOf(contract: RouteContract | undefined): object {
  if (contract?.body)
    return { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(contract.body) } } } };
  if (!contract?.form) return {};
  const form = schemaOf(contract.form);
  const schema = {
    ...form,
    properties: { ...form.properties, file: { type: 'string', format: 'binary' } },
    required: [...(form.required ?? []), 'file'],
  };
  return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } };
}

/** What may be sent: before defaults and transformations. */
function schemaOf(schema: z.ZodType): z.core.JSONSchema.JSONSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
}
