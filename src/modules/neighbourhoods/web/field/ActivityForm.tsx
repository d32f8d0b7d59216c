// One activity, saved as it is written. Nothing is refused here: what is missing is said, and the draft stays.
import { type ReactNode, useState } from 'react';
import { conflictsOf } from '#shared/versioned-fields.ts';
import {
  ACTORS,
  type ActivityFields,
  AXES,
  FIELD_LABELS,
  type FieldName,
  type FieldValue,
  fieldsOf,
  isSession,
  KINDS,
  PROTECTIVE_FACTORS,
  RISK_FACTORS,
  SUBTYPES,
} from '../../activity.ts';
import { ConflictChoice } from './ConflictChoice.tsx';
import { type Draft, isUnsent, MARK_WORDS, markOf, problemsHere } from './draft.ts';
import { ChoiceField, ManyField, NumberField, TextField } from './fields.tsx';
import type { FieldHead, FieldWork, Snapshot } from './field-work.ts';
import { PeopleFields } from './PeopleFields.tsx';
import { PhotoField } from './PhotoField.tsx';
import { PointField } from './PointField.tsx';
import { todayHere } from './today.ts';

interface ActivityFormProps {
  readonly draft: Draft;
  readonly work: FieldWork;
  readonly now: Snapshot;
  readonly field: FieldHead;
}

