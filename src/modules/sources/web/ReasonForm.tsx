import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Failure } from '#web/state/Failure.tsx';

interface ReasonFormProps {
  readonly question: string;
  readonly action: string;
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly onConfirm: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Withdrawing a row or retiring an edition: nothing is erased, and a reason stays. */
export function ReasonForm({ question, action, isBusy, error, onConfirm, onCancel }: ReasonFormProps) {
  const [reason, setReason] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onConfirm(reason.trim());
      }}
    >
      <Stack gap="sm">
        <p>{question}</p>
        <Textarea
          label="Motivo"
          required
          maxLength={500}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        {error ? <Failure error={error} /> : null}
        <Group gap="xs">
          <Button type="submit" color="red" loading={isBusy} disabled={reason.trim() === ''}>
            {action}
          </Button>
          <Button variant="subtle" onClick={onCancel}>
            Cancelar
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
