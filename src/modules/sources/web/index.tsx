import { lazyPage, type WebRoute } from '#web/route.ts';

export { AttachmentPanel } from './AttachmentPanel.tsx';
export { EditionLine } from './EditionLine.tsx';
export { EditionPanel } from './EditionPanel.tsx';
export { EvidenceField, EvidenceList } from './EvidenceField.tsx';
export { LinkOrFileForm } from './LinkOrFileForm.tsx';
export { PermittedInSection } from './PermittedInSection.tsx';
export { useSectionRows } from './source-queries.ts';
export { useInSection } from './use-section.ts';

export const sourceRoutes: readonly WebRoute[] = [
  { path: '/t/:territory/s/:code/datos', page: lazyPage(async () => (await import('./RowsPage.tsx')).RowsPage) },
  { path: '/t/:territory/s/:code/cargar', page: lazyPage(async () => (await import('./ImportPage.tsx')).ImportPage) },
];
