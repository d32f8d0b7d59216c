// Technical teams of the working group: sessions held, the one that comes, and their timeline.
import type { Visual } from '#shared/document.ts';
import type { Shape } from '#shared/drawing.ts';
import { daysBetween } from '#shared/calendar-date.ts';
import type { Figure } from '#shared/figure.ts';
import { feminineOrdinal } from '#shared/format.ts';
import { cellText, type SectionInput } from '#modules/sources/index.ts';

export interface Team {
  readonly code: string;
  readonly held: Figure;
  readonly nextDue: Figure;
  readonly installedOn: Figure;
  readonly sessions: readonly Figure[];
}

export function teamsOf({ book, national }: SectionInput): readonly Team[] {
  return national('cameras-teams').map((record) => {
    const code = cellText(record, 'team');
    const name = { period: '', territory: '' };
    const rows = national('cameras-sessions').filter((session) => cellText(session, 'team') === code);
    const held = book.tally({
      ...name,
      id: `teamSessions@PE/${code}`,
      label: `Sesiones del equipo técnico ${code}`,
      records: rows,
      column: 'heldOn',
    });
    book.stated(record, 'nextSession', {
      ...name,
      id: `teamNext@PE/${code}`,
      label: `Próxima sesión del equipo técnico ${code} que anuncia la fuente`,
      unit: 'ordinal',
    });
    return {
      code,
      held,
      nextDue: book.computed({
        ...name,
        id: `teamNextDue@PE/${code}`,
        label: `Sesión que corresponde al equipo técnico ${code}`,
        unit: 'ordinal',
        decimals: 0,
        inputs: [held],
        formula: 'sesiones desarrolladas + 1',
        compute: (count) => count + 1,
      }),
      installedOn: book.fact(record, 'installedOn', {
        ...name,
        id: `teamInstalledOn@PE/${code}`,
        label: `Instalación del equipo técnico ${code}`,
        unit: 'date',
      }),
      sessions: rows.map((session) =>
        book.fact(session, 'heldOn', {
          ...name,
          id: `teamSession@PE/${code}/${cellText(session, 'number')}`,
          label: `Sesión ${cellText(session, 'number')} del equipo técnico ${code}`,
          unit: 'date',
        }),
      ),
    };
  });
}

/** Events down a line, spaced by their dates but never closer than a line of text. */
export function timeline(team: Team): Visual {
  const events = [
    { words: 'Instalación', figure: team.installedOn },
    ...team.sessions.map((figure, index) => ({ words: `Sesión ${feminineOrdinal(index + 1)}`, figure })),
  ].filter(({ figure }) => typeof figure.value === 'string');
  const [width, height, top, step] = [380, 300, 24, 34];
  const first = String(events[0]?.figure.value ?? '');
  const span = Math.max(daysBetween(first, String(events.at(-1)?.figure.value ?? first)), 1);
  const room = height - 2 * top - step - events.length * step;
  const yOf = (figure: Figure, index: number): number =>
    top + index * step + (daysBetween(first, String(figure.value)) / span) * Math.max(room, 0);
  const last = top + events.length * step + Math.max(room, 0);
  const marks = events.flatMap(({ words, figure }, index): Shape[] => {
    const y = yOf(figure, index);
    return [
      { kind: 'ellipse', x: 24, y, rx: 6, ry: 6, fill: 'accent' },
      {
        kind: 'text',
        x: 44,
        y: y - 12,
        width: width - 60,
        height: 24,
        text: [`${words}: `, { figure: figure.id }],
        size: 13,
        vertical: 'middle',
        tone: 'ink',
      },
    ];
  });
  return {
    kind: 'drawing',
    caption: `Equipo técnico ${team.code}: instalación y sesiones`,
    alt: `Línea de tiempo del equipo técnico ${team.code}: su instalación, sus sesiones y la que corresponde.`,
    drawing: {
      width,
      height,
      shapes: [
        {
          kind: 'line',
          points: [
            [24, top],
            [24, last],
          ],
          stroke: 'line',
          strokeWidth: 2,
        },
        ...marks,
        { kind: 'ellipse', x: 24, y: last, rx: 6, ry: 6, fill: 'paper', stroke: 'accent', strokeWidth: 2 },
        {
          kind: 'text',
          x: 44,
          y: last - 12,
          width: width - 60,
          height: 24,
          text: ['Corresponde la ', { figure: team.nextDue.id, format: { words: 'ordinal' } }, ', sin fecha'],
          size: 13,
          vertical: 'middle',
          tone: 'muted',
        },
      ],
    },
  };
}
