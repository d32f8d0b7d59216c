export { type AuditFiles, auditFilesOf } from './files.ts';
export { type Act, recordAct, recordApart } from './record.ts';
export { readSealFile, sealHeads, type Sealing, startSealing } from './seals.ts';
export { sha256, verifyActs } from './verify.ts';
