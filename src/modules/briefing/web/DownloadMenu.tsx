import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import './download-menu.css';

const DownloadDialog = lazy(async () => ({ default: (await import('./DownloadDialog.tsx')).DownloadDialog }));

/** "Descargar briefing ▾": the dialog comes with its preview when it is first opened. */
export function DownloadMenu() {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button size="sm" onClick={open} aria-haspopup="dialog">
        <span className="v-wide-only">Descargar briefing&nbsp;▾</span>
        <span className="v-narrow-only">Briefing&nbsp;▾</span>
      </Button>
      {opened ? (
        <Suspense fallback={null}>
          <DownloadDialog onClose={close} />
        </Suspense>
      ) : null}
    </>
  );
}
