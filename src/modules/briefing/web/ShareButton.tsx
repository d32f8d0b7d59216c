import { Button } from '@mantine/core';
import { useState } from 'react';
import { lightTheme } from '#shared/theme.ts';
import { drawingToSvg } from '#shared/drawing-svg.ts';
import { fileNameOf } from '#web/table/csv.ts';
import { downloadFile } from '#web/table/download.ts';
import { useCatalog } from './briefing-queries.ts';
import type { Overview } from '../contract.ts';
import { shareCard } from './share-card.ts';
import { drawShareCard } from './share-picture.ts';

interface ShareButtonProps {
  readonly overview: Overview;
}

/** "Compartir": a picture with the district's figures, their source and date. */
export function ShareButton({ overview }: ShareButtonProps) {
  const catalog = useCatalog();
  const [status, setStatus] = useState<'idle' | 'busy' | 'failed'>('idle');
  const share = async (): Promise<void> => {
    setStatus('busy');
    try {
      const card = shareCard(overview, catalog.data?.today ?? '');
      const drawing = overview.map[0]?.drawing;
      const map = drawing ? drawingToSvg(drawing, overview.figures, lightTheme, { alt: '' }) : null;
      const picture = await drawShareCard(card, map);
      await handOver(fileNameOf(`vigia ${overview.place.name}`, 'png'), picture, card.title);
      setStatus('idle');
    } catch {
      setStatus('failed');
    }
  };
  return (
    <div>
      <Button variant="default" loading={status === 'busy'} onClick={() => void share()}>
        Compartir
      </Button>
      <output>{status === 'failed' ? ' No se pudo hacer la imagen.' : ''}</output>
    </div>
  );
}

/** Telephones offer their own sharing; elsewhere the picture is downloaded. */
async function handOver(name: string, picture: Blob, title: string): Promise<void> {
  const file = new File([picture], name, { type: 'image/png' });
  const isTouch = matchMedia('(pointer: coarse)').matches;
  if (isTouch && navigator.canShare?.({ files: [file] })) {
    await navigator.share({ files: [file], title }).catch(() => undefined);
    return;
  }
  downloadFile(name, picture);
}
