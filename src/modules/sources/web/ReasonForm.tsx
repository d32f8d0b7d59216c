import { Stack } from '@mantine/core';
import { useState } from 'react';
import { Failure } from '#web/state/Failure.tsx';
import { FormButtons } from './FormButtons.tsx';
import { ReasonField } from './ReasonField.tsx';

interface ReasonFormProps {
  readonly question: string;
  readonly action: string;
  /** Red is for what takes something away. */
  readonly color?: 'red';
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly onConfirm: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Withdrawing a row, publishing or retiring an edition: nothing is erased, and a reason stays. */
export function ReasonForm({ question, action, color, isBusy, error, onConfirm, onCancel }: ReasonFormProps) {
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
        <ReasonField value={reason} onChange={(event) => setReason(event.currentTarget.value)} data-autofocus />
        {error ? <Failure error={error} /> : null}
        <FormButtons
          label={action}
          isBusy={isBusy}
          isReady={reason.trim() !== ''}
          {...(color && { color })}
          onCancel={onCancel}
        />
      </Stack>
    </form>
  );
}
