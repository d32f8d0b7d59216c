import { Anchor, NativeSelect, Stack, TextInput } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { PanelCard } from '#web/document/PanelCard.tsx';
import { codeInPath, placePath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { useAddressFilters } from '#web/state/use-address-filters.ts';
import { useAnomalies } from './use-explored.ts';
import './explore-page.css';

/** What a month brought out of line, in a territory and at a level. */
export function AnomaliesPage() {
  usePageTitle('Fuera de lo esperado');
  const { territory } = useScope();
  const [, navigate] = useLocation();
  const { read, put } = useAddressFilters();
  const anomalies = useAnomalies();
  return (
    <div className="v-page v-explore">
      <h1>Fuera de lo esperado</h1>
      <Answer query={anomalies} blocks={[60, 400]}>
        {({ month, months, panel, figures }) => (
          <Stack gap="md" aria-busy={anomalies.isPlaceholderData}>
            <form className="v-explore-question" onSubmit={(event) => event.preventDefault()}>
              <TextInput
                type="month"
                label="Mes"
                key={month}
                defaultValue={month}
                min={months.from}
                max={months.to}
                onChange={({ currentTarget }) => currentTarget.value && put('month', currentTarget.value)}
              />
              <NativeSelect
                label="Lugares"
                value={read('level') ?? 'district'}
                onChange={({ currentTarget }) => put('level', currentTarget.value)}
                data={[
                  { value: 'region', label: 'Por región' },
                  { value: 'province', label: 'Por provincia' },
                  { value: 'district', label: 'Por distrito' },
                ]}
              />
            </form>
            <PanelCard
              panel={panel}
              figures={figures}
              onTerritory={(code) => navigate(`${placePath(codeInPath(code))}/anomalias`)}
            />
          </Stack>
        )}
      </Answer>
      <Anchor component={Link} href={`${placePath(territory)}/explorar?by=month`} size="sm">
        Explorar las denuncias
      </Anchor>
    </div>
  );
}
