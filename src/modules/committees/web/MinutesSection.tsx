import { Anchor, Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '#shared/calendar-date.ts';
import { Permitted } from '#modules/identity/web/index.tsx';
import { codeInPath } from '#web/place/scope.ts';
import { Failure } from '#web/state/Failure.tsx';
import type { SealedVersion } from '../contract.ts';
import { COMMITTEES } from '../policy.ts';
import { ActForm } from './ActForm.tsx';
import { useAct } from './committee-queries.ts';
import { Disclosed } from './Disclosed.tsx';
import { ItemFields, itemsOf } from './DiscussionSection.tsx';
import type { SessionPartProps } from './session-part.ts';
import { useDraft } from './use-draft.ts';

/** The minutes: a draft, then sealed; each rectification beside what it rectifies. */
export function MinutesSection({ view }: SessionPartProps) {
  const { session, versions, publications, isWhole } = view;
  const territory = codeInPath(session.territory);
  return (
    <section className="v-card v-committee-section" aria-labelledby="minutes">
      <h2 id="minutes">Acta</h2>
      {isWhole ? (
        versions.map((version) => <VersionItem key={version.version} sessionId={session.id} version={version} />)
      ) : publications.length === 0 ? (
        <Text className="v-muted">El acta no está publicada.</Text>
      ) : (
        publications.map(({ version, publishedOn, sha256 }) => (
          <Text key={version} size="sm">
            <MinutesLink sessionId={session.id} version={version} /> publicada el {formatDate(publishedOn)} · sello{' '}
            <code className="v-sha">{sha256}</code>
          </Text>
        ))
      )}
      {isWhole ? (
        <Permitted permission={COMMITTEES.seal} territory={territory}>
          {session.status === 'sealed' ? <SealedActs view={view} /> : <SealAct view={view} />}
        </Permitted>
      ) : null}
    </section>
  );
}

function MinutesLink({ sessionId, version }: { readonly sessionId: number; readonly version: number }) {
  return (
    <Anchor href={`/api/committee-sessions/${sessionId}/minutes?version=${version}`} target="_blank" rel="noreferrer">
      {version === 1 ? 'Acta (PDF)' : `Acta de rectificación, versión ${version} (PDF)`}
    </Anchor>
  );
}

interface VersionItemProps {
  readonly sessionId: number;
  readonly version: SealedVersion;
}

function VersionItem({ sessionId, version }: VersionItemProps) {
  const { version: number, sha256, reason, sealedOn, sealedBy, publishedOn, differences } = version;
  return (
    <div>
      <Text size="sm">
        <MinutesLink sessionId={sessionId} version={number} /> · sellada el {formatDate(sealedOn)} por {sealedBy} ·{' '}
        {publishedOn === null ? 'sin publicar' : `publicada el ${formatDate(publishedOn)}`}
      </Text>
      <Text size="sm">
        Sello SHA-256: <code className="v-sha">{sha256}</code>
      </Text>
      {reason === null ? null : <Text size="sm">Motivo: {reason}</Text>}
      {differences.map(({ where, before, after }) => (
        <Text key={where} size="sm">
          {where}: <del>{before === '' ? 'sin desarrollo' : before}</del> <ins>{after}</ins>
        </Text>
      ))}
    </div>
  );
}

function SealAct({ view: { session } }: SessionPartProps) {
  const act = useAct();
  if (session.quorum === null)
    return <Text className="v-muted">El acta se hace cuando la asistencia está registrada.</Text>;
  return (
    <>
      <Text size="sm" mb={6}>
        Sellada, el acta no cambia: lo que falte se dice en un acta de rectificación.
      </Text>
      {act.error ? <Failure error={act.error} /> : null}
      <Group gap="md">
        <Button
          loading={act.isPending}
          onClick={() => act.mutate({ path: `/api/committee-sessions/${session.id}/seal`, body: {} })}
        >
          Sellar el acta
        </Button>
        <Anchor href={`/api/committee-sessions/${session.id}/minutes`} target="_blank" rel="noreferrer">
          Ver el borrador (PDF)
        </Anchor>
      </Group>
    </>
  );
}

function SealedActs({ view }: SessionPartProps) {
  const { session, versions } = view;
  const act = useAct();
  const latest = versions.at(-1);
  return (
    <>
      {act.error ? <Failure error={act.error} /> : null}
      <Group gap="md" mt={6}>
        {latest?.publishedOn === null ? (
          <Button
            loading={act.isPending}
            onClick={() => act.mutate({ path: `/api/committee-sessions/${session.id}/publication`, body: {} })}
          >
            Publicar el acta
          </Button>
        ) : null}
        <Disclosed label="Rectificar el acta">{(close) => <RectifyForm view={view} onDone={close} />}</Disclosed>
      </Group>
    </>
  );
}

function RectifyForm({ view, onDone }: SessionPartProps & { readonly onDone: () => void }) {
  const { id } = view.session;
  const [items, setItems, forget] = useDraft(`rectify/${id}`, itemsOf(view));
  const [reason, setReason] = useState('');
  const act = useAct();
  return (
    <ActForm
      title="Rectificar el acta"
      action="Sellar la rectificación"
      isPending={act.isPending}
      error={act.error}
      isReady={reason.trim() !== ''}
      onCancel={onDone}
      onSubmit={() =>
        act.mutate(
          { path: `/api/committee-sessions/${id}/rectification`, body: { items, reason } },
          {
            onSuccess: () => {
              forget();
              onDone();
            },
          },
        )
      }
    >
      <Text size="sm">El acta sellada se conserva; la rectificación muestra qué decía y qué dice.</Text>
      <ItemFields view={view} items={items} onChange={setItems} />
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
