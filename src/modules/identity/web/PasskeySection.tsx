import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { instantWords } from '#web/state/instant-words.ts';
import { Answer } from '#web/state/Answer.tsx';
import { Failure } from '#web/state/Failure.tsx';
import { usePasskeys, useRemovePasskey } from './account-queries.ts';
import { AccountSection } from './AccountCard.tsx';
import { arePasskeysPossible, useRegisterPasskey } from './use-passkey.ts';

/** Keys that a device keeps: to sign in without a password. */
export function PasskeySection() {
  const passkeys = usePasskeys();
  const remove = useRemovePasskey();
  return (
    <AccountSection id="passkeys" title="Llaves de acceso">
      <Stack gap="sm">
        <Text size="sm">
          Una llave de acceso queda en su teléfono o computadora y se usa con su huella, su rostro o su PIN, sin
          contraseña.
        </Text>
        <Answer query={passkeys} blocks={[40]}>
          {(list) =>
            list.length === 0 ? (
              <Text size="sm" className="v-muted">
                Su cuenta no tiene llaves de acceso.
              </Text>
            ) : (
              <ul className="v-account-list">
                {list.map((passkey) => (
                  <li key={passkey.id}>
                    <span>
                      {passkey.name ?? 'Llave sin nombre'}
                      {passkey.createdAt === null ? '' : ` · agregada el ${instantWords(passkey.createdAt)}`}
                    </span>
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      color="red"
                      loading={remove.isPending}
                      onClick={() => remove.mutate(passkey.id)}
                      aria-label={`Quitar la llave «${passkey.name ?? 'sin nombre'}»`}
                    >
                      Quitar
                    </Button>
                  </li>
                ))}
              </ul>
            )
          }
        </Answer>
        {remove.error ? <Failure error={remove.error} /> : null}
        {arePasskeysPossible() ? (
          <AddPasskey />
        ) : (
          <Text size="sm" className="v-muted">
            Para agregar una, abra Vigía por su nombre (en este equipo, «localhost»), no por un número de dirección.
          </Text>
        )}
      </Stack>
    </AccountSection>
  );
}

function AddPasskey() {
  const [name, setName] = useState('');
  const register = useRegisterPasskey();
  return (
    <form
      noValidate
      className="v-narrow-form"
      onSubmit={(event) => {
        event.preventDefault();
        register.mutate(name.trim(), { onSuccess: () => setName('') });
      }}
    >
      <Group gap="xs" align="end">
        <TextInput
          label="Nombre de la llave nueva"
          placeholder="Mi teléfono"
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={register.isPending} disabled={name.trim() === ''}>
          Agregar llave
        </Button>
      </Group>
      {register.error ? <Failure error={register.error} /> : null}
    </form>
  );
}
