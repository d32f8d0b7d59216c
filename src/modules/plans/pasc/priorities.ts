// What the plans promise to fight: classes of crime against committees, and the sentence over them.
import type { Cell, Panel, Sentence, Visual } from '#shared/document.ts';
import type { Drawing, Shape, Tone } from '#shared/drawing.ts';
import type { Figure } from '#shared/figure.ts';
import { as, joinWords, say } from '#shared/sentence.ts';
import type { SectionInput } from '#modules/sources/index.ts';
import type { Committee, Crime } from './plan.ts';

/** More committees than this do not fit a matrix. */
const MATRIX_COLUMNS = 8;

interface Spread {
  readonly crime: Crime;
  readonly committees: readonly Committee[];
  readonly count: Figure;
}

export function prioritiesPanel(
  input: SectionInput,
  committees: readonly Committee[],
  crimes: readonly Crime[],
  total: Figure,
): Panel | null {
  const planned = committees.filter(({ priorities }) => priorities.length > 0);
  const spreads = spreadsOf(input, planned, crimes);
  if (spreads.length === 0) return null;
  return {
    id: 'pasc-priorities',
    section: 'pasc',
    title: 'Qué prioriza cada comité',
    takeaway: takeaway(input, planned, spreads, total),
    visuals: [planned.length <= MATRIX_COLUMNS ? matrix(planned, spreads) : spreadTable(spreads)],
    notes: [['El número es el lugar en el plan. Las clases agrupan textos distintos: es lectura de la plataforma.']],
  };
}

function spreadsOf(
  { book, place }: SectionInput,
  planned: readonly Committee[],
  crimes: readonly Crime[],
): readonly Spread[] {
  return crimes
    .map((crime) => ({
      crime,
      committees: planned.filter(({ priorities }) => priorities.some((priority) => priority.crime === crime.code)),
    }))
    .filter(({ committees }) => committees.length > 0)
    .map(({ crime, committees }) => ({
      crime,
      committees,
      count: book.tally({
        id: `crime-plans@${place.code || 'PE'}/${crime.code}`,
        label: `Planes que priorizan ${crime.name.toLowerCase()}`,
        period: '',
        territory: place.code,
        records: committees.flatMap(({ priorities }) =>
          priorities
            .filter((priority) => priority.crime === crime.code)
            .slice(0, 1)
            .map(({ record }) => record),
        ),
        column: 'crime',
        formula: 'planes con alguna prioridad de la clase',
      }),
    }))
    .toSorted((a, b) => b.committees.length - a.committees.length || crimes.indexOf(a.crime) - crimes.indexOf(b.crime));
}

/**
 * "En 41 prioridades, extorsión y homicidio están en seis de ocho planes; patrimonio, en los distritales
 * y en ninguno de los dos superiores."
 */
function takeaway(
  { book, place }: SectionInput,
  planned: readonly Committee[],
  spreads: readonly Spread[],
  total: Figure,
): Sentence {
  const most = spreads[0]?.committees.length ?? 0;
  const top = spreads.filter(({ committees }) => committees.length === most);
  const tallyOf = (id: string, label: string, group: readonly Committee[]): Figure =>
    book.tally({
      id: `${id}@${place.code || 'PE'}`,
      label,
      period: '',
      territory: place.code,
      records: group.map(({ record }) => record),
      column: 'committee',
    });
  const district = planned.filter(({ level }) => level === 'CODISEC');
  const superior = planned.filter(({ level }) => level !== 'CODISEC');
  const onlyLocal = (spread: Spread): boolean =>
    superior.length > 0 &&
    spread.committees.length === district.length &&
    spread.committees.every(({ level }) => level === 'CODISEC');
  const local = top.filter(onlyLocal);
  const shared = top.filter((spread) => !onlyLocal(spread));
  const names = (group: readonly Spread[]): Sentence => joinWords(group.map(({ crime }) => lowerFirst(crime.name)));
  const plans = tallyOf('planned', 'Planes con prioridades', planned);
  const first = shared[0];
  const head: Sentence = first
    ? say`${names(shared)} ${shared.length === 1 ? 'está' : 'están'} en ${as(first.count, { words: 'cardinal' })} de ${as(plans, { words: 'cardinal' })} planes`
    : [];
  const tail: Sentence =
    local.length > 0
      ? say`${first ? '; ' : ''}${names(local)}, en los ${as(tallyOf('planned-district', 'Planes distritales', district), { words: 'cardinal' })} distritales y en ninguno de los ${as(tallyOf('planned-superior', 'Planes regional y provinciales', superior), { words: 'cardinal' })} superiores`
      : [];
  return say`En ${total} prioridades, ${head}${tail}.`;
}

