/** Why a request that was understood is answered with "no". */
export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-many'
  | 'unavailable';

/**
 * The one exception that the program throws on purpose: the request was understood and the
 * answer is no. `code` is stable (kebab-case, part of the API); `message` is Spanish, for the
 * person in front of the screen; `details` never holds personal data.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly kind: RefusalKind,
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Refusal;
}
