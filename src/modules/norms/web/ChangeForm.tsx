import { Button, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { codeInPath } from '#web/place/scope.ts';
import { Failure } from '#web/state/Failure.tsx';
import type { ParameterLine } from '../contract.ts';
import { useAct } from './norm-queries.ts';
import { CONFIDENCE_OPTIONS, confidenceOf } from './norm-words.ts';

interface ChangeFormProps {
  readonly parameters: readonly ParameterLine[];
  /** 'PE' or digits: where it will rule. */
  readonly territory: string;
  /** Code of the norm that changes it; '' where it is still to be written. */
  readonly norm: string;
}

/** What a norm would change: it is kept as a proposal, and rules nothing until it is applied. */
export function ChangeForm({ parameters, territory, norm }: ChangeFormProps) {
  const propose = useAct('POST', '/api/norms/parameters');
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      code: '',
      value: '',
      norm,
      article: '',
      validFrom: '',
      validTo: '',
      confidence: 'OFF',
      source: '',
    },
    validate: {
      code: filled('Elija el umbral.'),
      value: filled('Escriba el nuevo valor.'),
      norm: filled('Escriba la norma que lo cambia.'),
      validFrom: filled('Escriba desde qué día.'),
      source: filled('Escriba dónde se leyó.'),
    },
  });
  const inForce = parameters.filter(({ isInForce }) => isInForce);
  const chosen = inForce.find(({ code }) => code === form.values.code);
  const isDay = chosen?.day != null;
  const submit = form.onSubmit(({ value, validTo, confidence, ...rest }) =>
    propose.mutate(
      {
        ...rest,
        territory: codeInPath(territory),
        value: isDay ? null : Number(value),
        day: isDay ? value : null,
        validTo: validTo === '' ? null : validTo,
        confidence: confidenceOf(confidence),
      },
      { onSuccess: () => form.reset() },
    ),
  );
  return (
    <form onSubmit={submit} noValidate aria-label="Proponer un nuevo valor">
      <Stack gap="sm">
        <NativeSelect
          label="Umbral"
          required
          data={[
            { value: '', label: 'Elija uno' },
            ...inForce.map(({ code, meaning, printed }) => ({ value: code, label: `${meaning} (${printed})` })),
          ]}
          {...form.getInputProps('code')}
        />
        {chosen ? (
          <Text size="sm" className="v-muted">
            Ahora: {chosen.printed}; {chosen.citation ?? 'ninguna norma lo fija'}. Se aplica en:{' '}
            {chosen.appliedIn.join('; ') || 'solo se muestra'}.
          </Text>
        ) : null}
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={chosen ? `Nuevo valor (${chosen.unit})` : 'Nuevo valor'}
            required
            {...(isDay ? { type: 'date' } : { inputMode: 'decimal' as const })}
            {...form.getInputProps('value')}
          />
          <TextInput
            label="Norma que lo cambia"
            description="Su identificador: DS-015-2026-IN, o PROYECTO-12."
            required
            readOnly={norm !== ''}
            {...form.getInputProps('norm')}
          />
          <TextInput label="Artículo" maxLength={100} {...form.getInputProps('article')} />
          <TextInput type="date" label="Rige desde" required {...form.getInputProps('validFrom')} />
          <TextInput
            type="date"
            label="Rige hasta"
            description="Vacío si la norma no le pone fin."
            {...form.getInputProps('validTo')}
          />
          <NativeSelect label="Confianza" data={[...CONFIDENCE_OPTIONS]} {...form.getInputProps('confidence')} />
        </SimpleGrid>
        <TextInput label="Dónde se leyó" required maxLength={300} {...form.getInputProps('source')} />
        {propose.error ? <Failure error={propose.error} /> : null}
        <Button type="submit" w="fit-content" loading={propose.isPending}>
          Guardar la propuesta
        </Button>
      </Stack>
    </form>
  );
}

function filled(message: string): (value: string) => string | null {
  return (value) => (value.trim() === '' ? message : null);
}
