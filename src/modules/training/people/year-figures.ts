// The figure of each year: what an edition stated, until somebody declares that the detail is complete.
import type { Cell, Panel } from '#shared/document.ts';
import type { Figure } from '#shared/figure.ts';
import { say } from '#shared/sentence.ts';
import type { SectionInput, StoredRecord } from '#modules/sources/index.ts';
import { byColumn } from '../rows.ts';
import { COUNTING_RULE, type TrainingDetail, type YearOfEvents, yearsOf } from './detail.ts';

const SECTION = 'training';

export interface YearOfTraining {
  /** The one that counts; null: there is detail, and nobody answers for its being all. */
  readonly people: Figure | null;
  readonly year: Figure;
  readonly inCourse: boolean;
  readonly stated: Figure | null;
  readonly servants: Figure | null;
  readonly neighbours: Figure | null;
  readonly declaredOn: Figure | null;
}

export function yearsOfTraining(input: SectionInput, detail: TrainingDetail): readonly YearOfTraining[] {
  const records = byColumn(input.own('training-people'), 'year');
  const sums = yearsOf(detail.people);
  const years = [...new Set([...records.map(({ values }) => Number(values['year'])), ...sums.map(({ year }) => year)])];
  return years
    .toSorted((a, b) => a - b)
    .map((year) =>
      yearOf(
        input,
        detail,
        records.find(({ values }) => Number(values['year']) === year),
        sums.find((sum) => sum.year === year),
        year,
      ),
    );
}

function yearOf(
  input: SectionInput,
  detail: TrainingDetail,
  record: StoredRecord | undefined,
  sum: YearOfEvents | undefined,
  number: number,
): YearOfTraining {
  const { book, place } = input;
  const code = place.code || 'PE';
  const name = (id: string, label: string) => ({
    id: `${id}@${code}/${number}`,
    label,
    period: String(number),
    territory: place.code,
  });
  const declaration = sum ? detail.declarations.find(({ year }) => year === number) : undefined;
  const stated = record
    ? book.stated(record, 'people', {
        ...name(declaration ? 'people-stated' : 'people', 'Servidores capacitados'),
        label: declaration ? 'Servidores capacitados, según la edición' : 'Servidores capacitados',
        unit: 'count',
      })
    : null;
  const counted = (who: 'servants' | 'neighbours', id: string, label: string): Figure | null =>
    sum ? book.include(detailFigure(input, detail, sum, who, { ...name(id, label) })) : null;
  const servants = counted(
    'servants',
    declaration ? 'people' : 'people-detail',
    declaration ? 'Servidores capacitados' : 'Servidores capacitados, según el detalle registrado',
  );
  return {
    people: declaration ? servants : stated,
    year: record
      ? book.fact(record, 'year', name('year', 'Año de la capacitación'))
      : book.include(
          fixedFigure(input, detail, number, name('year', 'Año de la capacitación'), String(number), 'text'),
        ),
    inCourse: !declaration && record?.values['period'] === 'Año en curso',
    stated,
    servants,
    neighbours: counted('neighbours', 'neighbours', 'Vecinos capacitados, según el detalle registrado'),
    declaredOn: declaration
      ? book.include(
          fixedFigure(
            input,
            detail,
            number,
            name('declared', 'Día en que se declaró completo el detalle'),
            declaration.declaredOn,
            'date',
          ),
        )
      : null,
  };
}

type FigureName = Pick<Figure, 'id' | 'label' | 'period' | 'territory'>;

/** People, each once: its proof lists the events with those who came for the first time in the year. */
function detailFigure(
  input: SectionInput,
  detail: TrainingDetail,
  sum: YearOfEvents,
  who: 'servants' | 'neighbours',
  name: FigureName,
): Figure {
  return {
    ...fixedFigure(input, detail, sum.year, name, null, 'count'),
    value: sum[who],
    origin: {
      kind: 'query',
      editionId: 0,
      dataset: SECTION,
      filter: {
        territory: input.place.code,
        year: String(sum.year),
        who,
        ...(detail.knownOn === null ? {} : { knownOn: detail.knownOn }),
      },
      rowCount: sum.events,
    },
  };
}

function fixedFigure(
  input: SectionInput,
  detail: TrainingDetail,
  year: number,
  name: FigureName,
  value: string | null,
  unit: Figure['unit'],
): Figure {
  const events = detail.people.filter((event) => event.year === year);
  return {
    ...name,
    id: `${SECTION}.${name.id}`,
    section: SECTION,
    value,
    unit,
    decimals: 0,
    source: 'Registro de capacitación',
    elaboration: 'Vigía',
    cutOff:
      events
        .map(({ endsOn }) => endsOn)
        .toSorted()
        .at(-1) ?? null,
    origin: {
      kind: 'query',
      editionId: 0,
      dataset: SECTION,
      filter: {
        territory: input.place.code,
        year: String(year),
        who: 'servants',
        ...(detail.knownOn === null ? {} : { knownOn: detail.knownOn }),
      },
      rowCount: events.length,
    },
  };
}

/** Which is which, where there is detail. */
export function detailPanel(years: readonly YearOfTraining[]): readonly Panel[] {
  const withDetail = years.filter(({ servants }) => servants !== null);
  if (withDetail.length === 0) return [];
  const cell = (figure: Figure | null): Cell =>
    figure ? { content: say`${figure}` } : { content: ['sin dato'], state: 'unknown' };
  return [
    {
      id: 'training-detail',
      section: SECTION,
      title: 'Lo que dice la edición y lo que suma el detalle',
      takeaway: ['El detalle reemplaza a la cifra de la edición en los años que alguien declaró completos.'],
      visuals: [
        {
          kind: 'table',
          caption: 'Por año',
          columns: [
            { key: 'year', label: 'Año', width: 0.12 },
            { key: 'stated', label: 'Edición', width: 0.16 },
            { key: 'servants', label: 'Detalle', width: 0.16 },
            { key: 'neighbours', label: 'Vecinos', width: 0.16 },
            { key: 'counts', label: 'Vale', width: 0.4 },
          ],
          rows: withDetail.map(({ year, stated, servants, neighbours, declaredOn }): Cell[] => [
            { content: say`${year}`, strong: true },
            cell(stated),
            cell(servants),
            cell(neighbours),
            declaredOn
              ? { content: say`el detalle, declarado completo el ${declaredOn}`, state: 'good' }
              : {
                  content: [
                    stated ? 'la edición: el detalle no está completo' : 'ninguno: el detalle no está completo',
                  ],
                  state: 'warn',
                },
          ]),
        },
      ],
      notes: [[COUNTING_RULE]],
      webOnly: true,
    },
  ];
}
