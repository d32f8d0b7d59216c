import { Button, FileInput, Group, List, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Failure } from '#web/state/Failure.tsx';
import { Status } from '#web/state/Status.tsx';
import { useImportActivities } from './neighbourhood-queries.ts';

/** The strategy's spreadsheet: shown first, stored when somebody says so. */
export function ImportCard({ territory }: { readonly territory: string }) {
  const [file, setFile] = useState<File | null>(null);
  const bring = useImportActivities();
  const send = (confirm: '0' | '1'): void => {
    if (!file) return;
    const form = new FormData();
    form.append('territory', territory);
    form.append('confirm', confirm);
    form.append('file', file);
    bring.mutate(form);
  };
  const { data } = bring;
  return (
    <section className="v-card" aria-labelledby="activity-import">
      <Title order={2} size="h4" mb="xs" id="activity-import">
        Traer la hoja de la estrategia
      </Title>
      <Group gap="sm" align="end">
        <FileInput
          label="Archivo (XLSX o CSV)"
          placeholder="Elegir archivo"
          value={file}
          onChange={(next) => {
            setFile(next);
            bring.reset();
          }}
          accept=".xlsx,.ods,.csv"
        />
        <Button variant="default" disabled={file === null} loading={bring.isPending} onClick={() => send('0')}>
          Revisar
        </Button>
        {data && !data.isStored ? <Button onClick={() => send('1')}>Guardar las {data.rows} filas</Button> : null}
      </Group>
      {bring.error ? <Failure error={bring.error} /> : null}
      {data ? (
        <>
          <Status>
            {data.isStored ? 'Guardadas. ' : 'Sin guardar todavía. '}
            Filas: {data.rows}. Completas: {data.registered}. Quedan como borrador: {data.drafts}. Ya estaban:{' '}
            {data.known}.
          </Status>
          <List size="sm">
            {data.problems.map(({ row, message }) => (
              <List.Item key={`${row} ${message}`}>
                Fila {row}: {message}
              </List.Item>
            ))}
          </List>
        </>
      ) : (
        <Text size="sm" className="v-muted">
          Columnas: Barrio, Fecha, Tipo de acción, Actor, Lugar; y si las hay, Subtipo, Eje, Hora, Duración, Entidades,
          Responsable, Descripción, Latitud, Longitud y mujeres y hombres por edad.
        </Text>
      )}
    </section>
  );
}
