import { Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Failure } from '#web/state/Failure.tsx';
import { Status } from '#web/state/Status.tsx';
import type { EvaluationInput, Participant, Satisfaction, TrainingEvent } from '../contract.ts';
import { useAct } from './training-queries.ts';

interface EvaluationFormProps {
  readonly event: TrainingEvent;
  readonly participants: readonly Participant[];
  readonly satisfaction: Satisfaction;
}

const SCORES = ['1, nada satisfecho', '2', '3', '4', '5, muy satisfecho'];

/** Marks by person; the survey only added up. */
export function EvaluationForm({ event, participants, satisfaction }: EvaluationFormProps) {
  const [marks, setMarks] = useState<Readonly<Record<number, string>>>(
    Object.fromEntries(participants.map(({ id, mark }) => [id, mark === null ? '' : String(mark)])),
  );
  const [counts, setCounts] = useState<readonly string[]>(
    satisfaction.some((count) => count > 0) ? satisfaction.map(String) : ['', '', '', '', ''],
  );
  const evaluate = useAct<EvaluationInput>('POST', `/api/training/events/${event.id}/evaluation`);
  const wrong = Object.values(marks).some((text) => text !== '' && !isMark(text));
  return (
    <form
      aria-label="Evaluación"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (wrong) return;
        evaluate.mutate({
          marks: event.isEvaluated
            ? participants.map(({ id }) => ({ participant: id, mark: numberOrNull(marks[id] ?? '') }))
            : [],
          satisfaction: counts.every((text) => text === '') ? null : counts.map((text) => Number(text) || 0),
        });
      }}
    >
      <Stack gap="sm">
        {event.isEvaluated ? (
          <div className="v-training-marks">
            {participants.map(({ id, name }) => (
              <TextInput
                key={id}
                label={`Nota de ${name}`}
                inputMode="decimal"
                value={marks[id] ?? ''}
                error={marks[id] !== '' && !isMark(marks[id] ?? '') ? 'La nota va de 0 a 20.' : null}
                onChange={({ currentTarget: { value } }) => setMarks((previous) => ({ ...previous, [id]: value }))}
              />
            ))}
          </div>
        ) : (
          <Text>Este evento no se evalúa.</Text>
        )}
        <fieldset className="v-training-survey">
          <legend>Respuestas a la encuesta de satisfacción, por puntaje</legend>
          <SimpleGrid cols={{ base: 2, sm: 5 }}>
            {SCORES.map((label, index) => (
              <TextInput
                key={label}
                label={label}
                inputMode="numeric"
                value={counts[index] ?? ''}
                onChange={({ currentTarget: { value } }) =>
                  setCounts((previous) => previous.map((count, at) => (at === index ? value : count)))
                }
              />
            ))}
          </SimpleGrid>
        </fieldset>
        {evaluate.error ? <Failure error={evaluate.error} /> : null}
        <Group gap="xs">
          <Button type="submit" loading={evaluate.isPending}>
            Guardar evaluación
          </Button>
          {evaluate.isSuccess ? <Status>Evaluación guardada.</Status> : null}
        </Group>
      </Stack>
    </form>
  );
}

function isMark(text: string): boolean {
  const mark = Number(text.replace(',', '.'));
  return text.trim() !== '' && mark >= 0 && mark <= 20;
}

function numberOrNull(text: string): number | null {
  return text.trim() === '' ? null : Number(text.replace(',', '.'));
}
