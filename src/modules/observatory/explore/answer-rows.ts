// An answer without figures: what the API and the command line give.
import { numberOf } from '#shared/figure.ts';
import type { ComplaintAnswer, ComplaintAnswerRow } from '../contract.ts';
import { exactConditionalTest } from '../poisson.ts';
import type { AnswerRow, AnswerView } from './answer.ts';
import { queryAddress } from './query.ts';

export function answerOf({ query, edition, rows }: AnswerView): ComplaintAnswer {
  const { id, title, source, cutOff, publishedOn, licence } = edition;
  return {
    query,
    address: queryAddress(query),
    edition: { id, title, source, cutOff, publishedOn, licence },
    rows: rows.map(plainRow),
  };
}

function plainRow({ place, modality, from, to, change, share, rate }: AnswerRow): ComplaintAnswerRow {
  const [count, previous] = [numberOf(change.current), numberOf(change.previous)];
  return {
    territory: place.code || 'PE',
    place: place.name,
    modality: modality || null,
    from,
    to,
    count,
    previous,
    changePercent: rounded(numberOf(change.percent), 1),
    changeLow: rounded(numberOf(change.low), 1),
    changeHigh: rounded(numberOf(change.high), 1),
    verdict: change.verdict.kind,
    pValue: rounded(change.verdict.pValue, 6),
    exactPValue: count === null || previous === null ? null : rounded(exactConditionalTest(previous, count), 6),
    sharePercent: rounded(numberOf(share ?? undefined), 2),
    ratePer100k: rounded(numberOf(rate ?? undefined), 2),
  };
}

function rounded(value: number | null, decimals: number): number | null {
  return value === null ? null : Math.round(value * 10 ** decimals) / 10 ** decimals;
}

/** Heads of the file, in Spanish, and where each comes from. */
export const ANSWER_COLUMNS: readonly { readonly key: keyof ComplaintAnswerRow; readonly label: string }[] = [
  { key: 'territory', label: 'Ubigeo' },
  { key: 'place', label: 'Lugar' },
  { key: 'modality', label: 'Modalidad' },
  { key: 'from', label: 'Desde' },
  { key: 'to', label: 'Hasta' },
  { key: 'count', label: 'Registros' },
  { key: 'previous', label: 'Mismo periodo anterior' },
  { key: 'changePercent', label: 'Cambio %' },
  { key: 'changeLow', label: 'Límite inferior %' },
  { key: 'changeHigh', label: 'Límite superior %' },
  { key: 'verdict', label: 'Lectura' },
  { key: 'pValue', label: 'p (prueba E)' },
  { key: 'exactPValue', label: 'p (exacta condicional)' },
  { key: 'sharePercent', label: 'Parte %' },
  { key: 'ratePer100k', label: 'Por 100 mil hab.' },
];
