import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Answer } from '#web/state/Answer.tsx';
import { Failure } from '#web/state/Failure.tsx';
import { Status } from '#web/state/Status.tsx';
import type { RejectedRows } from '../contract.ts';
import type { TableSpec } from '../table.ts';
import { dateFieldsOf, readTypedRow, type TypedValues } from './field-values.ts';
import { RowFields } from './RowFields.tsx';
import { useMendRow, useRejectedRows } from './source-queries.ts';
import './edition-panel.css';

type Rejected = RejectedRows['rows'][number];

interface MendRowsProps {
  readonly editionId: number;
}

/** The bad rows of an edition, each with what is wrong with it and a form to mend it. */
export function MendRows({ editionId }: MendRowsProps) {
  const rejected = useRejectedRows(editionId);
  const [openId, setOpenId] = useState<number | null>(null);
  return (
    <Answer query={rejected} blocks={[80]}>
      {(data) =>
        data.rows.length === 0 ? (
          <Status>No queda ninguna fila por corregir: la edición está completa.</Status>
        ) : (
          <Stack gap="sm">
            {data.rows.map((row) => (
              <RejectedItem
                key={row.id}
                row={row}
                table={data.tables.find(({ code }) => code === row.table) ?? null}
                isOpen={openId === row.id}
                onOpen={() => setOpenId(row.id)}
                onClose={() => setOpenId(null)}
              />
            ))}
          </Stack>
        )
      }
    </Answer>
  );
}

interface RejectedItemProps {
  readonly row: Rejected;
  readonly table: TableSpec | null;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

function RejectedItem({ row, table, isOpen, onOpen, onClose }: RejectedItemProps) {
  const place = row.row === 0 ? `Hoja «${row.sheet}»` : `Hoja «${row.sheet}», fila ${row.row}`;
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
      {isOpen && table ? (
        <MendForm row={row} table={table} onDone={onClose} />
      ) : (
        <>
          <Text size="sm" className="v-muted">
            {Object.entries(row.raw)
              .filter(([, value]) => value !== '')
              .map(([label, value]) => `${label}: ${value}`)
              .join(' · ')}
          </Text>
          {table ? (
            <Button size="compact-sm" variant="default" mt={4} onClick={onOpen} aria-label={`Corregir: ${place}`}>
              Corregir
            </Button>
          ) : (
            <Text size="sm">Se corrige en el archivo: vuelva a cargarlo y será la revisión siguiente.</Text>
          )}
        </>
      )}
    </div>
  );
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
        <Textarea
          label="Motivo"
          description="De dónde sale la corrección; queda en el historial."
          required
          maxLength={500}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {mend.error ? <Failure error={mend.error} /> : null}
        <Group gap="xs">
          <Button type="submit" loading={mend.isPending} disabled={reason.trim() === ''}>
            Guardar la fila corregida
          </Button>
          <Button variant="subtle" onClick={onDone}>
            Cancelar
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
