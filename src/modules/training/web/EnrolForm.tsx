import { Anchor, Button, FileInput, Group, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { codeInPath } from '#web/place/scope.ts';
import { Failure } from '#web/state/Failure.tsx';
import { Status } from '#web/state/Status.tsx';
import type { ParticipantImport, TrainingEvent } from '../contract.ts';
import { PARTICIPANT_ROLE_CODES, PARTICIPANT_ROLES } from '../events/participant-role.ts';
import { useAct, useImportParticipants } from './training-queries.ts';

interface EnrolFormProps {
  readonly event: TrainingEvent;
}

interface Typed {
  readonly name: string;
  readonly documentKind: string;
  readonly documentNumber: string;
  readonly role: string;
  readonly serves: string;
}

/** One person, or a list in the template's spreadsheet. */
export function EnrolForm({ event }: EnrolFormProps) {
  const enrol = useAct<Typed, { readonly id: number }>('POST', `/api/training/events/${event.id}/participants`);
  const nobody: Typed = {
    name: '',
    documentKind: 'DNI',
    documentNumber: '',
    role: event.audience[0] ?? PARTICIPANT_ROLE_CODES[0] ?? '',
    serves: codeInPath(event.territory),
  };
  const form = useForm<Typed>({
    mode: 'controlled',
    initialValues: nobody,
    validate: {
      name: (value) => (value.trim() === '' ? 'Escriba los nombres y apellidos.' : null),
      documentNumber: (value) => (value.trim() === '' ? 'Escriba el número.' : null),
      serves: (value) => (/^(PE|(\d{2}){1,3})$/.test(value) ? null : 'El ubigeo tiene 2, 4 o 6 dígitos, o PE.'),
    },
  });
  return (
    <Stack gap="md">
      <form
        noValidate
        aria-label="Inscribir a una persona"
        onSubmit={form.onSubmit((person) =>
          enrol.mutate(person, {
            onSuccess: () => form.setValues({ name: '', documentNumber: '' }),
          }),
        )}
      >
        <Stack gap="xs">
          <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }}>
            <TextInput
              label="Nombres y apellidos"
              required
              maxLength={150}
              autoComplete="off"
              {...form.getInputProps('name')}
            />
            <NativeSelect
              label="Documento"
              data={[
                { value: 'DNI', label: 'DNI' },
                { value: 'CE', label: 'Carné de extranjería' },
              ]}
              {...form.getInputProps('documentKind')}
            />
            <TextInput
              label="Número"
              required
              maxLength={20}
              autoComplete="off"
              {...form.getInputProps('documentNumber')}
            />
            <NativeSelect
              label="Cargo"
              data={PARTICIPANT_ROLE_CODES.map((value) => ({ value, label: PARTICIPANT_ROLES[value].label }))}
              {...form.getInputProps('role')}
            />
            <TextInput label="Ubigeo donde sirve" required maxLength={6} {...form.getInputProps('serves')} />
          </SimpleGrid>
          <Text size="sm" className="v-muted">
            Solo lo que el certificado y el conteo necesitan. El documento se muestra oculto.
          </Text>
          {enrol.error ? <Failure error={enrol.error} /> : null}
          <Button type="submit" loading={enrol.isPending} w="fit-content">
            Inscribir
          </Button>
        </Stack>
      </form>
      <ListForm event={event} />
    </Stack>
  );
}

function ListForm({ event }: EnrolFormProps) {
  const [file, setFile] = useState<File | null>(null);
  const [shown, setShown] = useState<ParticipantImport | null>(null);
  const bring = useImportParticipants(event.id);
  const send = (confirm: boolean): void => {
    if (!file) return;
    bring.mutate(
      { file, confirm },
      {
        onSuccess: (result) => {
          setShown(result);
          if (confirm) setFile(null);
        },
      },
    );
  };
  return (
    <form
      aria-label="Inscribir una lista"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        send(false);
      }}
    >
      <Stack gap="xs">
        <Group align="end" gap="xs">
          <FileInput
            label="Lista de participantes"
            description="XLSX, ODS o CSV, con las columnas de la plantilla."
            placeholder="Elegir archivo"
            accept=".xlsx,.ods,.csv"
            value={file}
            onChange={(chosen) => {
              setFile(chosen);
              setShown(null);
            }}
            clearable
            clearButtonProps={{ 'aria-label': 'Quitar el archivo' }}
            miw={260}
          />
          <Button type="submit" variant="default" disabled={file === null} loading={bring.isPending}>
            Revisar la lista
          </Button>
          <Anchor href="/api/training/participants-template.xlsx" size="sm">
            Plantilla
          </Anchor>
        </Group>
        {bring.error ? <Failure error={bring.error} /> : null}
        {shown ? (
          <Reviewed shown={shown} onConfirm={file ? () => send(true) : null} isPending={bring.isPending} />
        ) : null}
      </Stack>
    </form>
  );
}

interface ReviewedProps {
  readonly shown: ParticipantImport;
  readonly onConfirm: (() => void) | null;
  readonly isPending: boolean;
}

function Reviewed({ shown: { good, stored, problems }, onConfirm, isPending }: ReviewedProps) {
  return (
    <Stack gap={6}>
      <Status>
        {onConfirm === null
          ? `Se inscribieron ${stored}; los demás ya estaban o tienen errores.`
          : `${good} ${good === 1 ? 'fila lista' : 'filas listas'}; ${problems.length} con errores.`}
      </Status>
      {problems.length > 0 ? (
        <ul>
          {problems.map(({ row, column, message }, index) => (
            // Two problems of one cell say different things.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              {row > 0 ? `Fila ${row}` : 'Archivo'}
              {column === '' ? '' : `, ${column}`}: {message}
            </li>
          ))}
        </ul>
      ) : null}
      {onConfirm && good > 0 ? (
        <Button w="fit-content" loading={isPending} onClick={onConfirm}>
          {good === 1 ? 'Inscribir a 1 persona' : `Inscribir a ${good} personas`}
        </Button>
      ) : null}
    </Stack>
  );
}
