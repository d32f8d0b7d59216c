import { NativeSelect, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { capital } from '#shared/capital.ts';
import { formatDate } from '#shared/calendar-date.ts';
import { Permitted } from '#modules/identity/web/index.tsx';
import { StateWord } from '#web/document/StateWord.tsx';
import { codeInPath } from '#web/place/scope.ts';
import { AGREEMENT_KINDS, AGREEMENT_WORDS } from '../agreement.ts';
import type { AgreementInput } from '../contract.ts';
import { COMMITTEES } from '../policy.ts';
import { ActForm } from './ActForm.tsx';
import { AgreementItem } from './AgreementItem.tsx';
import { useAct } from './committee-queries.ts';
import { Disclosed } from './Disclosed.tsx';
import type { SessionPartProps } from './session-part.ts';
import { useDraft } from './use-draft.ts';

/** What earlier sessions left open, and what this one agreed. */
export function SessionAgreements({ view }: SessionPartProps) {
  const { session, carriedOver, agreements, today, isWhole } = view;
  return (
    <section className="v-card v-committee-section" aria-labelledby="agreements">
      <h2 id="agreements">Acuerdos</h2>
      {carriedOver.length === 0 ? null : (
        <>
          <h3>Vienen de sesiones anteriores</h3>
          <ul className="v-committee-list">
            {carriedOver.map((one) => (
              <li key={`${one.session}/${one.number}`}>
                {one.session}, acuerdo {one.number}: {one.content}
                <Text size="sm">
                  {one.responsible} · hasta el {formatDate(one.dueOn)} ·{' '}
                  <StateWord state={one.state === 'cumplido' ? 'good' : 'warn'}>{one.state}</StateWord>
                  {one.lastNote === null ? '' : ` · ${one.lastNote}`}
                </Text>
              </li>
            ))}
          </ul>
        </>
      )}
      {isWhole && carriedOver.length > 0 ? <h3>De esta sesión</h3> : null}
      {agreements.length === 0 ? (
        <Text className="v-muted">{isWhole ? 'Ninguno todavía.' : 'Se publican con el acta.'}</Text>
      ) : (
        <ul className="v-committee-list">
          {agreements.map((agreement) => (
            <AgreementItem key={agreement.id} agreement={agreement} today={today} />
          ))}
        </ul>
      )}
      {session.status === 'withoutQuorum' ? (
        <StateWord state="bad">Sin quórum, la sesión no puede acordar.</StateWord>
      ) : null}
      {session.status === 'held' ? (
        <Permitted permission={COMMITTEES.record} territory={codeInPath(session.territory)}>
          <Disclosed label="Agregar un acuerdo">{(close) => <AgreementForm view={view} onDone={close} />}</Disclosed>
        </Permitted>
      ) : null}
    </section>
  );
}

function AgreementForm({ view, onDone }: SessionPartProps & { readonly onDone: () => void }) {
  const [fields, setFields, forget] = useDraft<AgreementInput>(`agreement/${view.session.id}`, {
    kind: 'agreement',
    content: '',
    responsible: '',
    dueOn: '',
  });
  const act = useAct();
  const set = (changes: Partial<AgreementInput>): void => setFields({ ...fields, ...changes });
  return (
    <ActForm
      title="Agregar un acuerdo"
      action="Agregar"
      isPending={act.isPending}
      error={act.error}
      isReady={fields.content.trim() !== '' && fields.responsible.trim() !== '' && fields.dueOn !== ''}
      onCancel={onDone}
      onSubmit={() =>
        act.mutate(
          { path: `/api/committee-sessions/${view.session.id}/agreements`, body: fields },
          {
            onSuccess: () => {
              forget();
              onDone();
            },
          },
        )
      }
    >
      <Textarea
        label="Acuerdo"
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={fields.content}
        onChange={(event) => set({ content: event.currentTarget.value })}
      />
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <NativeSelect
          label="Clase"
          value={fields.kind}
          data={AGREEMENT_KINDS.map((value) => ({ value, label: capital(AGREEMENT_WORDS[value]) }))}
          onChange={(event) =>
            set({ kind: AGREEMENT_KINDS.find((one) => one === event.currentTarget.value) ?? 'agreement' })
          }
        />
        <TextInput
          label="Quién responde"
          description="Un cargo o una entidad."
          required
          maxLength={200}
          value={fields.responsible}
          onChange={(event) => set({ responsible: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label="Plazo"
          description="Último día."
          required
          value={fields.dueOn}
          onChange={(event) => set({ dueOn: event.currentTarget.value })}
        />
      </SimpleGrid>
    </ActForm>
  );
}
