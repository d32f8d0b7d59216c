import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Failure } from '#web/state/Failure.tsx';
import { type CodeKind, useVerifyCode } from './account-queries.ts';

interface SecondStepProps {
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const WORDS: Readonly<Record<CodeKind, { readonly ask: string; readonly label: string; readonly other: string }>> = {
  totp: {
    ask: 'Escriba el código de seis cifras que muestra ahora su aplicación de códigos.',
    label: 'Código',
    other: 'Usar un código de respaldo',
  },
  'backup-code': {
    ask: 'Escriba uno de los códigos de respaldo que guardó. Cada uno sirve una vez.',
    label: 'Código de respaldo',
    other: 'Usar la aplicación de códigos',
  },
};

/** After the password: the code of an application, or one kept for when it is lost. */
export function SecondStep({ onDone, onCancel }: SecondStepProps) {
  const [kind, setKind] = useState<CodeKind>('totp');
  const [code, setCode] = useState('');
  const verify = useVerifyCode();
  const words = WORDS[kind];
  const field = useRef<HTMLInputElement>(null);
  // The form takes the place of another one: the person goes on typing.
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        verify.mutate({ kind, code: code.trim() }, { onSuccess: onDone });
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{words.ask}</Text>
        <TextInput
          key={kind}
          label={words.label}
          required
          ref={field}
          autoComplete="one-time-code"
          inputMode={kind === 'totp' ? 'numeric' : 'text'}
          maxLength={20}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        {verify.error ? <Failure error={verify.error} /> : null}
        <Button type="submit" loading={verify.isPending} disabled={code.trim() === ''}>
          Continuar
        </Button>
        <Group gap="xs">
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              setKind(kind === 'totp' ? 'backup-code' : 'totp');
              setCode('');
              verify.reset();
            }}
          >
            {words.other}
          </Button>
          <Button variant="subtle" size="compact-sm" onClick={onCancel}>
            Volver
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
