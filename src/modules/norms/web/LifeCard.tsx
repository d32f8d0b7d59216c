import { Button, SimpleGrid, Stack, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import { Permitted } from '#modules/identity/web/index.tsx';
import { codeInPath } from '#web/place/scope.ts';
import { Failure } from '#web/state/Failure.tsx';
import { useToday } from '#web/state/use-today.ts';
import type { StepInput } from '../contract.ts';
import { nextStage, type OwnNorm, type Stage, STAGE_TEXT, STAGES } from '../norm.ts';
import { NORMS } from '../policy.ts';
import { useAct } from './norm-queries.ts';
import { normHref } from './norm-words.ts';

const VERB: Readonly<Record<Stage, string>> = {
  drafted: 'Elaborar',
  sent: 'Enviar',
  approved: 'Aprobar',
  published: 'Publicar',
};

/** From the draft to the publication, and the next act of it. */
export function LifeCard({ norm }: { readonly norm: OwnNorm }) {
  const dayOf: Readonly<Record<Stage, string | null>> = {
    drafted: norm.draftedOn,
    sent: norm.sentOn,
    approved: norm.approvedOn,
    published: norm.publishedOn,
  };
  const next = nextStage(norm.stage);
  return (
    <section className="v-card" aria-labelledby="life">
      <Title order={2} size="h4" id="life" mb="xs">
        Vida de la norma
      </Title>
      <ol className="v-norm-life">
        {STAGES.map((stage) => (
          <li key={stage} {...(stage === norm.stage && { 'aria-current': 'step' as const })}>
            {STAGE_TEXT[stage]}: {dayOf[stage] === null ? '—' : formatDate(dayOf[stage])}
          </li>
        ))}
      </ol>
      {next === null ? null : (
        <Permitted permission={NORMS.keep} territory={codeInPath(norm.territory)}>
          <StepForm norm={norm} next={next} />
        </Permitted>
      )}
    </section>
  );
}

function StepForm({ norm, next }: { readonly norm: OwnNorm; readonly next: Stage }) {
  const [, navigate] = useLocation();
  const today = useToday();
  const [on, setOn] = useState(today);
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState('');
  const move = useAct<StepInput, OwnNorm>('POST', `/api/norms/${norm.id}/step`);
  const asksNumber = norm.number === null && (next === 'approved' || next === 'published');
  return (
    <form
      aria-label={`${VERB[next]} la norma`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const input = { revision: norm.revision, on, reason, ...(number === '' ? {} : { number: Number(number) }) };
        move.mutate(input, { onSuccess: ({ code }) => navigate(normHref(code)) });
      }}
    >
      <Stack gap="xs">
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <TextInput
            type="date"
            label={`Día en que quedó ${STAGE_TEXT[next]}`}
            value={on}
            onChange={({ currentTarget }) => setOn(currentTarget.value)}
          />
          {asksNumber ? (
            <TextInput
              label="Número"
              inputMode="numeric"
              maxLength={6}
              value={number}
              onChange={({ currentTarget }) => setNumber(currentTarget.value.replaceAll(/\D/g, ''))}
            />
          ) : null}
          <TextInput
            label="Motivo"
            maxLength={500}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
        </SimpleGrid>
        {move.error ? <Failure error={move.error} /> : null}
        <Button type="submit" w="fit-content" loading={move.isPending} disabled={reason.trim() === '' || on === ''}>
          {VERB[next]}
        </Button>
      </Stack>
    </form>
  );
}
