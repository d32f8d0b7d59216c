import { Alert, Anchor, Button, Code, Group, Text } from '@mantine/core';
import { ApiFailure } from '../api/request.ts';

interface FailureProps {
  readonly error: Error;
  readonly onRetry?: () => void;
}

/** What went wrong, in Spanish, with the code that a person can quote. */
export function Failure({ error, onRetry }: FailureProps) {
  const known = error instanceof ApiFailure;
  const incident = known && typeof error.details['incident'] === 'string' ? error.details['incident'] : null;
  return (
    <Alert color="red" variant="light" title={known ? error.message : 'Algo falló en esta página.'} role="alert">
      <Group gap="sm" align="center">
        <Text size="sm">
          Código: <Code>{known ? error.code : 'web-defect'}</Code>
          {incident ? (
            <>
              {' '}
              · Incidente <Code>{incident}</Code>
            </>
          ) : null}
        </Text>
        {known && error.status === 404 ? (
          <Anchor href="/" size="sm">
            Ir al panorama
          </Anchor>
        ) : onRetry ? (
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            Volver a intentar
          </Button>
        ) : null}
      </Group>
    </Alert>
  );
}
