// How each modality moved in a place and in its districts: what readers of several sections ask.
import type { ReadTx } from '#server/database/database.ts';
import type { Figure, FigureMap } from '#shared/figure.ts';
import { isRefusal } from '#shared/refusal.ts';
import type { Scope } from '#modules/sources/index.ts';
import type { Dimension } from '../explore/query.ts';
import { spanText } from '../explore/span.ts';
import type { VerdictKind } from '../verdict.ts';
import { answerQuery } from './explore.ts';

export interface ExploredChange {
  readonly territory: string;
  /** Verbatim. */
  readonly modality: string;
  readonly current: Figure;
  readonly percent: Figure;
  readonly verdict: VerdictKind;
}

export interface ExploredModalities {
  /** Spanish: «2024». */
  readonly period: string;
  /** Of the edition. */
  readonly modalities: readonly string[];
  readonly changes: readonly ExploredChange[];
  readonly figures: FigureMap;
}

/** Over the newest year that can be compared; null where no national file is known at the date. */
export async function exploreModalities(tx: ReadTx, scope: Scope): Promise<ExploredModalities | null> {
  const { place, asOf, today } = scope;
  const ask = (by: readonly Dimension[]) =>
    answerQuery(tx, { fields: { territory: [place.code || 'PE'], by: [...by], modality: [] }, asOf, today });
  try {
    const answers = [await ask(['modality'])];
    if (place.level === 'region' || place.level === 'province') answers.push(await ask(['district', 'modality']));
    const [first] = answers;
    if (!first) return null;
    return {
      period: spanText(first.query),
      modalities: first.modalities,
      changes: answers.flatMap(({ rows }) =>
        rows.map(({ place: of, modality, change }) => ({
          territory: of.code,
          modality,
          current: change.current,
          percent: change.percent,
          verdict: change.verdict.kind,
        })),
      ),
      figures: Object.assign({}, ...answers.map(({ figures }) => figures)),
    };
  } catch (error) {
    if (isRefusal(error) && error.code === 'no-complaints') return null;
    throw error;
  }
}
