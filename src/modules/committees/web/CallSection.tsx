import { Anchor, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Permitted } from '#modules/identity/web/index.tsx';
import { codeInPath } from '#web/place/scope.ts';
import type { CallChangeInput } from '../contract.ts';
import { COMMITTEES } from '../policy.ts';
import { ActForm } from './ActForm.tsx';
import { CallFields } from './CallForm.tsx';
import { useAct } from './committee-queries.ts';
import { Disclosed } from './Disclosed.tsx';
import type { SessionPartProps } from './session-part.ts';

/** The call: where, when and about what. */
export function CallSection({ view }: SessionPartProps) {
  const { session, agenda, lateReason, cancelledReason } = view;
  return (
    <section className="v-card v-committee-section" aria-labelledby="call">
      <h2 id="call">Convocatoria</h2>
      <Text size="sm">Lugar: {session.place}</Text>
      {lateReason === null ? null : <Text size="sm">Registro tardío: {lateReason}</Text>}
      {cancelledReason === null ? null : <Text size="sm">Cancelada: {cancelledReason}</Text>}
      <ol aria-label="Agenda">
        {agenda.map(({ ordinal, topic }) => (
          <li key={ordinal}>{topic}</li>
        ))}
      </ol>
      <Text size="sm" mb={6}>
        <Anchor href={`/api/committee-sessions/${session.id}/call`} target="_blank" rel="noreferrer">
          Convocatoria (PDF)
        </Anchor>
      </Text>
      {session.status === 'called' ? (
        <Permitted permission={COMMITTEES.call} territory={codeInPath(session.territory)}>
          <Disclosed label="Cambiar la convocatoria" variant="subtle">
            {(close) => <ChangeForm view={view} onDone={close} />}
          </Disclosed>
          <Disclosed label="Cancelar la sesión" variant="subtle">
            {(close) => <CancelForm id={session.id} onDone={close} />}
          </Disclosed>
        </Permitted>
      ) : null}
    </section>
  );
}

function ChangeForm({ view, onDone }: SessionPartProps & { readonly onDone: () => void }) {
  const { id, modality, heldOn, startsAt, place } = view.session;
  const [call, setCall] = useState<CallChangeInput>({
    modality,
    heldOn,
    startsAt,
    place,
    agenda: view.agenda.map(({ topic }) => topic),
  });
  const act = useAct();
  return (
    <ActForm
      title="Cambiar la convocatoria"
      action="Guardar el cambio"
      isPending={act.isPending}
      error={act.error}
      onCancel={onDone}
      onSubmit={() =>
        act.mutate(
          {
            method: 'PATCH',
            path: `/api/committee-sessions/${id}`,
            body: { ...call, agenda: call.agenda.filter((topic) => topic.trim() !== '') },
          },
          { onSuccess: onDone },
        )
      }
    >
      <CallFields call={call} onChange={(changes) => setCall({ ...call, ...changes })} />
    </ActForm>
  );
}

function CancelForm({ id, onDone }: { readonly id: number; readonly onDone: () => void }) {
  const [reason, setReason] = useState('');
  const act = useAct();
  return (
    <ActForm
      title="Cancelar la sesión"
      action="Cancelar la sesión"
      isPending={act.isPending}
      error={act.error}
      isReady={reason.trim() !== ''}
      onCancel={onDone}
      onSubmit={() => act.mutate({ path: `/api/committee-sessions/${id}/cancellation`, body: { reason } })}
    >
      <Text size="sm">Su número queda con ella: la siguiente lleva el que sigue.</Text>
      <TextInput
        label="Motivo"
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActForm>
  );
}
