import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '#shared/calendar-date.ts';
import { Permitted } from '#modules/identity/web/index.tsx';
import type { EvidenceSummary } from '#modules/sources/index.ts';
import { EvidenceField, EvidenceList } from '#modules/sources/web/index.tsx';
import { StateWord } from '#web/document/StateWord.tsx';
import { codeInPath } from '#web/place/scope.ts';
import { Failure } from '#web/state/Failure.tsx';
import { useToday } from '#web/state/use-today.ts';
import type { DeliveryInput, GroupReport, ReportInput, TrainingEvent } from '../contract.ts';
import { TRAINING } from '../policy.ts';
import { useAct } from './training-queries.ts';

interface ReportsCardProps {
  readonly event: TrainingEvent;
  readonly reports: readonly GroupReport[];
}

export function ReportsCard({ event, reports }: ReportsCardProps) {
  const code = codeInPath(event.territory);
  return (
    <section className="v-card" aria-labelledby="reports">
      <Title order={2} size="h4" id="reports" mb="xs">
        Informes
      </Title>
      <Stack gap="sm">
        {reports.length === 0 ? <Text>Ninguno pedido todavía.</Text> : null}
        {reports.map((report) => (
          <Stack key={report.id} gap={4}>
            <Text>
              {report.what}:{' '}
              {report.deliveredOn === null ? (
                <StateWord state="warn">{`se debe para el ${formatDate(report.dueOn)}`}</StateWord>
              ) : (
                <StateWord state="good">{`${report.number ?? ''}, entregado el ${formatDate(report.deliveredOn)}`}</StateWord>
              )}
            </Text>
            {report.evidence ? <EvidenceList evidence={[report.evidence]} /> : null}
            {report.deliveredOn === null ? (
              <Permitted permission={TRAINING.keepCentres} territory={code}>
                <DeliveryForm event={event} report={report} />
              </Permitted>
            ) : null}
          </Stack>
        ))}
        <Permitted permission={TRAINING.keepCentres} territory={code}>
          <AskForm event={event} />
        </Permitted>
      </Stack>
    </section>
  );
}

interface DeliveryFormProps {
  readonly event: TrainingEvent;
  readonly report: GroupReport;
}

function DeliveryForm({ event, report }: DeliveryFormProps) {
  const today = useToday();
  const [number, setNumber] = useState('');
  const [deliveredOn, setDeliveredOn] = useState(today);
  const [files, setFiles] = useState<readonly EvidenceSummary[]>([]);
  const deliver = useAct<DeliveryInput>('POST', `/api/training/reports/${report.id}/delivery`);
  return (
    <form
      noValidate
      aria-label={`Registrar el informe «${report.what}»`}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        deliver.mutate({ number, deliveredOn, evidence: files[0]?.id ?? null });
      }}
    >
      <Group gap="xs" align="end">
        <TextInput
          label="Número del informe"
          value={number}
          maxLength={80}
          onChange={({ currentTarget }) => setNumber(currentTarget.value)}
        />
        <TextInput
          type="date"
          label="Entregado el"
          value={deliveredOn}
          onChange={({ currentTarget }) => setDeliveredOn(currentTarget.value)}
        />
        <EvidenceField
          territory={codeInPath(event.territory)}
          value={files}
          onChange={(next) => setFiles(next.slice(-1))}
        />
        <Button type="submit" loading={deliver.isPending} disabled={number.trim() === ''}>
          Registrar informe
        </Button>
      </Group>
      {deliver.error ? <Failure error={deliver.error} /> : null}
    </form>
  );
}

interface AskFormProps {
  readonly event: TrainingEvent;
}

function AskForm({ event }: AskFormProps) {
  const [what, setWhat] = useState('');
  const [dueOn, setDueOn] = useState('');
  const ask = useAct<ReportInput>('POST', `/api/training/events/${event.id}/reports`);
  return (
    <form
      noValidate
      aria-label="Pedir un informe"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        ask.mutate({ what, dueOn: dueOn === '' ? null : dueOn }, { onSuccess: () => setWhat('') });
      }}
    >
      <Group gap="xs" align="end">
        <TextInput
          label="De qué informa"
          placeholder="Resultado del grupo"
          value={what}
          maxLength={200}
          onChange={({ currentTarget }) => setWhat(currentTarget.value)}
        />
        <TextInput
          type="date"
          label="Para el día"
          description="Vacío: los días que dice el parámetro."
          value={dueOn}
          onChange={({ currentTarget }) => setDueOn(currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={ask.isPending} disabled={what.trim() === ''}>
          Pedir informe
        </Button>
      </Group>
      {ask.error ? <Failure error={ask.error} /> : null}
    </form>
  );
}
