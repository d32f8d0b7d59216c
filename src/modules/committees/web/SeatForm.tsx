import { Autocomplete, Checkbox, SimpleGrid, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CommitteeKind } from '../committee.ts';
import { usualSeats } from '../usual-seats.ts';
import { ActForm } from './ActForm.tsx';
import { useAct } from './committee-queries.ts';

interface SeatFormProps {
  readonly committeeId: number;
  readonly kind: CommitteeKind;
  readonly onDone: () => void;
}

/** A position that becomes a member, whoever holds it. */
export function SeatForm({ committeeId, kind, onDone }: SeatFormProps) {
  const [position, setPosition] = useState('');
  const [entity, setEntity] = useState('');
  const [presides, setPresides] = useState(false);
  const act = useAct();
  return (
    <ActForm
      title="Agregar un cargo miembro"
      action="Agregar"
      isPending={act.isPending}
      error={act.error}
      isReady={position.trim() !== '' && entity.trim() !== ''}
      onCancel={onDone}
      onSubmit={() =>
        act.mutate(
          { path: `/api/committees/${committeeId}/seats`, body: { position, entity, presides } },
          { onSuccess: onDone },
        )
      }
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Autocomplete
          label="Cargo"
          description="Se ofrecen los usuales; ninguno está verificado con la norma vigente."
          required
          maxLength={200}
          data={[...usualSeats(kind)]}
          value={position}
          onChange={setPosition}
        />
        <TextInput
          label="Entidad"
          required
          maxLength={200}
          value={entity}
          onChange={(event) => setEntity(event.currentTarget.value)}
        />
      </SimpleGrid>
      <Checkbox
        label="Preside el comité"
        checked={presides}
        onChange={(event) => setPresides(event.currentTarget.checked)}
      />
    </ActForm>
  );
}
