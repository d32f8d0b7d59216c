import { Button, Group, Modal, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { ActHistory } from '#modules/audit/web/index.tsx';
import { formatNumber } from '#shared/format.ts';
import { Answer } from '#web/state/Answer.tsx';
import type { EditionList } from '../contract.ts';
import { SOURCES } from '../policy.ts';
import { EditionLine } from './EditionLine.tsx';
import { MendRows } from './MendRows.tsx';
import { PermittedInSection } from './PermittedInSection.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import { useEditions, usePublishEdition, useRetireEdition } from './source-queries.ts';
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
  const [isPublishing, setIsPublishing] = useState(false);
  const [isRetiring, setIsRetiring] = useState(false);
  const [isMending, setIsMending] = useState(false);
  const [isTelling, setIsTelling] = useState(false);
  const publish = usePublishEdition(edition.id);
  const retire = useRetireEdition(edition.id);
  return (
    <li>
      <div>
        <EditionLine edition={edition} />
        <Text size="sm" className="v-muted">
          Fuente: {edition.source}
          {edition.rows > 0 ? ` · ${formatNumber(edition.rows, 0)} ${edition.rows === 1 ? 'fila' : 'filas'}` : ''}
          {edition.retiredReason === null ? '' : ` · Motivo del retiro: ${edition.retiredReason}`}
        </Text>
      </div>
      <Group gap={4} wrap="nowrap">
        <PermittedInSection section={edition.section} permission={SOURCES.readRejected} territory={edition.territory}>
          {edition.rejected > 0 && edition.retiredOn === null ? (
            <Button size="compact-xs" variant="default" onClick={() => setIsMending(true)}>
              {formatNumber(edition.rejected, 0)} {edition.rejected === 1 ? 'fila' : 'filas'} por corregir
            </Button>
          ) : null}
          {edition.rejected === 0 && edition.discarded > 0 ? (
            <Button size="compact-xs" variant="subtle" onClick={() => setIsMending(true)}>
              {formatNumber(edition.discarded, 0)} {edition.discarded === 1 ? 'fila descartada' : 'filas descartadas'}
            </Button>
          ) : null}
        </PermittedInSection>
        <Button size="compact-xs" variant="subtle" onClick={() => setIsTelling(true)}>
          Historial
        </Button>
        {edition.status === 'draft' && edition.retiredOn === null ? (
          <PermittedInSection
            section={edition.section}
            permission={SOURCES.publishEdition}
            territory={edition.territory}
          >
            <Button size="compact-xs" variant="default" onClick={() => setIsPublishing(true)}>
              Publicar
            </Button>
          </PermittedInSection>
        ) : null}
        {edition.retiredOn === null ? (
          <PermittedInSection
            section={edition.section}
            permission={SOURCES.retireEdition}
            territory={edition.territory}
          >
            <Button size="compact-xs" variant="subtle" color="red" onClick={() => setIsRetiring(true)}>
              Retirar
            </Button>
          </PermittedInSection>
        ) : null}
      </Group>
      <Modal
        opened={isPublishing}
        onClose={() => setIsPublishing(false)}
        title="Publicar la edición"
        closeButtonProps={{ 'aria-label': 'Cerrar' }}
      >
        <ReasonForm
          question={`«${edition.title}» contará en todas las páginas y la verá cualquiera.`}
          action="Publicar la edición"
          isBusy={publish.isPending}
          error={publish.error}
          onConfirm={(reason) => publish.mutate(reason, { onSuccess: () => setIsPublishing(false) })}
          onCancel={() => setIsPublishing(false)}
        />
      </Modal>
      <Modal
        opened={isRetiring}
        onClose={() => setIsRetiring(false)}
        title="Retirar la edición"
        closeButtonProps={{ 'aria-label': 'Cerrar' }}
      >
        <ReasonForm
          color="red"
          question={`«${edition.title}» deja de contar en todas las páginas; sus filas se conservan.`}
          action="Retirar la edición"
          isBusy={retire.isPending}
          error={retire.error}
          onConfirm={(reason) => retire.mutate(reason, { onSuccess: () => setIsRetiring(false) })}
          onCancel={() => setIsRetiring(false)}
        />
      </Modal>
      <Modal
        opened={isMending}
        onClose={() => setIsMending(false)}
        title={`Filas con errores de «${edition.title}»`}
        size="xl"
        closeButtonProps={{ 'aria-label': 'Cerrar' }}
      >
        {isMending ? <MendRows editionId={edition.id} /> : null}
      </Modal>
      <Modal
        opened={isTelling}
        onClose={() => setIsTelling(false)}
        title={`Historial de «${edition.title}»`}
        size="lg"
        closeButtonProps={{ 'aria-label': 'Cerrar' }}
      >
        {isTelling ? <ActHistory subject={`edition/${edition.id}`} /> : null}
      </Modal>
    </li>
  );
}
