import { Anchor, Button, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { Permitted } from '#modules/identity/web/index.tsx';
import { EvidenceList, LinkOrFileForm } from '#modules/sources/web/index.tsx';
import { codeInPath } from '#web/place/scope.ts';
import { Failure } from '#web/state/Failure.tsx';
import type { ArticleInput, DocumentInput, NormView } from '../contract.ts';
import { NORMS } from '../policy.ts';
import { CONFIDENCE_TEXT } from '../tables.ts';
import { useAct } from './norm-queries.ts';
import { CONFIDENCE_OPTIONS, confidenceOf } from './norm-words.ts';

/** Articles that matter to the platform. */
export function ArticlesCard({ view: { norm, articles } }: { readonly view: NormView }) {
  return (
    <section className="v-card" aria-labelledby="articles">
      <Title order={2} size="h4" id="articles" mb="xs">
        Artículos que importan
      </Title>
      {articles.length === 0 ? <Text mb="xs">Ninguno registrado.</Text> : null}
      <ul className="v-norm-list">
        {articles.map(({ id, article, says, confidence }) => (
          <li key={id}>
            <strong>Art. {article}.</strong> {says}{' '}
            <Text span size="sm" className="v-muted">
              ({CONFIDENCE_TEXT[confidence]})
            </Text>
          </li>
        ))}
      </ul>
      <Permitted permission={NORMS.keep} territory={codeInPath(norm.territory)}>
        <details>
          <summary>Registrar un artículo</summary>
          <ArticleForm norm={norm.code} />
        </details>
      </Permitted>
    </section>
  );
}

function ArticleForm({ norm }: { readonly norm: string }) {
  const [article, setArticle] = useState('');
  const [says, setSays] = useState('');
  const [confidence, setConfidence] = useState('OFF');
  const add = useAct<ArticleInput>('POST', '/api/norms/articles');
  return (
    <form
      aria-label="Registrar un artículo"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate(
          { norm, article, says, confidence: confidenceOf(confidence) },
          {
            onSuccess: () => {
              setArticle('');
              setSays('');
            },
          },
        );
      }}
    >
      <Stack gap="xs">
        <TextInput
          label="Artículo, anexo o disposición"
          maxLength={100}
          value={article}
          onChange={({ currentTarget }) => setArticle(currentTarget.value)}
        />
        <TextInput
          label="Qué dice"
          maxLength={1000}
          value={says}
          onChange={({ currentTarget }) => setSays(currentTarget.value)}
        />
        <NativeSelect
          label="Confianza"
          w="fit-content"
          data={[...CONFIDENCE_OPTIONS]}
          value={confidence}
          onChange={({ currentTarget }) => setConfidence(currentTarget.value)}
        />
        {add.error ? <Failure error={add.error} /> : null}
        <Button
          type="submit"
          w="fit-content"
          loading={add.isPending}
          disabled={article.trim() === '' || says.trim() === ''}
        >
          Guardar artículo
        </Button>
      </Stack>
    </form>
  );
}

/** Where it can be read. */
export function DocumentsCard({ view: { norm, documents } }: { readonly view: NormView }) {
  return (
    <section className="v-card" aria-labelledby="documents">
      <Title order={2} size="h4" id="documents" mb="xs">
        Archivos y direcciones
      </Title>
      {documents.length === 0 ? <Text mb="xs">Ninguno todavía.</Text> : null}
      <ul className="v-norm-list">
        {documents.map(({ id, title, link, evidence }) => (
          <li key={id}>
            {link === null ? (
              <>
                {title}
                {evidence ? <EvidenceList evidence={[evidence]} /> : null}
              </>
            ) : (
              <Anchor href={link} target="_blank" rel="noreferrer">
                {title}
              </Anchor>
            )}
          </li>
        ))}
      </ul>
      <Permitted permission={NORMS.keep} territory={codeInPath(norm.territory)}>
        <details>
          <summary>Agregar un archivo o una dirección</summary>
          <DocumentForm norm={norm.code} territory={codeInPath(norm.territory)} />
        </details>
      </Permitted>
    </section>
  );
}

function DocumentForm({ norm, territory }: { readonly norm: string; readonly territory: string }) {
  const add = useAct<DocumentInput>('POST', '/api/norms/documents');
  return (
    <LinkOrFileForm
      territory={territory}
      label="Agregar un archivo o una dirección"
      submit="Guardar documento"
      isPending={add.isPending}
      error={add.error}
      onSubmit={({ title, link, file }, done) =>
        add.mutate({ norm, title, link, evidenceId: file?.id ?? null }, { onSuccess: done })
      }
    />
  );
}
