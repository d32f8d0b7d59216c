import { Button, Checkbox, Group, NativeSelect, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { Permitted } from '#modules/identity/web/index.tsx';
import { Failure } from '#web/state/Failure.tsx';
import type { PlanDetail, VersionInput, VersionView } from '../contract.ts';
import { PLANS } from '../policy.ts';
import { paragraphsOf } from '../print/plan-document.ts';
import { useAct } from './plan-queries.ts';

interface VersionCardProps {
  readonly version: VersionView;
  readonly detail: PlanDetail;
}

/** Diagnosis, priorities and guidelines of a version. */
export function VersionCard({ version, detail }: VersionCardProps) {
  const [isEditing, setIsEditing] = useState(false);
  const crime = (code: string): string => detail.crimes.find((one) => one.code === code)?.name ?? 'sin clase';
  const name = (code: string): string => detail.guidelines.find((one) => one.code === code)?.name ?? '';
  return (
    <section className="v-card" aria-labelledby="plan-version">
      <Title order={2} size="h4" id="plan-version" mb="xs">
        Diagnóstico, prioridades y lineamientos
      </Title>
      {isEditing ? (
        <VersionForm version={version} detail={detail} onDone={() => setIsEditing(false)} />
      ) : (
        <Stack gap="sm">
          {paragraphsOf(version.diagnosis).map((paragraph) => (
            <Text key={paragraph}>{paragraph}</Text>
          ))}
          <ol aria-label="Prioridades">
            {version.priorities.map(({ rank, verbatim, crime: code }) => (
              <li key={rank}>
                {verbatim} <span className="v-muted">({crime(code)})</span>
              </li>
            ))}
          </ol>
          {version.guidelines.length === 0 ? (
            <Text className="v-muted">
              Nadie ha dicho qué lineamientos recoge; los de sus actividades se ven abajo.
            </Text>
          ) : (
            <ul aria-label="Lineamientos">
              {version.guidelines.map((code) => (
                <li key={code}>
                  {code} {name(code)}
                </li>
              ))}
            </ul>
          )}
          {version.isFromEdition ? (
            <Text size="sm" className="v-muted">
              Instrumento y prioridades vienen de la edición.
            </Text>
          ) : null}
          <Permitted permission={PLANS.keepPlan} territory={detail.plan.territory}>
            <Button w="fit-content" variant="default" onClick={() => setIsEditing(true)}>
              Cambiar
            </Button>
          </Permitted>
        </Stack>
      )}
    </section>
  );
}

interface VersionFormProps extends VersionCardProps {
  readonly onDone: () => void;
}

function VersionForm({ version, detail, onDone }: VersionFormProps) {
  const [diagnosis, setDiagnosis] = useState(version.diagnosis);
  const [priorities, setPriorities] = useState<VersionInput['priorities']>(
    version.priorities.map(({ verbatim, crime }) => ({ verbatim, crime })),
  );
  const [guidelines, setGuidelines] = useState<readonly string[]>(version.guidelines);
  const save = useAct<VersionInput>('PATCH', `/api/plan-versions/${version.id}`);
  const isDraft = version.status === 'draft';
  const change = (index: number, values: Partial<VersionInput['priorities'][number]>): void =>
    setPriorities(priorities.map((one, at) => (at === index ? { ...one, ...values } : one)));
  return (
    <form
      noValidate
      aria-label="Cambiar la versión"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ diagnosis, priorities, guidelines: [...guidelines] }, { onSuccess: onDone });
      }}
    >
      <Stack gap="sm">
        <Textarea
          label="Diagnóstico"
          autosize
          minRows={4}
          maxRows={16}
          maxLength={50_000}
          value={diagnosis}
          onChange={({ currentTarget }) => setDiagnosis(currentTarget.value)}
        />
        {isDraft ? (
          <>
            {priorities.map((priority, index) => (
              <Group key={`${index + 1}`} gap="xs" align="end">
                <TextInput
                  label={`Prioridad ${index + 1}`}
                  value={priority.verbatim}
                  maxLength={300}
                  style={{ flex: '1 1 220px' }}
                  onChange={({ currentTarget }) => change(index, { verbatim: currentTarget.value })}
                />
                <NativeSelect
                  label="Clase"
                  value={priority.crime}
                  data={[
                    { value: '', label: 'sin clase' },
                    ...detail.crimes.map(({ code, name }) => ({ value: code, label: name })),
                  ]}
                  onChange={({ currentTarget }) => change(index, { crime: currentTarget.value })}
                />
                <Button
                  variant="subtle"
                  aria-label={`Quitar la prioridad ${index + 1}`}
                  onClick={() => setPriorities(priorities.filter((_one, at) => at !== index))}
                >
                  Quitar
                </Button>
              </Group>
            ))}
            <Button
              variant="default"
              w="fit-content"
              onClick={() => setPriorities([...priorities, { verbatim: '', crime: '' }])}
            >
              Agregar prioridad
            </Button>
          </>
        ) : (
          <Text size="sm" className="v-muted">
            Las prioridades de una versión aprobada no cambian: actualice el plan.
          </Text>
        )}
        <Checkbox.Group label="Lineamientos que recoge" value={[...guidelines]} onChange={setGuidelines}>
          <Stack gap={6} mt={6}>
            {detail.guidelines.map(({ code, name }) => (
              <Checkbox key={code} value={code} label={`${code} ${name}`} />
            ))}
          </Stack>
        </Checkbox.Group>
        {save.error ? <Failure error={save.error} /> : null}
        <Group gap="xs">
          <Button type="submit" loading={save.isPending}>
            Guardar
          </Button>
          <Button variant="subtle" onClick={onDone}>
            Cancelar
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
