import { Anchor, Stack, Text, Title } from '@mantine/core';
import { Link, useParams } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import { Permitted } from '#modules/identity/web/index.tsx';
import { StateWord } from '#web/document/StateWord.tsx';
import { codeInPath } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { COMMITTEES } from '../policy.ts';
import { MODALITY_WORDS, STATUS_WORDS, TYPE_WORDS } from '../session.ts';
import { AttendanceSection } from './AttendanceSection.tsx';
import { CallSection } from './CallSection.tsx';
import { useCommitteeSession } from './committee-queries.ts';
import { DiscussionSection } from './DiscussionSection.tsx';
import { FiguresSection } from './FiguresSection.tsx';
import { MinutesSection } from './MinutesSection.tsx';
import { committeePath } from './paths.ts';
import { SessionAgreements } from './SessionAgreements.tsx';
import type { SessionPartProps } from './session-part.ts';
import { SESSION_STATES } from './SessionList.tsx';
import './committees.css';

/** A session, from its call to its minutes, in the order in which it is done. */
export function SessionPage() {
  const { session: id } = useParams<{ session: string }>();
  const session = useCommitteeSession(Number(id));
  usePageTitle(session.data?.session.title ?? 'Sesión');
  return (
    <div className="v-page">
      <Answer query={session} blocks={[40, 120, 200]}>
        {(view) => <Session view={view} />}
      </Answer>
    </div>
  );
}

function Session({ view }: SessionPartProps) {
  const { session, committeeTitle, place, isWhole } = view;
  const { territory, committeeId, title, heldOn, startsAt, status, type, modality } = session;
  return (
    <>
      <Anchor component={Link} href={committeePath({ territory, id: committeeId })} size="sm">
        ← {committeeTitle}
      </Anchor>
      <Title order={1} size="h2">
        {title}
      </Title>
      <Text mb="md">
        {committeeTitle} · {place.name} · {formatDate(heldOn)}, {startsAt} · {TYPE_WORDS[type]},{' '}
        {MODALITY_WORDS[modality]} · <StateWord state={SESSION_STATES[status]}>{STATUS_WORDS[status]}</StateWord>
      </Text>
      <Stack gap="md">
        <CallSection view={view} />
        {isWhole ? (
          <>
            {status === 'cancelled' ? null : <AttendanceSection view={view} />}
            {session.quorum === null ? null : (
              <>
                <FiguresSection view={view} />
                <DiscussionSection view={view} />
              </>
            )}
          </>
        ) : (
          <Permitted
            permission={COMMITTEES.record}
            territory={codeInPath(territory)}
            toDo="llevar la sesión: asistencia, acuerdos y acta"
          />
        )}
        <SessionAgreements view={view} />
        <MinutesSection view={view} />
      </Stack>
    </>
  );
}
