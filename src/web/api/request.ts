// The one door to the server: JSON in, JSON out, and refusals as errors that carry their code.

/** The server said no, or could not be reached. `code` is stable; `message` is Spanish. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** '/api/overview' and its query; what is null or undefined is left out. */
export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== null && value !== undefined) search.set(key, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

export function getJson<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return send<T>(address(path, query), signal ? { signal } : {});
}

export function sendJson<T>(method: 'POST' | 'PATCH' | 'DELETE', path: string, body: unknown): Promise<T> {
  return send<T>(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

export function sendForm<T>(path: string, form: FormData): Promise<T> {
  return send<T>(path, { method: 'POST', body: form });
}

export function sendBytes<T>(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<T> {
  return send<T>(path, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: bytes });
}

async function send<T>(url: string, init: RequestInit): Promise<T> {
  const response = await reach(url, init);
  const body = await readBody(response);
  if (!response.ok) throw failureOf(response.status, body);
  // The contract of each route says what its body is; both ends are built from the same file.
  return body as T;
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiFailure(
      0,
      'unreachable',
      'No se pudo llegar al servidor. Compruebe que Vigía siga en marcha y vuelva a intentar.',
    );
  }
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiFailure(response.status, 'unreadable-answer', 'El servidor respondió algo que no se entiende.');
  }
}

/** Reads an ApiError without trusting its shape. */
export function failureOf(status: number, body: unknown): ApiFailure {
  const error = field(body, 'error');
  const code = field(error, 'code');
  const message = field(error, 'message');
  const details = field(error, 'details');
  return new ApiFailure(
    status,
    typeof code === 'string' ? code : 'unknown',
    typeof message === 'string' ? message : 'El servidor no pudo responder.',
    isRecord(details) ? details : {},
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function field(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined;
}
