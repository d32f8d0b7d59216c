import { Anchor, Button, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link, useSearchParams } from 'wouter';
import { Failure } from '#web/state/Failure.tsx';
import { Status } from '#web/state/Status.tsx';
import { useNewPassword } from './account-queries.ts';
import { AccountCard } from './AccountCard.tsx';
import { NewPasswordFields, passwordError, repeatedError } from './PasswordFields.tsx';

/** What a link of one hour opens: another password; every open session is closed and every key ends. */
export function NewPasswordPage() {
  const [search] = useSearchParams();
  const token = search.get('enlace') ?? '';
  const change = useNewPassword();
  const form = useForm({
    mode: 'controlled',
    initialValues: { password: '', repeated: '' },
    validate: {
      password: passwordError,
      repeated: (value, values) => repeatedError(value, values.password),
    },
  });
  if (change.isSuccess) {
    return (
      <AccountCard title="Contraseña nueva">
        <Status>
          La contraseña quedó cambiada, se cerraron las sesiones abiertas y se retiraron las claves para programas.
        </Status>
        <Anchor component={Link} href="/ingresar">
          Ingresar con la contraseña nueva
        </Anchor>
      </AccountCard>
    );
  }
  if (token === '') {
    return (
      <AccountCard title="Contraseña nueva">
        <Text>Al enlace le falta una parte: cópielo entero, o pida otro.</Text>
      </AccountCard>
    );
  }
  return (
    <AccountCard title="Contraseña nueva">
      <form onSubmit={form.onSubmit(({ password }) => change.mutate({ token, newPassword: password }))} noValidate>
        <Stack gap="sm">
          <NewPasswordFields password={form.getInputProps('password')} repeated={form.getInputProps('repeated')} />
          <Text size="sm" className="v-muted">
            Al guardarla se cierran todas sus sesiones y se retiran sus claves para programas: habrá que hacerlas otra
            vez.
          </Text>
          {change.error ? <Failure error={change.error} /> : null}
          <Button type="submit" loading={change.isPending}>
            Guardar la contraseña
          </Button>
        </Stack>
      </form>
    </AccountCard>
  );
}
