import { Button, FileInput, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Failure } from '#web/state/Failure.tsx';
import { Status } from '#web/state/Status.tsx';
import { ScrollRegion } from '#web/table/ScrollRegion.tsx';
import type { MatrixResult } from '../contract.ts';
import { countWords } from '../print/words.ts';
import { useImportMatrix, useImports } from './plan-queries.ts';

type BadRows = MatrixResult['bad'];

interface MatrixImportFormProps {
  readonly versionId: number;
}

/** A spreadsheet is looked at first; storing it keeps the rows that could not enter, with their errors. */
export function MatrixImportForm({ versionId }: MatrixImportFormProps) {
  const [file, setFile] = useState<File | null>(null);
  const look = useImportMatrix(versionId);
  const store = useImportMatrix(versionId);
  const imports = useImports(versionId, true);
  const seen = look.data;
  const waiting = imports.data?.imports[0];
  return (
    <Stack gap="sm">
      <Group gap="sm" align="end">
        <FileInput
          label="Cargar la matriz"
          description="Hoja de cálculo .xlsx, .ods o .csv, con una sola fila de encabezado."
          accept=".xlsx,.ods,.csv"
          placeholder="Elegir archivo"
          value={file}
          w={{ base: '100%', sm: 340 }}
          onChange={(chosen) => {
            setFile(chosen);
            look.reset();
            store.reset();
            if (chosen) look.mutate({ file: chosen, mode: 'preview' });
          }}
        />
        {file && seen && !store.data ? (
          <Button loading={store.isPending} onClick={() => store.mutate({ file, mode: 'store' })}>
            {`Guardar ${countWords(seen.stored, 'actividad', 'actividades')}`}
          </Button>
        ) : null}
      </Group>
      {look.error ? <Failure error={look.error} /> : null}
      {store.error ? <Failure error={store.error} /> : null}
      {store.data ? (
        <Status>
          Guardado: {countWords(store.data.stored, 'actividad', 'actividades')} ({store.data.changed} ya estaban); con
          errores, {countWords(store.data.bad.length, 'fila', 'filas')}.
        </Status>
      ) : seen ? (
        <Status>
          Se puede guardar: {countWords(seen.stored, 'actividad', 'actividades')} ({seen.changed} ya estaban); con
          errores, {countWords(seen.bad.length, 'fila', 'filas')}.
        </Status>
      ) : null}
      {seen && !store.data ? <Problems bad={seen.bad} label="Errores del archivo" /> : null}
      {waiting && waiting.bad.length > 0 && (!seen || store.data) ? (
        <>
          <Text size="sm">
            De la última carga («{waiting.file}») queda con errores {countWords(waiting.bad.length, 'fila', 'filas')}:
            corrija el archivo y vuelva a cargarlo.
          </Text>
          <Problems bad={waiting.bad} label="Filas con errores de la última carga" />
        </>
      ) : null}
    </Stack>
  );
}

interface ProblemsProps {
  readonly bad: BadRows;
  readonly label: string;
}

function Problems({ bad, label }: ProblemsProps) {
  if (bad.length === 0) return null;
  return (
    <ScrollRegion label={label}>
      <table className="v-table v-plan-table">
        <caption className="v-visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">Hoja</th>
            <th scope="col">Fila</th>
            <th scope="col">Columna</th>
            <th scope="col">Error</th>
          </tr>
        </thead>
        <tbody>
          {bad.slice(0, problemRowsShown).flatMap(({ sheet, row, problems }) =>
            problems.map(({ column, message, code }) => (
              <tr key={`${sheet} ${row} ${column} ${code}`}>
                <td>{sheet}</td>
                <td className="v-align-right">{row}</td>
                <td>{column}</td>
                <td>{message}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
const problemRowsShown = 100;
