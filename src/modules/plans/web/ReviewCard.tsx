import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '#shared/calendar-date.ts';
import { Permitted } from '#modules/identity/web/index.tsx';
import { codeInPath } from '#web/place/scope.ts';
import { Failure } from '#web/state/Failure.tsx';
import type { FollowUp, ReviewInput } from '../contract.ts';
import { STAGE_WORDS } from '../follow-up/review.ts';
import { PLANS } from '../policy.ts';
import { quarterPath, useAct } from './plan-queries.ts';

interface ReviewCardProps {
  readonly follow: FollowUp;
}

/** What each level above said, and the form of the one that looks at it now. */
export function ReviewCard({ follow }: ReviewCardProps) {
  const { reviews, stage, stageTerritory } = follow;
  if (reviews.length === 0 && stage === null) return null;
  return (
    <section className="v-card" aria-labelledby="reviews">
      <Title order={2} size="h4" id="reviews" mb="xs">
        Revisión
      </Title>
      <Stack gap="sm">
        {reviews.length === 0 ? null : (
          <ul>
            {reviews.map((review) => (
              <li key={`${review.version}-${review.stage}-${review.decision}-${review.decidedOn}-${review.remark}`}>
                {formatDate(review.decidedOn)}: {STAGE_WORDS[review.stage]}{' '}
                {review.decision === 'approved' ? 'aprobó' : 'observó'} la versión {review.version}
                {review.remark === '' ? '' : `: ${review.remark}`} ({review.decidedBy})
              </li>
            ))}
          </ul>
        )}
        {stage === null || stageTerritory === null ? null : (
          <>
            <Text size="sm">La revisa ahora {STAGE_WORDS[stage]}.</Text>
            <Permitted permission={PLANS.reviewQuarter} territory={codeInPath(stageTerritory)}>
              <ReviewForm follow={follow} />
            </Permitted>
          </>
        )}
      </Stack>
    </section>
  );
}

function ReviewForm({ follow }: ReviewCardProps) {
  const { plan, quarter } = follow;
  const [remark, setRemark] = useState('');
  const review = useAct<ReviewInput>('POST', `${quarterPath(plan.id, quarter)}/reviews`);
  const decide = (decision: ReviewInput['decision']): void =>
    review.mutate({ decision, remark }, { onSuccess: () => setRemark('') });
  return (
    <Stack gap="sm">
      <Textarea
        label="Observación"
        description="Para observar, diga qué falta; para aprobar, puede quedar vacía."
        autosize
        minRows={2}
        maxLength={2000}
        value={remark}
        onChange={({ currentTarget }) => setRemark(currentTarget.value)}
      />
      {review.error ? <Failure error={review.error} /> : null}
      <Group gap="xs">
        <Button loading={review.isPending} onClick={() => decide('approved')}>
          Aprobar
        </Button>
        <Button
          variant="default"
          loading={review.isPending}
          disabled={remark.trim() === ''}
          onClick={() => decide('observed')}
        >
          Observar
        </Button>
      </Group>
    </Stack>
  );
}
