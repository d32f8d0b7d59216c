// A training event as a coordinator's office keeps it, over HTTP. Everybody in it is made up.
import type { FastifyInstance } from 'fastify';
import type { ApiError } from '#modules/sources/index.ts';
import type { EventInput, ParticipantInput, ParticipantList } from '#modules/training/contract.ts';

const headers = { host: '127.0.0.1', 'content-type': 'application/json' };

export type Asking = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, body?: unknown) => Promise<Answer>;

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** '' when it was not refused. */
  readonly code: string;
}

export function asking(app: FastifyInstance): Asking {
  return async (method, url, body) => {
    const response = await app.inject({
      method,
      url,
      headers: body === undefined ? { host: '127.0.0.1' } : headers,
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    const json: unknown = response.body === '' ? null : response.json();
    return {
      status: response.statusCode,
      body: json,
      code: response.statusCode < 400 ? '' : (json as ApiError).error.code,
    };
  };
}

export function anEvent(change: Partial<Record<keyof EventInput, unknown>> = {}): unknown {
  return {
    territory: '07',
    title: 'Taller del clasificador de ocurrencias',
    topic: 'Clasificador de ocurrencias',
    workLine: 'Desarrolla',
    mode: 'inPerson',
    startsOn: '2026-05-18',
    endsOn: '2026-05-19',
    hours: 8,
    organiser: 'Secretaría técnica del CORESEC Callao',
    place: 'Auditorio de la sede regional',
    audience: ['technicalSecretary', 'sereno'],
    capacity: 3,
    isEvaluated: true,
    ...change,
  };
}

export function aParticipant(number: number, change: Partial<ParticipantInput> = {}): ParticipantInput {
  return {
    name: `Participante de prueba ${'ABCDEFGH'.charAt(number)}`,
    documentKind: 'DNI',
    documentNumber: `0000010${number}`,
    role: 'technicalSecretary',
    serves: '070105',
    ...change,
  };
}

export async function made(answer: Promise<Answer>): Promise<number> {
  const { status, body } = await answer;
  if (status !== 201) throw new Error(JSON.stringify(body));
  return (body as { id: number }).id;
}

export async function participantsOf(ask: Asking, event: number): Promise<ParticipantList> {
  const { status, body } = await ask('GET', `/api/training/events/${event}/participants`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body as ParticipantList;
}

interface Closing {
  readonly people: readonly ParticipantInput[];
  /** By the order of `people`. */
  readonly marks: readonly (number | null)[];
  readonly came: readonly boolean[];
}

/** Planned, enrolled, attended on its two days, marked and closed. */
export async function aClosedEvent(
  ask: Asking,
  { people, marks, came }: Closing,
  change: Partial<Record<keyof EventInput, unknown>> = {},
): Promise<{ readonly event: number; readonly ids: readonly number[] }> {
  const input = anEvent({ capacity: null, ...change }) as EventInput;
  const event = await made(ask('POST', '/api/training/events', input));
  const ids: number[] = [];
  for (const person of people) ids.push(await made(ask('POST', `/api/training/events/${event}/participants`, person)));
  const present = ids.filter((_, index) => came[index]);
  for (const day of [input.startsOn, input.endsOn])
    await expectDone(ask('POST', `/api/training/events/${event}/attendance`, { day, present }));
  await expectDone(
    ask('POST', `/api/training/events/${event}/evaluation`, {
      marks: ids.map((participant, index) => ({ participant, mark: marks[index] ?? null })),
      satisfaction: null,
    }),
  );
  await expectDone(ask('POST', `/api/training/events/${event}/closing`));
  return { event, ids };
}

export async function expectDone(answer: Promise<Answer>): Promise<void> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(JSON.stringify(body));
}
