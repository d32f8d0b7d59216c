// A question that the authorisation test asks of a route, for everybody and everywhere.
import type { FastifyInstance } from 'fastify';

/** Ubigeo prefixes; '' is Peru. */
export type Target = '' | '07' | '15' | '070101';
export const TARGETS: readonly Target[] = ['', '07', '15', '070101'];

export interface Asked {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly body?: unknown;
  readonly form?: FormData;
}

export interface Question {
  /** Told when the answer is wrong. */
  readonly about: string;
  readonly asked: Asked;
  /** Where it would act; null: it answers with what lies where the role is held. */
  readonly target: Target | null;
  /** Section whose keepers may do it besides its stewards. */
  readonly section?: string;
  /** Codes of a «no» that only who is allowed gets to hear. */
  readonly alsoAnswers?: readonly string[];
}

export interface Seeder {
  query<T extends object>(text: string, values?: readonly unknown[]): Promise<readonly T[]>;
  /** Asked as an administrator of the whole country. */
  readonly administrator: FastifyInstance;
  /** Something that the checks find there. */
  findingOf(code: string): Promise<string>;
}

/** Those that are not wanted need not be made. */
export type Questions = (seed: Seeder, wants: (question: Place) => boolean) => Promise<readonly Question[]>;

export type Place = Pick<Question, 'target' | 'section'>;

export const codeOf = (target: Target): string => target || 'PE';
export const reason = 'Prueba de autorización';

export async function inject(app: FastifyInstance, { method, url, body, form }: Asked) {
  const headers = { host: '127.0.0.1' };
  if (form) {
    const request = new Request('http://127.0.0.1/', { method: 'POST', body: form });
    const payload = Buffer.from(await request.arrayBuffer());
    const type = request.headers.get('content-type') ?? '';
    return app.inject({ method, url, headers: { ...headers, 'content-type': type }, payload });
  }
  if (body === undefined) return app.inject({ method, url, headers });
  return app.inject({
    method,
    url,
    headers: { ...headers, 'content-type': 'application/json' },
    payload: JSON.stringify(body),
  });
}

/** One question for every target. */
export function atEveryTarget(
  one: (seed: Seeder, target: Target) => Promise<Omit<Question, 'target' | 'about'>>,
): Questions {
  return (seed) =>
    Promise.all(TARGETS.map(async (target) => ({ about: codeOf(target), target, ...(await one(seed, target)) })));
}

export async function ask({ administrator }: Seeder, { method, url, body, form }: Asked): Promise<unknown> {
  const response = await inject(administrator, { method, url, body, ...(form && { form }) });
  return response.json();
}
