import { Anchor, Stack, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import { Permitted } from '#modules/identity/web/index.tsx';
import { placePath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { NORMS } from '../policy.ts';
import { ThresholdTable } from './ThresholdTable.tsx';
import { ChangeForm } from './ChangeForm.tsx';
import { ChangesCard } from './ChangesCard.tsx';
import { useParameters } from './norm-queries.ts';
import './norms.css';

/** Thresholds in use, what is proposed, and a new value by a norm. */
export function ThresholdsPage() {
  usePageTitle('Umbrales y plazos');
  const { territory } = useScope();
  const parameters = useParameters(territory);
  return (
    <div className="v-page">
      <Anchor component={Link} href={`${placePath(territory)}/normas`} size="sm">
        ← Normas
      </Anchor>
      <Title order={1} size="h2" mt={4} mb="sm">
        Umbrales y plazos
      </Title>
      <Answer query={parameters} blocks={[200, 320]}>
        {({ parameters: all, changes, day }) => (
          <Stack gap="lg">
            <Permitted permission={NORMS.propose} territory={territory} toDo="proponer el nuevo valor de un umbral">
              <ChangesCard changes={changes} territory={territory} />
              <section className="v-card" aria-labelledby="propose">
                <Title order={2} size="h4" id="propose" mb="xs">
                  Proponer un nuevo valor
                </Title>
                <ChangeForm parameters={all} territory={territory} norm="" />
              </section>
            </Permitted>
            <section className="v-card" aria-labelledby="in-force">
              <Title order={2} size="h4" id="in-force" mb="xs">
                Vigentes al {formatDate(day)}
              </Title>
              <ThresholdTable parameters={all.filter(({ isInForce }) => isInForce)} />
            </section>
            <Others parameters={all} />
          </Stack>
        )}
      </Answer>
    </div>
  );
}

function Others({ parameters }: { readonly parameters: Parameters<typeof ThresholdTable>[0]['parameters'] }) {
  const others = parameters.filter(({ isInForce }) => !isInForce);
  if (others.length === 0) return null;
  return (
    <section className="v-card" aria-labelledby="others">
      <Title order={2} size="h4" id="others" mb="xs">
        De otros días
      </Title>
      <Text size="sm" className="v-muted" mb="xs">
        Valores que ya no rigen, o que rigen desde un día que aún no llega.
      </Text>
      <ul className="v-norm-list">
        {others.map(({ code, meaning, printed, validFrom, validTo, citation }) => (
          <li key={`${code} ${validFrom ?? ''}`}>
            {meaning}: {printed}
            {validFrom === null ? '' : `, desde el ${formatDate(validFrom)}`}
            {validTo === null ? '' : `, hasta el ${formatDate(validTo)}`}
            {citation === null ? '' : ` (${citation})`}
          </li>
        ))}
      </ul>
    </section>
  );
}
