import { Button, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSearchParams } from 'wouter';
import { PanelCard } from '#web/document/PanelCard.tsx';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { PlacesField } from './PlacesField.tsx';
import { EVALUATION_FIELDS, useEvaluation } from './use-explored.ts';
import './explore-page.css';

/** What was done somewhere, against where it was not: chosen first, computed after. */
export function EvaluationPage() {
  usePageTitle('¿Funcionó?');
  const evaluation = useEvaluation();
  return (
    <div className="v-page v-explore">
      <h1>¿Funcionó?</h1>
      <p className="v-section-summary">
        Compara lo que cambió donde se hizo algo con lo que cambió en lugares parecidos donde no se hizo.
      </p>
      <Stack gap="md">
        <EvaluationForm />
        {evaluation.isEnabled ? (
          <Answer query={evaluation.query} blocks={[200]}>
            {({ panel, figures }) => <PanelCard panel={panel} figures={figures} />}
          </Answer>
        ) : null}
      </Stack>
    </div>
  );
}

const listOf = (text: string | null): readonly string[] => (text ?? '').split(',').filter((part) => part !== '');

function EvaluationForm() {
  const [params, setParams] = useSearchParams();
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      treated: listOf(params.get('treated')),
      control: listOf(params.get('control')),
      aroundTreated: listOf(params.get('aroundTreated')),
      aroundControl: listOf(params.get('aroundControl')),
      since: params.get('since') ?? '',
      months: Number(params.get('months') ?? 12),
    },
    validate: {
      treated: (value) => (value.length === 0 ? 'Diga dónde se intervino.' : null),
      control: (value) => (value.length === 0 ? 'Diga con qué lugares se compara.' : null),
      since: (value) => (/^\d{4}-\d{2}$/.test(value) ? null : 'Diga desde qué mes.'),
    },
  });
  const compute = (values: typeof form.values): void =>
    setParams(() => {
      const next = new URLSearchParams();
      for (const field of EVALUATION_FIELDS) {
        const value = values[field];
        const text = Array.isArray(value) ? value.join(',') : String(value);
        if (text !== '') next.set(field, text);
      }
      return next;
    });
  const { values, errors } = form;
  return (
    <form noValidate onSubmit={form.onSubmit(compute)} className="v-card">
      <div className="v-explore-question">
        <PlacesField
          label="Dónde se intervino"
          value={values.treated}
          onChange={(next) => form.setFieldValue('treated', next)}
        />
        <PlacesField
          label="Con qué se compara"
          value={values.control}
          onChange={(next) => form.setFieldValue('control', next)}
        />
        <PlacesField
          label="Alrededor de donde se intervino (opcional)"
          value={values.aroundTreated}
          onChange={(next) => form.setFieldValue('aroundTreated', next)}
        />
        <PlacesField
          label="Alrededor de la comparación (opcional)"
          value={values.aroundControl}
          onChange={(next) => form.setFieldValue('aroundControl', next)}
        />
        <TextInput type="month" label="Primer mes con la intervención" {...form.getInputProps('since')} />
        <NumberInput label="Meses por lado" min={1} max={60} {...form.getInputProps('months')} />
      </div>
      {errors['treated'] || errors['control'] ? (
        <Text size="sm" c="red.9" mt="xs" role="alert">
          {errors['treated'] ?? errors['control']}
        </Text>
      ) : null}
      <Button type="submit" mt="md">
        Calcular
      </Button>
    </form>
  );
}
