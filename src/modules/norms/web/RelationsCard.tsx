import { Anchor, Button, NativeSelect, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { Permitted } from '#modules/identity/web/index.tsx';
import { codeInPath } from '#web/place/scope.ts';
import { Failure } from '#web/state/Failure.tsx';
import { ReasonForm } from '#web/state/ReasonForm.tsx';
import type { NormView, RelatedNorm } from '../contract.ts';
import { NORMS } from '../policy.ts';
import { RELATION_KINDS, RELATION_TEXT } from '../relation.ts';
import { useAct } from './norm-queries.ts';
import { normHref } from './norm-words.ts';

const BASIS: Readonly<Record<RelatedNorm['basis'], string>> = {
  registered: 'registrada',
  printed: 'impresa en la fuente',
  read: 'leída de lo que dispone',
};

/** What it does to others, and what others do to it. */
export function RelationsCard({ view }: { readonly view: NormView }) {
  const { norm, acts, suffers } = view;
  const place = codeInPath(norm.territory);
  return (
    <section className="v-card" aria-labelledby="relations">
      <Title order={2} size="h4" id="relations" mb="xs">
        Qué hace a otras, y qué le hacen
      </Title>
      {acts.length + suffers.length === 0 ? <Text mb="xs">Nada registrado.</Text> : null}
      <ul className="v-norm-list">
        {acts.map((relation) => (
          <li key={`${relation.kind} ${relation.target}`}>
            {RELATION_TEXT[relation.kind]} <Other relation={relation} />
            <Removal relation={relation} place={place} />
          </li>
        ))}
        {suffers.map((relation) => (
          <li key={`${relation.norm} ${relation.kind}`}>
            <Other relation={relation} /> la {RELATION_TEXT[relation.kind]}
          </li>
        ))}
      </ul>
      <Permitted permission={NORMS.keep} territory={place}>
        <details>
          <summary>Registrar qué hace a otra</summary>
          <RelationForm norm={norm.code} />
        </details>
      </Permitted>
    </section>
  );
}

function Other({ relation: { other, article, basis } }: { readonly relation: RelatedNorm }) {
  return (
    <>
      <Anchor component={Link} href={normHref(other.code)}>
        {other.citation}
      </Anchor>
      {article === '' ? '' : `, art. ${article}`}{' '}
      <Text span size="sm" className="v-muted">
        ({BASIS[basis]})
      </Text>
    </>
  );
}

function Removal({ relation: { id }, place }: { readonly relation: RelatedNorm; readonly place: string }) {
  const [isAsking, setAsking] = useState(false);
  const remove = useAct<{ readonly reason: string }>('DELETE', `/api/norms/relations/${id}`);
  if (id === null) return null;
  return (
    <Permitted permission={NORMS.keep} territory={place}>
      {isAsking ? (
        <ReasonForm
          title="Quitar la relación"
          action="Quitar"
          color="red"
          isPending={remove.isPending}
          error={remove.error}
          onSubmit={(reason) => remove.mutate({ reason })}
          onCancel={() => setAsking(false)}
        >
          Lo que una norma hace a la otra deja de verse.
        </ReasonForm>
      ) : (
        <Button variant="subtle" size="compact-sm" onClick={() => setAsking(true)}>
          Quitar
        </Button>
      )}
    </Permitted>
  );
}

function RelationForm({ norm }: { readonly norm: string }) {
  const [kind, setKind] = useState<string>('modifies');
  const [target, setTarget] = useState('');
  const [article, setArticle] = useState('');
  const relate = useAct<object>('POST', '/api/norms/relations');
  return (
    <form
      aria-label="Registrar qué hace a otra"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        relate.mutate({ norm, kind, target, article }, { onSuccess: () => setTarget('') });
      }}
    >
      <Stack gap="xs">
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <NativeSelect
            label="Qué hace"
            value={kind}
            onChange={({ currentTarget }) => setKind(currentTarget.value)}
            data={RELATION_KINDS.map((value) => ({ value, label: RELATION_TEXT[value] }))}
          />
          <TextInput
            label="A cuál"
            description="Su identificador: DS-009-2022-IN."
            value={target}
            onChange={({ currentTarget }) => setTarget(currentTarget.value.trim())}
          />
          <TextInput
            label="Artículos que toca"
            maxLength={100}
            value={article}
            onChange={({ currentTarget }) => setArticle(currentTarget.value)}
          />
        </SimpleGrid>
        {relate.error ? <Failure error={relate.error} /> : null}
        <Button type="submit" w="fit-content" loading={relate.isPending} disabled={target === ''}>
          Registrar relación
        </Button>
      </Stack>
    </form>
  );
}
