export { type Citation, type CitationContext, findCitations, type NormType, parseCitation } from './citation.ts';
export { dayAt, numberAt, type Parameter, parameterAt, type ParameterValue, readParameter } from './parameters.ts';
export { normsSection } from './section.ts';
export { type Confidence, CONFIDENCE_TEXT, PARAMETER_TABLE } from './tables.ts';
