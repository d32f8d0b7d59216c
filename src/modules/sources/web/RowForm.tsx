import { Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { Failure } from '#web/state/Failure.tsx';
import type { StoredRecord } from '../edition.ts';
import type { TableSpec } from '../table.ts';
import { changedValues, emptyTyped, readTypedRow, typedOf, type TypedValues } from './field-values.ts';
import { FormButtons } from './FormButtons.tsx';
import { ReasonField } from './ReasonField.tsx';
import { RowFields } from './RowFields.tsx';
import { useAddRow, useCorrectRow } from './source-queries.ts';

interface AddRowFormProps {
  readonly section: string;
  readonly table: TableSpec;
  /** 'PE' or digits. */
  readonly territory: string;
  readonly today: string;
  readonly onDone: () => void;
}

interface Credit {
  readonly source: string;
  readonly cutOff: string;
  readonly reason: string;
}

/** A row typed on screen: its own one-row edition, with source, cut-off and reason. */
export function AddRowForm({ section, table, territory, today, onDone }: AddRowFormProps) {
  const [typed, setTyped] = useState<TypedValues>(() => emptyTyped(table, territory));
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const add = useAddRow(section);
  const form = useForm<Credit>({
    mode: 'controlled',
    initialValues: { source: '', cutOff: today, reason: '' },
    validate: {
      source: (value) => (value.trim() === '' ? 'Escriba la fuente.' : null),
      cutOff: (value) => (value === '' ? 'Escriba la fecha de corte.' : null),
      reason: (value) => (value.trim() === '' ? 'Escriba el motivo.' : null),
    },
  });
  const submit = form.onSubmit((credit) => {
    const row = readTypedRow(table, typed);
    setErrors(row.errors);
    if (Object.keys(row.errors).length > 0) return;
    add.mutate({ territory, table: table.code, values: row.values, ...credit }, { onSuccess: onDone });
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <RowFields
          table={table}
          typed={typed}
          errors={errors}
          onChange={(key, value) => setTyped({ ...typed, [key]: value })}
        />
        <TextInput
          label="Fuente"
          description="De qué documento sale, y de quién."
          required
          {...form.getInputProps('source')}
        />
        <TextInput
          type="date"
          label="Fecha de corte"
          description="Hasta qué día vale el dato."
          required
          {...form.getInputProps('cutOff')}
        />
        <ReasonField description="Por qué se agrega; queda en el historial." {...form.getInputProps('reason')} />
        {add.error ? <Failure error={add.error} /> : null}
        <FormButtons label="Agregar" isBusy={add.isPending} onCancel={onDone} />
      </Stack>
    </form>
  );
}

interface CorrectRowFormProps {
  readonly table: TableSpec;
  readonly record: StoredRecord;
  readonly onDone: () => void;
}

/** A correction is a revision: the row keeps all that it ever said. */
export function CorrectRowForm({ table, record, onDone }: CorrectRowFormProps) {
  const [typed, setTyped] = useState<TypedValues>(() => typedOf(table, record));
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [nothing, setNothing] = useState(false);
  const correct = useCorrectRow(record.id);
  const form = useForm({
    mode: 'controlled',
    initialValues: { reason: '' },
    validate: { reason: (value) => (value.trim() === '' ? 'Escriba el motivo.' : null) },
  });
  const submit = form.onSubmit(({ reason }) => {
    const row = readTypedRow(table, typed);
    setErrors(row.errors);
    if (Object.keys(row.errors).length > 0) return;
    const values = changedValues(record, row.values);
    setNothing(Object.keys(values).length === 0);
    if (Object.keys(values).length === 0) return;
    correct.mutate({ revision: record.revision, values, reason }, { onSuccess: onDone });
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <RowFields
          table={table}
          typed={typed}
          errors={errors}
          onChange={(key, value) => setTyped({ ...typed, [key]: value })}
        />
        <ReasonField description="Por qué se corrige; queda en el historial." {...form.getInputProps('reason')} />
        {nothing ? <p role="alert">No cambió ningún valor.</p> : null}
        {correct.error ? <Failure error={correct.error} /> : null}
        <FormButtons label="Guardar la corrección" isBusy={correct.isPending} onCancel={onDone} />
      </Stack>
    </form>
  );
}
