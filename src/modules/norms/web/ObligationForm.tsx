import { Button, Checkbox, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ROLES } from '#modules/identity/index.ts';
import { codeInPath } from '#web/place/scope.ts';
import { Failure } from '#web/state/Failure.tsx';
import { RECURRENCE_TEXT, RECURRENCES } from '../obligation.ts';
import { OBLIGED_ROLES } from '../policy.ts';
import { useAct } from './norm-queries.ts';
import { CONFIDENCE_OPTIONS, confidenceOf } from './norm-words.ts';

interface ObligationFormProps {
  /** 'PE' or digits: who is obliged. */
  readonly territory: string;
  /** Code of the norm; '' where it is still to be written. */
  readonly norm: string;
}

/** Who owes what, by when: it goes to the calendar of those roles. */
export function ObligationForm({ territory, norm }: ObligationFormProps) {
  const add = useAct('POST', '/api/norms/obligations');
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      norm,
      article: '',
      who: '',
      roles: [] as string[],
      what: '',
      firstDueOn: '',
      every: 'once',
      endsOn: '',
      confidence: 'OFF',
    },
    validate: {
      norm: filled('Escriba la norma.'),
      who: filled('Escriba quién está obligado.'),
      what: filled('Escriba a qué obliga.'),
      firstDueOn: filled('Escriba hasta qué día.'),
      roles: (value) => (value.length === 0 ? 'Elija qué roles responden.' : null),
    },
  });
  const submit = form.onSubmit((values) =>
    add.mutate(
      {
        ...values,
        territory: codeInPath(territory),
        endsOn: values.endsOn === '' ? null : values.endsOn,
        confidence: confidenceOf(values.confidence),
      },
      { onSuccess: () => form.reset() },
    ),
  );
  return (
    <form onSubmit={submit} noValidate aria-label="Registrar una obligación">
      <Stack gap="sm">
        <TextInput label="A qué obliga" required maxLength={300} {...form.getInputProps('what')} />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label="Norma que obliga"
            description="Su identificador: DS-015-2026-IN."
            required
            readOnly={norm !== ''}
            {...form.getInputProps('norm')}
          />
          <TextInput label="Artículo" maxLength={100} {...form.getInputProps('article')} />
          <TextInput label="Quién, como lo dice la norma" required maxLength={200} {...form.getInputProps('who')} />
          <NativeSelect
            label="Cada cuánto"
            data={RECURRENCES.map((value) => ({ value, label: RECURRENCE_TEXT[value] }))}
            {...form.getInputProps('every')}
          />
          <TextInput type="date" label="Primer vencimiento" required {...form.getInputProps('firstDueOn')} />
          <TextInput
            type="date"
            label="Último día"
            description="Vacío si no tiene fin."
            {...form.getInputProps('endsOn')}
          />
        </SimpleGrid>
        <Checkbox.Group label="Roles que responden" required {...form.getInputProps('roles')}>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing={6} mt={4}>
            {OBLIGED_ROLES.map((role) => (
              <Checkbox key={role} value={role} label={ROLES[role].label} />
            ))}
          </SimpleGrid>
        </Checkbox.Group>
        <NativeSelect
          label="Confianza"
          w="fit-content"
          data={[...CONFIDENCE_OPTIONS]}
          {...form.getInputProps('confidence')}
        />
        {add.error ? <Failure error={add.error} /> : null}
        <Button type="submit" w="fit-content" loading={add.isPending}>
          Registrar obligación
        </Button>
      </Stack>
    </form>
  );
}

function filled(message: string): (value: string) => string | null {
  return (value) => (value.trim() === '' ? message : null);
}
