export type { AnySection } from '../section.ts';
export { type ActionContext, addRow, correctRow, retireEdition, withdrawRow } from './actions.ts';
export { findAttachmentContent, findAttachments } from './attachments.ts';
export { findEvidence, findEvidenceContent, publishEvidence, storeEvidence } from './evidence.ts';
export { isBulk, forgetUploads, removeOldDrafts } from './drafts.ts';
export type { DraftLimits } from './draft-quota.ts';
export { type ImportFile, type ImportManifest, previewOf, readImport, storeReading } from './importing.ts';
export { findEarlierFigures } from './earlier.ts';
export {
  type BulkImport,
  type BulkReading,
  type BulkRequest,
  type ComposedSection,
  figuresOf,
  type LoadContext,
  plugSection,
  type QueryOrigin,
  type QueryRows,
  type SectionPlug,
} from './plug.ts';
export type { SourceRoutesDeps } from './named-in-request.ts';
export { registerSourceRoutes } from './routes.ts';
export { updateEditionIncomplete } from './mending-store.ts';
export { loadShippedEditions } from './shipped.ts';
export { countingEditions, findRecordsByIds, findRecordsInForce, findRecordsLike } from './record-store.ts';
export {
  findAllEditions,
  findEdition,
  findEditionsByIds,
  findEditionsOfSection,
  findPublications,
  findSameFile,
  insertEdition,
  insertRejectedRows,
  type NewEdition,
} from './store.ts';
export type { DutyQuestion, WorkDeps, WorkPlug } from './work.ts';
export { renderTemplate } from './template.ts';
export { readSpreadsheet } from './spreadsheet/index.ts';
export { receiveSmallFile } from './upload.ts';
