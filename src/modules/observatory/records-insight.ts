// The sentence that opens the section: where the records went, and what goes against them.
import type { Sentence } from '#shared/document.ts';
import { as, say } from '#shared/sentence.ts';
import { type Change, inOrder } from './changes.ts';
import { monthOf, quarterText, withArticle } from './period.ts';
import { REMAINDER, type RecordsContext } from './records-context.ts';

/** "En la edición de abril de 2026, el primer trimestre de 2025 frente a 2024: los registros cayeron 20.7%…" */
export function insight({ data, total, modalities: all }: RecordsContext): Sentence {
  const { year } = data.period;
  const opening = `En la edición de ${monthOf(data.edition.cutOff)}, ${quarterText(data.period)} de ${year} frente a ${year - 1}: `;
  if (!total || total.verdict.kind === 'noData') return [`${opening}sin registros que comparar.`];
  const modalities = all.filter(({ key }) => key !== REMAINDER);
  const { previous, current, percent, verdict } = total;
  if (verdict.kind === 'inconclusive') {
    if (current.value === previous.value)
      return say`${opening}los registros se mantuvieron en ${current}${turn(modalities, 'rises')}.`;
    return say`${opening}los registros pasaron de ${previous} a ${current}, un cambio no concluyente${turn(modalities, 'rises')}.`;
  }
  const fell = verdict.kind === 'falls';
  const size =
    percent.value === null
      ? say`pasaron de ${previous} a ${current}`
      : say`${fell ? 'cayeron' : 'subieron'} ${as(percent, { sign: 'never' })}`;
  const against = turn(modalities, fell ? 'rises' : 'falls');
  const along = against.length > 0 ? [] : strongest(modalities, fell ? 'falls' : 'rises');
  return say`${opening}los registros ${size}${against}${along}.`;
}

/** " mientras la extorsión subió de 167 a 224": what goes against the total, with evidence. */
function turn(modalities: readonly Change[], kind: 'falls' | 'rises'): Sentence {
  const members = modalities
    .filter(({ verdict }) => verdict.kind === kind)
    .toSorted((a, b) => (a.verdict.pValue ?? 1) - (b.verdict.pValue ?? 1));
  const first = members[0];
  if (!first) return [];
  return say` mientras ${withArticle(first.key)} ${kind === 'rises' ? 'subió' : 'bajó'} de ${first.previous} a ${first.current}`;
}

function strongest(modalities: readonly Change[], kind: 'falls' | 'rises'): Sentence {
  const first = inOrder(modalities, kind)[0];
  return first ? say`, sobre todo ${withArticle(first.key)}: de ${first.previous} a ${first.current}` : [];
}
