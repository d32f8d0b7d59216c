import { Anchor, Button, Group, Modal, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'wouter';
import { useLeave, useMayOver } from '#modules/identity/web/index.tsx';
import { formatNumber } from '#shared/format.ts';
import { hrefOf, sectionPath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { useToday } from '#web/state/use-today.ts';
import type { SectionRows } from '../contract.ts';
import type { StoredRecord } from '../edition.ts';
import { SOURCES } from '../policy.ts';
import type { TableSpec } from '../table.ts';
import { EditionLine } from './EditionLine.tsx';
import { PermittedInSection } from './PermittedInSection.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import { RecordTable } from './RecordTable.tsx';
import { RevisionHistory } from './RevisionHistory.tsx';
import { AddRowForm, CorrectRowForm } from './RowForm.tsx';
import { useSectionRows, useWithdrawRow } from './source-queries.ts';
import { useInSection, useSectionTitle } from './use-section.ts';

type Task =
  | { readonly kind: 'add' }
  | { readonly kind: 'correct'; readonly record: StoredRecord }
  | { readonly kind: 'withdraw'; readonly record: StoredRecord }
  | { readonly kind: 'history'; readonly record: StoredRecord };

/** Rows in force of a section: to see, add, correct and withdraw. */
export function RowsPage() {
  const { code = '' } = useParams<{ code: string }>();
  const scope = useScope();
  const title = useSectionTitle(code);
  usePageTitle(title ? `${title}: filas en vigor` : 'Filas en vigor');
  const rows = useSectionRows(code, scope);
  return (
    <div className="v-page">
      <Anchor component={Link} href={hrefOf(sectionPath(scope.territory, code), scope.asOf)} size="sm">
        ← Volver a la sección
      </Anchor>
      <Title order={1} size="h2" mt={4} mb="sm">
        {title ? `${title}: filas en vigor` : 'Filas en vigor'}
      </Title>
      <Answer query={rows}>{(data) => <Editor section={code} territory={scope.territory} data={data} />}</Answer>
    </div>
  );
}

interface EditorProps {
  readonly section: string;
  readonly territory: string;
  readonly data: SectionRows;
}

function Editor({ section, territory, data }: EditorProps) {
  const [chosen, setChosen] = useState('');
  const [filter, setFilter] = useState('');
  const [search] = useSearchParams();
  const [task, setTask] = useState<Task | null>(search.has('agregar') ? { kind: 'add' } : null);
  const mayAdd = useLeave(useInSection(section, SOURCES.addRow), territory) === 'yes';
  const mayCorrectOver = useMayOver(useInSection(section, SOURCES.correctRow));
  const mayWithdrawOver = useMayOver(useInSection(section, SOURCES.withdrawRow));
  const table =
    data.tables.find((candidate) => candidate.code === chosen) ??
    data.tables.find((candidate) => candidate.records.length > 0) ??
    data.tables[0];
  if (!table) return <Text>Esta sección no guarda filas propias: sus cifras vienen de otras fuentes.</Text>;
  const close = (): void => setTask(null);
  const open = task?.kind === 'add' && !mayAdd ? null : task;
  // A row is its edition's: who may change it is asked of the territory that the edition speaks for.
  const territoryOf = ({ editionId }: StoredRecord): string =>
    data.editions.find(({ id }) => id === editionId)?.territory ?? '';
  return (
    <Stack gap="md">
      <Group gap="sm" align="end">
        <NativeSelect
          label="Tabla"
          value={table.code}
          data={data.tables.map((candidate) => ({
            value: candidate.code,
            label: `${candidate.title} (${formatNumber(candidate.records.length, 0)})`,
          }))}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <TextInput label="Filtrar filas" value={filter} onChange={(event) => setFilter(event.currentTarget.value)} />
        <PermittedInSection section={section} permission={SOURCES.addRow} territory={territory}>
          <Button onClick={() => setTask({ kind: 'add' })}>Agregar dato</Button>
        </PermittedInSection>
        <PermittedInSection section={section} permission={SOURCES.importFile} territory={territory}>
          <Button component={Link} href={`${sectionPath(territory, section)}/cargar`} variant="default">
            Cargar archivo
          </Button>
        </PermittedInSection>
      </Group>
      <PermittedInSection
        section={section}
        permission={SOURCES.addRow}
        territory={territory}
        toDo="agregar o corregir datos"
      />
      <RecordTable
        table={table}
        records={table.records}
        filter={filter}
        mayCorrect={(record) => mayCorrectOver(territoryOf(record))}
        mayWithdraw={(record) => mayWithdrawOver(territoryOf(record))}
        onCorrect={(record) => setTask({ kind: 'correct', record })}
        onWithdraw={(record) => setTask({ kind: 'withdraw', record })}
        onHistory={(record) => setTask({ kind: 'history', record })}
      />
      {data.editions.length > 0 ? (
        <section>
          <Title order={2} size="h5">
            Ediciones de las que salen
          </Title>
          <ul>
            {data.editions.map((edition) => (
              <li key={edition.id}>
                <EditionLine edition={edition} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Modal
        opened={open !== null}
        onClose={close}
        title={open ? taskTitle(open, table) : ''}
        size="lg"
        closeButtonProps={{ 'aria-label': 'Cerrar' }}
      >
        {open ? <TaskBody task={open} section={section} territory={territory} table={table} onDone={close} /> : null}
      </Modal>
    </Stack>
  );
}

function taskTitle(task: Task, table: TableSpec): string {
  switch (task.kind) {
    case 'add':
      return `Agregar a «${table.title}»`;
    case 'correct':
      return `Corregir una fila de «${table.title}»`;
    case 'withdraw':
      return 'Retirar la fila';
    case 'history':
      return 'Historial de la fila';
  }
}

interface TaskBodyProps {
  readonly task: Task;
  readonly section: string;
  readonly territory: string;
  readonly table: TableSpec;
  readonly onDone: () => void;
}

function TaskBody({ task, section, territory, table, onDone }: TaskBodyProps) {
  const today = useToday();
  switch (task.kind) {
    case 'add':
      return <AddRowForm section={section} table={table} territory={territory} today={today} onDone={onDone} />;
    case 'correct':
      return <CorrectRowForm table={table} record={task.record} onDone={onDone} />;
    case 'withdraw':
      return <WithdrawRow record={task.record} onDone={onDone} />;
    case 'history':
      return <RevisionHistory recordId={task.record.id} />;
  }
}

interface WithdrawRowProps {
  readonly record: StoredRecord;
  readonly onDone: () => void;
}

function WithdrawRow({ record, onDone }: WithdrawRowProps) {
  const withdraw = useWithdrawRow(record.id);
  return (
    <ReasonForm
      color="red"
      question="La fila deja de contar y queda en el historial; nada se borra."
      action="Retirar la fila"
      isBusy={withdraw.isPending}
      error={withdraw.error}
      onConfirm={(reason) => withdraw.mutate({ revision: record.revision, reason }, { onSuccess: onDone })}
      onCancel={onDone}
    />
  );
}
