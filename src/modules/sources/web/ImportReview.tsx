import { Alert, Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { formatNumber } from '#shared/format.ts';
import { sectionPath } from '#web/place/scope.ts';
import { Failure } from '#web/state/Failure.tsx';
import { Status } from '#web/state/Status.tsx';
import { fileNameOf } from '#web/table/csv.ts';
import { downloadFile } from '#web/table/download.ts';
import { ScrollRegion } from '#web/table/ScrollRegion.tsx';
import type { ImportPreview, ImportResult } from '../contract.ts';
import { problemsCsv } from './problems-csv.ts';
import { useConfirmImport, useDiscardDraft } from './source-queries.ts';
import './record-table.css';

interface ImportReviewProps {
  readonly preview: ImportPreview;
  readonly section: string;
  readonly territory: string;
  readonly onAgain: () => void;
}

/** What the file brings and what is wrong with it; nothing counts until it is confirmed. */
export function ImportReview({ preview, section, territory, onAgain }: ImportReviewProps) {
  const confirm = useConfirmImport();
  const discard = useDiscardDraft();
  const bringAnother = (): void => {
    discard.mutate(preview.draftId);
    onAgain();
  };
  const good = preview.tables.reduce((sum, table) => sum + table.rows, 0);
  const bad = Math.max(preview.problems.length + preview.moreProblems, preview.rejected);
  if (confirm.data)
    return <ImportDone result={confirm.data} section={section} territory={territory} onAgain={onAgain} />;
  return (
    <section className="v-card" aria-labelledby="import-review">
      <Title order={2} size="h4" id="import-review" mb="xs">
        3. Revisión de «{preview.fileName}»
      </Title>
      <Stack gap="md">
        <Status>
          <strong>{formatNumber(good, 0)}</strong> {good === 1 ? 'fila buena' : 'filas buenas'} y{' '}
          <strong>{formatNumber(bad, 0)}</strong> {bad === 1 ? 'error' : 'errores'}. Todavía no se guardó nada.
        </Status>
        {preview.sameAs === null ? null : (
          <Alert color="vigia" title="Este archivo ya está cargado">
            Es igual, byte por byte, a la edición {preview.sameAs}: confirmar no cambia nada.
          </Alert>
        )}
        {preview.revises === null || preview.sameAs !== null ? null : (
          <Text size="sm">Será la revisión siguiente de la edición {preview.revises}, que se conserva.</Text>
        )}
        {preview.problems.length > 0 ? <Problems preview={preview} /> : null}
        {preview.facts.length > 0 ? <Facts facts={preview.facts} /> : null}
        <Samples preview={preview} />
        {confirm.error ? <Failure error={confirm.error} /> : null}
        <Group gap="xs">
          <Button onClick={() => confirm.mutate(preview.draftId)} loading={confirm.isPending} disabled={good === 0}>
            {bad === 0 ? 'Confirmar y guardar' : 'Guardar las filas buenas'}
          </Button>
          <Button variant="default" onClick={bringAnother}>
            Elegir otro archivo
          </Button>
        </Group>
        {bad > 0 && good > 0 ? (
          <Text size="sm" className="v-muted">
            La edición quedará marcada como incompleta. Las filas malas se corrigen después en la lista de ediciones, o
            con un archivo corregido, que será su revisión siguiente.
          </Text>
        ) : null}
      </Stack>
    </section>
  );
}

interface ProblemsProps {
  readonly preview: ImportPreview;
}

function Problems({ preview }: ProblemsProps) {
  return (
    <div>
      <Group justify="space-between" mb={4}>
        <Title order={3} size="h5">
          Errores por hoja, fila y columna
        </Title>
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => downloadFile(fileNameOf(`errores ${preview.fileName}`, 'csv'), problemsCsv(preview.problems))}
        >
          CSV
        </Button>
      </Group>
      <ScrollRegion label="Errores del archivo">
        <table className="v-record-table">
          <thead>
            <tr>
              <th scope="col">Hoja</th>
              <th scope="col">Fila</th>
              <th scope="col">Columna</th>
              <th scope="col">Qué pasa</th>
              <th scope="col">Código</th>
            </tr>
          </thead>
          <tbody>
            {preview.problems.map((problem, index) => (
              <tr key={index}>
                <td>{problem.sheet}</td>
                <td>{problem.row === 0 ? 'toda' : problem.row}</td>
                <td>{problem.column}</td>
                <td>{problem.message}</td>
                <td>
                  <code>{problem.code}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {preview.moreProblems > 0 ? <Text size="sm">y {formatNumber(preview.moreProblems, 0)} errores más.</Text> : null}
    </div>
  );
}

interface FactsProps {
  readonly facts: ImportPreview['facts'];
}

/** What a national file says of itself. */
function Facts({ facts }: FactsProps) {
  return (
    <ul style={{ margin: 0 }}>
      {facts.map((fact) => (
        <li key={fact.code}>
          {fact.label}: <strong>{factWords(fact)}</strong>
        </li>
      ))}
    </ul>
  );
}

function factWords(fact: ImportPreview['facts'][number]): string {
  if ('count' in fact) return formatNumber(fact.count, 0);
  return fact.names.length === 0 ? 'ninguna' : fact.names.join(', ');
}

function Samples({ preview }: ProblemsProps) {
  return preview.tables
    .filter((table) => table.rows > 0)
    .map((table) => (
      <details key={table.code}>
        <summary>
          {table.title}: {formatNumber(table.rows, 0)} {table.rows === 1 ? 'fila' : 'filas'}
        </summary>
        <ScrollRegion label={`Muestra de ${table.title}`}>
          <table className="v-record-table">
            <tbody>
              {table.sample.map((values, index) => (
                <tr key={index}>
                  {Object.entries(values).map(([key, value]) => (
                    <td key={key}>{value === null ? '—' : String(value)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </details>
    ));
}

interface ImportDoneProps {
  readonly result: ImportResult;
  readonly section: string;
  readonly territory: string;
  readonly onAgain: () => void;
}

function ImportDone({ result, section, territory, onAgain }: ImportDoneProps) {
  return (
    <section className="v-card" aria-live="polite">
      <Title order={2} size="h4" mb="xs">
        {result.unchanged ? 'No cambió nada' : 'Guardado'}
      </Title>
      <p>
        {result.unchanged
          ? `El archivo es igual a la edición «${result.edition.title}», que ya estaba.`
          : `La edición «${result.edition.title}» quedó con ${formatNumber(result.stored, 0)} filas.`}
        {result.rejected > 0
          ? ` ${formatNumber(result.rejected, 0)} filas quedaron pendientes de corregir: la edición está incompleta.`
          : ''}
      </p>
      <Group gap="md">
        <Anchor component={Link} href={sectionPath(territory, section)}>
          Ver la sección
        </Anchor>
        <Button variant="default" size="compact-md" onClick={onAgain}>
          Cargar otro archivo
        </Button>
      </Group>
    </section>
  );
}
