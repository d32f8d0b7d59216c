import type { Severity } from '#shared/check.ts';
import type { State } from '#shared/document.ts';
import type { Figure } from '#shared/figure.ts';
import { formatFigure, formatNumber } from '#shared/format.ts';
import type { Finding, FindingFigure } from '../finding.ts';

export const SEVERITY_WORDS: Readonly<
  Record<Severity, { readonly one: string; readonly many: string; readonly state: State }>
> = {
  serious: { one: 'Grave', many: 'Graves', state: 'bad' },
  moderate: { one: 'Moderada', many: 'Moderadas', state: 'warn' },
  minor: { one: 'Menor', many: 'Menores', state: 'unknown' },
};

/** A value of a finding, printed as its figure would be. */
export function findingValue(value: number | string | null, figure: Figure | undefined): string {
  if (value === null) return 'sin dato';
  if (!figure) return typeof value === 'string' ? value : formatNumber(value, 0);
  if (typeof value === 'number' && figure.unit === 'text') return String(value);
  return formatFigure({ ...figure, value });
}

/** Label and period, without saying the period twice. */
export function figureName({ label, period }: Figure): string {
  return period === '' || label.includes(period) ? label : `${label}, ${period}`;
}

/** "entre 27.5 y 27.7", or the one expected value when both ends are the same. */
export function expectedWords(item: FindingFigure, figure: Figure | undefined): string {
  const { low, high, computed } = item;
  if (low === null || high === null) return computed === null ? '—' : findingValue(computed, figure);
  const decimals = Math.min(6, (figure?.decimals ?? 0) + 1);
  const [from, to] = [formatNumber(low, decimals), formatNumber(high, decimals)];
  return from === to ? findingValue(computed ?? low, figure) : `entre ${from} y ${to}`;
}

export interface CauseGroup {
  readonly rootCause: string;
  readonly findings: readonly Finding[];
}

/** Findings that one mistake explains, together, in the order they came. */
export function groupByCause(findings: readonly Finding[]): readonly CauseGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) groups.set(finding.rootCause, [...(groups.get(finding.rootCause) ?? []), finding]);
  return [...groups].map(([rootCause, members]) => ({ rootCause, findings: members }));
}
