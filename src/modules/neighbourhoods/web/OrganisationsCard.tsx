import { Button, Group, NativeSelect, NumberInput, Table, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '#shared/calendar-date.ts';
import { Permitted, useLeave } from '#modules/identity/web/index.tsx';
import { Answer } from '#web/state/Answer.tsx';
import { Failure } from '#web/state/Failure.tsx';
import { ReasonForm } from '#web/state/ReasonForm.tsx';
import { ScrollRegion } from '#web/table/ScrollRegion.tsx';
import type { OrganisationView } from '../organisation-contract.ts';
import { NEIGHBOURHOODS } from '../policy.ts';
import { useAddOrganisation, useOrganisations, useUnmask } from './neighbourhood-queries.ts';

const KIND_WORDS = {
  board: 'Junta vecinal',
  brigade: 'Brigada escolar (BAPES)',
  network: 'Red de cooperantes',
} as const;

interface OrganisationsCardProps {
  readonly id: string;
  readonly territory: string;
}

/** Who is organised: members are counted, and only who coordinates is named, masked. */
export function OrganisationsCard({ id, territory }: OrganisationsCardProps) {
  const mayRead = useLeave(NEIGHBOURHOODS.readWork, territory) === 'yes';
  const list = useOrganisations(id, mayRead);
  if (!mayRead) return null;
  return (
    <section className="v-card" aria-labelledby="organisations">
      <Title order={2} size="h4" mb="xs" id="organisations">
        Juntas, brigadas y redes
      </Title>
      <Answer query={list} blocks={[40]}>
        {({ organisations }) =>
          organisations.length === 0 ? (
            <Text>Ninguna registrada.</Text>
          ) : (
            <ScrollRegion label="Organizaciones">
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Qué es</Table.Th>
                    <Table.Th>Nombre</Table.Th>
                    <Table.Th>Comisaría</Table.Th>
                    <Table.Th ta="right">Mujeres</Table.Th>
                    <Table.Th ta="right">Hombres</Table.Th>
                    <Table.Th>Periodo</Table.Th>
                    <Table.Th>Coordina</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {organisations.map((one) => (
                    <Table.Tr key={one.id}>
                      <Table.Td>{KIND_WORDS[one.kind]}</Table.Td>
                      <Table.Td>{one.title}</Table.Td>
                      <Table.Td>{one.station}</Table.Td>
                      <Table.Td ta="right">{one.women}</Table.Td>
                      <Table.Td ta="right">{one.men}</Table.Td>
                      <Table.Td>
                        {one.swornOn ? formatDate(one.swornOn) : 'sin dato'}
                        {one.endsOn ? ` a ${formatDate(one.endsOn)}` : ''}
                      </Table.Td>
                      <Table.Td>
                        <Coordinator one={one} territory={territory} />
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </ScrollRegion>
          )
        }
      </Answer>
      <Permitted permission={NEIGHBOURHOODS.keepNeighbourhood} territory={territory}>
        <AddForm id={id} />
      </Permitted>
    </section>
  );
}

function Coordinator({ one, territory }: { readonly one: OrganisationView; readonly territory: string }) {
  const unmask = useUnmask(one.id);
  const [isAsked, setIsAsked] = useState(false);
  if (unmask.data)
    return (
      <>
        {unmask.data.name} {unmask.data.phone}
      </>
    );
  if (isAsked)
    return (
      <ReasonForm
        title="Ver quién coordina"
        action="Ver"
        isPending={unmask.isPending}
        error={unmask.error}
        onSubmit={(reason) => unmask.mutate(reason)}
        onCancel={() => setIsAsked(false)}
      >
        Se muestra el nombre y el teléfono.
      </ReasonForm>
    );
  return (
    <>
      {one.coordinator || 'sin dato'} {one.phone}{' '}
      <Permitted permission={NEIGHBOURHOODS.unmaskCoordinator} territory={territory}>
        {one.coordinator === '' ? null : (
          <Button size="compact-sm" variant="subtle" onClick={() => setIsAsked(true)}>
            Ver
          </Button>
        )}
      </Permitted>
    </>
  );
}

const BLANK = {
  kind: 'board',
  title: '',
  station: '',
  trade: '',
  schoolCode: '',
  women: 0,
  men: 0,
  swornOn: '',
  endsOn: '',
  coordinatorName: '',
  coordinatorPhone: '',
} as const;
type Typed = { readonly [Name in keyof typeof BLANK]: (typeof BLANK)[Name] extends number ? number : string };

function AddForm({ id }: { readonly id: string }) {
  const add = useAddOrganisation(id);
  const [typed, setTyped] = useState<Typed>(BLANK);
  const text = (name: keyof Typed, label: string, type = 'text') => (
    <TextInput
      label={label}
      type={type}
      value={typed[name]}
      onChange={({ currentTarget: { value } }) => setTyped((previous) => ({ ...previous, [name]: value }))}
    />
  );
  const count = (name: 'women' | 'men', label: string) => (
    <NumberInput
      label={label}
      min={0}
      value={typed[name]}
      onChange={(value) => setTyped((previous) => ({ ...previous, [name]: Number(value) || 0 }))}
    />
  );
  return (
    <form
      aria-label="Agregar una organización"
      onSubmit={(event) => {
        event.preventDefault();
        const input = { ...typed, swornOn: typed.swornOn || null, endsOn: typed.endsOn || null };
        add.mutate(input, { onSuccess: () => setTyped(BLANK) });
      }}
    >
      <Group gap="sm" align="end" mt="sm">
        <NativeSelect
          label="Qué es"
          value={typed.kind}
          data={Object.entries(KIND_WORDS).map(([value, label]) => ({ value, label }))}
          onChange={({ currentTarget: { value } }) => setTyped((previous) => ({ ...previous, kind: value }))}
        />
        {text('title', typed.kind === 'brigade' ? 'Institución educativa' : 'Nombre')}
        {text('station', 'Comisaría')}
        {typed.kind === 'network' ? text('trade', 'Rubro') : null}
        {typed.kind === 'brigade' ? text('schoolCode', 'Código modular') : null}
        {count('women', 'Mujeres')}
        {count('men', 'Hombres')}
        {text('swornOn', 'Desde', 'date')}
        {text('endsOn', 'Hasta', 'date')}
        {text('coordinatorName', 'Quién coordina (adulto)')}
        {text('coordinatorPhone', 'Teléfono')}
        <Button type="submit" variant="default" loading={add.isPending} disabled={typed.title.trim() === ''}>
          Agregar
        </Button>
      </Group>
      {add.error ? <Failure error={add.error} /> : null}
    </form>
  );
}
