export type { CheckReport, Diagnosis, Finding, FindingFigure } from './finding.ts';
export * from './contract.ts';
export { checkAsJson, type CheckJson } from './check-json.ts';
export { type Acceptance, type CheckRun, runChecks } from './run-checks.ts';
export { checkAsText } from './check-text.ts';
export { QUALITY } from './policy.ts';
