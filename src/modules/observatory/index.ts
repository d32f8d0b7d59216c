export type { ComplaintAnswer } from './contract.ts';
export { type Change, compareFamily } from './changes.ts';
export { eTest, exactConditionalTest, ratioInterval } from './poisson.ts';
export { type ComplaintsExtra, complaintsSection } from './section.ts';
export { judgeFamily, type Verdict, VERDICT_PARAMETERS, VERDICT_WORDS } from './verdict.ts';
export { queryFields } from './explore/query.ts';
