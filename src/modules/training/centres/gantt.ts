// Groups as bars over the months, from the first start to the cut-off.
import { addDays, type CalendarDate, daysBetween } from '#shared/calendar-date.ts';
import type { Caption, Drawing, Shape } from '#shared/drawing.ts';
import type { Group } from './group.ts';

const WIDTH = 540;
const LABEL = 80;
const HEAD = 28;
const ROW = 84;
const MONTHS = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'set', 'oct', 'nov', 'dic'];

/** More groups than this do not fit a slide: the last ones are drawn. */
const MAXIMUM_ROWS = 3;

export function ganttDrawing(groups: readonly Group[], cutOff: CalendarDate): Drawing {
  const dated = groups.filter(({ startedOn }) => typeof startedOn.value === 'string').slice(-MAXIMUM_ROWS);
  const starts = dated.map(({ startedOn }) => String(startedOn.value)).toSorted();
  const first = `${(starts[0] ?? cutOff).slice(0, 7)}-01`;
  const last = [cutOff, ...dated.map(({ closedOn }) => String(closedOn.value ?? ''))].toSorted().at(-1) ?? cutOff;
  const span = Math.max(1, daysBetween(first, last) + 1);
  const xOf = (date: CalendarDate): number => LABEL + (daysBetween(first, date) / span) * (WIDTH - LABEL);
  const height = HEAD + ROW * dated.length;
  const ticks = monthsBetween(first, last).flatMap((month): Shape[] => {
    const x = xOf(month);
    const width = Math.min(WIDTH - x, 60);
    return [
      {
        kind: 'line',
        points: [
          [x, HEAD - 4],
          [x, height],
        ],
        stroke: 'line',
        strokeWidth: 1,
      },
      ...(width >= 30
        ? [
            {
              kind: 'text' as const,
              x: x + 4,
              y: 0,
              width: width - 4,
              height: HEAD - 6,
              text: [MONTHS[Number(month.slice(5, 7)) - 1] ?? ''],
              size: 12,
              vertical: 'middle' as const,
              tone: 'muted' as const,
            },
          ]
        : []),
    ];
  });
  const rows = dated.flatMap((group, index) => groupShapes(group, index, xOf, last));
  return { width: WIDTH, height, shapes: [...ticks, ...rows] };
}

function groupShapes(group: Group, index: number, xOf: (date: CalendarDate) => number, last: CalendarDate): Shape[] {
  const y = HEAD + index * ROW;
  const start = xOf(String(group.startedOn.value));
  const end = xOf(addDays(typeof group.closedOn.value === 'string' ? group.closedOn.value : last, 1));
  const width = Math.max(2, end - start);
  const dates: readonly Caption[] = group.open
    ? ['Desde el ', { figure: group.startedOn.id }, ', sin clausura registrada']
    : ['Del ', { figure: group.startedOn.id }, ' al ', { figure: group.closedOn.id }];
  const captionWidth = 260;
  const captionX = Math.min(Math.max(LABEL, start), WIDTH - captionWidth);
  return [
    {
      kind: 'text',
      x: 0,
      y: y + 10,
      width: LABEL - 8,
      height: 34,
      text: ['Grupo ', { figure: group.number.id }],
      size: 14,
      weight: 'bold',
      vertical: 'middle',
      tone: 'ink',
    },
    {
      kind: 'rect',
      x: start,
      y: y + 10,
      width,
      height: 34,
      radius: 4,
      fill: group.open ? 'accentSoft' : 'accent',
      stroke: 'accent',
      strokeWidth: 1,
      ...(group.open ? { hatched: true } : {}),
      figure: group.people.id,
    },
    {
      kind: 'text',
      x: start + 6,
      y: y + 10,
      width: Math.max(80, width - 12),
      height: 34,
      text: [{ figure: group.people.id }, ' serenos'],
      size: 14,
      weight: 'bold',
      vertical: 'middle',
      tone: group.open ? 'ink' : 'paper',
    },
    {
      kind: 'text',
      x: captionX,
      y: y + 48,
      width: captionWidth,
      height: 30,
      text: dates,
      size: 12,
      vertical: 'top',
      tone: 'muted',
    },
  ];
}

/** First days of the months of a span, the first of which is one. */
function monthsBetween(first: CalendarDate, last: CalendarDate): readonly CalendarDate[] {
  const months: CalendarDate[] = [];
  for (let month = first; month <= last;) {
    months.push(month);
    const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
    month = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
  }
  return months;
}
