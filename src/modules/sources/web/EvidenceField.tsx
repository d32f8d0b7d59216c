import { ActionIcon, Anchor, FileButton, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { sendForm } from '#web/api/request.ts';
import { Failure } from '#web/state/Failure.tsx';
import type { EvidenceSummary } from '../contract.ts';
import { uploadForm } from './form-data.ts';

interface EvidenceFieldProps {
  /** 'PE' or digits: whose evidence it is. */
  readonly territory: string;
  readonly value: readonly EvidenceSummary[];
  readonly onChange: (value: readonly EvidenceSummary[]) => void;
  readonly label?: string;
}

/** Photos and PDFs that prove what is reported: each is stored as it is chosen. */
export function EvidenceField({ territory, value, onChange, label = 'Sustento' }: EvidenceFieldProps) {
  const store = useMutation({
    mutationFn: (file: File) => sendForm<EvidenceSummary>('/api/evidence', uploadForm({ territory }, file)),
    onSuccess: (stored) => onChange([...value.filter(({ id }) => id !== stored.id), stored]),
  });
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500}>
        {label}
      </Text>
      <EvidenceList evidence={value} onRemove={(id) => onChange(value.filter((one) => one.id !== id))} />
      <FileButton accept="image/png,image/jpeg,application/pdf" onChange={(file) => file && store.mutate(file)}>
        {(props) => (
          <Button {...props} size="compact-md" variant="default" loading={store.isPending} w="fit-content">
            Adjuntar foto o PDF
          </Button>
        )}
      </FileButton>
      {store.error ? <Failure error={store.error} /> : null}
    </Stack>
  );
}

interface EvidenceListProps {
  readonly evidence: readonly EvidenceSummary[];
  readonly onRemove?: (id: number) => void;
}

export function EvidenceList({ evidence, onRemove }: EvidenceListProps) {
  return (
    <>
      {evidence.map(({ id, name }) => (
        <Group key={id} gap="xs">
          <Anchor href={`/api/evidence/${id}/content`} target="_blank" rel="noreferrer" size="sm">
            {name}
          </Anchor>
          {onRemove ? (
            <ActionIcon size="sm" variant="subtle" aria-label={`Quitar ${name}`} onClick={() => onRemove(id)}>
              ×
            </ActionIcon>
          ) : null}
        </Group>
      ))}
    </>
  );
}
