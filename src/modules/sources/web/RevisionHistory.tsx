import { Stack, Text } from '@mantine/core';
import { ActHistory } from '#modules/audit/web/index.tsx';
import { Answer } from '#web/state/Answer.tsx';
import type { RowRevisions } from '../contract.ts';
import { shownValue } from './field-values.ts';
import { instantWords } from '#web/state/instant-words.ts';
import { useRevisions } from './source-queries.ts';

interface RevisionHistoryProps {
  readonly recordId: number;
}

/** Who changed a row, when, why, and from what to what. */
export function RevisionHistory({ recordId }: RevisionHistoryProps) {
  const revisions = useRevisions(recordId);
  return (
    <Answer query={revisions} blocks={[80, 80]}>
      {(data) => (
        <>
          <Revisions data={data} />
          <ActHistory subject={`record/${recordId}`} />
        </>
      )}
    </Answer>
  );
}

interface RevisionsProps {
  readonly data: RowRevisions;
}

function Revisions({ data }: RevisionsProps) {
  if (data.revisions.length === 0) return <Text>Esta fila está como llegó en su edición; nadie la corrigió.</Text>;
  return (
    <Stack gap="md" component="ol" pl="md">
      {data.revisions.map((revision) => (
        <li key={revision.revision}>
          <Text fw={600}>
            {revision.removed ? 'Retirada' : revision.revision === 0 ? 'Como llegó' : `Revisión ${revision.revision}`} ·{' '}
            {instantWords(revision.createdAt)} · {revision.author}
          </Text>
          <Text size="sm">Motivo: {revision.reason}</Text>
          {revision.removed ? null : (
            <ul>
              {data.table.columns
                .filter((column) => revision.values[column.key] !== undefined && revision.values[column.key] !== null)
                .map((column) => (
                  <li key={column.key}>
                    {column.label}: <strong>{shownValue(column, revision.values[column.key])}</strong>
                  </li>
                ))}
            </ul>
          )}
        </li>
      ))}
    </Stack>
  );
}
