import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Failure } from '#web/state/Failure.tsx';
import { instantWords } from '#web/state/instant-words.ts';
import { Status } from '#web/state/Status.tsx';
import { useToday } from '#web/state/use-today.ts';
import { useInvite } from './accounts-queries.ts';
import { type GrantDraft, GrantFields, typedGrant } from './GrantFields.tsx';
import { ShownLink } from './ShownLink.tsx';

/** Invites a person with a role. */
export function InviteForm() {
  const today = useToday();
  const nothing: GrantDraft = { territory: null, role: '', validFrom: today, validTo: '' };
  const [email, setEmail] = useState('');
  const [draft, setDraft] = useState(nothing);
  const invite = useInvite();
  const grant = typedGrant(draft);
  const isReady = grant !== null && /.@.+\../.test(email);
  return (
    <form
      noValidate
      aria-label="Invitar a una persona"
      onSubmit={(event) => {
        event.preventDefault();
        if (grant === null) return;
        const clear = (): void => {
          setEmail('');
          setDraft(nothing);
        };
        invite.mutate({ email: email.trim(), roles: [grant] }, { onSuccess: clear });
      }}
    >
      <Stack gap="sm">
        <TextInput
          type="email"
          label="Correo"
          required
          autoComplete="off"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <GrantFields draft={draft} onChange={setDraft} />
        {invite.error ? <Failure error={invite.error} /> : null}
        <Button type="submit" loading={invite.isPending} disabled={!isReady} style={{ alignSelf: 'flex-start' }}>
          Invitar
        </Button>
        {invite.data?.sent === true ? <Status>La invitación se envió por correo.</Status> : null}
        {invite.data?.link ? (
          <ShownLink title="Entregue este enlace a la persona" link={invite.data.link}>
            {`Se muestra una sola vez. Sirve una vez, hasta el ${instantWords(invite.data.expiresAt)}.`}
          </ShownLink>
        ) : null}
      </Stack>
    </form>
  );
}
