// Files that are drawn take seconds of a processor: nobody has many drawn at once, nor one after another without end.
import { Refusal } from '#shared/refusal.ts';

export interface DrawingLimits {
  /** Of one visitor. */
  readonly atOnce: number;
  readonly perMinute: number;
  /** Of all visitors of this process. */
  readonly atOnceOfAll: number;
}

export const DRAWING_LIMITS: DrawingLimits = { atOnce: 2, perMinute: 20, atOnceOfAll: 8 };

/** `whose`: an account, or where a visitor comes from. Throws `too-many-reports` and `overloaded`. */
export type Draw = <T>(whose: string, work: () => Promise<T>) => Promise<T>;

interface Visitor {
  atOnce: number;
  /** When each of the last minute began. */
  begun: readonly number[];
}

const minuteMilliseconds = 60_000;

/** `milliseconds` is a clock that only goes forward. */
export function createDrawing(limits: DrawingLimits, milliseconds: () => number): Draw {
  const visitors = new Map<string, Visitor>();
  let ofAll = 0;
  const forgetOld = (now: number): void => {
    for (const [whose, { atOnce, begun }] of visitors)
      if (atOnce === 0 && now - (begun.at(-1) ?? 0) >= minuteMilliseconds) visitors.delete(whose);
  };
  return async (whose, work) => {
    const now = milliseconds();
    forgetOld(now);
    const visitor = visitors.get(whose) ?? { atOnce: 0, begun: [] };
    const recent = visitor.begun.filter((at) => now - at < minuteMilliseconds);
    const [oldest = now] = recent;
    if (visitor.atOnce >= limits.atOnce) throw tooMany('Ya se preparan otros archivos que usted pidió.', 5);
    if (recent.length >= limits.perMinute)
      throw tooMany('Pidió muchos archivos en un minuto.', Math.ceil((oldest + minuteMilliseconds - now) / 1000));
    if (ofAll >= limits.atOnceOfAll)
      throw new Refusal(
        'unavailable',
        'overloaded',
        'Se preparan muchos archivos a la vez. Vuelva a intentarlo en unos segundos.',
      );
    visitors.set(whose, visitor);
    visitor.begun = [...recent, now];
    visitor.atOnce += 1;
    ofAll += 1;
    try {
      // Who leaves meanwhile does not stop it: its place is free when the work is done.
      return await work();
    } finally {
      visitor.atOnce -= 1;
      ofAll -= 1;
    }
  };
}

function tooMany(why: string, retryAfterSeconds: number): Refusal {
  return new Refusal('too-many', 'too-many-reports', `${why} Pruebe otra vez en ${retryAfterSeconds} s.`, {
    retryAfterSeconds,
  });
}
