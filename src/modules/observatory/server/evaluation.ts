import type { ReadTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { Panel } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import { Refusal } from '#shared/refusal.ts';
import { createFigureBook } from '#modules/sources/index.ts';
import { findPlacesInside } from '#modules/territory/server/index.ts';
import { countFigure } from '../explore/answer.ts';
import { checkEvaluation, evaluationPanel, type EvaluationFields, GROUPS, sidesOf } from '../explore/evaluation.ts';
import { editionOf, modalityOf } from './explore.ts';
import { findGroups, findModalities, findMonths } from './explore-store.ts';

export interface Evaluation {
  readonly panel: Panel;
  readonly figures: FigureMap;
}

/** Throws a Refusal: those of `checkEvaluation`, no-complaints, unknown-edition, unknown-modality, unknown-ubigeo. */
export async function evaluate(
  tx: ReadTx,
  { fields, asOf }: { readonly fields: EvaluationFields; readonly asOf: CalendarDate | null },
): Promise<Evaluation> {
  const { edition, isCurrent } = await editionOf(tx, fields.edition ?? null, asOf);
  const known = (await findMonths(tx, edition.id)) ?? { from: '2018-01', to: '2018-01' };
  checkEvaluation(fields, known);
  const modality = fields.modality === '' ? '' : modalityOf(fields.modality, await findModalities(tx, edition.id));
  const territories = GROUPS.flatMap((group) => fields[group]);
  const places = await findPlacesInside(tx, territories, null);
  const missing = territories.find((code) => !places.some((place) => place.code === code));
  if (missing !== undefined)
    throw new Refusal('not-found', 'unknown-ubigeo', `No hay ningún territorio con el ubigeo «${missing}».`);
  const { before, after } = sidesOf(fields);
  const request = {
    editionId: edition.id,
    query: { territories, by: [] },
    modalities: modality === '' ? [] : [modality],
  };
  const groups = [
    ...(await findGroups(tx, { ...request, ...before })),
    ...(await findGroups(tx, { ...request, ...after })),
  ];
  const book = createFigureBook({ section: 'complaints', editions: [edition], tables: [] });
  const panel = evaluationPanel({
    book,
    edition,
    fields,
    modality,
    places,
    count: (place, span) =>
      countFigure(
        { book, edition, isCurrent, modalities: [] },
        place,
        groups.find(({ territory, from }) => territory === place.code && from === span.from) ?? {
          territory: place.code,
          modality,
          ...span,
          count: 0,
          rows: 0,
        },
      ),
  });
  return { panel, figures: Object.fromEntries(book.figures.map((figure) => [figure.id, figure])) };
}
