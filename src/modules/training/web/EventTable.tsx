import { Anchor, Table } from '@mantine/core';
import { Link } from 'wouter';
import { formatNumber } from '#shared/format.ts';
import { StateWord } from '#web/document/StateWord.tsx';
import { ScrollRegion } from '#web/table/ScrollRegion.tsx';
import type { EventList } from '../contract.ts';
import { periodWords } from '../events/event.ts';
import { statusOf } from './event-words.ts';

type ListedEvent = EventList['events'][number];

interface EventTableProps {
  readonly events: readonly ListedEvent[];
  readonly hrefOf: (event: ListedEvent) => string;
}

export function EventTable({ events, hrefOf }: EventTableProps) {
  return (
    <ScrollRegion label="Eventos">
      <Table striped verticalSpacing={6} miw={640}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Nombre</Table.Th>
            <Table.Th>Cuándo</Table.Th>
            <Table.Th ta="right">Inscritos</Table.Th>
            <Table.Th ta="right">Asistieron</Table.Th>
            <Table.Th ta="right">Certificados</Table.Th>
            <Table.Th>Estado</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {events.map((event) => {
            const { state, words } = statusOf(event);
            return (
              <Table.Tr key={event.id}>
                <Table.Td>
                  <Anchor component={Link} href={hrefOf(event)}>
                    {event.title}
                  </Anchor>
                </Table.Td>
                <Table.Td>{periodWords(event)}</Table.Td>
                <Table.Td ta="right">{formatNumber(event.enrolled, 0)}</Table.Td>
                <Table.Td ta="right">{formatNumber(event.attended, 0)}</Table.Td>
                <Table.Td ta="right">{formatNumber(event.certified, 0)}</Table.Td>
                <Table.Td>
                  <StateWord state={state}>{words}</StateWord>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}
