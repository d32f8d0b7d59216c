import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import { StateWord } from '#web/document/StateWord.tsx';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { Failure } from '#web/state/Failure.tsx';
import { Status } from '#web/state/Status.tsx';
import type { CertificateState, NameAnswer } from '../contract.ts';
import { hoursWords } from '../events/event.ts';
import { useAct, useCertificate } from './training-queries.ts';
import './training.css';

/** "Verificar un certificado": for whoever holds one, with no account. */
export function CertificatePage() {
  usePageTitle('Verificar un certificado');
  const { code = '' } = useParams<{ code: string }>();
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState(code);
  const certificate = useCertificate(code);
  return (
    <div className="v-page">
      <Stack gap="md" className="v-certificate">
        <Title order={1} size="h2">
          Verificar un certificado
        </Title>
        <form
          aria-label="Código"
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim() !== '') navigate(`/certificado/${encodeURIComponent(typed.trim())}`);
          }}
        >
          <Group align="end" gap="xs">
            <TextInput
              label="Código del certificado"
              description="Las veinte letras y cifras que están al pie."
              value={typed}
              maxLength={40}
              autoComplete="off"
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
              style={{ flex: '1 1 260px' }}
            />
            <Button type="submit">Verificar</Button>
          </Group>
        </form>
        {code === '' ? null : (
          <Answer query={certificate} blocks={[160]}>
            {(state) => <Verdict key={code} answer={state} code={code} />}
          </Answer>
        )}
      </Stack>
    </div>
  );
}

interface VerdictProps {
  readonly answer: CertificateState;
  readonly code: string;
}

function Verdict({ answer: { state, certificate }, code }: VerdictProps) {
  if (!certificate)
    return (
      <section className="v-card" aria-label="Resultado">
        <p className="v-certificate-verdict">
          <StateWord state="unknown">Desconocido</StateWord>
        </p>
        <Text>Vigía no emitió ningún certificado con ese código. Revise que esté bien copiado.</Text>
      </section>
    );
  const facts: readonly (readonly [string, string])[] = [
    ['Capacitación', certificate.event],
    ['Cuándo', certificate.period],
    ...(certificate.hours === null ? [] : [['Duración', hoursWords(certificate.hours)] as const]),
    ['Organiza', certificate.organiser],
    ['Iniciales del titular', certificate.initials],
    ['Emitido', formatDate(certificate.issuedOn)],
    ['Código', certificate.code],
  ];
  return (
    <section className="v-card" aria-label="Resultado">
      <p className="v-certificate-verdict">
        {state === 'valid' ? (
          <StateWord state="good">Válido</StateWord>
        ) : (
          <StateWord state="bad">{`Revocado el ${formatDate(certificate.revokedOn ?? '')}`}</StateWord>
        )}
      </p>
      <dl className="v-training-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <NameForm code={code} />
      <Text size="sm" className="v-muted" mt="sm">
        Solo se muestran iniciales: quien verifica ya tiene el nombre en el certificado, y así un código que se pierde
        no dice quién se capacitó.
      </Text>
    </section>
  );
}

interface NameFormProps {
  readonly code: string;
}

/** Initials are the same for many: the whole name is compared without being told. */
function NameForm({ code }: NameFormProps) {
  const [name, setName] = useState('');
  const ask = useAct<{ name: string }, NameAnswer>('POST', `/api/certificates/${encodeURIComponent(code)}/name`);
  return (
    <form
      aria-label="Comprobar el nombre"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') ask.mutate({ name });
      }}
    >
      <Stack gap="xs" mt="md">
        <Group align="end" gap="xs">
          <TextInput
            label="¿Es de esta persona?"
            description="El nombre completo, como está en el certificado."
            value={name}
            maxLength={150}
            autoComplete="off"
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            style={{ flex: '1 1 260px' }}
          />
          <Button type="submit" variant="default" loading={ask.isPending}>
            Comprobar
          </Button>
        </Group>
        {ask.error ? <Failure error={ask.error} /> : null}
        {ask.data ? (
          <Status>
            <StateWord state={ask.data.isSame ? 'good' : 'bad'}>
              {ask.data.isSame ? 'El nombre coincide.' : 'El nombre no es el del certificado.'}
            </StateWord>
          </Status>
        ) : null}
      </Stack>
    </form>
  );
}
