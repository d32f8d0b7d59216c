import { Anchor, Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import { Permitted } from '#modules/identity/web/index.tsx';
import { codeInPath } from '#web/place/scope.ts';
import { Failure } from '#web/state/Failure.tsx';
import { ReasonForm } from '#web/state/ReasonForm.tsx';
import type { ParameterList } from '../contract.ts';
import { NORMS } from '../policy.ts';
import { CONFIDENCE_TEXT } from '../tables.ts';
import { useAct, useRehearsal } from './norm-queries.ts';
import { normHref } from './norm-words.ts';
import { RehearsalView } from './RehearsalView.tsx';

interface ChangesCardProps {
  readonly changes: ParameterList['changes'];
  /** 'PE' or digits: where it is rehearsed. */
  readonly territory: string;
}

type Doing = 'apply' | 'withdraw' | null;

/** Proposals: chosen, rehearsed, and then applied with a reason. */
export function ChangesCard({ changes, territory }: ChangesCardProps) {
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [doing, setDoing] = useState<Doing>(null);
  const [everyRegion, setEveryRegion] = useState(false);
  const rehearsal = useRehearsal();
  const apply = useAct<{ readonly ids: readonly number[]; readonly reason: string }>(
    'POST',
    '/api/norms/parameters/application',
  );
  const ids = changes.flatMap(({ id }) => (chosen.includes(id) ? [id] : []));
  const choose = (next: readonly string[]): void => {
    setChosen(next.map(Number));
    setDoing(null);
    rehearsal.reset();
    apply.reset();
  };
  if (changes.length === 0) return apply.isSuccess ? <Applied /> : null;
  return (
    <section className="v-card" aria-labelledby="changes">
      <Title order={2} size="h4" id="changes" mb="xs">
        Cambios propuestos
      </Title>
      <Stack gap="sm">
        <Checkbox.Group
          label="Elija los que se ensayan juntos"
          value={ids.map(String)}
          onChange={(next) => choose(next)}
        >
          <Stack gap={8} mt={4}>
            {changes.map((change) => (
              <Checkbox
                key={change.id}
                value={String(change.id)}
                label={`${change.meaning}: ${change.printed} desde el ${formatDate(change.validFrom)}`}
                description={
                  <>
                    <Anchor component={Link} href={normHref(change.norm)} size="xs">
                      {change.citation}
                    </Anchor>
                    {change.article === '' ? '' : `, art. ${change.article}`} · {CONFIDENCE_TEXT[change.confidence]} ·{' '}
                    {change.territory === '' ? 'Perú' : `ubigeo ${change.territory}`}
                  </>
                }
              />
            ))}
          </Stack>
        </Checkbox.Group>
        {codeInPath(territory) === 'PE' ? (
          <Checkbox
            label="También en cada región"
            description="Tarda más: se mira todo dos veces en cada una."
            checked={everyRegion}
            onChange={({ currentTarget }) => setEveryRegion(currentTarget.checked)}
          />
        ) : null}
        <Group gap="xs">
          <Button
            variant="default"
            disabled={ids.length === 0}
            loading={rehearsal.isPending}
            onClick={() => rehearsal.mutate({ ids, territory: codeInPath(territory), everyRegion })}
          >
            Ensayar
          </Button>
          <Permitted permission={NORMS.apply} territory={territory}>
            <Button disabled={ids.length === 0 || !rehearsal.data} onClick={() => setDoing('apply')}>
              Aplicar
            </Button>
            <Button variant="subtle" disabled={ids.length !== 1} onClick={() => setDoing('withdraw')}>
              Retirar
            </Button>
          </Permitted>
        </Group>
        {rehearsal.data ? null : (
          <Text size="sm" className="v-muted">
            Se aplica lo que ya se ensayó.
          </Text>
        )}
        {rehearsal.error ? <Failure error={rehearsal.error} /> : null}
        {rehearsal.data ? <RehearsalView rehearsal={rehearsal.data} /> : null}
        {doing === 'apply' ? (
          <ReasonForm
            title="Aplicar el cambio"
            action="Aplicar el cambio"
            isPending={apply.isPending}
            error={apply.error}
            onSubmit={(reason) => apply.mutate({ ids, reason }, { onSuccess: () => choose([]) })}
            onCancel={() => setDoing(null)}
          >
            Desde el día que dice, todo lo que depende del umbral usará el nuevo valor.
          </ReasonForm>
        ) : null}
        {doing === 'withdraw' && ids[0] !== undefined ? (
          <Withdrawal id={ids[0]} onEnd={() => choose([])} onCancel={() => setDoing(null)} />
        ) : null}
      </Stack>
    </section>
  );
}

function Applied() {
  return <output className="v-card v-status">El cambio se aplicó: el nuevo valor está entre los umbrales.</output>;
}

interface WithdrawalProps {
  readonly id: number;
  readonly onEnd: () => void;
  readonly onCancel: () => void;
}

function Withdrawal({ id, onEnd, onCancel }: WithdrawalProps) {
  const withdraw = useAct<{ readonly reason: string }>('POST', `/api/norms/parameters/${id}/withdrawal`);
  return (
    <ReasonForm
      title="Retirar la propuesta"
      action="Retirar la propuesta"
      color="red"
      isPending={withdraw.isPending}
      error={withdraw.error}
      onSubmit={(reason) => withdraw.mutate({ reason }, { onSuccess: onEnd })}
      onCancel={onCancel}
    >
      La propuesta deja de verse y no se podrá aplicar.
    </ReasonForm>
  );
}
