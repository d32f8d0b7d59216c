export { catalogueOf, type KnownNorm, type NormCatalogue, type Resolution } from './catalogue.ts';
export { type Citation, type CitationContext, findCitations, type NormType, parseCitation } from './citation.ts';
export { LINT_KINDS, type LintFinding, type LintKind, type LintReport, lintText } from './lint.ts';
export { dayAt, numberAt, type Parameter, parameterAt, type ParameterValue, readParameter } from './parameters.ts';
export type { NormsExtra } from './norms-extra.ts';
export { thresholdIn, thresholdNumber } from './threshold.ts';
export { NORMS } from './policy.ts';
export { type Confidence, CONFIDENCE_TEXT, PARAMETER_TABLE } from './tables.ts';
