import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { Answer } from '#web/state/Answer.tsx';
import { Failure } from '#web/state/Failure.tsx';
import { Status } from '#web/state/Status.tsx';
import { useAskForReset } from './account-queries.ts';
import { AccountCard } from './AccountCard.tsx';
import { useSession } from './session.ts';

export function ForgottenPasswordPage() {
  const session = useSession();
  return (
    <AccountCard title="Olvidé mi contraseña">
      <Answer query={session} blocks={[80]}>
        {({ mail }) => (mail ? <ResetForm /> : <AskSomebody />)}
      </Answer>
      <Anchor component={Link} href="/ingresar" size="sm" mt="md" display="inline-block">
        ← Volver a ingresar
      </Anchor>
    </AccountCard>
  );
}

function AskSomebody() {
  return (
    <Text>
      Esta instalación no envía correos. Pida a quien la administra un enlace para poner otra contraseña: lo hace en
      «Cuentas».
    </Text>
  );
}

function ResetForm() {
  const [email, setEmail] = useState('');
  const ask = useAskForReset();
  // The same words whether the address has an account or not.
  if (ask.isSuccess)
    return <Status>Si ese correo tiene una cuenta, le llegará un enlace que sirve una hora y una vez.</Status>;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate(email.trim());
      }}
    >
      <Stack gap="sm">
        <TextInput
          type="email"
          label="Correo"
          required
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        {ask.error ? <Failure error={ask.error} /> : null}
        <Button type="submit" loading={ask.isPending} disabled={!/.@./.test(email)}>
          Enviar el enlace
        </Button>
      </Stack>
    </form>
  );
}
