import { Anchor, Button, Stack, Table, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { State } from '#shared/document.ts';
import { formatNumber } from '#shared/format.ts';
import { StateWord } from '#web/document/StateWord.tsx';
import { placePath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Failure } from '#web/state/Failure.tsx';
import { Status } from '#web/state/Status.tsx';
import { ScrollRegion } from '#web/table/ScrollRegion.tsx';
import type { LintFinding, LintKind, LintReport } from '../lint.ts';
import { useAct } from './norm-queries.ts';
import './norms.css';

const KIND: Readonly<Record<LintKind, { readonly state: State; readonly words: string }>> = {
  unknown: { state: 'bad', words: 'desconocida' },
  superseded: { state: 'bad', words: 'reemplazada' },
  ambiguous: { state: 'warn', words: 'ambigua' },
  variant: { state: 'warn', words: 'otra escritura' },
};

/** Any text against the catalogue of norms. */
export function LintPage() {
  usePageTitle('Revisar citas de normas');
  const { territory } = useScope();
  const [text, setText] = useState('');
  const lint = useAct<{ readonly text: string; readonly territory?: string }, LintReport>('POST', '/api/norms/lint');
  return (
    <div className="v-page">
      <Anchor component={Link} href={`${placePath(territory)}/normas`} size="sm">
        ← Normas
      </Anchor>
      <Title order={1} size="h2" mt={4} mb="sm">
        Revisar citas de normas
      </Title>
      <Stack gap="lg">
        <form
          className="v-card"
          aria-label="Texto"
          onSubmit={(event) => {
            event.preventDefault();
            lint.mutate(territory === 'PE' ? { text } : { text, territory });
          }}
        >
          <Stack gap="sm">
            <Textarea
              label="Texto"
              description="Un oficio, un acta, un plan: se revisa cada norma que cita, y no se guarda."
              autosize
              minRows={8}
              maxRows={20}
              value={text}
              onChange={({ currentTarget }) => setText(currentTarget.value)}
            />
            {lint.error ? <Failure error={lint.error} /> : null}
            <Button type="submit" w="fit-content" loading={lint.isPending} disabled={text.trim() === ''}>
              Revisar
            </Button>
          </Stack>
        </form>
        {lint.data ? <Report report={lint.data} /> : null}
      </Stack>
    </div>
  );
}

function Report({ report: { citations, findings } }: { readonly report: LintReport }) {
  return (
    <section className="v-card" aria-label="Lo hallado">
      <Status>
        {formatNumber(citations, 0)} {citations === 1 ? 'cita' : 'citas'}, {formatNumber(findings.length, 0)}{' '}
        {findings.length === 1 ? 'aviso' : 'avisos'}.
      </Status>
      {findings.length === 0 ? (
        <Text mt="xs">Cada cita es una norma del catálogo, escrita como él.</Text>
      ) : (
        <FindingTable findings={findings} />
      )}
    </section>
  );
}

function FindingTable({ findings }: { readonly findings: readonly LintFinding[] }) {
  return (
    <ScrollRegion label="Avisos">
      <Table striped verticalSpacing={6} miw={520}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Línea</Table.Th>
            <Table.Th>Qué es</Table.Th>
            <Table.Th>Qué hacer</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {findings.map((finding) => (
            <Table.Tr key={`${finding.line} ${finding.column} ${finding.kind}`}>
              <Table.Td>{formatNumber(finding.line, 0)}</Table.Td>
              <Table.Td>
                <StateWord state={KIND[finding.kind].state}>{KIND[finding.kind].words}</StateWord>
              </Table.Td>
              <Table.Td>{finding.message}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}
