import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type CalendarDate, formatDate } from '#shared/calendar-date.ts';
import { Failure } from '#web/state/Failure.tsx';
import { Status } from '#web/state/Status.tsx';
import { useToday } from '#web/state/use-today.ts';
import type { AttendanceInput, Participant, TrainingEvent } from '../contract.ts';
import { useAct } from './training-queries.ts';

interface AttendanceFormProps {
  readonly event: TrainingEvent;
  readonly participants: readonly Participant[];
  readonly days: readonly CalendarDate[];
}

/** The whole list of a day: who is not marked was absent. */
export function AttendanceForm({ event, participants, days }: AttendanceFormProps) {
  const today = useToday();
  const isDay = event.startsOn <= today && (event.endsOn === null || today <= event.endsOn);
  const [day, setDay] = useState<CalendarDate>(isDay ? today : event.startsOn);
  if (participants.length === 0) return <Text>Inscriba primero a quienes participan.</Text>;
  return (
    <Stack gap="xs">
      <TextInput
        type="date"
        label="Día"
        min={event.startsOn}
        {...(event.endsOn !== null && { max: event.endsOn })}
        value={day}
        onChange={({ currentTarget }) => setDay(currentTarget.value)}
        w={180}
      />
      <Text size="sm" className="v-muted">
        {days.length === 0 ? 'Ningún día registrado todavía.' : `Registrados: ${days.map(formatDate).join(', ')}.`}
      </Text>
      <Roll key={`${day} ${participants.length}`} event={event} participants={participants} day={day} />
    </Stack>
  );
}

interface RollProps {
  readonly event: TrainingEvent;
  readonly participants: readonly Participant[];
  readonly day: CalendarDate;
}

function Roll({ event, participants, day }: RollProps) {
  const [present, setPresent] = useState<readonly string[]>(
    participants.filter(({ presentOn }) => presentOn.includes(day)).map(({ id }) => String(id)),
  );
  const record = useAct<AttendanceInput>('POST', `/api/training/events/${event.id}/attendance`);
  return (
    <form
      aria-label="Asistencia"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        record.mutate({ day, present: present.map(Number) });
      }}
    >
      <Stack gap="sm">
        <Checkbox.Group label="Asistieron" value={[...present]} onChange={setPresent}>
          <div className="v-training-attendance">
            {participants.map(({ id, name }) => (
              <Checkbox key={id} value={String(id)} label={name} />
            ))}
          </div>
        </Checkbox.Group>
        {record.error ? <Failure error={record.error} /> : null}
        <Group gap="xs">
          <Button type="submit" loading={record.isPending}>
            Guardar asistencia
          </Button>
          <Button variant="subtle" onClick={() => setPresent(participants.map(({ id }) => String(id)))}>
            Marcar a todos
          </Button>
          {record.isSuccess ? (
            <Status>{`Guardada: asistieron ${present.length} de ${participants.length}.`}</Status>
          ) : null}
        </Group>
      </Stack>
    </form>
  );
}
