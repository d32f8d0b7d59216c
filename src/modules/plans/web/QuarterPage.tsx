import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { Link, useParams } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import { useLeave } from '#modules/identity/web/index.tsx';
import { placePath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import type { FollowUp } from '../contract.ts';
import { parseQuarter, quarterWords } from '../follow-up/quarter.ts';
import { STAGE_WORDS, STATE_WORDS, takesReports } from '../follow-up/review.ts';
import { PLANS } from '../policy.ts';
import { countWords, percentWords } from '../print/words.ts';
import { ActivityItem } from './ActivityItem.tsx';
import { CloseForm, CorrectionForm } from './CloseForm.tsx';
import { LIGHT_WORDS, STATE_COLOURS } from './plan-words.ts';
import { quarterPath, useFollowUp } from './plan-queries.ts';
import { ProgressBar } from './ProgressBar.tsx';
import { ReviewCard } from './ReviewCard.tsx';
import { SealsCard } from './SealsCard.tsx';
import './plans.css';

/** A quarter of a plan: what was programmed and done, its evidence, its seal and its way up. */
export function QuarterPage() {
  const { id = '', quarter = '' } = useParams<{ id: string; quarter: string }>();
  const { territory } = useScope();
  const follow = useFollowUp(id, quarter);
  const parsed = parseQuarter(quarter);
  const title = parsed ? quarterWords(parsed) : quarter;
  const committee = follow.data?.plan.committee ?? '';
  usePageTitle(`${title} · ${committee}`);
  return (
    <div className="v-page">
      <Anchor component={Link} href={`${placePath(territory)}/planes/${id}`} size="sm">
        ← {committee === '' ? 'El plan' : `Plan del ${committee}`}
      </Anchor>
      <Title order={1} size="h2" mt={4} mb="sm">
        {title.charAt(0).toUpperCase() + title.slice(1)}
        {committee === '' ? '' : `: ${committee}`}
      </Title>
      <Answer query={follow} blocks={[120, 300]}>
        {(view) => <Quarter follow={view} />}
      </Answer>
    </div>
  );
}

interface QuarterProps {
  readonly follow: FollowUp;
}

function Quarter({ follow }: QuarterProps) {
  const { plan, quarter } = follow;
  const mayReport = useLeave(PLANS.report, plan.territory) === 'yes';
  const isTaken = mayReport && takesReports(follow.state);
  return (
    <Stack gap="lg">
      <Summary follow={follow} />
      <section className="v-card" aria-labelledby="quarter-activities">
        <Title order={2} size="h4" id="quarter-activities" mb="xs">
          Actividades
        </Title>
        {follow.activities.length === 0 ? (
          <Text>
            El plan no tiene actividades de ese año.{' '}
            <Anchor component={Link} href={`${placePath(plan.territory)}/planes/${plan.id}`}>
              Cargue su matriz
            </Anchor>
            .
          </Text>
        ) : (
          <ul className="v-activity-list">
            {follow.activities.map((activity) => (
              <li key={activity.code}>
                <ActivityItem activity={activity} follow={follow} isTaken={isTaken} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <CloseForm follow={follow} />
      <CorrectionForm follow={follow} />
      <ReviewCard follow={follow} />
      <SealsCard follow={follow} />
      <Button
        component="a"
        href={`${quarterPath(plan.id, quarter)}/document`}
        variant="default"
        w="fit-content"
        download
      >
        Informe en PDF
      </Button>
    </Stack>
  );
}

function Summary({ follow }: QuarterProps) {
  const { progress, rules, light, state, stage, dueOn, sealed } = follow;
  const newest = sealed[0];
  return (
    <section className="v-card" aria-label="Resumen del trimestre">
      <Group gap="md" align="baseline">
        <span className={`v-state v-state-${STATE_COLOURS[state]}`}>
          {state === 'submitted' && stage !== null
            ? `${STATE_WORDS[state]} por ${STAGE_WORDS[stage]}`
            : STATE_WORDS[state]}
        </span>
        {newest ? <span>versión {newest.version}</span> : null}
        {dueOn === null ? null : (
          <span>
            plazo {formatDate(dueOn)} ({rules.basis})
          </span>
        )}
      </Group>
      <Text size="sm" mt={4}>
        Instrumento: {follow.instrument ?? 'sin versión aprobada en ese trimestre'}
      </Text>
      {follow.correctionReason === null ? null : <Text size="sm">En corrección: {follow.correctionReason}</Text>}
      {progress.percents ? (
        <Stack gap={4} mt="sm">
          <Text fw={600}>
            Avance{' '}
            <span className={`v-state v-state-${light}`}>
              {LIGHT_WORDS[light]} ({rules.basis})
            </span>
          </Text>
          <ProgressBar percent={progress.percents.percent} backed={progress.percents.backed} />
          {percentWords(progress.percents.raw) === percentWords(progress.percents.percent) ? null : (
            <Text size="sm" className="v-muted">
              Sin el tope de {percentWords(rules.cap)} por actividad: {percentWords(progress.percents.raw)}
            </Text>
          )}
        </Stack>
      ) : (
        <Text mt="sm">Sin avance informado.</Text>
      )}
      <Text size="sm" mt={4}>
        {countWords(progress.activities, 'actividad programada', 'actividades programadas')}
        {progress.missing > 0 ? `; falta informar ${progress.missing}` : ''}
        {progress.unplanned > 0 ? `; ${progress.unplanned} hechas sin programar, que no entran en el promedio` : ''}.
      </Text>
    </section>
  );
}