function matrix(planned: readonly Committee[], spreads: readonly Spread[]): Visual {
  return {
    kind: 'drawing',
    caption: 'Clases de delito y comités, con el lugar que cada plan les da',
    alt: 'Matriz de clases de delito por comité; en cada celda, el lugar que ocupa la clase en su plan.',
    drawing: matrixDrawing(planned, spreads),
  };
}

const LABEL = 190;
const HEAD = 46;
const COLUMN = 91;

function matrixDrawing(planned: readonly Committee[], spreads: readonly Spread[]): Drawing {
  const row = Math.min(32, (330 - HEAD) / spreads.length);
  const width = LABEL + COLUMN * planned.length;
  const heads = planned.map(({ shortName, territory }, index): Shape => ({
    kind: 'text',
    x: LABEL + index * COLUMN + 2,
    y: 0,
    width: COLUMN - 4,
    height: HEAD,
    text: [shortName],
    size: 12,
    weight: 'bold',
    align: 'center',
    vertical: 'middle',
    tone: 'ink',
    territory,
  }));
  const lines = spreads.flatMap(({ crime }, index): Shape[] => {
    const y = HEAD + index * row;
    return [
      {
        kind: 'text',
        x: 0,
        y,
        width: LABEL - 8,
        height: row,
        text: [crime.name],
        size: 12,
        vertical: 'middle',
        tone: 'ink',
      },
      ...planned.flatMap((committee, column): Shape[] => cellShapes(committee, crime, LABEL + column * COLUMN, y, row)),
    ];
  });
  return { width, height: Math.round(HEAD + row * spreads.length), shapes: [...heads, ...lines] };
}

function cellShapes(committee: Committee, crime: Crime, x: number, y: number, height: number): Shape[] {
  const found = committee.priorities.filter((priority) => priority.crime === crime.code);
  const best = found[0];
  const box = { x: x + 2, y: y + 2, width: COLUMN - 4, height: height - 4 };
  if (!best) return [{ kind: 'rect', ...box, radius: 2, fill: 'panel' }];
  const tone = toneOf(Number(best.rank.value));
  return [
    { kind: 'rect', ...box, radius: 2, fill: tone, figure: best.text.id },
    {
      kind: 'text',
      ...box,
      text: found.flatMap(({ rank }, index) => (index === 0 ? [{ figure: rank.id }] : [' y ', { figure: rank.id }])),
      size: 13,
      weight: 'bold',
      align: 'center',
      vertical: 'middle',
      tone: tone === 'scale5' || tone === 'scale4' ? 'paper' : 'ink',
    },
  ];
}

/** The first priority is the darkest. */
function toneOf(rank: number): Tone {
  const tones = ['scale5', 'scale4', 'scale3', 'scale2', 'scale1'] as const;
  return tones[rank - 1] ?? 'scale1';
}

function spreadTable(spreads: readonly Spread[]): Visual {
  return {
    kind: 'table',
    caption: 'Clases de delito y planes que las priorizan',
    columns: [
      { key: 'crime', label: 'Clase de delito', width: 0.7 },
      { key: 'plans', label: 'Planes', align: 'right', width: 0.3 },
    ],
    rows: spreads
      .slice(0, MATRIX_COLUMNS)
      .map(({ crime, count }): Cell[] => [{ content: [crime.name] }, { content: say`${count}` }]),
  };
}

export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** A committee's own list, as its plan writes it: what a citizen reads of her district. */
export function committeeList(committees: readonly Committee[], crimes: readonly Crime[]): Visual {
  const several = committees.length > 1;
  return {
    kind: 'table',
    caption: 'Prioridades con el texto del plan',
    columns: [
      ...(several ? [{ key: 'committee', label: 'Comité', width: 0.24 }] : []),
      { key: 'rank', label: 'Lugar', align: 'right' as const, width: 0.08 },
      { key: 'text', label: 'Texto del plan', width: several ? 0.34 : 0.42 },
      { key: 'crime', label: 'Clase', width: several ? 0.18 : 0.26 },
      { key: 'coverage', label: 'Denuncias', width: several ? 0.16 : 0.24 },
    ],
    rows: committees.flatMap(({ name, priorities }) =>
      priorities.map((priority): Cell[] => [
        ...(several ? [{ content: [name] }] : []),
        { content: say`${priority.rank}` },
        { content: say`${priority.text}` },
        { content: [crimes.find(({ code }) => code === priority.crime)?.name ?? priority.crime] },
        { content: [priority.coverage], state: priority.coverage === 'Serie propia' ? 'good' : 'unknown' },
      ]),
    ),
  };
}
