import { Anchor, Button, NativeSelect, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link, useLocation } from 'wouter';
import { Permitted } from '#modules/identity/web/index.tsx';
import { placePath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Failure } from '#web/state/Failure.tsx';
import { NORM_TYPES } from '../citation.ts';
import { type OwnNorm, TYPE_TEXT } from '../norm.ts';
import { NORMS } from '../policy.ts';
import { useAct } from './norm-queries.ts';
import { CONFIDENCE_OPTIONS, confidenceOf, normHref } from './norm-words.ts';
import './norms.css';

/** A project, or a norm that is already approved or published. */
export function NewNormPage() {
  usePageTitle('Registrar norma');
  const { territory } = useScope();
  return (
    <div className="v-page">
      <Anchor component={Link} href={`${placePath(territory)}/normas`} size="sm">
        ← Normas
      </Anchor>
      <Title order={1} size="h2" mt={4} mb="sm">
        Registrar norma
      </Title>
      <Permitted permission={NORMS.keep} territory={territory} toDo="registrar normas">
        <section className="v-card">
          <NormForm territory={territory} />
        </section>
      </Permitted>
    </div>
  );
}

const numberOf = (text: string): number | null => (text.trim() === '' ? null : Number(text));
const dayOf = (text: string): string | null => (text === '' ? null : text);

function NormForm({ territory }: { readonly territory: string }) {
  const [, navigate] = useLocation();
  const register = useAct<object, OwnNorm>('POST', '/api/norms');
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      type: territory === 'PE' ? 'DS' : territory.length === 2 ? 'OR' : 'OM',
      number: '',
      year: '',
      acronym: '',
      issuer: '',
      unit: '',
      subject: '',
      draftedOn: '',
      sentOn: '',
      approvedOn: '',
      publishedOn: '',
      inForceFrom: '',
      inForceTo: '',
      confidence: 'OFF',
      source: '',
    },
    validate: {
      issuer: filled('Escriba quién la emite.'),
      subject: filled('Escriba qué dispone.'),
      number: (value) => (value !== '' && !/^[1-9]\d{0,5}$/.test(value) ? 'El número no lleva letras.' : null),
      year: (value) => (value !== '' && !/^(18|19|20)\d\d$/.test(value) ? 'El año tiene cuatro cifras.' : null),
    },
  });
  const submit = form.onSubmit((values) =>
    register.mutate(
      {
        ...values,
        territory,
        number: numberOf(values.number),
        year: numberOf(values.year),
        draftedOn: dayOf(values.draftedOn),
        sentOn: dayOf(values.sentOn),
        approvedOn: dayOf(values.approvedOn),
        publishedOn: dayOf(values.publishedOn),
        inForceFrom: dayOf(values.inForceFrom),
        inForceTo: dayOf(values.inForceTo),
        confidence: confidenceOf(values.confidence),
      },
      { onSuccess: ({ code }) => navigate(normHref(code)) },
    ),
  );
  return (
    <form onSubmit={submit} noValidate aria-label="Norma">
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 4 }}>
          <NativeSelect
            label="Tipo"
            data={NORM_TYPES.map((value) => ({ value, label: TYPE_TEXT[value] }))}
            {...form.getInputProps('type')}
          />
          <TextInput label="Número" inputMode="numeric" maxLength={6} {...form.getInputProps('number')} />
          <TextInput label="Año" inputMode="numeric" maxLength={4} {...form.getInputProps('year')} />
          <TextInput label="Siglas" placeholder="IN-DGSC" maxLength={30} {...form.getInputProps('acronym')} />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput label="Emisor" required maxLength={200} {...form.getInputProps('issuer')} />
          <TextInput
            label="Unidad que la elabora"
            description="Vacía si no se sabe."
            maxLength={200}
            {...form.getInputProps('unit')}
          />
        </SimpleGrid>
        <TextInput label="Qué dispone" required maxLength={500} {...form.getInputProps('subject')} />
        <Text size="sm" className="v-muted">
          Las fechas dicen en qué etapa está: sin la de publicación es un proyecto, que solo ve quien cubre el
          territorio.
        </Text>
        <SimpleGrid cols={{ base: 1, xs: 2, sm: 3 }}>
          <TextInput type="date" label="Elaborada el" {...form.getInputProps('draftedOn')} />
          <TextInput type="date" label="Enviada el" {...form.getInputProps('sentOn')} />
          <TextInput type="date" label="Aprobada el" {...form.getInputProps('approvedOn')} />
          <TextInput type="date" label="Publicada el" {...form.getInputProps('publishedOn')} />
          <TextInput
            type="date"
            label="Vigente desde"
            description="Vacío: el día siguiente de su publicación."
            {...form.getInputProps('inForceFrom')}
          />
          <TextInput
            type="date"
            label="Vigente hasta"
            description="Vacío si no tiene fin."
            {...form.getInputProps('inForceTo')}
          />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <NativeSelect label="Confianza" data={[...CONFIDENCE_OPTIONS]} {...form.getInputProps('confidence')} />
          <TextInput label="Dónde se leyó" maxLength={300} {...form.getInputProps('source')} />
        </SimpleGrid>
        {register.error ? <Failure error={register.error} /> : null}
        <Button type="submit" w="fit-content" loading={register.isPending}>
          Registrar
        </Button>
      </Stack>
    </form>
  );
}

function filled(message: string): (value: string) => string | null {
  return (value) => (value.trim() === '' ? message : null);
}
