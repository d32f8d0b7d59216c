// The dated parameters that committees go by, each with where it comes from.
import type { ReadTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import { grouped } from '#shared/grouped.ts';
import { Refusal } from '#shared/refusal.ts';
import { CONFIDENCE_TEXT, parameterAt } from '#modules/norms/index.ts';
import { findParameters } from '#modules/norms/server/index.ts';
import type { CommitteeKind } from '../committee.ts';
import { PUBLICATION_PARAMETER, QUORUM_PARAMETER, type RhythmKind, rhythmParameter } from '../rhythm.ts';

export interface Rule {
  readonly value: number;
  /** Norm and article, or «supuesto de la plataforma». */
  readonly basis: string;
  readonly isGuess: boolean;
}

export interface CommitteeRules {
  /** Percentage of the members in force that the quorum is above of. Throws `quorum-rule-missing`. */
  quorum(territory: string, day: CalendarDate): Rule;
  /** How many a year; undefined where no rule asks for them. */
  yearly(kind: CommitteeKind, rhythm: RhythmKind, territory: string, day: CalendarDate): Rule | undefined;
  /** Working days to publish minutes. */
  publication(territory: string, day: CalendarDate): Rule | undefined;
}

/** Of a territory and those inside it. */
export async function findRules(tx: ReadTx, territory: string, today: CalendarDate): Promise<CommitteeRules> {
  const records = await findParameters(tx, {
    place: { code: territory, name: '', level: 'country' },
    children: [],
    districts: [],
    asOf: null,
    today,
  });
  // Asked for each session of a country: only the rows of the code are read.
  const byCode = grouped(records, ({ values }) => values['code']);
  const ruleOf = (code: string, place: string, day: CalendarDate): Rule | undefined => {
    const parameter = parameterAt(byCode.get(code) ?? [], code, day, place);
    if (parameter?.value.kind !== 'number') return undefined;
    const { norm, article, confidence } = parameter;
    const words = CONFIDENCE_TEXT[confidence];
    return {
      value: parameter.value.value,
      basis: norm === null ? words : `${norm}${article ? `, ${article}` : ''} (${words})`,
      isGuess: confidence === 'GUESS',
    };
  };
  return {
    quorum: (place, day) => {
      const rule = ruleOf(QUORUM_PARAMETER, place, day);
      if (rule) return rule;
      throw new Refusal(
        'conflict',
        'quorum-rule-missing',
        'Ningún parámetro de Normas dice con cuántos miembros hay quórum en esa fecha.',
      );
    },
    yearly: (kind, rhythm, place, day) => ruleOf(rhythmParameter(kind, rhythm), place, day),
    publication: (place, day) => ruleOf(PUBLICATION_PARAMETER, place, day),
  };
}
