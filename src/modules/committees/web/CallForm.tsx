import { Button, Checkbox, Fieldset, Group, NativeSelect, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useLocation } from 'wouter';
import { capital } from '#shared/capital.ts';
import type { CallInput } from '../contract.ts';
import { MODALITIES, MODALITY_WORDS, SESSION_TYPES, type SessionType, TYPE_WORDS } from '../session.ts';
import { ActForm } from './ActForm.tsx';
import { useAct } from './committee-queries.ts';
import { sessionPath } from './paths.ts';
import { useDraft } from './use-draft.ts';

interface CallFormProps {
  readonly committeeId: number;
  readonly territory: string;
  readonly today: string;
  readonly initialType?: SessionType;
  readonly onDone: () => void;
}

/** Everything of a call but its number, which is the next one. */
export function CallForm({ committeeId, territory, today, initialType = 'ordinary', onDone }: CallFormProps) {
  const [, navigate] = useLocation();
  const [call, setCall, forget] = useDraft<CallInput>(`call/${committeeId}`, {
    type: initialType,
    modality: 'inPerson',
    heldOn: today,
    startsAt: '10:00',
    place: '',
    agenda: ['Lectura del acta anterior', ''],
    lateReason: null,
  });
  const act = useAct<{ readonly id: number }>();
  const set = (changes: Partial<CallInput>): void => setCall({ ...call, ...changes });
  return (
    <ActForm
      title="Convocar una sesión"
      action={call.lateReason === null ? 'Convocar' : 'Registrar la sesión'}
      isPending={act.isPending}
      error={act.error}
      isReady={call.place.trim() !== '' && call.heldOn !== ''}
      onCancel={onDone}
      onSubmit={() =>
        act.mutate(
          {
            path: `/api/committees/${committeeId}/sessions`,
            body: { ...call, agenda: call.agenda.filter((topic) => topic.trim() !== '') },
          },
          {
            onSuccess: ({ id }) => {
              forget();
              navigate(sessionPath({ territory, committeeId, id }));
            },
          },
        )
      }
    >
      <Text size="sm">El número no se escribe: es el que sigue en el comité, su año y su tipo.</Text>
      <NativeSelect
        label="Tipo de sesión"
        value={call.type}
        data={SESSION_TYPES.map((value) => ({ value, label: capital(TYPE_WORDS[value]) }))}
        onChange={(event) =>
          set({ type: SESSION_TYPES.find((one) => one === event.currentTarget.value) ?? 'ordinary' })
        }
      />
      <CallFields call={call} onChange={set} />
      <Checkbox
        label="Ya se realizó: es un registro tardío"
        checked={call.lateReason !== null}
        onChange={(event) => set({ lateReason: event.currentTarget.checked ? '' : null })}
      />
      {call.lateReason === null ? null : (
        <TextInput
          label="Motivo del registro tardío"
          required
          maxLength={500}
          value={call.lateReason}
          onChange={(event) => set({ lateReason: event.currentTarget.value })}
        />
      )}
    </ActForm>
  );
}

type Fields = Pick<CallInput, 'modality' | 'heldOn' | 'startsAt' | 'place' | 'agenda'>;

interface CallFieldsProps {
  readonly call: Fields;
  readonly onChange: (changes: Partial<Fields>) => void;
}

export function CallFields({ call, onChange }: CallFieldsProps) {
  const { agenda } = call;
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          type="date"
          label="Fecha"
          required
          value={call.heldOn}
          onChange={(event) => onChange({ heldOn: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label="Hora"
          required
          value={call.startsAt}
          onChange={(event) => onChange({ startsAt: event.currentTarget.value })}
        />
        <NativeSelect
          label="Modalidad"
          value={call.modality}
          data={MODALITIES.map((value) => ({ value, label: capital(MODALITY_WORDS[value]) }))}
          onChange={(event) =>
            onChange({ modality: MODALITIES.find((one) => one === event.currentTarget.value) ?? 'inPerson' })
          }
        />
        <TextInput
          label="Lugar o sala virtual"
          required
          maxLength={300}
          value={call.place}
          onChange={(event) => onChange({ place: event.currentTarget.value })}
        />
      </SimpleGrid>
      <Fieldset legend="Agenda">
        <Text size="sm" className="v-muted">
          La convocatoria es pública: no escriba nombres de personas.
        </Text>
        {agenda.map((topic, index) => (
          <TextInput
            key={index}
            aria-label={`Punto ${index + 1} de la agenda`}
            maxLength={500}
            mt={6}
            value={topic}
            onChange={(event) => onChange({ agenda: agenda.with(index, event.currentTarget.value) })}
          />
        ))}
        <Group>
          <Button variant="subtle" size="compact-md" onClick={() => onChange({ agenda: [...agenda, ''] })}>
            Agregar punto
          </Button>
        </Group>
      </Fieldset>
    </>
  );
}
