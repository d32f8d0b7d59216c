import { plugSection } from '#modules/sources/server/index.ts';
import { queryFields } from '../explore/query.ts';
import { complaintsSection } from '../section.ts';
import { anomalyFields, findAnomalies } from './anomalies.ts';
import { evaluationFields } from '../explore/evaluation.ts';
import { evaluate } from './evaluation.ts';
import { answerQuery } from './explore.ts';
import { findLateRegistration, lateFields } from './late.ts';
import { loadComplaints } from './load.ts';
import { proveCounts } from './proof.ts';
import { sidpolBulk } from './sidpol-bulk.ts';

export { answerComplaints } from './explore.ts';
export { answerCsv } from './explore-routes.ts';
export { type ExploredChange, type ExploredModalities, exploreModalities } from './modalities.ts';
export { importSidpol, loadSidpol, type SidpolRequest, type SidpolResult } from './import-sidpol.ts';
export { findRegionMeasures, type RegionMeasure, type RegionMeasures } from './regions.ts';
export { findRegionStrip, type RegionStrip } from './strip.ts';
export { observatoryWork } from './work.ts';

export const complaintsPlug = plugSection(complaintsSection, {
  load: loadComplaints,
  editionsOf: ({ current }) => (current ? [current.edition] : []),
  proveQuery: proveCounts,
  figuresOfView: async (tx, { asOf, today }, view) => {
    const { vista, ...question } = Object.fromEntries(view);
    if (vista === 'anomalias')
      return (await findAnomalies(tx, { fields: anomalyFields.parse(question), asOf })).figures;
    if (vista === 'tardio')
      return (await findLateRegistration(tx, { fields: lateFields.parse(question), asOf })).figures;
    if (vista === 'evaluacion') return (await evaluate(tx, { fields: evaluationFields.parse(question), asOf })).figures;
    return (await answerQuery(tx, { fields: queryFields.parse(question), asOf, today })).figures;
  },
  bulk: sidpolBulk,
});
