// Groups of a centre: when each began and closed, how many serenos, and the reports that speak of it.
import type { Cell, Matter, Panel, Sentence } from '#shared/document.ts';
import { daysSince } from '#shared/day-figures.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { as, joinWords, say } from '#shared/sentence.ts';
import { cellText, type SectionInput, type StoredRecord } from '#modules/sources/index.ts';
import { ganttDrawing } from './gantt.ts';
import type { Group } from './group.ts';

const SECTION = 'training-centres';

export function groupsOf(input: SectionInput): readonly Group[] {
  return input
    .within('training-group')
    .toSorted((a, b) => cellText(a, 'startedOn').localeCompare(cellText(b, 'startedOn')))
    .map((record) => groupOf(input, record));
}

function groupOf(input: SectionInput, record: StoredRecord): Group {
  const { book, within, today } = input;
  const [territory, number] = [cellText(record, 'territory'), cellText(record, 'group')];
  const key = `${territory}/${number}`;
  const label = (what: string): string => `Grupo ${number}: ${what}`;
  const name = (id: string, what: string) => ({ id: `${id}@${key}`, label: label(what), period: '', territory });
  const startedOn = book.fact(record, 'startedOn', { ...name('started', 'inicio'), unit: 'date' });
  const closedOn = book.fact(record, 'closedOn', { ...name('closed', 'clausura'), unit: 'date' });
  const closing = typeof closedOn.value === 'string' ? closedOn.value : null;
  const days = book.include(
    daysSince(
      {
        id: `${SECTION}.days@${key}`,
        section: SECTION,
        label: label(closing ? 'días de inicio a clausura' : 'días desde el inicio'),
        territory,
      },
      startedOn,
      closing ?? today,
    ),
  );
  const same = (other: StoredRecord): boolean =>
    cellText(other, 'territory') === territory && cellText(other, 'group') === number;
  if (record.values['merits'] !== null)
    book.stated(record, 'merits', { ...name('merits', 'puestos de mérito publicados'), unit: 'count' });
  return {
    record,
    key,
    centre: cellText(record, 'centre'),
    number: book.fact(record, 'group', name('number', 'número')),
    people: book.stated(record, 'people', {
      ...name('group', closing ? 'serenos que participaron' : 'serenos que participan'),
      unit: 'count',
    }),
    startedOn,
    closedOn,
    days,
    open: closing === null,
    origins: within('training-group-origin')
      .filter(same)
      .map((origin) =>
        book.fact(origin, 'municipality', {
          id: `origin@${key}/${cellText(origin, 'origin')}`,
          label: label('municipalidad de procedencia'),
          period: '',
          territory,
        }),
      ),
    reports: within('training-report')
      .filter(same)
      .map((report) =>
        book.fact(report, 'report', {
          id: `report@${key}/${cellText(report, 'report').split('-').slice(0, 2).join('-')}`,
          label: label('informe'),
          period: '',
          territory,
        }),
      ),
  };
}

/** All groups together: null when one of them has no count. */
export function participantsOf({ book, place }: SectionInput, groups: readonly Group[]): Figure {
  return book.computed({
    id: `participants@${place.code}`,
    label: 'Serenos en los grupos del centro de capacitación',
    period: '',
    territory: place.code,
    unit: 'count',
    decimals: 0,
    inputs: groups.map(({ people }) => people),
    formula: 'suma de los serenos de cada grupo',
    compute: (...people) => people.reduce((sum, value) => sum + value, 0),
  });
}

export function groupsPanel(
  input: SectionInput,
  groups: readonly Group[],
  total: Figure,
  serenosTotal: Figure | null,
): Panel {
  const count = input.book.tally({
    id: `groups@${input.place.code}`,
    label: 'Grupos del centro de capacitación',
    period: '',
    territory: input.place.code,
    records: groups.map(({ record }) => record),
    column: 'group',
  });
  const centres = [...new Set(groups.map(({ centre }) => centre))];
  const cutOff = groups[0]?.people.cutOff ?? input.today;
  return {
    id: 'training-centres-callao',
    section: SECTION,
    title: centres.length === 1 ? (centres[0] ?? '') : 'Centros de capacitación de la región',
    takeaway: say`${joinWords(groups.map(({ people }) => say`${people}`))} serenos en ${groups.length === 1 ? say`un grupo` : say`${as(count, { words: 'cardinal' })} grupos: ${total}`}${shareWords(input, total, serenosTotal)}.`,
    visuals: [
      {
        kind: 'drawing',
        caption: 'Grupos en el tiempo',
        alt: 'Barras por grupo, del inicio a la clausura; rayada, la del grupo sin clausura registrada.',
        drawing: ganttDrawing(groups, cutOff),
      },
      {
        kind: 'table',
        caption: 'Procedencia e informes',
        columns: [
          { key: 'group', label: 'Grupo', width: 0.14 },
          { key: 'origin', label: 'Procedencia', width: 0.4 },
          { key: 'reports', label: 'Informes', width: 0.46 },
        ],
        rows: groups.map(({ number, origins, reports }): Cell[] => [
          { content: say`${number}`, strong: true },
          listCell(origins),
          listCell(reports),
        ]),
      },
    ],
    notes: [['De los puestos de mérito solo se registra cuántos son.']],
  };
}

function listCell(figures: readonly Figure[]): Cell {
  return figures.length > 0
    ? { content: joinWords(figures.map((figure) => say`${figure}`)) }
    : { content: ['sin información registrada'], state: 'unknown' };
}

/** ", equivalentes al 2.9% del registro"; nothing where no registry of serenos is known. */
function shareWords({ book, place }: SectionInput, total: Figure, serenosTotal: Figure | null): Sentence {
  if (numberOf(serenosTotal ?? undefined) === null || !serenosTotal) return [];
  const share = book.computed({
    id: `share@${place.code}`,
    label: 'Serenos capacitados en los centros, del registro de serenos',
    period: serenosTotal.period,
    territory: place.code,
    unit: 'percent',
    decimals: 1,
    inputs: [total, book.include(serenosTotal)],
    formula: 'serenos de los grupos ÷ serenos del registro × 100',
    compute: (trained, registered) => (registered > 0 ? (trained / registered) * 100 : null),
  });
  return numberOf(share) === null ? [] : say`, equivalentes al ${share} del registro`;
}

/** A group that began and has no closing date, against how long the closed ones took. */
export function openGroupMatters(groups: readonly Group[], responsible: string): readonly Matter[] {
  const closed = groups
    .filter(({ open }) => !open)
    .toSorted((a, b) => (numberOf(b.days) ?? 0) - (numberOf(a.days) ?? 0))[0];
  return groups
    .filter(({ open, startedOn }) => open && startedOn.value !== null)
    .map(({ key, number, days, startedOn, centre }) => ({
      id: `training-centres-open-${key.replace('/', '-')}`,
      section: SECTION,
      what: say`El grupo ${number} no tiene clausura registrada a los ${days} días de su inicio${closed ? say`; el grupo ${closed.number} duró ${closed.days}` : ''}`,
      where: centre,
      when: say`desde el ${startedOn}`,
      responsible,
      verb: 'Registrar clausura',
      on: typeof startedOn.value === 'string' ? startedOn.value : null,
      state: 'warn' as const,
    }));
}
