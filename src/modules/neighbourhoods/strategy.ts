// What the strategy promotes, its kinds of action and actors, and who was assisted.
import type { Cell, Panel, Visual } from '#shared/document.ts';
import type { Figure } from '#shared/figure.ts';
import { as, joinWords, say } from '#shared/sentence.ts';
import { type Detail, detailCell, detailYear } from './detail.ts';
import { cellText, type SectionInput, type StoredRecord } from '#modules/sources/index.ts';

export function kindsPanel(input: SectionInput, year: string | undefined, detail: Detail): readonly Panel[] {
  const { book } = input;
  const kinds = input.national('barrio-seguro-kinds');
  const actors = input.national('barrio-seguro-actors');
  if (kinds.length === 0 || actors.length === 0) return [];
  const kindCount = book.tally({
    id: 'kinds@PE',
    label: 'Tipos de acción de Barrio Seguro',
    period: '',
    territory: '',
    records: kinds,
    column: 'kind',
  });
  const actorCount = book.tally({
    id: 'actors@PE',
    label: 'Tipos de actor de Barrio Seguro',
    period: '',
    territory: '',
    records: actors,
    column: 'actor',
  });
  const distribution = input.own('barrio-seguro-distribution').filter((record) => cellText(record, 'year') === year);
  const assistance = assistanceOf(input);
  // What a source published goes first; else what was done here, of its newest year.
  const worked = distribution.length === 0 ? detailYear(detail) : undefined;
  const state =
    worked !== undefined
      ? `con el desglose de lo validado en ${worked}`
      : distribution.length === 0
        ? 'sin desglose publicado'
        : 'con desglose';
  return [
    {
      id: 'barrio-seguro-kinds',
      section: 'barrio-seguro',
      title: 'Barrio Seguro: qué, con quién y para qué',
      takeaway: say`${as(kindCount, { words: 'cardinal', capital: true })} tipos de acción y ${as(actorCount, { words: 'cardinal' })} de actor ${state}${assistance ? say`; ${joinWords(assistance.audiences)} recibieron asistencia el ${assistance.on}` : []}.`,
      visuals: [
        grid(input, kinds, actors, distribution, worked === undefined ? undefined : { detail, year: worked }),
        ...(assistance ? [assistance.visual] : []),
      ],
      notes:
        distribution.length === 0 && worked === undefined
          ? [['La fuente nombra tipos y actores; sus gráficos no publican cantidades: distribución no publicada.']]
          : [],
    },
  ];
}

function grid(
  input: SectionInput,
  kinds: readonly StoredRecord[],
  actors: readonly StoredRecord[],
  distribution: readonly StoredRecord[],
  worked: { readonly detail: Detail; readonly year: string } | undefined,
): Visual {
  const { book, place } = input;
  const cell = (kind: string, actor: string): Cell => {
    const counted = worked && detailCell(input, worked.detail, worked.year, { kind, actor });
    if (counted) return { content: say`${counted}` };
    const record = distribution.find((row) => cellText(row, 'kind') === kind && cellText(row, 'actor') === actor);
    if (!record) return { content: ['no publicado'], state: 'unknown' };
    const year = cellText(record, 'year');
    return {
      content: say`${book.stated(record, 'activities', { id: `activities@${place.code || 'PE'}/${kind}/${actor}/${year}`, label: `Actividades: ${kind}, ${actor}`, period: year, territory: place.code, unit: 'count' })}`,
    };
  };
  const names = actors.map((record) => cellText(record, 'actor'));
  return {
    kind: 'table',
    caption:
      worked !== undefined
        ? `Actividades validadas de ${worked.year} por tipo de acción y actor`
        : distribution.length === 0
          ? 'Tipos de acción por actor: distribución no publicada'
          : 'Actividades por tipo de acción y actor',
    columns: [
      { key: 'kind', label: 'Tipo de acción', width: 0.28 },
      ...names.map((name, index) => ({ key: `a${index}`, label: name, align: 'center' as const })),
    ],
    rows: kinds.map((record): readonly Cell[] => [
      { content: [cellText(record, 'kind')] },
      ...names.map((name) => cell(cellText(record, 'kind'), name)),
    ]),
  };
}

interface Assistance {
  readonly on: Figure;
  readonly audiences: readonly string[];
  readonly visual: Visual;
}

/** The last one, with everybody who received it that day; a district shows its region's. */
function assistanceOf({ book, rows, place }: SectionInput): Assistance | null {
  const known = rows('barrio-seguro-assistance').filter(
    ({ territory }) => place.code !== '' && place.code.startsWith(territory),
  );
  const last = known.toSorted((a, b) => cellText(b, 'date').localeCompare(cellText(a, 'date')))[0];
  if (!last) return null;
  const same = known.filter((record) => cellText(record, 'date') === cellText(last, 'date'));
  const on = book.fact(last, 'date', {
    id: `assistedOn@${last.territory || 'PE'}`,
    label: 'Día de la asistencia técnica',
    period: '',
    territory: last.territory,
    unit: 'date',
  });
  return {
    on,
    audiences: same.map((record) => cellText(record, 'shortName')),
    visual: {
      kind: 'list',
      caption: 'Asistencia técnica',
      items: [
        ...same.map((record) => ({ text: [cellText(record, 'audience')] })),
        { text: [`A cargo: ${cellText(last, 'inCharge')}`] },
        { text: [`Temas: ${cellText(last, 'topics')}`] },
      ],
    },
  };
}

export function strategyPanel({ book, national }: SectionInput): readonly Panel[] {
  const [strategy] = national('barrio-seguro-strategy');
  if (!strategy) return [];
  const fact = (column: string, label: string): Figure =>
    book.fact(strategy, column, { id: `${column}@PE`, label, period: '', territory: '' });
  return [
    {
      id: 'barrio-seguro-strategy',
      section: 'barrio-seguro',
      title: 'Barrio Seguro: la estrategia',
      webOnly: true,
      takeaway: say`${fact('strategy', 'Estrategia')} se apoya en ${String(strategy.values['pillars']).toLowerCase()}.`,
      visuals: [
        {
          kind: 'facts',
          caption: 'La estrategia',
          items: [
            { label: 'Finalidad', value: say`${fact('purpose', 'Finalidad de la estrategia')}` },
            { label: 'Pilares', value: say`${fact('pillars', 'Pilares de la estrategia')}` },
          ],
        },
        {
          kind: 'list',
          caption: 'Qué promueve',
          items: national('barrio-seguro-promotes').map((record) => ({ text: [cellText(record, 'text')] })),
        },
      ],
    },
  ];
}
