import {
  Autocomplete,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { Failure } from '#web/state/Failure.tsx';
import type { EventChangeInput } from '../contract.ts';
import type { EventMode } from '../events/event.ts';
import { isParticipantRole, PARTICIPANT_ROLE_CODES, PARTICIPANT_ROLES } from '../events/participant-role.ts';
import { useCatalogue } from './training-queries.ts';

export interface EventFormValues {
  readonly title: string;
  readonly topic: string;
  readonly workLine: string;
  readonly mode: EventMode;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly hours: string;
  readonly organiser: string;
  readonly place: string;
  readonly audience: string[];
  readonly capacity: string;
  readonly isEvaluated: boolean;
}

type Fields = Omit<EventChangeInput, 'revision'>;

interface EventFormProps {
  /** 'PE' or digits: whose catalogue of topics. */
  readonly territory: string;
  readonly initial: EventFormValues;
  readonly action: string;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly onSubmit: (fields: Fields) => void;
  readonly onCancel?: () => void;
}

/** An event as it is planned or changed; what is missing is said by its field, the rest by the server's rule. */
export function EventForm({ territory, initial, action, error, isPending, onSubmit, onCancel }: EventFormProps) {
  const { data: catalogue } = useCatalogue(territory);
  const form = useForm<EventFormValues>({
    mode: 'controlled',
    initialValues: initial,
    validate: {
      title: filled('Escriba el nombre del evento.'),
      topic: filled('Escriba el tema o elija uno.'),
      startsOn: filled('Escriba el primer día.'),
      organiser: filled('Escriba quién organiza.'),
      place: filled('Escriba el lugar o la sala virtual.'),
      hours: (value) => (value !== '' && !(Number(value) > 0) ? 'Las horas son más de cero.' : null),
      capacity: (value) => (value !== '' && !/^[1-9]\d*$/.test(value) ? 'El aforo es un número de personas.' : null),
      audience: (value) => (value.length === 0 ? 'Elija a quiénes va dirigido.' : null),
    },
  });
  const submit = form.onSubmit((values) =>
    onSubmit({
      ...values,
      audience: values.audience.filter(isParticipantRole),
      workLine: values.workLine.trim() === '' ? null : values.workLine,
      endsOn: values.endsOn === '' ? null : values.endsOn,
      hours: values.hours === '' ? null : Number(values.hours),
      capacity: values.capacity === '' ? null : Number(values.capacity),
    }),
  );
  return (
    <form onSubmit={submit} noValidate aria-label="Evento">
      <Stack gap="sm">
        <TextInput label="Nombre del evento" required maxLength={200} {...form.getInputProps('title')} />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Autocomplete
            label="Tema"
            description="Del catálogo de la sección, u otro."
            required
            maxLength={200}
            data={[...(catalogue?.topics ?? [])]}
            {...form.getInputProps('topic')}
          />
          <Autocomplete
            label="Línea de trabajo"
            description="Vacía si no es de ninguna."
            maxLength={100}
            data={[...(catalogue?.workLines ?? [])]}
            {...form.getInputProps('workLine')}
          />
          <TextInput type="date" label="Primer día" required {...form.getInputProps('startsOn')} />
          <TextInput type="date" label="Último día" {...form.getInputProps('endsOn')} />
          <TextInput label="Horas académicas" inputMode="decimal" {...form.getInputProps('hours')} />
          <NativeSelect
            label="Modalidad"
            data={[
              { value: 'inPerson', label: 'Presencial' },
              { value: 'virtual', label: 'Virtual' },
            ]}
            {...form.getInputProps('mode')}
          />
          <Autocomplete
            label="Organiza"
            required
            maxLength={200}
            data={[...(catalogue?.organisers ?? [])]}
            {...form.getInputProps('organiser')}
          />
          <TextInput
            label="Aforo"
            description="Vacío si no tiene límite."
            inputMode="numeric"
            {...form.getInputProps('capacity')}
          />
        </SimpleGrid>
        <Textarea label="Lugar o sala virtual" required autosize maxLength={300} {...form.getInputProps('place')} />
        <Checkbox.Group label="Va dirigido a" required {...form.getInputProps('audience')}>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing={6} mt={4}>
            {PARTICIPANT_ROLE_CODES.map((code) => (
              <Checkbox key={code} value={code} label={PARTICIPANT_ROLES[code].label} />
            ))}
          </SimpleGrid>
        </Checkbox.Group>
        <Checkbox
          label="Se evalúa: el certificado pide una nota"
          {...form.getInputProps('isEvaluated', { type: 'checkbox' })}
        />
        {error ? <Failure error={error} /> : null}
        <Group gap="xs">
          <Button type="submit" loading={isPending}>
            {action}
          </Button>
          {onCancel ? (
            <Button variant="subtle" onClick={onCancel}>
              Cancelar
            </Button>
          ) : null}
        </Group>
      </Stack>
    </form>
  );
}

function filled(message: string): (value: string) => string | null {
  return (value) => (value.trim() === '' ? message : null);
}
