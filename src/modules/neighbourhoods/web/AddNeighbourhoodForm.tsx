import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Failure } from '#web/state/Failure.tsx';
import { useAddNeighbourhood } from './neighbourhood-queries.ts';

/** A neighbourhood that no edition names. */
export function AddNeighbourhoodForm({ territory }: { readonly territory: string }) {
  const [title, setTitle] = useState('');
  const [district, setDistrict] = useState(territory.length === 6 ? territory : '');
  const add = useAddNeighbourhood();
  return (
    <form
      className="v-card"
      aria-label="Agregar un barrio"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ territory: district, title }, { onSuccess: () => setTitle('') });
      }}
    >
      <Group gap="sm" align="end">
        <TextInput
          label="Ubigeo del distrito"
          value={district}
          maxLength={6}
          inputMode="numeric"
          onChange={({ currentTarget }) => setDistrict(currentTarget.value)}
        />
        <TextInput
          label="Nombre del barrio"
          value={title}
          maxLength={80}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          loading={add.isPending}
          disabled={title.trim() === '' || district === ''}
        >
          Agregar barrio
        </Button>
      </Group>
      {add.error ? <Failure error={add.error} /> : null}
    </form>
  );
}
