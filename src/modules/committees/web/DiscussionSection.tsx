import { Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Permitted } from '#modules/identity/web/index.tsx';
import { codeInPath } from '#web/place/scope.ts';
import type { DiscussionInput } from '../contract.ts';
import { COMMITTEES } from '../policy.ts';
import { ActForm } from './ActForm.tsx';
import { useAct } from './committee-queries.ts';
import { Disclosed } from './Disclosed.tsx';
import type { SessionPartProps } from './session-part.ts';
import { useDraft } from './use-draft.ts';

/** What was said of each point; once sealed, only a rectification says otherwise. */
export function DiscussionSection({ view }: SessionPartProps) {
  const { session, agenda, proposals } = view;
  const isSealed = session.status === 'sealed';
  return (
    <section className="v-card v-committee-section" aria-labelledby="discussion">
      <h2 id="discussion">Desarrollo</h2>
      <ol>
        {agenda.map(({ ordinal, topic, content }) => (
          <li key={ordinal}>
            <strong>{topic}</strong>
            <Text size="sm" className={content === '' ? 'v-muted' : 'v-minutes-text'}>
              {content === '' ? 'Sin desarrollo registrado.' : content}
            </Text>
          </li>
        ))}
      </ol>
      {isSealed ? null : (
        <Permitted permission={COMMITTEES.record} territory={codeInPath(session.territory)}>
          <Disclosed label="Escribir el desarrollo">
            {(close) => <DiscussionForm view={view} onDone={close} />}
          </Disclosed>
        </Permitted>
      )}
      {session.type === 'publicConsultation' ? (
        <>
          <h3>Propuestas del público</h3>
          <ol>
            {proposals.map(({ number, content, answer }) => (
              <li key={number}>
                {content}
                <Text size="sm" className="v-muted">
                  {answer === '' ? 'Sin respuesta todavía.' : answer}
                </Text>
              </li>
            ))}
          </ol>
          {isSealed ? null : (
            <Permitted permission={COMMITTEES.record} territory={codeInPath(session.territory)}>
              <Disclosed label="Agregar una propuesta">
                {(close) => <ProposalForm id={session.id} onDone={close} />}
              </Disclosed>
            </Permitted>
          )}
        </>
      ) : null}
    </section>
  );
}

type Items = DiscussionInput['items'];

interface ItemFieldsProps extends SessionPartProps {
  readonly items: Items;
  readonly onChange: (items: Items) => void;
}

export function ItemFields({ view, items, onChange }: ItemFieldsProps) {
  return view.agenda.map(({ ordinal, topic }) => (
    <Textarea
      key={ordinal}
      label={`${ordinal}. ${topic}`}
      autosize
      minRows={2}
      maxLength={10_000}
      value={items.find((item) => item.ordinal === ordinal)?.content ?? ''}
      onChange={(event) =>
        onChange([...items.filter((item) => item.ordinal !== ordinal), { ordinal, content: event.currentTarget.value }])
      }
    />
  ));
}

export function itemsOf({ agenda }: SessionPartProps['view']): Items {
  return agenda.map(({ ordinal, content }) => ({ ordinal, content }));
}

function DiscussionForm({ view, onDone }: SessionPartProps & { readonly onDone: () => void }) {
  const [items, setItems, forget] = useDraft<Items>(`discussion/${view.session.id}`, itemsOf(view));
  const act = useAct();
  return (
    <ActForm
      title="Desarrollo de la sesión"
      action="Guardar el desarrollo"
      isPending={act.isPending}
      error={act.error}
      onCancel={onDone}
      onSubmit={() =>
        act.mutate(
          { path: `/api/committee-sessions/${view.session.id}/discussion`, body: { items } },
          {
            onSuccess: () => {
              forget();
              onDone();
            },
          },
        )
      }
    >
      <ItemFields view={view} items={items} onChange={setItems} />
    </ActForm>
  );
}

function ProposalForm({ id, onDone }: { readonly id: number; readonly onDone: () => void }) {
  const [content, setContent] = useState('');
  const [answer, setAnswer] = useState('');
  const act = useAct();
  return (
    <ActForm
      title="Agregar una propuesta"
      action="Agregar"
      isPending={act.isPending}
      error={act.error}
      isReady={content.trim() !== ''}
      onCancel={onDone}
      onSubmit={() =>
        act.mutate(
          { path: `/api/committee-sessions/${id}/proposals`, body: { content, answer } },
          { onSuccess: onDone },
        )
      }
    >
      <TextInput
        label="Propuesta"
        description="Sin el nombre de quien la hizo."
        required
        maxLength={2000}
        value={content}
        onChange={(event) => setContent(event.currentTarget.value)}
      />
      <TextInput
        label="Respuesta"
        maxLength={2000}
        value={answer}
        onChange={(event) => setAnswer(event.currentTarget.value)}
      />
    </ActForm>
  );
}
