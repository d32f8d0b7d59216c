export type { CheckReport, Diagnosis, Finding, FindingFigure } from './finding.ts';
export * from './contract.ts';
