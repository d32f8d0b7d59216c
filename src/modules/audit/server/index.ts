export { copyAuditFiles, restoreAuditFiles } from './backup.ts';
export { type AuditFiles, auditFilesOf } from './files.ts';
export { type AuditHooksDeps, type ExportedRoute, registerAuditHooks } from './hooks.ts';
export { type PersonalInput, type PersonalValues, readPersonal, rotateMasterKey } from './personal.ts';
export { findPublishedAct } from './published-act-store.ts';
export { type Act, eraseSubject, recordAct, recordApart } from './record.ts';
export { type ActRoutesDeps, registerActRoutes } from './routes.ts';
export { readSealFile, sealHeads, type Sealing, startSealing } from './seals.ts';
export { sha256, verifyActs } from './verify.ts';
