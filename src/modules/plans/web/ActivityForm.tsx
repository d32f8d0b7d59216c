import { Button, Group, NativeSelect, NumberInput, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Failure } from '#web/state/Failure.tsx';
import type { ActivityRow, PlanDetail, VersionView } from '../contract.ts';
import { type ActivityFields, quartersSum } from '../matrix/activity.ts';
import { amountWords } from '../print/words.ts';
import { useAct } from './plan-queries.ts';

interface ActivityFormProps {
  /** Null: a new one. */
  readonly activity: ActivityRow | null;
  readonly year: string;
  readonly version: VersionView;
  readonly detail: PlanDetail;
  readonly onDone: () => void;
}

const QUARTER_FIELDS = ['q1', 'q2', 'q3', 'q4'] as const;
const TEXTS = [
  ['coResponsible', 'Corresponsables'],
  ['budgetLine', 'Partida presupuestal'],
  ['budgetSource', 'Fuente de financiamiento'],
  ['verification', 'Medio de verificación'],
] as const;

/** The annual goal is the sum of its quarters: it is added up here and checked by the server. */
export function ActivityForm({ activity, year, version, detail, onDone }: ActivityFormProps) {
  const [fields, setFields] = useState<ActivityFields>(() =>
    activity ? fieldsOf(activity) : emptyOf(Number(year), detail),
  );
  const [method, path] = activity
    ? (['PATCH', `/api/plan-activities/${activity.id}`] as const)
    : (['POST', `/api/plan-versions/${version.id}/activities`] as const);
  const save = useAct<ActivityFields>(method, path);
  const remove = useAct<object>('DELETE', `/api/plan-activities/${activity?.id ?? 0}`);
  const set = (values: Partial<ActivityFields>): void => setFields((before) => ({ ...before, ...values }));
  const goal = quartersSum(fields);
  return (
    <form
      noValidate
      aria-label={activity ? 'Cambiar actividad' : 'Agregar actividad'}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ ...fields, goal }, { onSuccess: onDone });
      }}
    >
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label="Código"
            value={fields.code}
            maxLength={20}
            disabled={activity !== null}
            onChange={({ currentTarget }) => set({ code: currentTarget.value })}
          />
          <TextInput
            label="Unidad de medida"
            value={fields.unit}
            maxLength={100}
            onChange={({ currentTarget }) => set({ unit: currentTarget.value })}
          />
        </SimpleGrid>
        <TextInput
          label="Actividad"
          value={fields.title}
          maxLength={500}
          onChange={({ currentTarget }) => set({ title: currentTarget.value })}
        />
        <SimpleGrid cols={{ base: 2, sm: 4 }}>
          {QUARTER_FIELDS.map((field, index) => (
            <NumberInput
              key={field}
              label={`Meta T${index + 1}`}
              value={fields[field]}
              min={0}
              decimalScale={2}
              hideControls
              onChange={(value) => set({ [field]: typeof value === 'number' ? value : 0 })}
            />
          ))}
        </SimpleGrid>
        <Text size="sm">Meta anual: {amountWords(goal)}, la suma de sus trimestres.</Text>
        <NativeSelect
          label="Lineamiento"
          value={fields.guideline}
          data={detail.guidelines.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
          onChange={({ currentTarget }) => set({ guideline: currentTarget.value })}
        />
        <NativeSelect
          label="Prioridad a la que responde"
          value={fields.priorityRank === null ? '' : String(fields.priorityRank)}
          data={[
            { value: '', label: 'ninguna' },
            ...version.priorities.map(({ rank, verbatim }) => ({ value: String(rank), label: `${rank}. ${verbatim}` })),
          ]}
          onChange={({ currentTarget: { value } }) => set({ priorityRank: value === '' ? null : Number(value) })}
        />
        <TextInput
          label="Responsable"
          value={fields.responsible}
          maxLength={300}
          onChange={({ currentTarget }) => set({ responsible: currentTarget.value })}
        />
        {TEXTS.map(([field, label]) => (
          <TextInput
            key={field}
            label={label}
            value={fields[field]}
            maxLength={200}
            onChange={({ currentTarget }) => set({ [field]: currentTarget.value })}
          />
        ))}
        <NumberInput
          label="Presupuesto, en soles"
          value={fields.budget ?? ''}
          min={0}
          decimalScale={2}
          hideControls
          onChange={(value) => set({ budget: typeof value === 'number' ? value : null })}
        />
        <TextInput
          label="Ubigeo donde se hace"
          value={fields.place}
          maxLength={6}
          onChange={({ currentTarget }) => set({ place: currentTarget.value })}
        />
        {save.error ? <Failure error={save.error} /> : null}
        {remove.error ? <Failure error={remove.error} /> : null}
        <Group gap="xs">
          <Button type="submit" loading={save.isPending}>
            Guardar la actividad
          </Button>
          {activity ? (
            <Button
              variant="subtle"
              color="red"
              loading={remove.isPending}
              onClick={() => remove.mutate({}, { onSuccess: onDone })}
            >
              Quitar la actividad
            </Button>
          ) : null}
          <Button variant="subtle" onClick={onDone}>
            Cancelar
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function fieldsOf({
  id: _id,
  planId: _plan,
  versionId: _version,
  territory: _territory,
  committee: _committee,
  ...fields
}: ActivityRow): ActivityFields {
  return fields;
}

function emptyOf(year: number, { plan, guidelines }: PlanDetail): ActivityFields {
  return {
    year,
    code: '',
    title: '',
    unit: '',
    goal: 0,
    q1: 0,
    q2: 0,
    q3: 0,
    q4: 0,
    guideline: guidelines[0]?.code ?? '',
    priorityRank: null,
    responsible: '',
    coResponsible: '',
    budgetLine: '',
    budgetSource: '',
    budget: null,
    verification: '',
    place: plan.territory,
  };
}
