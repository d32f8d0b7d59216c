import { Table, Text, Title } from '@mantine/core';
import { formatNumber } from '#shared/format.ts';
import { Answer } from '#web/state/Answer.tsx';
import { ScrollRegion } from '#web/table/ScrollRegion.tsx';
import type { TrainingEvent } from '../contract.ts';
import { useMerits } from './training-queries.ts';

interface MeritsCardProps {
  readonly event: TrainingEvent;
}

/** Only for who keeps the centre and for the DGSC: it names people. */
export function MeritsCard({ event }: MeritsCardProps) {
  const merits = useMerits(event.id);
  return (
    <section className="v-card" aria-labelledby="merits">
      <Title order={2} size="h4" id="merits" mb="xs">
        Cuadro de méritos
      </Title>
      <Text size="sm" className="v-muted" mb="xs">
        Por nota y, con la misma nota, por días de asistencia. Lo ven el coordinador del centro y la DGSC.
      </Text>
      <Answer query={merits} blocks={[80]}>
        {({ merits: found }) =>
          found.length === 0 ? (
            <Text>Nadie tiene nota todavía.</Text>
          ) : (
            <ScrollRegion label="Cuadro de méritos">
              <Table verticalSpacing={6}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th ta="right">Puesto</Table.Th>
                    <Table.Th>Nombre</Table.Th>
                    <Table.Th ta="right">Nota</Table.Th>
                    <Table.Th ta="right">Días</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {found.map(({ place, name, mark, days }) => (
                    <Table.Tr key={`${place} ${name}`}>
                      <Table.Td ta="right">{place}</Table.Td>
                      <Table.Td>{name}</Table.Td>
                      <Table.Td ta="right">{mark === null ? '—' : formatNumber(mark, 1)}</Table.Td>
                      <Table.Td ta="right">{days}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </ScrollRegion>
          )
        }
      </Answer>
    </section>
  );
}
