// Amounts and percentages as documents and pages of plans write them.
import { formatNumber } from '#shared/format.ts';

/** 12.5, 1,200: as many decimals as it has, at most two. */
export function amountWords(value: number | null): string {
  if (value === null) return 'sin dato';
  return formatNumber(value, decimalsOf(value));
}

function decimalsOf(value: number): number {
  const text = String(Math.round(value * 100) / 100).split('.')[1];
  return text?.length ?? 0;
}

/** «1 fila», «1,200 filas». */
export function countWords(count: number, one: string, many: string): string {
  return `${formatNumber(count, 0)} ${count === 1 ? one : many}`;
}

export function percentWords(percent: number | null): string {
  return percent === null ? 'sin dato' : `${formatNumber(percent, 1)}%`;
}

/** «80.0% (50.0% con sustento)»; nothing is added when all of it has evidence. */
export function progressWords({ percent, backed }: { readonly percent: number; readonly backed: number }): string {
  const isWhole = percentWords(percent) === percentWords(backed);
  return isWhole ? percentWords(percent) : `${percentWords(percent)} (${percentWords(backed)} con sustento)`;
}
