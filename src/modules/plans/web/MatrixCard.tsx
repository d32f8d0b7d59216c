import { Anchor, Button, Group, Modal, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Permitted, useLeave } from '#modules/identity/web/index.tsx';
import { Answer } from '#web/state/Answer.tsx';
import type { ActivityRow, PlanDetail, VersionView } from '../contract.ts';
import { PLANS } from '../policy.ts';
import { ActivityForm } from './ActivityForm.tsx';
import { ActivityTable } from './ActivityTable.tsx';
import { MatrixImportForm } from './MatrixImportForm.tsx';
import { useActivities } from './plan-queries.ts';

interface MatrixCardProps {
  readonly version: VersionView;
  readonly detail: PlanDetail;
}

/** The matrix of a version, year by year: seen, loaded from a spreadsheet, and changed row by row. */
export function MatrixCard({ version, detail }: MatrixCardProps) {
  const { plan, today } = detail;
  const years = Array.from({ length: plan.toYear - plan.fromYear + 1 }, (_, index) => String(plan.fromYear + index));
  const thisYear = today.slice(0, 4);
  const [year, setYear] = useState(years.includes(thisYear) ? thisYear : (years[0] ?? thisYear));
  const [sorting, setSorting] = useState({ sort: 'code', direction: 'asc' });
  const [page, setPage] = useState(1);
  const [edited, setEdited] = useState<ActivityRow | 'new' | null>(null);
  const mayKeep = useLeave(PLANS.keepPlan, plan.territory) === 'yes';
  const list = useActivities({
    territory: plan.territory,
    year,
    version: version.id,
    guideline: null,
    text: null,
    ...sorting,
    page,
  });
  return (
    <section className="v-card" aria-labelledby="plan-matrix">
      <Title order={2} size="h4" id="plan-matrix" mb="xs">
        Matriz de actividades
      </Title>
      <Stack gap="md">
        <Group gap="sm" align="end">
          <NativeSelect
            label="Año de la matriz"
            value={year}
            data={years}
            onChange={({ currentTarget }) => {
              setYear(currentTarget.value);
              setPage(1);
            }}
          />
          <Anchor href={`/api/plan-versions/${version.id}/matrix`} download size="sm">
            {version.activities > 0 ? 'Descargar la matriz' : 'Descargar la plantilla'}
          </Anchor>
          <Permitted permission={PLANS.keepPlan} territory={plan.territory}>
            <Button variant="default" onClick={() => setEdited('new')}>
              Agregar actividad
            </Button>
          </Permitted>
        </Group>
        <Answer query={list} blocks={[200]}>
          {(found) =>
            found.total === 0 ? (
              <Text>Sin información registrada: nadie ha cargado actividades de {year}.</Text>
            ) : (
              <ActivityTable
                list={found}
                sorting={sorting}
                onSort={setSorting}
                onPage={setPage}
                {...(mayKeep ? { onEdit: setEdited } : {})}
              />
            )
          }
        </Answer>
        <Permitted permission={PLANS.keepPlan} territory={plan.territory} toDo="cargar la matriz">
          <MatrixImportForm versionId={version.id} />
        </Permitted>
      </Stack>
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={edited === 'new' ? 'Agregar actividad' : 'Cambiar actividad'}
        size="lg"
        closeButtonProps={{ 'aria-label': 'Cerrar' }}
      >
        {edited === null ? null : (
          <ActivityForm
            activity={edited === 'new' ? null : edited}
            year={year}
            version={version}
            detail={detail}
            onDone={() => setEdited(null)}
          />
        )}
      </Modal>
    </section>
  );
}
