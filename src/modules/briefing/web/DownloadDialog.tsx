import { Alert, Anchor, Button, Checkbox, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import { formatNumber } from '#shared/format.ts';
import { useQuality } from '#modules/quality/web/index.tsx';
import { address } from '#web/api/request.ts';
import { hrefOf, type PageScope, placePath, useScope } from '#web/place/scope.ts';
import { Answer } from '#web/state/Answer.tsx';
import { type DeckChoice, deckQuery, type PreviewDeck, useDeck } from './briefing-queries.ts';
import { SlideThumbnail } from './SlideThumbnail.tsx';
import './download-dialog.css';

interface DownloadDialogProps {
  readonly onClose: () => void;
}

const FORMATS = [
  { format: 'pptx', label: 'PowerPoint', note: 'tablas y gráficos editables' },
  { format: 'pdf', label: 'PDF', note: 'accesible, para imprimir' },
  { format: 'html', label: 'HTML', note: 'una sola página' },
  { format: 'json', label: 'Datos (JSON)', note: 'cada cifra con su origen' },
] as const;

/** The briefing before it is downloaded: what it will hold, and what is still open. */
export function DownloadDialog({ onClose }: DownloadDialogProps) {
  const scope = useScope();
  const [choice, setChoice] = useState<DeckChoice>({ withPhotos: true, withLater: true });
  const deck = useDeck(scope, choice, true);
  return (
    <Modal
      opened
      onClose={onClose}
      size="min(1100px, 96vw)"
      title="Descargar briefing"
      closeButtonProps={{ 'aria-label': 'Cerrar' }}
    >
      <Stack gap="md">
        <SeriousBanner scope={scope} onLeave={onClose} />
        <Group gap="lg">
          <Checkbox
            label="Fotos"
            checked={choice.withPhotos}
            onChange={(event) => setChoice({ ...choice, withPhotos: event.currentTarget.checked })}
          />
          <Checkbox
            label="Posterior al corte"
            disabled={scope.asOf === null}
            checked={choice.withLater}
            onChange={(event) => setChoice({ ...choice, withLater: event.currentTarget.checked })}
          />
        </Group>
        <Group gap="xs" component="section" aria-label="Formatos">
          {FORMATS.map(({ format, label, note }) => (
            <Button
              key={format}
              component="a"
              href={address('/api/report', { ...scope, format, ...deckQuery(choice) })}
              download
              variant={format === 'pptx' ? 'filled' : 'default'}
              title={note}
            >
              {label}
            </Button>
          ))}
        </Group>
        <Answer query={deck} blocks={[24, 200, 200]}>
          {(data) => <Preview deck={data} />}
        </Answer>
      </Stack>
    </Modal>
  );
}

interface SeriousBannerProps {
  readonly scope: PageScope;
  readonly onLeave: () => void;
}

/** "2 observaciones graves: ver, corregir o aceptar con motivo". */
function SeriousBanner({ scope, onLeave }: SeriousBannerProps) {
  const quality = useQuality(scope);
  const serious =
    quality.data?.findings.filter((finding) => finding.status === 'open' && finding.severity === 'serious').length ?? 0;
  if (serious === 0) return null;
  return (
    <Alert color="red" variant="light">
      <strong>
        {formatNumber(serious, 0)} {serious === 1 ? 'observación grave' : 'observaciones graves'}:
      </strong>{' '}
      <Anchor
        component={Link}
        href={hrefOf(`${placePath(scope.territory)}/calidad`, scope.asOf)}
        onClick={onLeave}
        inherit
      >
        ver, corregir o aceptar con motivo
      </Anchor>
      . El briefing las imprime en su página de verificación.
    </Alert>
  );
}

interface PreviewProps {
  readonly deck: PreviewDeck;
}

function Preview({ deck }: PreviewProps) {
  return (
    <section aria-labelledby="deck-preview">
      <Title order={3} size="h5" id="deck-preview">
        {deck.title}
      </Title>
      <Text size="sm" className="v-muted" mb="sm">
        {deck.asOfText} · fechado el {formatDate(deck.datedOn)} · {formatNumber(deck.slides.length, 0)} láminas ·{' '}
        {deck.status === 'published' ? 'ediciones publicadas' : 'incluye borradores'}
        {deck.synthetic ? ' · incluye datos sintéticos' : ''}
      </Text>
      <ol className="v-thumbnails">
        {deck.slides.map((slide) => (
          <li key={slide.id}>
            <SlideThumbnail slide={slide} figures={deck.figures} />
          </li>
        ))}
      </ol>
    </section>
  );
}
