import { Button, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '#shared/calendar-date.ts';
import { formatNumber } from '#shared/format.ts';
import { Permitted } from '#modules/identity/web/index.tsx';
import { StateWord } from '#web/document/StateWord.tsx';
import { Answer } from '#web/state/Answer.tsx';
import { ReasonForm } from '#web/state/ReasonForm.tsx';
import { ScrollRegion } from '#web/table/ScrollRegion.tsx';
import type { YearInput, YearOfDetail } from '../contract.ts';
import { TRAINING } from '../policy.ts';
import { useAct, useYears } from './training-queries.ts';

interface YearsCardProps {
  readonly territory: string;
}

/** What editions state and what the detail adds up to, by year, and which of them counts. */
export function YearsCard({ territory }: YearsCardProps) {
  const years = useYears(territory);
  return (
    <section className="v-card" aria-labelledby="years">
      <Title order={2} size="h4" id="years" mb="xs">
        Capacitados por año
      </Title>
      <Answer query={years} blocks={[80]}>
        {({ years: found, rule }) =>
          found.length === 0 ? (
            <Text>Nadie ha registrado capacitación de este lugar.</Text>
          ) : (
            <Stack gap="xs">
              <YearTable years={found} territory={territory} />
              <Text size="sm" className="v-muted">
                {rule}
              </Text>
            </Stack>
          )
        }
      </Answer>
    </section>
  );
}

interface YearTableProps extends YearsCardProps {
  readonly years: readonly YearOfDetail[];
}

function YearTable({ years, territory }: YearTableProps) {
  return (
    <ScrollRegion label="Capacitados por año">
      <Table verticalSpacing={6} miw={620}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Año</Table.Th>
            <Table.Th ta="right">Dice la edición</Table.Th>
            <Table.Th ta="right">Suma el detalle</Table.Th>
            <Table.Th ta="right">Vecinos</Table.Th>
            <Table.Th>Vale</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {years.map((year) => (
            <Table.Tr key={year.year}>
              <Table.Td>{year.year}</Table.Td>
              <Table.Td ta="right">{year.stated === null ? 'sin dato' : formatNumber(year.stated, 0)}</Table.Td>
              <Table.Td ta="right">
                {year.events === 0
                  ? 'sin detalle'
                  : `${formatNumber(year.servants, 0)} en ${formatNumber(year.events, 0)} ${year.events === 1 ? 'evento' : 'eventos'}`}
              </Table.Td>
              <Table.Td ta="right">{year.events === 0 ? '—' : formatNumber(year.neighbours, 0)}</Table.Td>
              <Table.Td>
                <Counting year={year} territory={territory} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}

interface CountingProps extends YearsCardProps {
  readonly year: YearOfDetail;
}

function Counting({ year, territory }: CountingProps) {
  const { declaration } = year;
  return (
    <Stack gap={4} align="flex-start">
      {declaration ? (
        <StateWord state="good">{`El detalle, declarado completo el ${formatDate(declaration.declaredOn)}`}</StateWord>
      ) : (
        <StateWord state={year.stated === null ? 'unknown' : 'warn'}>
          {year.stated === null
            ? 'Ninguno: el detalle no está completo'
            : 'La edición, hasta que el detalle esté completo'}
        </StateWord>
      )}
      {year.events > 0 ? (
        <Permitted permission={TRAINING.declareYear} territory={territory}>
          <Declaring year={year} territory={territory} />
        </Permitted>
      ) : null}
    </Stack>
  );
}

function Declaring({ year: { year, declaration }, territory }: CountingProps) {
  const [isAsking, setAsking] = useState(false);
  const declare = useAct<YearInput>('POST', '/api/training/years');
  const withdraw = useAct<{ reason: string }>('POST', `/api/training/years/${declaration?.id ?? 0}/withdrawal`);
  const close = { onSuccess: () => setAsking(false) };
  if (!isAsking)
    return (
      <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
        {declaration ? 'Retirar la declaración' : `Declarar completo ${year}`}
      </Button>
    );
  return declaration ? (
    <ReasonForm
      title={`Retirar la declaración de ${year}`}
      action="Retirar"
      isPending={withdraw.isPending}
      error={withdraw.error}
      onSubmit={(reason) => withdraw.mutate({ reason }, close)}
      onCancel={() => setAsking(false)}
    >
      Volverá a valer lo que dice la edición.
    </ReasonForm>
  ) : (
    <ReasonForm
      title={`Declarar completo ${year}`}
      action="Declarar completo"
      isPending={declare.isPending}
      error={declare.error}
      onSubmit={(reason) => declare.mutate({ territory, year, reason }, close)}
      onCancel={() => setAsking(false)}
    >
      La suma del detalle reemplazará a la cifra de la edición, que seguirá a la vista.
    </ReasonForm>
  );
}
