// Progress of the plans of a territory, quarter by quarter, from the sums that sealing keeps.
import type { ReadTx } from '#server/database/database.ts';
import type { Scope, StoredRecord } from '#modules/sources/index.ts';
import type { Named, RollupRow, RollupView } from '../contract.ts';
import { lightOf } from '../follow-up/progress.ts';
import { type Quarter, quarterCode, QUARTERS } from '../follow-up/quarter.ts';
import { type ProgressRules, rulesOf } from '../follow-up/rules.ts';
import { countPlans, findGuidelineSums, findPartSums, findWholeSums, type RollupSum } from './rollup-store.ts';

export interface RollupYears {
  readonly fromYear: number;
  readonly toYear: number;
}

export async function rollupView(
  tx: ReadTx,
  scope: Scope,
  years: RollupYears,
  { parameters, guidelines }: { readonly parameters: readonly StoredRecord[]; readonly guidelines: readonly Named[] },
): Promise<RollupView> {
  const { place, children } = scope;
  const question = { territory: place.code, ...years };
  const digits = place.code.length + 2;
  const whole = await findWholeSums(tx, question);
  const parts = children.length === 0 ? [] : await findPartSums(tx, question, digits);
  const counts = children.length === 0 ? new Map<string, number>() : await countPlans(tx, question, digits);
  const total = (await countPlans(tx, question, 0)).get('') ?? 0;
  const byGuideline = await findGuidelineSums(tx, question);
  const quarters = quartersOf(years);
  const rules = new Map(
    quarters.map((quarter) => [quarterCode(quarter), rulesOf(parameters, quarter, place.code)] as const),
  );
  const row = (named: Named, plans: number, sums: readonly RollupSum[]): RollupRow => ({
    ...named,
    plans,
    quarters: quarters.map((quarter) => {
      const code = quarterCode(quarter);
      const sum = sums.find((one) => quarterCode(one.quarter) === code);
      return {
        quarter: code,
        closed: sum?.closed ?? 0,
        percent: sum?.percent ?? null,
        backed: sum?.backed ?? null,
        raw: sum?.raw ?? null,
        light: lightAt(sum?.percent ?? null, rules.get(code)),
      };
    }),
  });
  return {
    place,
    ...years,
    basis: rules.get(quarterCode(quarters[0] ?? { year: years.fromYear, quarter: 1 }))?.basis ?? '',
    whole: row({ code: place.code, name: place.name }, total, whole),
    parts: children.map(({ code, name }) => row({ code, name }, counts.get(code) ?? 0, sumsOf(parts, code))),
    guidelines: guidelines
      .map((named) => row(named, total, sumsOf(byGuideline, named.code)))
      .filter((one) => one.quarters.some(({ closed }) => closed > 0)),
    known: guidelines,
  };
}

function sumsOf(sums: readonly RollupSum[], code: string): readonly RollupSum[] {
  return sums.filter((sum) => sum.code === code);
}

function lightAt(percent: number | null, rules: ProgressRules | undefined) {
  return rules ? lightOf(percent, rules) : 'unknown';
}

function quartersOf({ fromYear, toYear }: RollupYears): readonly Quarter[] {
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, index) => fromYear + index);
  return years.flatMap((year) => QUARTERS.map((quarter) => ({ year, quarter })));
}
