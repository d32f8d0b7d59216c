import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Failure } from './Failure.tsx';

interface ReasonFormProps {
  /** What the form is, for who hears it. */
  readonly title: string;
  /** What happens, before it is done. */
  readonly children: string;
  readonly action: string;
  readonly color?: string;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onSubmit: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Asks why before something is done, and says that the answer is recorded. */
export function ReasonForm({ title, children, action, color, isPending, error, onSubmit, onCancel }: ReasonFormProps) {
  const [reason, setReason] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // The button that opened it is gone, and the focus with it.
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      noValidate
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') onSubmit(reason);
      }}
    >
      <Stack gap="xs">
        <Text size="sm">{children}</Text>
        <TextInput
          label="Motivo"
          description="Queda en el registro de actos, con su nombre."
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
          ref={field}
        />
        {error ? <Failure error={error} /> : null}
        <Group gap="xs">
          <Button type="submit" loading={isPending} disabled={reason.trim() === ''} {...(color && { color })}>
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
