import { Anchor, Button, Group, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { formatNumber } from '#shared/format.ts';
import { placePath } from '#web/place/scope.ts';
import { useToday } from '#web/state/use-today.ts';
import { ScrollRegion } from '#web/table/ScrollRegion.tsx';
import type { PlanList, PlanQuarterCell, PlanSummary } from '../contract.ts';
import { countWords } from '../print/words.ts';
import { quarterStateWords, STATE_COLOURS } from './plan-words.ts';
import { ProgressCell } from './ProgressBar.tsx';

interface PlanTableProps {
  readonly list: PlanList;
  readonly territory: string;
  readonly onPage: (page: number) => void;
}

export function PlanTable({ list, territory, onPage }: PlanTableProps) {
  const pages = Math.max(1, Math.ceil(list.total / list.pageSize));
  return (
    <section className="v-card" aria-labelledby="plan-list">
      <Title order={2} size="h4" id="plan-list" mb="xs">
        Planes de {list.year}
      </Title>
      {list.plans.length === 0 ? (
        <Text>Nadie sigue aquí un plan de este lugar y año.</Text>
      ) : (
        <ScrollRegion label={`Planes de ${list.year}`}>
          <table className="v-table v-plan-table v-quarter-table">
            <thead>
              <tr>
                <th scope="col">Comité</th>
                <th scope="col">Instrumento</th>
                <th scope="col" className="v-align-right">
                  Actividades
                </th>
                {list.plans[0]?.quarters.map(({ quarter }) => (
                  <th key={quarter} scope="col">
                    {quarter.slice(5)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {list.plans.map((plan) => (
                <PlanRow key={plan.id} plan={plan} path={`${placePath(territory)}/planes/${plan.id}`} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {pages > 1 ? (
        <Group gap="xs" mt="sm">
          <Button variant="default" disabled={list.page <= 1} onClick={() => onPage(list.page - 1)}>
            Anterior
          </Button>
          <Text size="sm">
            Página {list.page} de {pages}; {countWords(list.total, 'plan', 'planes')}
          </Text>
          <Button variant="default" disabled={list.page >= pages} onClick={() => onPage(list.page + 1)}>
            Siguiente
          </Button>
        </Group>
      ) : null}
    </section>
  );
}

interface PlanRowProps {
  readonly plan: PlanSummary;
  readonly path: string;
}

function PlanRow({ plan, path }: PlanRowProps) {
  return (
    <tr>
      <th scope="row" className="v-strong">
        <Anchor component={Link} href={path}>
          {plan.committee}
        </Anchor>
      </th>
      <td>{plan.instrument ?? 'borrador, sin aprobar'}</td>
      <td className="v-align-right">{formatNumber(plan.activities, 0)}</td>
      {plan.quarters.map((cell) => (
        <td key={cell.quarter}>
          <QuarterLink cell={cell} path={path} />
        </td>
      ))}
    </tr>
  );
}

interface QuarterLinkProps {
  readonly cell: PlanQuarterCell;
  readonly path: string;
}

export function QuarterLink({ cell, path }: QuarterLinkProps) {
  const words = quarterStateWords(cell, useToday());
  return (
    <>
      <Anchor component={Link} href={`${path}/${cell.quarter}`} aria-label={`${cell.quarter}: ${words}`} size="sm">
        <span className={`v-state v-state-${STATE_COLOURS[cell.state]}`}>{words}</span>
      </Anchor>
      {cell.version === null ? null : <ProgressCell percent={cell.percent} backed={cell.backed} />}
    </>
  );
}
