import { Alert, Anchor, Button, Divider, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { failedSignIn } from './failed-sign-in.ts';
import { Link, useLocation } from 'wouter';
import { wayBackOf } from '#web/shell/way-back.ts';
import { Failure } from '#web/state/Failure.tsx';
import { useOpenIdSignIn, useSignIn } from './account-queries.ts';
import { AccountCard } from './AccountCard.tsx';
import { PasswordField } from './PasswordFields.tsx';
import { SecondStep } from './SecondStep.tsx';
import { useRefreshSession, useSession } from './session.ts';
import { arePasskeysPossible, usePasskeySignIn } from './use-passkey.ts';

/** "Ingresar": password, and a code when the account asks for one; or a passkey; or the institution's account. */
export function SignInPage() {
  const [asksForCode, setAsksForCode] = useState(false);
  const [, navigate] = useLocation();
  const refresh = useRefreshSession();
  const wayBack = wayBackOf(window.location.search, window.location.origin);
  const failure = failedSignIn(window.location.search);
  const enter = async (): Promise<void> => {
    await refresh();
    navigate(wayBack, { replace: true });
  };
  if (asksForCode) {
    return (
      <AccountCard title="Código de ingreso">
        <SecondStep onDone={() => void enter()} onCancel={() => setAsksForCode(false)} />
      </AccountCard>
    );
  }
  return (
    <AccountCard title="Ingresar">
      <Stack gap="md">
        {failure === null ? null : (
          <Alert color="red" role="alert">
            {failure}
          </Alert>
        )}
        <PasswordForm onDone={() => void enter()} onCode={() => setAsksForCode(true)} />
        <OtherWays wayBack={wayBack} onDone={() => void enter()} />
        <Text size="sm" className="v-muted">
          Lo publicado se lee sin cuenta. Las cuentas se hacen por invitación de quien administra Vigía o de su
          secretaría técnica.
        </Text>
      </Stack>
    </AccountCard>
  );
}

interface PasswordFormProps {
  readonly onDone: () => void;
  readonly onCode: () => void;
}

function PasswordForm({ onDone, onCode }: PasswordFormProps) {
  const signIn = useSignIn();
  const form = useForm({
    mode: 'controlled',
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (/.@./.test(value) ? null : 'Escriba su correo.'),
      password: (value) => (value === '' ? 'Escriba su contraseña.' : null),
    },
  });
  const submit = form.onSubmit((credentials) =>
    signIn.mutate(credentials, {
      onSuccess: ({ twoFactorRedirect }) => (twoFactorRedirect === true ? onCode() : onDone()),
    }),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput type="email" label="Correo" required autoComplete="username" {...form.getInputProps('email')} />
        <PasswordField label="Contraseña" autoComplete="current-password" {...form.getInputProps('password')} />
        {signIn.error ? <Failure error={signIn.error} /> : null}
        <Button type="submit" loading={signIn.isPending}>
          Ingresar
        </Button>
        <Anchor component={Link} href="/clave-olvidada" size="sm">
          Olvidé mi contraseña
        </Anchor>
      </Stack>
    </form>
  );
}

interface OtherWaysProps {
  readonly wayBack: string;
  readonly onDone: () => void;
}

function OtherWays({ wayBack, onDone }: OtherWaysProps) {
  const { data: session } = useSession();
  const passkey = usePasskeySignIn();
  const openId = useOpenIdSignIn();
  const hasOpenId = session?.openId === true;
  const hasPasskeys = arePasskeysPossible();
  if (!hasOpenId && !hasPasskeys) return null;
  const error = passkey.error ?? openId.error;
  return (
    <Stack gap="sm">
      <Divider label="o" />
      {hasPasskeys ? (
        <Button
          variant="default"
          loading={passkey.isPending}
          onClick={() => passkey.mutate(undefined, { onSuccess: onDone })}
        >
          Ingresar con una llave de acceso
        </Button>
      ) : null}
      {hasOpenId ? (
        <Button variant="default" loading={openId.isPending} onClick={() => openId.mutate(wayBack)}>
          Ingresar con la cuenta de mi institución
        </Button>
      ) : null}
      {error ? <Failure error={error} /> : null}
    </Stack>
  );
}
