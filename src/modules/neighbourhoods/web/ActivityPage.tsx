import { Alert, Anchor, Button, Group, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'wouter';
import { conflictsOf, dotText } from '#shared/versioned-fields.ts';
import { ActHistory } from '#modules/audit/web/index.tsx';
import { Permitted } from '#modules/identity/web/index.tsx';
import { placePath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { Failure } from '#web/state/Failure.tsx';
import { ReasonForm } from '#web/state/ReasonForm.tsx';
import { useToday } from '#web/state/use-today.ts';
import { FIELD_LABELS, type FieldName, type FieldValue, fieldsOf, STATUSES, valueWords } from '../activity.ts';
import type { ActivityDetail } from '../contract.ts';
import { NEIGHBOURHOODS } from '../policy.ts';
import {
  useActivity,
  useChangeActivity,
  useJudge,
  useNeighbourhoods,
  useWithdrawActivity,
} from './neighbourhood-queries.ts';
import './neighbourhoods.css';

/** One activity at the desk: read, decided, validated or sent back. */
export function ActivityPage() {
  const { id = '' } = useParams<{ id: string }>();
  usePageTitle('Actividad de Barrio Seguro');
  const { territory } = useScope();
  return (
    <div className="v-page">
      <Anchor component={Link} href={`${placePath(territory)}/barrios/actividades`} size="sm">
        ← Actividades
      </Anchor>
      <Title order={1} size="h2" mb="sm">
        Actividad
      </Title>
      <Answer query={useActivity(id)}>{(activity) => <Detail activity={activity} />}</Answer>
    </div>
  );
}

const NAMES = Object.keys(FIELD_LABELS).filter((name): name is FieldName => name in FIELD_LABELS);

/** How the neighbourhoods of a place are called. */
function useNames(territory: string): (id: string) => string {
  const today = useToday();
  const list = useNeighbourhoods(territory || 'PE', today.slice(0, 4)).data?.neighbourhoods ?? [];
  return (id) => list.find((one) => one.id === id)?.title ?? id;
}

function Detail({ activity }: { readonly activity: ActivityDetail }) {
  const nameOf = useNames(activity.territory);
  const fields = fieldsOf(activity.record);
  const { territory } = activity;
  return (
    <Stack gap="md">
      <Text>
        <strong>{STATUSES[activity.status]}</strong>. La registró {activity.createdBy}.
      </Text>
      {activity.verdict !== null && (activity.status === 'observed' || activity.status === 'withdrawn') ? (
        <Alert title={STATUSES[activity.status]}>{activity.verdict}</Alert>
      ) : null}
      {activity.problems.length > 0 ? (
        <Alert color="yellow" title="Falta corregir">
          {activity.problems.map(({ field, message }) => (
            <div key={`${field} ${message}`}>
              {FIELD_LABELS[field]}: {message}
            </div>
          ))}
        </Alert>
      ) : null}
      <Conflicts activity={activity} nameOf={nameOf} />
      <Table className="v-card" variant="vertical">
        <Table.Tbody>
          {NAMES.filter((name) => name !== 'isWhole' && fields[name] !== undefined).map((name) => (
            <Table.Tr key={name}>
              <Table.Th w={220}>{FIELD_LABELS[name]}</Table.Th>
              <Table.Td>{valueWords(name, fields[name] ?? null, nameOf)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Photos pictures={activity.pictures} />
      <Permitted permission={NEIGHBOURHOODS.validateActivity} territory={territory || 'PE'}>
        <Verdict activity={activity} />
      </Permitted>
      <Permitted permission={NEIGHBOURHOODS.logActivity} territory={territory || 'PE'}>
        <Withdrawal activity={activity} />
      </Permitted>
      <ActHistory subject={`activity/${activity.id}`} />
    </Stack>
  );
}

/** Both values in sight; choosing one writes it over both. */
function Conflicts({
  activity,
  nameOf,
}: {
  readonly activity: ActivityDetail;
  readonly nameOf: (id: string) => string;
}) {
  const change = useChangeActivity(activity.id);
  const { seen } = activity.record;
  const choose = (field: string, value: FieldValue): void => change.mutate({ seen, values: { [field]: value } });
  return (
    <>
      {conflictsOf(activity.record).map(({ field, writes }) => {
        const label = NAMES.find((name) => name === field);
        return (
          <fieldset key={field} className="v-activity-conflict">
            <legend>Valores distintos: {label ? FIELD_LABELS[label] : field}</legend>
            {writes.map((write) => (
              <Group key={dotText(write)} justify="space-between" mb={4}>
                <Text>
                  «{valueWords(field, write.value, nameOf)}» — {activity.writers[dotText(write)] ?? 'sin nombre'}
                </Text>
                <Permitted permission={NEIGHBOURHOODS.logActivity} territory={activity.territory || 'PE'}>
                  <Button size="compact-sm" variant="default" onClick={() => choose(field, write.value)}>
                    Usar este
                  </Button>
                </Permitted>
              </Group>
            ))}
          </fieldset>
        );
      })}
      {change.error ? <Failure error={change.error} /> : null}
    </>
  );
}

function Photos({ pictures }: Pick<ActivityDetail, 'pictures'>) {
  if (pictures.length === 0) return <Text className="v-muted">Sin fotos.</Text>;
  return (
    <ul className="v-activity-photos">
      {pictures.map(({ id, file, evidenceId, repeatedIn }) => (
        <li key={id}>
          {evidenceId === null ? (
            'Foto que todavía no llega entera'
          ) : (
            <img src={`/api/evidence/${evidenceId}/content`} alt={`Foto: ${file}`} loading="lazy" />
          )}
          {repeatedIn > 0 ? (
            <span className="v-state v-state-warn">La misma foto está en otras actividades: {repeatedIn}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Verdict({ activity }: { readonly activity: ActivityDetail }) {
  const judge = useJudge(activity.id);
  const [observation, setObservation] = useState('');
  if (activity.status !== 'registered') return null;
  return (
    <section className="v-card" aria-label="Validar">
      <Group gap="sm" align="end">
        <Button
          loading={judge.isPending}
          disabled={activity.conflicts.length > 0}
          onClick={() => judge.mutate({ verdict: 'validated', observation: '' })}
        >
          Validar
        </Button>
        <TextInput
          label="Qué hay que corregir"
          value={observation}
          maxLength={500}
          onChange={({ currentTarget }) => setObservation(currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={observation.trim() === ''}
          onClick={() => judge.mutate({ verdict: 'observed', observation })}
        >
          Observar
        </Button>
      </Group>
      {judge.error ? <Failure error={judge.error} /> : null}
    </section>
  );
}

function Withdrawal({ activity }: { readonly activity: ActivityDetail }) {
  const withdraw = useWithdrawActivity(activity.id);
  const [isAsked, setIsAsked] = useState(false);
  if (activity.status === 'withdrawn') return null;
  if (!isAsked)
    return (
      <Button variant="subtle" color="red" w="fit-content" onClick={() => setIsAsked(true)}>
        Retirar la actividad
      </Button>
    );
  return (
    <ReasonForm
      title="Retirar la actividad"
      action="Retirar"
      color="red"
      isPending={withdraw.isPending}
      error={withdraw.error}
      onSubmit={(reason) => withdraw.mutate(reason, { onSuccess: () => setIsAsked(false) })}
      onCancel={() => setIsAsked(false)}
    >
      La actividad deja de contar y queda en el historial; nada se borra.
    </ReasonForm>
  );
}
