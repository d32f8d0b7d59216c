import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Failure } from '#web/state/Failure.tsx';

interface ActFormProps {
  /** What the form is, for who hears it. */
  readonly title: string;
  readonly action: string;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly isReady?: boolean;
  readonly onSubmit: () => void;
  readonly onCancel?: () => void;
  readonly children: ReactNode;
}

/** Fields, the answer of the server when it is no, and the button that does it. What was typed stays. */
export function ActForm({
  title,
  action,
  isPending,
  error,
  isReady = true,
  onSubmit,
  onCancel,
  children,
}: ActFormProps) {
  return (
    <form
      noValidate
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onSubmit();
      }}
    >
      <Stack gap="sm">
        {children}
        {error ? <Failure error={error} /> : null}
        <Group gap="xs">
          <Button type="submit" loading={isPending} disabled={!isReady}>
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
