import { Button, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Permitted } from '#modules/identity/web/index.tsx';
import { Failure } from '#web/state/Failure.tsx';
import { ReasonForm } from '#web/state/ReasonForm.tsx';
import type { FollowUp } from '../contract.ts';
import { takesReports } from '../follow-up/review.ts';
import { PLANS } from '../policy.ts';
import { countWords } from '../print/words.ts';
import { quarterPath, useAct } from './plan-queries.ts';

interface OfQuarterProps {
  readonly follow: FollowUp;
}

/** Sealing what was reported: what it does is said before it is done. */
export function CloseForm({ follow }: OfQuarterProps) {
  const { plan, quarter, state, isOver, progress, sealed } = follow;
  const close = useAct<object>('POST', `${quarterPath(plan.id, quarter)}/closing`);
  if (!takesReports(state) || !isOver || follow.activities.length === 0) return null;
  const next = (sealed[0]?.version ?? 0) + 1;
  return (
    <Permitted permission={PLANS.closeQuarter} territory={plan.territory} toDo="cerrar el trimestre">
      <section className="v-card" aria-labelledby="close-quarter">
        <Title order={2} size="h4" id="close-quarter" mb="xs">
          Cerrar el trimestre
        </Title>
        <Stack gap="sm">
          <Text size="sm">
            Queda sellado como versión {next} y publicado; no admitirá más informes. Corregirlo después deja otra
            versión con su diferencia a la vista.
          </Text>
          {progress.missing > 0 ? (
            <Text size="sm">Falta informar {countWords(progress.missing, 'actividad', 'actividades')}.</Text>
          ) : null}
          {close.error ? <Failure error={close.error} /> : null}
          <Button w="fit-content" loading={close.isPending} onClick={() => close.mutate({})}>
            Cerrar y sellar
          </Button>
        </Stack>
      </section>
    </Permitted>
  );
}

export function CorrectionForm({ follow }: OfQuarterProps) {
  const { plan, quarter, state } = follow;
  const [isAsking, setIsAsking] = useState(false);
  const correct = useAct<{ readonly reason: string }>('POST', `${quarterPath(plan.id, quarter)}/correction`);
  if (takesReports(state)) return null;
  return (
    <Permitted permission={PLANS.closeQuarter} territory={plan.territory}>
      {isAsking ? (
        <section className="v-card">
          <ReasonForm
            title="Corregir el trimestre"
            action="Abrir para corregir"
            isPending={correct.isPending}
            error={correct.error}
            onSubmit={(reason) => correct.mutate({ reason }, { onSuccess: () => setIsAsking(false) })}
            onCancel={() => setIsAsking(false)}
          >
            Lo sellado queda como está. La corrección será otra versión y se revisará desde el primer nivel.
          </ReasonForm>
        </section>
      ) : (
        <Button w="fit-content" variant={state === 'observed' ? 'filled' : 'default'} onClick={() => setIsAsking(true)}>
          Corregir el trimestre
        </Button>
      )}
    </Permitted>
  );
}
