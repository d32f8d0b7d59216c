import { Alert, Button, CopyButton, Group, TextInput } from '@mantine/core';
import { Status } from '#web/state/Status.tsx';

interface ShownLinkProps {
  readonly title: string;
  readonly link: string;
  readonly children: string;
}

/** A link that is shown once: whoever has it may use it. */
export function ShownLink({ title, link, children }: ShownLinkProps) {
  return (
    <Alert color="vigia" variant="light" title={title}>
      <Status>{children}</Status>
      <Group gap="xs" align="end" mt="xs">
        <TextInput
          label="Enlace"
          readOnly
          value={link}
          onFocus={(event) => event.currentTarget.select()}
          style={{ flex: '1 1 220px' }}
        />
        <CopyButton value={link}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? 'Copiado' : 'Copiar'}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Alert>
  );
}
