import { Anchor, Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import { Permitted } from '#modules/identity/web/index.tsx';
import { placePath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { Failure } from '#web/state/Failure.tsx';
import { ScrollRegion } from '#web/table/ScrollRegion.tsx';
import type { PlanDetail, VersionView } from '../contract.ts';
import { PLANS } from '../policy.ts';
import { ApprovalForm } from './ApprovalForm.tsx';
import { MatrixCard } from './MatrixCard.tsx';
import { QuarterLink } from './PlanTable.tsx';
import { useAct, usePlan } from './plan-queries.ts';
import { VersionCard } from './VersionCard.tsx';
import './plans.css';

/** A plan: its quarters, its versions, and of each what it prioritises and its matrix. */
export function PlanPage() {
  const { id = '' } = useParams<{ id: string }>();
  const { territory } = useScope();
  const detail = usePlan(id);
  const committee = detail.data?.plan.committee ?? '';
  usePageTitle(`Plan · ${committee}`);
  return (
    <div className="v-page">
      <Anchor component={Link} href={`${placePath(territory)}/planes`} size="sm">
        ← Planes y su seguimiento
      </Anchor>
      <Title order={1} size="h2" mt={4} mb="sm">
        {committee === '' ? 'Plan' : `Plan del ${committee}`}
      </Title>
      <Answer query={detail} blocks={[120, 240, 240]}>
        {(view) => <Plan detail={view} />}
      </Answer>
    </div>
  );
}

interface PlanProps {
  readonly detail: PlanDetail;
}

function Plan({ detail }: PlanProps) {
  const { plan, versions } = detail;
  const [chosen, setChosen] = useState<number | null>(null);
  const newest = versions.findLast(({ status }) => status === 'approved') ?? versions.at(-1);
  const version = versions.find(({ id }) => id === chosen) ?? newest;
  return (
    <Stack gap="lg">
      <QuarterGrid detail={detail} />
      <Group gap="sm" align="end">
        <NativeSelect
          label="Versión del plan"
          value={String(version?.id ?? '')}
          data={versions.map((one) => ({ value: String(one.id), label: versionWords(one) }))}
          onChange={({ currentTarget }) => setChosen(Number(currentTarget.value))}
        />
        <Button component="a" href={`/api/plans/${plan.id}/document`} variant="default" download>
          Plan en PDF
        </Button>
        <Permitted permission={PLANS.keepPlan} territory={plan.territory}>
          <NewVersion detail={detail} onDone={setChosen} />
        </Permitted>
      </Group>
      {version ? (
        <>
          {version.status === 'draft' ? <ApprovalForm version={version} plan={plan} /> : null}
          <VersionCard key={version.id} version={version} detail={detail} />
          <MatrixCard key={`matrix-${version.id}`} version={version} detail={detail} />
        </>
      ) : null}
    </Stack>
  );
}

function versionWords({ version, kind, status, instrument, inForceFrom }: VersionView): string {
  if (status === 'draft') return `${version}: borrador`;
  const from = inForceFrom === null ? '' : `, desde el ${formatDate(inForceFrom)}`;
  return `${version}: ${instrument ?? ''}${kind === 'updated' ? ' (actualización)' : ''}${from}`;
}

function QuarterGrid({ detail }: PlanProps) {
  const { plan, quarters } = detail;
  const years = [...new Set(quarters.map(({ quarter }) => quarter.slice(0, 4)))];
  const path = `${placePath(plan.territory)}/planes/${plan.id}`;
  return (
    <section className="v-card" aria-labelledby="plan-quarters">
      <Title order={2} size="h4" id="plan-quarters" mb={4}>
        Trimestres
      </Title>
      <Text size="sm" className="v-muted" mb="xs">
        {plan.entity} · {plan.fromYear}–{plan.toYear} · plazos: {detail.basis}
      </Text>
      <ScrollRegion label="Trimestres del plan">
        <table className="v-table v-plan-table v-quarter-table">
          <thead>
            <tr>
              <th scope="col">Año</th>
              {['T1', 'T2', 'T3', 'T4'].map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {years.map((year) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                {quarters
                  .filter(({ quarter }) => quarter.startsWith(year))
                  .map((cell) => (
                    <td key={cell.quarter}>
                      <QuarterLink cell={cell} path={path} />
                    </td>
                  ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

interface NewVersionProps extends PlanProps {
  readonly onDone: (versionId: number) => void;
}

/** A draft with all that the newest version says, to change what the new ordinance changes. */
function NewVersion({ detail, onDone }: NewVersionProps) {
  const begin = useAct<{ readonly copyMatrix: boolean }, { readonly id: number }>(
    'POST',
    `/api/plans/${detail.plan.id}/versions`,
  );
  if (detail.versions.some(({ status }) => status === 'draft')) return null;
  return (
    <>
      <Button
        variant="default"
        loading={begin.isPending}
        onClick={() => begin.mutate({ copyMatrix: true }, { onSuccess: ({ id }) => onDone(id) })}
      >
        Actualizar el plan
      </Button>
      {begin.error ? <Failure error={begin.error} /> : null}
    </>
  );
}
