import { Anchor, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import { Permitted, useMayOver } from '#modules/identity/web/index.tsx';
import type { EvidenceSummary } from '#modules/sources/index.ts';
import { EvidenceField } from '#modules/sources/web/index.tsx';
import { StateWord } from '#web/document/StateWord.tsx';
import { codeInPath, placePath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { Failure } from '#web/state/Failure.tsx';
import { ReasonForm } from '#web/state/ReasonForm.tsx';
import { useToday } from '#web/state/use-today.ts';
import type { FulfilmentInput, OpenObligation } from '../contract.ts';
import { RECURRENCE_TEXT } from '../obligation.ts';
import { NORMS } from '../policy.ts';
import { CONFIDENCE_TEXT } from '../tables.ts';
import { useAct, useObligations } from './norm-queries.ts';
import { normHref } from './norm-words.ts';
import { ObligationForm } from './ObligationForm.tsx';
import './norms.css';

/** What norms oblige to here, and what of it is owed. */
export function ObligationsPage() {
  usePageTitle('Obligaciones');
  const { territory } = useScope();
  const mayRead = useMayOver(NORMS.fulfil)(territory);
  const obligations = useObligations(territory, mayRead);
  return (
    <div className="v-page">
      <Anchor component={Link} href={`${placePath(territory)}/normas`} size="sm">
        ← Normas
      </Anchor>
      <Title order={1} size="h2" mt={4} mb="sm">
        Obligaciones
      </Title>
      <Permitted permission={NORMS.fulfil} territory={territory} toDo="ver a qué obligan las normas">
        <Stack gap="lg">
          <Answer query={obligations} blocks={[120, 120]}>
            {({ obligations: found, today }) =>
              found.length === 0 ? (
                <Text>Ninguna obligación registrada en este lugar.</Text>
              ) : (
                <>
                  {found.map((obligation) => (
                    <ObligationCard key={obligation.id} obligation={obligation} today={today} />
                  ))}
                </>
              )
            }
          </Answer>
          <Permitted permission={NORMS.keep} territory={territory}>
            <section className="v-card" aria-labelledby="new">
              <Title order={2} size="h4" id="new" mb="xs">
                Registrar una obligación
              </Title>
              <ObligationForm territory={territory} norm="" />
            </section>
          </Permitted>
        </Stack>
      </Permitted>
    </div>
  );
}

interface ObligationCardProps {
  readonly obligation: OpenObligation;
  readonly today: string;
}

function ObligationCard({ obligation, today }: ObligationCardProps) {
  const { id, territory, what, who, every, open, citation, article, confidence } = obligation;
  const [search] = useSearchParams();
  const asked = search.get('obligation') === String(id) ? search.get('due') : null;
  const [meeting, setMeeting] = useState<string | null>(asked !== null && open.includes(asked) ? asked : null);
  const [isLeaving, setLeaving] = useState(false);
  const withdraw = useAct<{ readonly reason: string }>('POST', `/api/norms/obligations/${id}/withdrawal`);
  return (
    <section className="v-card" aria-label={what}>
      <Title order={2} size="h5">
        {what}
      </Title>
      <Text size="sm" mb="xs">
        {who}, {RECURRENCE_TEXT[every]} ·{' '}
        <Anchor component={Link} href={normHref(obligation.norm)} inherit>
          {citation}
        </Anchor>
        {article === '' ? '' : `, art. ${article}`} · {CONFIDENCE_TEXT[confidence]} ·{' '}
        {territory === '' ? 'Perú' : `ubigeo ${territory}`}
      </Text>
      {open.length === 0 ? (
        <StateWord state="good">Al día.</StateWord>
      ) : (
        <Group gap="xs" mb="xs">
          {open.map((dueOn) => (
            <Permitted key={dueOn} permission={NORMS.fulfil} territory={codeInPath(territory)}>
              <Button
                size="compact-md"
                variant={dueOn === meeting ? 'filled' : 'default'}
                color={dueOn < today ? 'red' : 'blue'}
                aria-pressed={dueOn === meeting}
                onClick={() => setMeeting(dueOn === meeting ? null : dueOn)}
              >
                {dueOn < today ? 'Venció' : 'Vence'} el {formatDate(dueOn)}
              </Button>
            </Permitted>
          ))}
        </Group>
      )}
      {meeting === null ? null : (
        <FulfilmentForm obligation={obligation} dueOn={meeting} onEnd={() => setMeeting(null)} />
      )}
      <Permitted permission={NORMS.keep} territory={codeInPath(territory)}>
        {isLeaving ? (
          <ReasonForm
            title="Retirar la obligación"
            action="Retirar la obligación"
            color="red"
            isPending={withdraw.isPending}
            error={withdraw.error}
            onSubmit={(reason) => withdraw.mutate({ reason })}
            onCancel={() => setLeaving(false)}
          >
            Deja de deberse; lo ya cumplido se conserva.
          </ReasonForm>
        ) : (
          <Button variant="subtle" size="compact-md" onClick={() => setLeaving(true)}>
            Retirar
          </Button>
        )}
      </Permitted>
    </section>
  );
}

interface FulfilmentFormProps {
  readonly obligation: OpenObligation;
  readonly dueOn: string;
  readonly onEnd: () => void;
}

function FulfilmentForm({ obligation, dueOn, onEnd }: FulfilmentFormProps) {
  const today = useToday();
  const [doneOn, setDoneOn] = useState(today);
  const [note, setNote] = useState('');
  const [files, setFiles] = useState<readonly EvidenceSummary[]>([]);
  const meet = useAct<FulfilmentInput>('POST', `/api/norms/obligations/${obligation.id}/fulfilments`);
  return (
    <form
      aria-label="Registrar cumplimiento"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        meet.mutate({ dueOn, doneOn, note, evidenceId: files[0]?.id ?? null }, { onSuccess: onEnd });
      }}
    >
      <Stack gap="xs" mb="sm">
        <TextInput
          type="date"
          label="Se hizo el"
          w="fit-content"
          value={doneOn}
          onChange={({ currentTarget }) => setDoneOn(currentTarget.value)}
        />
        <TextInput
          label="Qué se hizo"
          maxLength={500}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <EvidenceField
          territory={codeInPath(obligation.territory)}
          value={files}
          onChange={(next) => setFiles(next.slice(-1))}
        />
        {meet.error ? <Failure error={meet.error} /> : null}
        <Button type="submit" w="fit-content" loading={meet.isPending}>
          Registrar cumplimiento
        </Button>
      </Stack>
    </form>
  );
}
