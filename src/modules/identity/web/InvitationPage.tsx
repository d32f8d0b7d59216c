import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link, useLocation, useSearchParams } from 'wouter';
import { Answer } from '#web/state/Answer.tsx';
import { Failure } from '#web/state/Failure.tsx';
import type { OpenInvitation } from '../contract.ts';
import { ROLES } from '../role.ts';
import { useAcceptInvitation, useInvitation } from './account-queries.ts';
import { AccountCard } from './AccountCard.tsx';
import { GrantText } from './GrantText.tsx';
import { NewPasswordFields, passwordError, repeatedError } from './PasswordFields.tsx';

/** What a one-time link opens: the roles that it brings, and the account to make. */
export function InvitationPage() {
  const [search] = useSearchParams();
  const token = search.get('enlace') ?? '';
  const invitation = useInvitation(token);
  return (
    <AccountCard title="Crear su cuenta">
      {token === '' ? (
        <Text>Al enlace le falta una parte: cópielo entero, o pida otro a quien le invitó.</Text>
      ) : (
        <Answer query={invitation} blocks={[60, 240]}>
          {(opened) => <AcceptanceForm token={token} invitation={opened} />}
        </Answer>
      )}
    </AccountCard>
  );
}

interface AcceptanceFormProps {
  readonly token: string;
  readonly invitation: OpenInvitation;
}

function AcceptanceForm({ token, invitation }: AcceptanceFormProps) {
  const accept = useAcceptInvitation();
  const [, navigate] = useLocation();
  const form = useForm({
    mode: 'controlled',
    initialValues: { name: '', email: invitation.email ?? '', password: '', repeated: '' },
    validate: {
      name: (value) => (value.trim().length < 3 ? 'Escriba su nombre.' : null),
      email: (value) => (/.@.+\../.test(value) ? null : 'Escriba su correo.'),
      password: passwordError,
      repeated: (value, values) => repeatedError(value, values.password),
    },
  });
  const submit = form.onSubmit(({ name, email, password }) =>
    accept.mutate({ token, name, email, password }, { onSuccess: () => navigate('/', { replace: true }) }),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <InvitedRoles roles={invitation.roles} />
        <TextInput
          label="Nombre y apellidos"
          description="Firma lo que haga en Vigía."
          required
          autoComplete="name"
          maxLength={120}
          {...form.getInputProps('name')}
        />
        <TextInput
          type="email"
          label="Correo"
          required
          autoComplete="username"
          readOnly={invitation.email !== null}
          description={invitation.email === null ? 'Con él ingresará.' : 'Es al que llegó la invitación.'}
          {...form.getInputProps('email')}
        />
        <NewPasswordFields password={form.getInputProps('password')} repeated={form.getInputProps('repeated')} />
        {accept.error ? <Failure error={accept.error} /> : null}
        <Button type="submit" loading={accept.isPending}>
          Crear la cuenta e ingresar
        </Button>
        <Anchor component={Link} href="/ingresar" size="sm">
          Ya tengo una cuenta
        </Anchor>
      </Stack>
    </form>
  );
}

function InvitedRoles({ roles }: Pick<OpenInvitation, 'roles'>) {
  return (
    <div>
      <Text size="sm">{roles.length === 1 ? 'La invitación le da este rol:' : 'La invitación le da estos roles:'}</Text>
      <ul>
        {roles.map((grant, index) => (
          <li key={index}>
            <GrantText grant={grant} />
            <Text size="sm" className="v-muted">
              {ROLES[grant.role].purpose}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}
