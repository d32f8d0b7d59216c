import { plugSection } from '#modules/sources/server/index.ts';
import { complaintsSection } from '../section.ts';
import { loadComplaints } from './load.ts';
import { queryFields } from '../explore/query.ts';
import { answerQuery } from './explore.ts';
import { proveCounts } from './proof.ts';
import { sidpolBulk } from './sidpol-bulk.ts';

export { importSidpol, loadSidpol, type SidpolRequest, type SidpolResult } from './import-sidpol.ts';
export { findRegionMeasures, type RegionMeasure, type RegionMeasures } from './regions.ts';
export { findRegionStrip, type RegionStrip } from './strip.ts';

export { observatoryWork } from './work.ts';

export const complaintsPlug = plugSection(complaintsSection, {
  load: loadComplaints,
  editionsOf: ({ current }) => (current ? [current.edition] : []),
  proveQuery: proveCounts,
  figuresOfView: async (tx, { asOf, today }, view) => {
    const fields = queryFields.parse(Object.fromEntries(view));
    return (await answerQuery(tx, { fields, asOf, today })).figures;
  },
  bulk: sidpolBulk,
});
