import { Button, Code, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Failure } from '#web/state/Failure.tsx';
import { Status } from '#web/state/Status.tsx';
import { type TwoFactorSetUp, useBeginTwoFactor, useConfirmTwoFactor, useEndTwoFactor } from './account-queries.ts';
import { AccountSection } from './AccountCard.tsx';
import { PasswordField } from './PasswordFields.tsx';
import { QrCode } from './QrCode.tsx';

interface TwoFactorSectionProps {
  readonly isOn: boolean;
}

/** A code after the password: turned on with a first code, so that nobody is locked out. */
export function TwoFactorSection({ isOn }: TwoFactorSectionProps) {
  const [isAsking, setIsAsking] = useState(false);
  const [setUp, setSetUp] = useState<TwoFactorSetUp | null>(null);
  const begin = useBeginTwoFactor();
  const end = useEndTwoFactor();
  const close = (): void => {
    setIsAsking(false);
    setSetUp(null);
  };
  if (setUp !== null && !isOn) {
    return (
      <AccountSection id="two-factor" title="Código al ingresar">
        <SetUp setUp={setUp} onCancel={close} />
      </AccountSection>
    );
  }
  const change = isOn ? end : begin;
  return (
    <AccountSection id="two-factor" title="Código al ingresar">
      <Stack gap="sm">
        <Status>
          {isOn
            ? 'Está activado: después de la contraseña se pide un código de su aplicación.'
            : 'Está desactivado: para ingresar basta la contraseña. Con una aplicación de códigos, a quien la adivine le faltará su teléfono.'}
        </Status>
        {isAsking ? (
          <PasswordStep
            action={isOn ? 'Desactivar el código' : 'Continuar'}
            isBusy={change.isPending}
            error={change.error}
            onCancel={close}
            onPassword={(password) =>
              isOn ? end.mutate(password, { onSuccess: close }) : begin.mutate(password, { onSuccess: setSetUp })
            }
          />
        ) : (
          <Button variant="default" onClick={() => setIsAsking(true)} style={{ alignSelf: 'flex-start' }}>
            {isOn ? 'Desactivar…' : 'Activar…'}
          </Button>
        )}
      </Stack>
    </AccountSection>
  );
}

interface PasswordStepProps {
  readonly action: string;
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly onPassword: (password: string) => void;
  readonly onCancel: () => void;
}

function PasswordStep({ action, isBusy, error, onPassword, onCancel }: PasswordStepProps) {
  const [password, setPassword] = useState('');
  return (
    <form
      noValidate
      className="v-narrow-form"
      onSubmit={(event) => {
        event.preventDefault();
        onPassword(password);
      }}
    >
      <Stack gap="sm">
        <PasswordField
          label="Su contraseña"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {error ? <Failure error={error} /> : null}
        <Group gap="xs">
          <Button type="submit" loading={isBusy} disabled={password === ''}>
            {action}
          </Button>
          <Button variant="subtle" onClick={onCancel}>
            Cancelar
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface SetUpProps {
  readonly setUp: TwoFactorSetUp;
  readonly onCancel: () => void;
}

function SetUp({ setUp, onCancel }: SetUpProps) {
  const [code, setCode] = useState('');
  const confirm = useConfirmTwoFactor();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate(code.trim());
      }}
    >
      <Stack gap="sm">
        <Text size="sm">1. Lea este dibujo con su aplicación de códigos, o escriba en ella la clave.</Text>
        <QrCode text={setUp.totpURI} label="Código QR con la clave para la aplicación de códigos" />
        <Text size="sm">
          Clave: <Code style={{ overflowWrap: 'anywhere' }}>{secretOf(setUp.totpURI)}</Code>
        </Text>
        <Text size="sm">
          2. Guarde estos códigos de respaldo donde no los lea otra persona: cada uno sirve una vez, si pierde el
          teléfono. No se muestran más.
        </Text>
        <ul className="v-codes" aria-label="Códigos de respaldo">
          {setUp.backupCodes.map((backup) => (
            <li key={backup}>
              <Code>{backup}</Code>
            </li>
          ))}
        </ul>
        <TextInput
          className="v-narrow-form"
          label="3. Código que muestra la aplicación"
          required
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={8}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        {confirm.error ? <Failure error={confirm.error} /> : null}
        <Group gap="xs">
          <Button type="submit" loading={confirm.isPending} disabled={code.trim() === ''}>
            Activar el código
          </Button>
          <Button variant="subtle" onClick={onCancel}>
            Cancelar
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Of otpauth://…?secret=…, for who types it. */
function secretOf(uri: string): string {
  return new URL(uri).searchParams.get('secret') ?? '';
}
