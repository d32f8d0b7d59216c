import { formatDate } from '#shared/calendar-date.ts';

export interface Credit {
  readonly source: string;
  readonly elaboration: string;
  readonly cutOff: string | null;
}

const CUT_OFFS_LISTED = 3;

/** "Fuente: … · Elaboración: … · Corte: …", one line per source; many cut-offs of one become a span. */
export function creditLines(credits: readonly Credit[]): readonly string[] {
  const groups = new Map<string, { readonly credit: Credit; readonly cutOffs: Set<string> }>();
  for (const credit of credits) {
    if (credit.source === '' && credit.cutOff === null) continue;
    const key = `${credit.source}|${credit.elaboration}`;
    const group = groups.get(key) ?? { credit, cutOffs: new Set<string>() };
    if (credit.cutOff !== null) group.cutOffs.add(credit.cutOff);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ credit, cutOffs }) =>
    [
      credit.source === '' ? '' : `Fuente: ${credit.source}`,
      credit.elaboration === '' ? '' : `Elaboración: ${credit.elaboration}`,
      cutOffWords([...cutOffs].toSorted()),
    ]
      .filter(Boolean)
      .join(' · '),
  );
}

function cutOffWords(cutOffs: readonly string[]): string {
  const [first] = cutOffs;
  const last = cutOffs.at(-1);
  if (first === undefined || last === undefined) return '';
  if (cutOffs.length > CUT_OFFS_LISTED) return `Cortes: del ${formatDate(first)} al ${formatDate(last)}`;
  return `${cutOffs.length === 1 ? 'Corte' : 'Cortes'}: ${cutOffs.map(formatDate).join(', ')}`;
}
