// What the source calls "bajo" or "bueno", beside the platform's own guess from the part of the year gone.
import { type Figure, numberOf } from '#shared/figure.ts';
import type { SectionInput, StoredRecord } from '#modules/sources/index.ts';

/** The platform's level: advance over the expected one, read in bands that are rows (and a guess until a norm sets them). */
export function guessLevel(
  input: SectionInput,
  advance: Figure,
  yearShare: Figure,
  name: { readonly id: string; readonly label: string },
): Figure | null {
  const bands = input.national('budget-bands');
  const [spent, expected] = [numberOf(advance), numberOf(yearShare)];
  if (bands.length === 0 || spent === null || expected === null || expected === 0) return null;
  const pace = (spent / expected) * 100;
  const band = bands.filter(({ values }) => Number(values['minimum']) <= pace).toSorted(byMinimum)[0];
  if (!band) return null;
  const minimum = input.book.stated(band, 'minimum', {
    id: `band@PE/${band.values['level']}`,
    label: `Mínimo del avance esperado para el nivel «${band.values['level']}» (supuesto)`,
    period: '',
    territory: '',
    unit: 'percent',
  });
  return input.book.include({
    id: `budget.${name.id}`,
    section: 'budget',
    label: name.label,
    value: String(band.values['level']),
    unit: 'text',
    decimals: 0,
    period: advance.period,
    territory: advance.territory,
    source: advance.source,
    elaboration: 'Vigía',
    cutOff: advance.cutOff,
    origin: {
      kind: 'formula',
      formula: 'banda (supuesto de la plataforma) en que cae avance ÷ parte transcurrida del año',
      inputs: [advance.id, yearShare.id, minimum.id],
    },
  });
}

const byMinimum = (a: StoredRecord, b: StoredRecord): number =>
  Number(b.values['minimum']) - Number(a.values['minimum']);
