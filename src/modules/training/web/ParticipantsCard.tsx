import { Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useLeave } from '#modules/identity/web/index.tsx';
import { codeInPath } from '#web/place/scope.ts';
import { Answer } from '#web/state/Answer.tsx';
import { Failure } from '#web/state/Failure.tsx';
import { Status } from '#web/state/Status.tsx';
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { IssuedCertificates, ParticipantList, Satisfaction, TrainingEvent } from '../contract.ts';
import { TRAINING } from '../policy.ts';
import { AttendanceForm } from './AttendanceForm.tsx';
import { EnrolForm } from './EnrolForm.tsx';
import { EvaluationForm } from './EvaluationForm.tsx';
import { ParticipantTable } from './ParticipantTable.tsx';
import { useAct, useParticipants } from './training-queries.ts';

interface ParticipantsCardProps {
  readonly event: TrainingEvent;
  readonly days: readonly CalendarDate[];
  readonly satisfaction: Satisfaction;
}

type Work = 'enrol' | 'attendance' | 'evaluation';

/** Who takes part: enrolled, there, marked, certified. */
export function ParticipantsCard({ event, days, satisfaction }: ParticipantsCardProps) {
  const list = useParticipants(event.id);
  const code = codeInPath(event.territory);
  const mayEnrol = useLeave(TRAINING.enrol, code) === 'yes';
  const mayCertify = useLeave(TRAINING.certify, code) === 'yes';
  return (
    <section className="v-card" aria-labelledby="participants">
      <Title order={2} size="h4" id="participants" mb="xs">
        Participantes
      </Title>
      <Answer query={list} blocks={[120]}>
        {(found) => (
          <Stack gap="md">
            {event.status === 'open' && mayEnrol ? (
              <Working event={event} days={days} satisfaction={satisfaction} list={found} />
            ) : null}
            {found.participants.length === 0 ? (
              <Text>Todavía no hay nadie inscrito.</Text>
            ) : (
              <ParticipantTable event={event} participants={found.participants} days={days.length} />
            )}
            <Text size="sm" className="v-muted">
              {found.rule}
            </Text>
            {event.status === 'closed' && mayCertify ? <Issuing event={event} list={found} /> : null}
          </Stack>
        )}
      </Answer>
    </section>
  );
}

interface WorkingProps extends ParticipantsCardProps {
  readonly list: ParticipantList;
}

function Working({ event, days, satisfaction, list }: WorkingProps) {
  const [work, setWork] = useState<Work>(list.participants.length === 0 ? 'enrol' : 'attendance');
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label="Qué se registra"
        value={work}
        onChange={(value) => {
          if (value === 'enrol' || value === 'attendance' || value === 'evaluation') setWork(value);
        }}
        data={[
          { value: 'enrol', label: 'Inscribir' },
          { value: 'attendance', label: 'Asistencia' },
          { value: 'evaluation', label: 'Evaluación' },
        ]}
      />
      {work === 'enrol' ? <EnrolForm event={event} /> : null}
      {work === 'attendance' ? <AttendanceForm event={event} participants={list.participants} days={days} /> : null}
      {work === 'evaluation' ? (
        <EvaluationForm event={event} participants={list.participants} satisfaction={satisfaction} />
      ) : null}
    </Stack>
  );
}

interface IssuingProps {
  readonly event: TrainingEvent;
  readonly list: ParticipantList;
}

function Issuing({ event, list }: IssuingProps) {
  const issue = useAct<{ participant: null }, IssuedCertificates>(
    'POST',
    `/api/training/events/${event.id}/certificates`,
  );
  const waiting = list.participants.filter(
    ({ certificate, qualification }) => certificate === null && qualification.kind === 'qualifies',
  ).length;
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Button disabled={waiting === 0} loading={issue.isPending} onClick={() => issue.mutate({ participant: null })}>
          {waiting === 1 ? 'Emitir 1 certificado' : `Emitir ${waiting} certificados`}
        </Button>
      </Group>
      {issue.error ? <Failure error={issue.error} /> : null}
      {issue.data ? (
        <Status>
          {issue.data.issued === 1 ? 'Se emitió 1 certificado.' : `Se emitieron ${issue.data.issued} certificados.`}
          {issue.data.left > 0 ? ` A ${issue.data.left} les falta algo: lo dice su fila.` : ''}
        </Status>
      ) : null}
    </Stack>
  );
}
