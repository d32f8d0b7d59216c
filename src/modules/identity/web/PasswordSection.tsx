import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Failure } from '#web/state/Failure.tsx';
import { Status } from '#web/state/Status.tsx';
import { useChangePassword } from './account-queries.ts';
import { AccountSection } from './AccountCard.tsx';
import { NewPasswordFields, PasswordField, passwordError, repeatedError } from './PasswordFields.tsx';

interface PasswordSectionProps {
  readonly email: string;
}

export function PasswordSection({ email }: PasswordSectionProps) {
  const change = useChangePassword();
  const form = useForm({
    mode: 'controlled',
    initialValues: { current: '', password: '', repeated: '' },
    validate: {
      current: (value) => (value === '' ? 'Escriba su contraseña actual.' : null),
      password: passwordError,
      repeated: (value, values) => repeatedError(value, values.password),
    },
  });
  const submit = form.onSubmit(({ current, password }) =>
    change.mutate({ currentPassword: current, newPassword: password }, { onSuccess: () => form.reset() }),
  );
  return (
    <AccountSection id="password" title="Contraseña">
      <form onSubmit={submit} noValidate className="v-narrow-form">
        <Stack gap="sm">
          {/* Says to a password keeper whose password it is. */}
          <input type="hidden" autoComplete="username" value={email} readOnly />
          <PasswordField label="Contraseña actual" autoComplete="current-password" {...form.getInputProps('current')} />
          <NewPasswordFields password={form.getInputProps('password')} repeated={form.getInputProps('repeated')} />
          {change.error ? <Failure error={change.error} /> : null}
          {change.isSuccess ? <Status>La contraseña quedó cambiada y se cerraron sus otras sesiones.</Status> : null}
          <Button type="submit" loading={change.isPending} style={{ alignSelf: 'flex-start' }}>
            Cambiar la contraseña
          </Button>
        </Stack>
      </form>
    </AccountSection>
  );
}
