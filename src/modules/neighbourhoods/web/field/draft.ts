// An activity as a device holds it: its writes, and what the server last said of it.
import { conflictsOf, knowsAll, merged, NOTHING_WRITTEN, type Seen, withChange } from '#shared/versioned-fields.ts';
import { type ActivityRecord, type FieldName, type FieldValue, fieldsOf, type Status } from '../../activity.ts';
import { type ActivityProblem, activityProblems } from '../../activity-rules.ts';
import { readPolygons } from '#shared/polygon.ts';
import type { ActivityState, FieldState } from '../../contract.ts';

export interface Draft {
  readonly id: string;
  readonly record: ActivityRecord;
  /** Null: nobody but this device knows of it. */
  readonly server: {
    readonly seen: Seen;
    readonly status: Status;
    readonly problems: readonly ActivityProblem[];
    readonly writers: Readonly<Record<string, string>>;
    readonly verdict: string | null;
  } | null;
  /** Why the server did not take it. */
  readonly refused: { readonly code: string; readonly message: string } | null;
  /** When it was last touched here. */
  readonly touchedAt: string;
}

export function newDraft(id: string, now: string): Draft {
  return { id, record: NOTHING_WRITTEN, server: null, refused: null, touchedAt: now };
}

export function withField(
  draft: Draft,
  {
    device,
    field,
    value,
    now,
  }: { readonly device: string; readonly field: FieldName; readonly value: FieldValue; readonly now: string },
): Draft {
  const record = withChange<FieldValue>(draft.record, { device, field, value, at: now });
  return { ...draft, record, refused: null, touchedAt: now };
}

/** What the server has joins what is here. */
export function withServer(draft: Draft, state: ActivityState): Draft {
  const { status, problems, writers, verdict } = state;
  return {
    ...draft,
    record: merged<FieldValue>(draft.record, state.record),
    server: { seen: state.record.seen, status, problems, writers, verdict },
    refused: null,
  };
}

export function isUnsent({ record, server }: Draft): boolean {
  return server === null || !knowsAll(server.seen, record.seen);
}

export type DraftMark = 'conflict' | 'refused' | 'unsent' | 'problems' | Status;

/** What its line says: the first thing that asks for somebody. */
export function markOf(draft: Draft): DraftMark {
  if (conflictsOf(draft.record).length > 0) return 'conflict';
  if (draft.refused) return 'refused';
  if (isUnsent(draft)) return 'unsent';
  const { status = 'draft', problems = [] } = draft.server ?? {};
  return status === 'draft' && problems.length > 0 ? 'problems' : status;
}

export const MARK_WORDS: Readonly<Record<DraftMark, string>> = {
  conflict: 'Valores distintos: elija',
  refused: 'No se pudo enviar',
  unsent: 'Por enviar',
  problems: 'Falta completar',
  draft: 'Borrador enviado',
  registered: 'Registrada',
  validated: 'Validada',
  observed: 'Observada: corrija',
  withdrawn: 'Retirada',
};

/** The same rules as the server's, with what this device knows. */
export function problemsHere({ record }: Draft, field: Pick<FieldState, 'today' | 'neighbourhoods'>, today: string) {
  const fields = fieldsOf(record);
  const known = field.neighbourhoods.find(({ id }) => id === fields.neighbourhood);
  const reading = known && known.limits !== null ? readPolygons(known.limits) : undefined;
  return activityProblems(fields, {
    today,
    months: known?.months ?? {},
    neighbourhood: known
      ? {
          name: known.title,
          limits: reading && 'polygons' in reading ? reading.polygons : null,
          startsOn: known.startsOn,
          endsOn: known.endsOn,
        }
      : null,
  });
}
