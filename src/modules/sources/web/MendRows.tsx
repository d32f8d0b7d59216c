import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Answer } from '#web/state/Answer.tsx';
import { Failure } from '#web/state/Failure.tsx';
import { Status } from '#web/state/Status.tsx';
import type { RejectedRows } from '../contract.ts';
import type { TableSpec } from '../table.ts';
import { dateFieldsOf, readTypedRow, type TypedValues } from './field-values.ts';
import { instantWords } from '#web/state/instant-words.ts';
import { FormButtons } from './FormButtons.tsx';
import { ReasonField } from './ReasonField.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import { RowFields } from './RowFields.tsx';
import { useDiscardRow, useMendRow, useRejectedRows } from './source-queries.ts';
import './edition-panel.css';

type Rejected = RejectedRows['rows'][number];

interface MendRowsProps {
  readonly editionId: number;
}

/** What is being done with a row: only one is open at a time. */
type Deed = 'mend' | 'discard';

/** The bad rows of an edition, each with what is wrong with it, a form to mend it and one to discard it. */
export function MendRows({ editionId }: MendRowsProps) {
  const rejected = useRejectedRows(editionId);
  const [open, setOpen] = useState<{ readonly id: number; readonly deed: Deed } | null>(null);
  return (
    <Answer query={rejected} blocks={[80]}>
      {(data) => (
        <Stack gap="sm">
          {data.rows.length === 0 ? (
            <Status>No queda ninguna fila por corregir: la edición está completa.</Status>
          ) : null}
          {data.rows.map((row) => (
            <RejectedItem
              key={row.id}
              row={row}
              table={data.tables.find(({ code }) => code === row.table) ?? null}
              deed={open?.id === row.id ? open.deed : null}
              onOpen={(deed) => setOpen({ id: row.id, deed })}
              onClose={() => setOpen(null)}
            />
          ))}
          <DiscardedRows rows={data.discarded} />
        </Stack>
      )}
    </Answer>
  );
}

interface RejectedItemProps {
  readonly row: Rejected;
  readonly table: TableSpec | null;
  readonly deed: Deed | null;
  readonly onOpen: (deed: Deed) => void;
  readonly onClose: () => void;
}

function RejectedItem({ row, table, deed, onOpen, onClose }: RejectedItemProps) {
  const place = placeOf(row);
  return (
    <div className="v-rejected">
      <Text fw={600}>{place}</Text>
      <ul>
        {row.problems.map((problem, index) => (
          <li key={index}>
            {problem.column === '' ? '' : `${problem.column}: `}
            {problem.message}
          </li>
        ))}
      </ul>
      {deed === 'mend' && table ? (
        <MendForm row={row} table={table} onDone={onClose} />
      ) : (
        <>
          <Text size="sm" className="v-muted">
            {cellsOf(row)}
          </Text>
          {table ? null : (
            <Text size="sm">Se corrige en el archivo: vuelva a cargarlo y será la revisión siguiente.</Text>
          )}
          {deed === 'discard' ? (
            <DiscardForm row={row} onDone={onClose} />
          ) : (
            <Group gap={4} mt={4}>
              {table ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => onOpen('mend')}
                  aria-label={`Corregir: ${place}`}
                >
                  Corregir
                </Button>
              ) : null}
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                onClick={() => onOpen('discard')}
                aria-label={`Descartar: ${place}`}
              >
                Descartar
              </Button>
            </Group>
          )}
        </>
      )}
    </div>
  );
}

interface DiscardFormProps {
  readonly row: Rejected;
  readonly onDone: () => void;
}

function DiscardForm({ row, onDone }: DiscardFormProps) {
  const discard = useDiscardRow(row.id);
  return (
    <ReasonForm
      color="red"
      question="La fila no entra en la edición; queda guardada como vino, con su motivo."
      action="Descartar la fila"
      isBusy={discard.isPending}
      error={discard.error}
      onConfirm={(reason) => discard.mutate(reason, { onSuccess: onDone })}
      onCancel={onDone}
    />
  );
}

interface DiscardedRowsProps {
  readonly rows: RejectedRows['discarded'];
}

function DiscardedRows({ rows }: DiscardedRowsProps) {
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="discarded-rows">
      <Title order={3} size="h5" id="discarded-rows">
        Descartadas
      </Title>
      <ul className="v-discarded">
        {rows.map((row) => (
          <li key={row.id}>
            <Text fw={600}>{placeOf(row)}</Text>
            <Text size="sm">
              {row.reason} — {row.author}, {instantWords(row.discardedAt)}
            </Text>
            <Text size="sm" className="v-muted">
              {cellsOf(row)}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}

function placeOf({ sheet, row }: Pick<Rejected, 'sheet' | 'row'>): string {
  return row === 0 ? `Hoja «${sheet}»` : `Hoja «${sheet}», fila ${row}`;
}

function cellsOf({ raw }: Pick<Rejected, 'raw'>): string {
  return Object.entries(raw)
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `${label}: ${value}`)
    .join(' · ');
}

interface MendFormProps {
  readonly row: Rejected;
  readonly table: TableSpec;
  readonly onDone: () => void;
}

function MendForm({ row, table, onDone }: MendFormProps) {
  const [typed, setTyped] = useState<TypedValues>(() => dateFieldsOf(table, row.typed));
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>(() => readTypedRow(table, typed).errors);
  const [reason, setReason] = useState('');
  const mend = useMendRow(row.id);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const read = readTypedRow(table, typed);
        setErrors(read.errors);
        if (Object.keys(read.errors).length > 0) return;
        mend.mutate({ values: typed, reason: reason.trim() }, { onSuccess: onDone });
      }}
    >
      <Stack gap="sm" mt="xs">
        <RowFields
          table={table}
          typed={typed}
          errors={errors}
          onChange={(key, value) => setTyped({ ...typed, [key]: value })}
        />
        <ReasonField
          description="De dónde sale la corrección; queda en el historial."
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {mend.error ? <Failure error={mend.error} /> : null}
        <FormButtons
          label="Guardar la fila corregida"
          isBusy={mend.isPending}
          isReady={reason.trim() !== ''}
          onCancel={onDone}
        />
      </Stack>
    </form>
  );
}
