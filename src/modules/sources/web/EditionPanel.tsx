import { Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '#shared/format.ts';
import { Answer } from '#web/state/Answer.tsx';
import type { EditionList } from '../contract.ts';
import { EditionLine } from './EditionLine.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import { useEditions, useRejectedRows, useRetireEdition } from './source-queries.ts';
import './edition-panel.css';

interface EditionPanelProps {
  readonly section: string;
  readonly territory: string;
}

type ListedEdition = EditionList['editions'][number];

/** All editions of a section that speak of a place: kept for ever, retired with a reason. */
export function EditionPanel({ section, territory }: EditionPanelProps) {
  const editions = useEditions(section, territory);
  return (
    <section className="v-card" aria-labelledby="edition-list">
      <Title order={2} size="h4" id="edition-list" mb="xs">
        Ediciones
      </Title>
      <Answer query={editions} blocks={[40, 40]}>
        {(data) =>
          data.editions.length === 0 ? (
            <Text>Todavía no hay ediciones de esta sección para este lugar.</Text>
          ) : (
            <ul className="v-editions">
              {data.editions.map((edition) => (
                <EditionItem key={edition.id} edition={edition} />
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  );
}

interface EditionItemProps {
  readonly edition: ListedEdition;
}

function EditionItem({ edition }: EditionItemProps) {
  const [isRetiring, setIsRetiring] = useState(false);
  const [isShowing, setIsShowing] = useState(false);
  const retire = useRetireEdition(edition.id);
  return (
    <li>
      <div>
        <EditionLine edition={edition} />
        <Text size="sm" className="v-muted">
          Fuente: {edition.source} · {formatNumber(edition.rows, 0)} filas
          {edition.rejected > 0 ? ` · ${formatNumber(edition.rejected, 0)} rechazadas` : ''}
          {edition.retiredReason === null ? '' : ` · Motivo del retiro: ${edition.retiredReason}`}
        </Text>
      </div>
      <Group gap={4} wrap="nowrap">
        {edition.rejected > 0 ? (
          <Button size="compact-xs" variant="default" onClick={() => setIsShowing(true)}>
            Ver rechazadas
          </Button>
        ) : null}
        {edition.retiredOn === null ? (
          <Button size="compact-xs" variant="subtle" color="red" onClick={() => setIsRetiring(true)}>
            Retirar
          </Button>
        ) : null}
      </Group>
      <Modal
        opened={isRetiring}
        onClose={() => setIsRetiring(false)}
        title="Retirar la edición"
        closeButtonProps={{ 'aria-label': 'Cerrar' }}
      >
        <ReasonForm
          question={`«${edition.title}» deja de contar en todas las páginas; sus filas se conservan.`}
          action="Retirar la edición"
          isBusy={retire.isPending}
          error={retire.error}
          onConfirm={(reason) => retire.mutate(reason, { onSuccess: () => setIsRetiring(false) })}
          onCancel={() => setIsRetiring(false)}
        />
      </Modal>
      <Modal
        opened={isShowing}
        onClose={() => setIsShowing(false)}
        title="Filas rechazadas"
        size="xl"
        closeButtonProps={{ 'aria-label': 'Cerrar' }}
      >
        {isShowing ? <Rejected editionId={edition.id} /> : null}
      </Modal>
    </li>
  );
}

interface RejectedProps {
  readonly editionId: number;
}

function Rejected({ editionId }: RejectedProps) {
  const rejected = useRejectedRows(editionId);
  return (
    <Answer query={rejected} blocks={[80]}>
      {(data) => (
        <Stack gap="sm">
          {data.rows.map((row) => (
            <div key={row.id} className="v-rejected">
              <Text fw={600}>
                Hoja «{row.sheet}», fila {row.row}
              </Text>
              <ul>
                {row.problems.map((problem, index) => (
                  <li key={index}>
                    {problem.column === '' ? '' : `${problem.column}: `}
                    {problem.message}
                  </li>
                ))}
              </ul>
              <Text size="sm" className="v-muted">
                {Object.entries(row.raw)
                  .map(([label, value]) => `${label}: ${value}`)
                  .join(' · ')}
              </Text>
            </div>
          ))}
        </Stack>
      )}
    </Answer>
  );
}
