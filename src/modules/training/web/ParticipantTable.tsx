import { Anchor, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import { formatNumber } from '#shared/format.ts';
import { Permitted } from '#modules/identity/web/index.tsx';
import { StateWord } from '#web/document/StateWord.tsx';
import { codeInPath } from '#web/place/scope.ts';
import { ReasonForm } from '#web/state/ReasonForm.tsx';
import { ScrollRegion } from '#web/table/ScrollRegion.tsx';
import type { Participant, TrainingEvent } from '../contract.ts';
import { printedCode } from '../events/certificate.ts';
import { roleWords } from '../events/participant-role.ts';
import { TRAINING } from '../policy.ts';
import { useAct } from './training-queries.ts';

interface ParticipantTableProps {
  readonly event: TrainingEvent;
  readonly participants: readonly Participant[];
  /** Days with attendance recorded. */
  readonly days: number;
}

export function ParticipantTable({ event, participants, days }: ParticipantTableProps) {
  return (
    <ScrollRegion label="Participantes">
      <Table verticalSpacing={6} miw={760}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Nombre</Table.Th>
            <Table.Th>Cargo y lugar</Table.Th>
            <Table.Th ta="right">Asistencia</Table.Th>
            {event.isEvaluated ? <Table.Th ta="right">Nota</Table.Th> : null}
            <Table.Th>Certificado</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {participants.map((person) => (
            <Table.Tr key={person.id}>
              <Table.Td>
                {person.name}
                <DocumentNumber person={person} event={event} />
              </Table.Td>
              <Table.Td>
                {roleWords(person.role)}
                <br />
                <span className="v-muted">{person.serves === '' ? 'Perú' : person.serves}</span>
              </Table.Td>
              <Table.Td ta="right">
                {person.presentOn.length} de {days}
              </Table.Td>
              {event.isEvaluated ? (
                <Table.Td ta="right">{person.mark === null ? '—' : formatNumber(person.mark, 1)}</Table.Td>
              ) : null}
              <Table.Td>
                <CertificateCell person={person} event={event} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}

interface PersonProps {
  readonly person: Participant;
  readonly event: TrainingEvent;
}

function DocumentNumber({ person, event }: PersonProps) {
  const [asking, setAsking] = useState<'unmask' | 'remove' | null>(null);
  const unmask = useAct<{ reason: string }, { readonly document: string }>(
    'POST',
    `/api/training/participants/${person.id}/unmasking`,
  );
  const remove = useAct<{ reason: string }>('DELETE', `/api/training/participants/${person.id}`);
  const stop = (): void => setAsking(null);
  if (asking === 'unmask')
    return (
      <ReasonForm
        title={`Ver el documento de ${person.name}`}
        action="Ver"
        isPending={unmask.isPending}
        error={unmask.error}
        onSubmit={(reason) => unmask.mutate({ reason }, { onSuccess: stop })}
        onCancel={stop}
      >
        Quedará registrado que usted lo vio, y por qué.
      </ReasonForm>
    );
  if (asking === 'remove')
    return (
      <ReasonForm
        title={`Retirar a ${person.name}`}
        action="Retirar"
        color="red"
        isPending={remove.isPending}
        error={remove.error}
        onSubmit={(reason) => remove.mutate({ reason })}
        onCancel={stop}
      >
        Se borran sus datos, su asistencia y su nota.
      </ReasonForm>
    );
  return (
    <Group gap={4}>
      <Text size="sm" className="v-muted">
        {unmask.data?.document ?? person.document}
      </Text>
      {unmask.data ? null : (
        <Permitted permission={TRAINING.unmask} territory={codeInPath(event.territory)}>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => setAsking('unmask')}
            aria-label={`Ver el documento de ${person.name}`}
          >
            Ver
          </Button>
        </Permitted>
      )}
      {event.status === 'open' ? (
        <Permitted permission={TRAINING.enrol} territory={codeInPath(event.territory)}>
          <Button
            size="compact-xs"
            variant="subtle"
            color="red"
            onClick={() => setAsking('remove')}
            aria-label={`Retirar a ${person.name}`}
          >
            Retirar
          </Button>
        </Permitted>
      ) : null}
    </Group>
  );
}

function CertificateCell({ person, event }: PersonProps) {
  const [isRevoking, setRevoking] = useState(false);
  const { certificate, qualification } = person;
  const revoke = useAct<{ reason: string }>('POST', `/api/training/certificates/${certificate?.id ?? 0}/revocation`);
  if (!certificate)
    return (
      <StateWord state={qualification.kind === 'qualifies' ? 'good' : 'unknown'}>
        {qualification.kind === 'qualifies' ? 'Le corresponde' : qualification.message}
      </StateWord>
    );
  if (isRevoking)
    return (
      <ReasonForm
        title={`Revocar el certificado de ${person.name}`}
        action="Revocar"
        color="red"
        isPending={revoke.isPending}
        error={revoke.error}
        onSubmit={(reason) => revoke.mutate({ reason }, { onSuccess: () => setRevoking(false) })}
        onCancel={() => setRevoking(false)}
      >
        Quien lo verifique verá que está revocado. No se emite otra vez.
      </ReasonForm>
    );
  const code = printedCode(certificate.code);
  return (
    <Stack gap={4} align="flex-start">
      {certificate.revokedOn === null ? (
        <StateWord state="good">{`Emitido el ${formatDate(certificate.issuedOn)}`}</StateWord>
      ) : (
        <StateWord state="bad">
          {`Revocado el ${formatDate(certificate.revokedOn)}: ${certificate.revokedReason ?? ''}`}
        </StateWord>
      )}
      <Anchor component={Link} href={`/certificado/${code}`} size="sm" className="v-certificate-code">
        {code}
      </Anchor>
      <Group gap={4}>
        <Button
          component="a"
          size="compact-xs"
          variant="default"
          href={`/api/training/certificates/${certificate.id}/pdf`}
          aria-label={`PDF de ${person.name}`}
        >
          PDF
        </Button>
        {certificate.revokedOn === null ? (
          <Permitted permission={TRAINING.revoke} territory={codeInPath(event.territory)}>
            <Button
              size="compact-xs"
              variant="subtle"
              color="red"
              onClick={() => setRevoking(true)}
              aria-label={`Revocar el de ${person.name}`}
            >
              Revocar
            </Button>
          </Permitted>
        ) : null}
      </Group>
    </Stack>
  );
}
