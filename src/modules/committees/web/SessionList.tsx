import { Anchor, Text } from '@mantine/core';
import { Link } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import type { State } from '#shared/document.ts';
import { StateWord } from '#web/document/StateWord.tsx';
import type { SessionSummary } from '../contract.ts';
import { MODALITY_WORDS, type SessionStatus, STATUS_WORDS } from '../session.ts';
import { sessionPath } from './paths.ts';

export const SESSION_STATES: Readonly<Record<SessionStatus, State>> = {
  called: 'unknown',
  held: 'warn',
  withoutQuorum: 'bad',
  cancelled: 'neutral',
  sealed: 'good',
};

interface SessionListProps {
  readonly sessions: readonly SessionSummary[];
  readonly empty: string;
}

export function SessionList({ sessions, empty }: SessionListProps) {
  if (sessions.length === 0) return <Text className="v-muted">{empty}</Text>;
  return (
    <ul className="v-committee-list">
      {sessions.map((session) => (
        <li key={session.id}>
          <Anchor component={Link} href={sessionPath(session)}>
            {session.title}
          </Anchor>
          <Text size="sm">
            {formatDate(session.heldOn)}, {session.startsAt} · {MODALITY_WORDS[session.modality]} ·{' '}
            <StateWord state={SESSION_STATES[session.status]}>{STATUS_WORDS[session.status]}</StateWord>
            {session.quorum === null
              ? ''
              : ` · ${session.quorum.present} de ${session.quorum.members}, quórum ${session.quorum.needed}`}
          </Text>
        </li>
      ))}
    </ul>
  );
}
