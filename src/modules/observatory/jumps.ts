// Years of a place that double or halve: sooner a change in how complaints are recorded than in crime.
import type { Check, Constraint } from '#shared/check.ts';
import { type Figure, type FigureMap, numberOf } from '#shared/figure.ts';
import { formatFigure } from '#shared/format.ts';
import { createFigureBook, type FigureBook, type Place } from '#modules/sources/index.ts';
import type { ComplaintData, CountSum } from './dataset.ts';
import { periodEnd, slugOf } from './period.ts';
import { ratioInterval } from './poisson.ts';
import { recordsFigure } from './records.ts';
import { VERDICT_PARAMETERS } from './verdict.ts';

/** Parameters chosen by this platform, not by any norm. */
const JUMP_PARAMETERS = {
  /** Of one year to the next, or the other way round. */
  ratio: 2,
  /** What chance cannot explain: the whole 95 % interval of the ratio is beyond. */
  surely: 1.5,
  /** A jump among fewer records tells nobody anything. */
  minimumRecords: 100,
} as const;

const FULL_YEAR = { fromMonth: 1, toMonth: 12 } as const;
const YEAR_ID = /^complaints\.year(?:Records|Modality)@([^/]+)(\/[^/]+)?\/(\d{4})$/;

export function isJump(previous: number, current: number): boolean {
  const { ratio, surely, minimumRecords } = JUMP_PARAMETERS;
  if (Math.max(previous, current) < minimumRecords) return false;
  if (Math.min(previous, current) < VERDICT_PARAMETERS.minimumCases) return false;
  const rises = current >= ratio * previous;
  const { low, high } = ratioInterval(previous, current);
  return rises ? low > surely : previous >= ratio * current && high < 1 / surely;
}

/** Puts in the book the pairs of whole years that jump, of all records and of each modality. */
export function includeJumps(
  book: FigureBook,
  data: ComplaintData,
  annual: readonly CountSum[],
  place: Place,
): readonly Figure[] {
  // A book of its own: whole years must not meet the figures of a quarter.
  const whole = createFigureBook({ section: 'complaints', editions: [data.edition], tables: [] });
  const modalities = ['', ...new Set(annual.map(({ modality }) => modality))];
  const years = [...new Set(annual.map(({ year }) => year))]
    .filter((year) => periodEnd({ year, ...FULL_YEAR }) <= data.edition.cutOff)
    .toSorted((a, b) => a - b);
  return modalities.flatMap((modality) => {
    const figures = years.map((year) =>
      recordsFigure(
        whole,
        { ...data, period: { year, ...FULL_YEAR }, years: annual, parts: [] },
        place,
        year,
        modality,
      ),
    );
    return figures.flatMap((figure, index) => {
      const [before, now] = [numberOf(figures[index - 1]), numberOf(figure)];
      const previous = figures[index - 1];
      if (!previous || before === null || now === null || !isJump(before, now)) return [];
      const [from, to] = [years[index - 1] ?? 0, years[index] ?? 0];
      return [book.include(ofYear(previous, place, modality, from)), book.include(ofYear(figure, place, modality, to))];
    });
  });
}

function ofYear(figure: Figure, place: Place, modality: string, year: number): Figure {
  const at = place.code || 'PE';
  const id = modality === '' ? `yearRecords@${at}/${year}` : `yearModality@${at}/${slugOf(modality)}/${year}`;
  return { ...figure, id: `complaints.${id}` };
}

/** A warning, not a mistake: who knows why accepts it with the reason, and it is printed. */
export const jumps: Check = ({ territory, figures }) => {
  const at = territory || 'PE';
  return Object.values(figures).flatMap((current): Constraint[] => {
    const previous = yearBefore(current, at, figures);
    const [before, now] = [numberOf(previous), numberOf(current)];
    if (!previous || before === null || now === null || !isJump(before, now)) return [];
    return [
      {
        rule: 'complaints-jump',
        severity: 'minor',
        title: 'Ningún año duplica al anterior ni se reduce a la mitad sin que se diga por qué.',
        relation: {
          kind: 'holds',
          figures: [current.id, previous.id],
          holds: false,
          expected: 'un cambio menor, o su motivo',
          stated: `${current.label}: de ${formatFigure(previous)} a ${formatFigure(current)}`,
        },
        advice:
          'Pregunte si cambió el registro o la comisaría que recibe las denuncias antes de leerlo como un hecho; con la respuesta, acepte la observación.',
      },
    ];
  });
};

function yearBefore(figure: Figure, at: string, figures: FigureMap): Figure | undefined {
  const [, place, , year] = YEAR_ID.exec(figure.id) ?? [];
  if (place !== at || year === undefined || figure.later === true) return undefined;
  return figures[figure.id.replace(/\d{4}$/, String(Number(year) - 1))];
}
