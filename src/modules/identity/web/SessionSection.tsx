import { Button, Stack, Text } from '@mantine/core';
import { Answer } from '#web/state/Answer.tsx';
import { Failure } from '#web/state/Failure.tsx';
import { instantWords } from '#web/state/instant-words.ts';
import { type OpenSession, useCloseSession, useOpenSessions, useSignOut } from './account-queries.ts';
import { AccountSection } from './AccountCard.tsx';
import { browserWords } from './grant-words.ts';

/** Where the account is signed in, and to close it there. */
export function SessionSection() {
  const sessions = useOpenSessions();
  const signOut = useSignOut();
  const close = useCloseSession();
  return (
    <AccountSection id="sessions" title="Sesiones abiertas">
      <Stack gap="sm">
        <Answer query={sessions} blocks={[40]}>
          {(list) => (
            <ul className="v-account-list">
              {list.map((session) => (
                <li key={session.id}>
                  <SessionWords session={session} />
                  {session.isThisOne ? (
                    <Text size="sm" className="v-muted">
                      Es esta
                    </Text>
                  ) : (
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      color="red"
                      loading={close.isPending}
                      onClick={() => close.mutate(session.token)}
                      aria-label={`Cerrar la sesión de ${browserWords(session.userAgent)} del ${instantWords(session.createdAt)}`}
                    >
                      Cerrar
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Answer>
        {close.error ? <Failure error={close.error} /> : null}
        {signOut.error ? <Failure error={signOut.error} /> : null}
        <Button
          variant="default"
          loading={signOut.isPending}
          onClick={() => signOut.mutate()}
          style={{ alignSelf: 'flex-start' }}
        >
          Salir
        </Button>
      </Stack>
    </AccountSection>
  );
}

interface SessionWordsProps {
  readonly session: OpenSession;
}

function SessionWords({ session }: SessionWordsProps) {
  return (
    <span>
      {browserWords(session.userAgent)}
      {session.ipAddress === null || session.ipAddress === '' ? '' : ` · ${session.ipAddress}`} · desde el{' '}
      {instantWords(session.createdAt)}
    </span>
  );
}
