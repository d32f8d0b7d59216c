// Gathers what changes and tells each listener, not more often than it can use, what is theirs to hear.
import { Refusal } from '#shared/refusal.ts';
import type { Change } from './change.ts';

export interface ListenerOf {
  /** An account, or where a visitor comes from. */
  readonly whose: string;
  readonly hears: (change: Change) => boolean;
  /** Null: anything may have changed. */
  readonly tell: (changes: readonly Change[] | null) => void;
  /** The server stops. */
  readonly end: () => void;
}

export interface HubLimits {
  /** Between one telling and the next. */
  readonly everyMilliseconds: number;
  readonly perVisitor: number;
  readonly ofAll: number;
  /** Of different changes that are told one by one. */
  readonly mostChanges: number;
}

/** An office that comes from one address opens some tens. */
export const HUB_LIMITS: HubLimits = { everyMilliseconds: 1_000, perVisitor: 64, ofAll: 4_000, mostChanges: 200 };

export interface ChangeHub {
  publish(change: Change): void;
  publishAll(): void;
  /** Answers with what ends it. Throws `too-many-requests`. */
  listen(listener: ListenerOf): () => void;
  close(): void;
}

export function createChangeHub(limits: HubLimits): ChangeHub {
  const listeners = new Set<ListenerOf>();
  const visitors = new Map<string, number>();
  const gathered = new Map<string, Change>();
  let isAll = false;
  let timer: NodeJS.Timeout | undefined;
  const tellAll = (): void => {
    timer = undefined;
    const changes = [...gathered.values()];
    const everything = isAll || changes.length > limits.mostChanges;
    gathered.clear();
    isAll = false;
    for (const { hears, tell } of listeners) {
      if (everything) {
        tell(null);
        continue;
      }
      const heard = changes.filter(hears);
      if (heard.length > 0) tell(heard);
    }
  };
  const soon = (): void => {
    timer ??= setTimeout(tellAll, limits.everyMilliseconds);
    timer.unref();
  };
  return {
    publish: (change) => {
      if (listeners.size === 0) return;
      gathered.set(JSON.stringify([change.section, change.territory, change.isPublic]), change);
      soon();
    },
    publishAll: () => {
      isAll = true;
      soon();
    },
    listen: (listener) => {
      const { whose } = listener;
      const own = visitors.get(whose) ?? 0;
      if (own >= limits.perVisitor || listeners.size >= limits.ofAll) throw tooMany();
      visitors.set(whose, own + 1);
      listeners.add(listener);
      return () => {
        if (!listeners.delete(listener)) return;
        const left = (visitors.get(whose) ?? 1) - 1;
        if (left > 0) visitors.set(whose, left);
        else visitors.delete(whose);
      };
    },
    close: () => {
      clearTimeout(timer);
      for (const { end } of listeners) end();
    },
  };
}

function tooMany(): Refusal {
  return new Refusal('too-many', 'too-many-requests', 'Hay demasiadas páginas abiertas desde aquí esperando cambios.', {
    retryAfterSeconds: 60,
  });
}
