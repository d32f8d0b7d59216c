import { Anchor, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import { Permitted } from '#modules/identity/web/index.tsx';
import { sectionPath } from '#web/place/scope.ts';
import type { EditionBody } from '../contract.ts';
import { COMMITTEES } from '../policy.ts';
import { ActForm } from './ActForm.tsx';
import { useAct } from './committee-queries.ts';
import { Disclosed } from './Disclosed.tsx';
import { committeePath } from './paths.ts';

interface EditionBodiesProps {
  readonly bodies: readonly EditionBody[];
  readonly today: string;
}

/** Groups and teams that an edition lists: followed from here on, with their members and numbers. */
export function EditionBodies({ bodies, today }: EditionBodiesProps) {
  if (bodies.length === 0) return null;
  return (
    <section className="v-card v-committee-section" aria-labelledby="edition-bodies">
      <h2 id="edition-bodies">Según la edición de videovigilancia</h2>
      <ul className="v-committee-list">
        {bodies.map((body) => (
          <li key={body.body}>
            <h3>{body.title}</h3>
            <EditionBodyLine body={body} />
            {body.committeeId === null ? (
              <Permitted permission={COMMITTEES.keep} territory="PE">
                <Disclosed label="Seguir aquí sus sesiones">
                  {(close) => <FollowForm body={body} today={today} onDone={close} />}
                </Disclosed>
              </Permitted>
            ) : (
              <Anchor component={Link} href={committeePath({ territory: '', id: body.committeeId })} size="sm">
                Ver sus sesiones aquí
              </Anchor>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function EditionBodyLine({ body }: { readonly body: EditionBody }) {
  const { held, sessions, members, source, cutOff } = body;
  return (
    <Text size="sm">
      {held} sesiones ordinarias
      {sessions.length > 0 ? `: ${sessions.map(({ heldOn }) => formatDate(heldOn)).join(', ')}` : ''}
      {members.length > 0 ? ` · ${members.length} miembros` : ''} ·{' '}
      <Anchor component={Link} href={sectionPath('', 'cameras')} inherit>
        {source}
        {cutOff === null ? '' : `, corte ${formatDate(cutOff)}`}
      </Anchor>
    </Text>
  );
}

interface FollowFormProps extends Pick<EditionBodiesProps, 'today'> {
  readonly body: EditionBody;
  readonly onDone: () => void;
}

function FollowForm({ body, today, onDone }: FollowFormProps) {
  const [norm, setNorm] = useState('');
  const [followedSince, setFollowedSince] = useState(today);
  const act = useAct();
  return (
    <ActForm
      title={`Seguir ${body.title}`}
      action="Seguir"
      isPending={act.isPending}
      error={act.error}
      isReady={norm.trim() !== ''}
      onCancel={onDone}
      onSubmit={() =>
        act.mutate(
          { path: '/api/committees/edition-bodies', body: { body: body.body, norm, followedSince } },
          { onSuccess: onDone },
        )
      }
    >
      <Text size="sm">
        La próxima sesión ordinaria será la número {body.held + 1}
        {body.members.length > 0 ? `, y sus ${body.members.length} miembros se toman de la edición.` : '.'}
      </Text>
      <TextInput
        label="Norma o resolución que lo crea"
        required
        maxLength={200}
        value={norm}
        onChange={(event) => setNorm(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label="Sus sesiones se registran aquí desde"
        required
        value={followedSince}
        onChange={(event) => setFollowedSince(event.currentTarget.value)}
      />
    </ActForm>
  );
}
