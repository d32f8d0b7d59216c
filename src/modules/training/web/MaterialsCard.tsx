import { Anchor, Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { Permitted } from '#modules/identity/web/index.tsx';
import type { EvidenceSummary } from '#modules/sources/index.ts';
import { EvidenceField, EvidenceList } from '#modules/sources/web/index.tsx';
import { codeInPath } from '#web/place/scope.ts';
import { Failure } from '#web/state/Failure.tsx';
import type { Material, MaterialInput, TrainingEvent } from '../contract.ts';
import { TRAINING } from '../policy.ts';
import { useAct } from './training-queries.ts';

interface MaterialsCardProps {
  readonly event: TrainingEvent;
  readonly materials: readonly Material[];
}

/** What the event leaves: files and addresses, for everybody. */
export function MaterialsCard({ event, materials }: MaterialsCardProps) {
  const [isAdding, setAdding] = useState(false);
  return (
    <section className="v-card" aria-labelledby="materials">
      <Title order={2} size="h4" id="materials" mb="xs">
        Materiales
      </Title>
      <Stack gap="sm">
        {materials.length === 0 ? <Text>Ninguno todavía.</Text> : null}
        {materials.map(({ id, title, link, evidence }) => (
          <div key={id}>
            {link === null ? (
              <>
                {title}
                {evidence ? <EvidenceList evidence={[evidence]} /> : null}
              </>
            ) : (
              <Anchor href={link} target="_blank" rel="noreferrer">
                {title}
              </Anchor>
            )}
          </div>
        ))}
        <Permitted permission={TRAINING.keepEvents} territory={codeInPath(event.territory)}>
          {isAdding ? (
            <MaterialForm event={event} onEnd={() => setAdding(false)} />
          ) : (
            <Button variant="default" w="fit-content" onClick={() => setAdding(true)}>
              Agregar material
            </Button>
          )}
        </Permitted>
      </Stack>
    </section>
  );
}

interface MaterialFormProps {
  readonly event: TrainingEvent;
  readonly onEnd: () => void;
}

function MaterialForm({ event, onEnd }: MaterialFormProps) {
  const [title, setTitle] = useState('');
  const [link, setLink] = useState('');
  const [files, setFiles] = useState<readonly EvidenceSummary[]>([]);
  const add = useAct<MaterialInput>('POST', `/api/training/events/${event.id}/materials`);
  const file = files[0];
  return (
    <form
      noValidate
      aria-label="Agregar material"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        add.mutate(
          { title, link: file ? null : link.trim() === '' ? null : link.trim(), evidence: file?.id ?? null },
          { onSuccess: onEnd },
        );
      }}
    >
      <Stack gap="xs">
        <TextInput
          label="Qué es"
          required
          maxLength={200}
          value={title}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        {file ? null : (
          <TextInput
            label="Dirección"
            description="O adjunte un archivo."
            placeholder="https://"
            value={link}
            onChange={({ currentTarget }) => setLink(currentTarget.value)}
          />
        )}
        <EvidenceField
          territory={codeInPath(event.territory)}
          value={files}
          onChange={(next) => setFiles(next.slice(-1))}
          label="Archivo"
        />
        {add.error ? <Failure error={add.error} /> : null}
        <Button type="submit" w="fit-content" loading={add.isPending} disabled={title.trim() === ''}>
          Guardar material
        </Button>
      </Stack>
    </form>
  );
}
