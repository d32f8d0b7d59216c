import { Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Permitted } from '#modules/identity/web/index.tsx';
import { EvidenceList, LinkOrFileForm } from '#modules/sources/web/index.tsx';
import { codeInPath } from '#web/place/scope.ts';
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
  const add = useAct<MaterialInput>('POST', `/api/training/events/${event.id}/materials`);
  return (
    <LinkOrFileForm
      territory={codeInPath(event.territory)}
      label="Agregar material"
      submit="Guardar material"
      isPending={add.isPending}
      error={add.error}
      onSubmit={({ title, link, file }) =>
        add.mutate({ title, link, evidence: file?.id ?? null }, { onSuccess: onEnd })
      }
    />
  );
}
