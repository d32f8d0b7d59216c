// SIDPOL's official CSV (or its gzip) as the section's bulk file: the same for the web and the command line.
import { unpackedHead } from '#server/unpacked.ts';
import type { Values } from '#modules/sources/index.ts';
import type { BulkImport, BulkReading, BulkRequest } from '#modules/sources/server/index.ts';
import { findKnownCodes } from '#modules/territory/server/index.ts';
import { COMPLAINT_COUNTS } from '../dataset.ts';
import { isSidpolHeader } from '../sidpol-header.ts';
import { importSidpolIn, previewSidpol, type SidpolRequest, type SidpolResult } from './import-sidpol.ts';

const headLines = 20;
const sampleRows = 20;

/** Its `preview` and `store` answer a SidpolResult too, for whoever wants it whole. */
export const sidpolBulk: BulkImport = {
  recognises: (_fileName, firstBytes) => unpackedHead(firstBytes, 'latin1').split('\n', headLines).some(isSidpolHeader),
  preview: async (db, request): Promise<BulkReading & SidpolResult> => {
    const sample: Values[] = [];
    let rows = 0;
    let records = 0;
    const result = await previewSidpol(await db.read(findKnownCodes), sidpolRequest(request), (row) => {
      rows += 1;
      records += row.count;
      if (rows <= sampleRows) sample.push({ ...row });
    });
    return {
      ...result,
      tables: [{ code: COMPLAINT_COUNTS, title: 'Denuncias por distrito, mes y modalidad (SIDPOL)', rows, sample }],
      facts: [
        { code: 'records', label: 'Registros que suman', count: records },
        { code: 'new-modalities', label: 'Modalidades nuevas', names: result.newModalities },
        { code: 'missing-modalities', label: 'Modalidades que el archivo no trae', names: result.missingModalities },
      ],
    };
  },
  store: async (tx, request) => {
    const result = await importSidpolIn(tx, sidpolRequest(request));
    if (!result.edition) throw new Error('stored without an edition');
    return { ...result, edition: result.edition };
  },
};

function sidpolRequest({ file, manifest, actor, log }: BulkRequest): SidpolRequest {
  return {
    open: () => file.open(),
    fileName: file.name,
    manifest,
    actor,
    log,
    ...(file.sha256 === undefined ? {} : { sha256: file.sha256 }),
  };
}