export function ActivityForm({ draft, work, now, field }: ActivityFormProps) {
  const fields = fieldsOf(draft.record);
  const conflicts = conflictsOf(draft.record);
  const write = (name: FieldName, value: FieldValue): void => void work.write(draft.id, name, value);
  const revise = (name: FieldName, next: (fields: ActivityFields) => FieldValue): void =>
    void work.revise(draft.id, name, next);
  // What the server said stands until something is written over it.
  const problems = isUnsent(draft) || !draft.server ? problemsHere(draft, field, todayHere()) : draft.server.problems;
  const shown = fields.isWhole === true || (draft.server !== null && draft.server.status !== 'draft') ? problems : [];
  const problemOf = (name: FieldName): string | undefined => shown.find((one) => one.field === name)?.message;
  const nameOf = (id: string): string => field.neighbourhoods.find((one) => one.id === id)?.title ?? id;
  const neighbourhoods = Object.fromEntries(field.neighbourhoods.map(({ id, title }) => [id, title]));
  const mark = markOf(draft);
  const around = (name: FieldName, control: ReactNode): ReactNode => {
    const conflict = conflicts.find((one) => one.field === name);
    return (
      <>
        {control}
        {conflict ? (
          <ConflictChoice
            field={name}
            writes={conflict.writes}
            writers={draft.server?.writers ?? {}}
            nameOf={nameOf}
            onChoose={(value) => write(name, value)}
          />
        ) : null}
      </>
    );
  };
  const props = (name: FieldName) => ({ label: FIELD_LABELS[name], error: problemOf(name) });
  return (
    <form className="f-form" onSubmit={(event) => event.preventDefault()} aria-label="Actividad">
      <p>
        <a href="#lista">← Actividades</a>
      </p>
      <output className={`f-mark f-mark-${mark}`}>{MARK_WORDS[mark]}</output>
      {draft.refused ? <p className="f-error">{draft.refused.message}</p> : null}
      {draft.server?.status === 'observed' ? <p className="f-error">{draft.server.verdict}</p> : null}
      {around(
        'neighbourhood',
        <ChoiceField
          {...props('neighbourhood')}
          options={neighbourhoods}
          value={fields.neighbourhood ?? null}
          onChange={(value) => write('neighbourhood', value)}
        />,
      )}
      {around(
        'kind',
        <ChoiceField
          {...props('kind')}
          options={KINDS}
          value={fields.kind ?? null}
          onChange={(value) => write('kind', value)}
        />,
      )}
      {around(
        'actor',
        <ChoiceField
          {...props('actor')}
          options={ACTORS}
          value={fields.actor ?? null}
          onChange={(value) => write('actor', value)}
        />,
      )}
      {around(
        'heldOn',
        <TextField
          {...props('heldOn')}
          type="date"
          value={fields.heldOn ?? ''}
          onChange={(value) => write('heldOn', value || null)}
        />,
      )}
      {around(
        'place',
        <TextField
          {...props('place')}
          value={fields.place ?? ''}
          onChange={(value) => write('place', value)}
          most={200}
        />,
      )}
      {around(
        'people',
        <PeopleFields
          label={FIELD_LABELS.people}
          value={fields.people ?? {}}
          onChange={(next) => revise('people', ({ people }) => next(people ?? {}))}
        />,
      )}
      <PhotoField activity={draft.id} pictures={now.pictures} work={work} />
      <details>
        <summary>Más datos</summary>
        {around(
          'notes',
          <TextField
            {...props('notes')}
            value={fields.notes ?? ''}
            onChange={(value) => write('notes', value)}
            most={2000}
            isLong
          />,
        )}
        {around(
          'subtype',
          <ChoiceField
            {...props('subtype')}
            options={SUBTYPES}
            value={fields.subtype ?? null}
            onChange={(value) => write('subtype', value)}
          />,
        )}
        {around(
          'axis',
          <ChoiceField
            {...props('axis')}
            options={AXES}
            value={fields.axis ?? null}
            onChange={(value) => write('axis', value)}
          />,
        )}
        {around(
          'startsAt',
          <TextField
            {...props('startsAt')}
            type="time"
            value={fields.startsAt ?? ''}
            onChange={(value) => write('startsAt', value || null)}
          />,
        )}
        {around(
          'minutes',
          <NumberField
            {...props('minutes')}
            most={1440}
            value={fields.minutes ?? null}
            onChange={(value) => write('minutes', value)}
          />,
        )}
        {around(
          'point',
          <PointField {...props('point')} value={fields.point ?? null} onChange={(value) => write('point', value)} />,
        )}
        {around(
          'riskFactors',
          <ManyField
            {...props('riskFactors')}
            options={RISK_FACTORS}
            value={fields.riskFactors ?? []}
            onChange={(value) => write('riskFactors', value)}
          />,
        )}
        {around(
          'protectiveFactors',
          <ManyField
            {...props('protectiveFactors')}
            options={PROTECTIVE_FACTORS}
            value={fields.protectiveFactors ?? []}
            onChange={(value) => write('protectiveFactors', value)}
          />,
        )}
        {around(
          'entities',
          <TextField
            {...props('entities')}
            value={fields.entities ?? ''}
            onChange={(value) => write('entities', value)}
            most={300}
          />,
        )}
        {around(
          'responsible',
          <TextField
            {...props('responsible')}
            value={fields.responsible ?? ''}
            onChange={(value) => write('responsible', value)}
            most={120}
          />,
        )}
        {isSession(fields.kind)
          ? around(
              'session',
              <TextField
                {...props('session')}
                value={fields.session ?? ''}
                onChange={(value) => write('session', value || null)}
                most={60}
              />,
            )
          : null}
      </details>
      <Finish draft={draft} problems={problems.length} onFinish={() => write('isWhole', true)} work={work} />
    </form>
  );
}

function Finish({
  draft,
  problems,
  onFinish,
  work,
}: {
  readonly draft: Draft;
  readonly problems: number;
  readonly onFinish: () => void;
  readonly work: FieldWork;
}) {
  const [isAsked, setIsAsked] = useState(false);
  const isWhole = fieldsOf(draft.record).isWhole === true;
  const status = draft.server?.status;
  if (status === 'validated' || status === 'withdrawn') return null;
  return (
    <div className="f-finish">
      <button
        type="button"
        className="f-button f-wide"
        onClick={() => {
          setIsAsked(true);
          onFinish();
          void work.bring();
        }}
      >
        Registrar
      </button>
      {(isAsked || isWhole) && problems > 0 ? (
        <p className="f-error" role="alert">
          Falta corregir lo que está marcado. Nada se pierde: queda como borrador.
        </p>
      ) : null}
      <p className="f-muted">Guardado en este teléfono.</p>
    </div>
  );
}
