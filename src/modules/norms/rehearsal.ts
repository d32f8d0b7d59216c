// A change of thresholds looked at before it counts: everything as it is against everything as it would be.
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { Matter, Sentence } from '#shared/document.ts';
import type { Duty } from '#shared/duty.ts';
import type { Figure, FigureMap } from '#shared/figure.ts';
import { formatFigure } from '#shared/format.ts';

/** A finding of the checks, as this module needs it. */
export interface JudgedFinding {
  readonly rule: string;
  readonly title: string;
  readonly severity: string;
  readonly sections: readonly string[];
  readonly figures: readonly { readonly id: string }[];
}

/** All that the platform says of a territory at once. */
export interface Snapshot {
  readonly figures: FigureMap;
  readonly findings: readonly JudgedFinding[];
  readonly matters: readonly Matter[];
  readonly duties: readonly Duty[];
}

export interface MovedFigure {
  readonly id: string;
  readonly label: string;
  readonly territory: string;
  readonly section: string;
  readonly before: string;
  readonly after: string;
}

export interface MovedFinding {
  readonly rule: string;
  readonly title: string;
  readonly severity: string;
  readonly sections: readonly string[];
  /** Labels of the figures judged. */
  readonly about: readonly string[];
}

export interface MovedDuty {
  readonly id: string;
  readonly what: string;
  readonly before: CalendarDate | null;
  readonly after: CalendarDate | null;
}

export interface Rehearsal {
  /** The day that it was looked at as if it were. */
  readonly day: CalendarDate;
  readonly territory: string;
  readonly thresholds: readonly MovedFigure[];
  readonly figures: readonly MovedFigure[];
  /** What is observed now and would not be. */
  readonly passes: readonly MovedFinding[];
  /** What is not observed now and would be. */
  readonly fails: readonly MovedFinding[];
  readonly mattersGone: readonly string[];
  readonly mattersAdded: readonly string[];
  readonly dutiesGone: readonly MovedDuty[];
  readonly dutiesAdded: readonly MovedDuty[];
  readonly dutiesMoved: readonly MovedDuty[];
  /** How much was looked at. */
  readonly compared: { readonly figures: number; readonly findings: number; readonly duties: number };
}

const THRESHOLD = 'norms.parameter';

export function compareSnapshots(
  before: Snapshot,
  after: Snapshot,
  at: { readonly day: CalendarDate; readonly territory: string },
): Rehearsal {
  const moved = movedFigures(before.figures, after.figures);
  const isThreshold = ({ id }: MovedFigure): boolean => id.startsWith(THRESHOLD);
  const earlier = new Map(before.duties.map((duty) => [duty.id, duty]));
  const later = new Map(after.duties.map((duty) => [duty.id, duty]));
  const mattersBefore = new Map(before.matters.map((matter) => [matter.id, wordsOf(matter.what, before.figures)]));
  const mattersAfter = new Map(after.matters.map((matter) => [matter.id, wordsOf(matter.what, after.figures)]));
  return {
    ...at,
    thresholds: moved.filter(isThreshold),
    figures: moved.filter((figure) => !isThreshold(figure) && !figure.id.startsWith('norms.')),
    passes: missingIn(before, after),
    fails: missingIn(after, before),
    mattersGone: [...mattersBefore].filter(([id]) => !mattersAfter.has(id)).map(([, words]) => words),
    mattersAdded: [...mattersAfter].filter(([id]) => !mattersBefore.has(id)).map(([, words]) => words),
    dutiesGone: before.duties.filter(({ id }) => !later.has(id)).map((duty) => movedDuty(duty, duty.dueOn, null)),
    dutiesAdded: after.duties.filter(({ id }) => !earlier.has(id)).map((duty) => movedDuty(duty, null, duty.dueOn)),
    dutiesMoved: after.duties.flatMap((duty) => {
      const was = earlier.get(duty.id);
      return was && was.dueOn !== duty.dueOn ? [movedDuty(duty, was.dueOn, duty.dueOn)] : [];
    }),
    compared: {
      figures: Object.keys(after.figures).length,
      findings: after.findings.length,
      duties: after.duties.length,
    },
  };
}

function movedFigures(before: FigureMap, after: FigureMap): readonly MovedFigure[] {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return ids.flatMap((id): readonly MovedFigure[] => {
    const [was, is] = [before[id], after[id]];
    const one = is ?? was;
    if (!one || was?.value === is?.value) return [];
    const { label, territory, section } = one;
    return [{ id, label, territory, section, before: printed(was), after: printed(is) }];
  });
}

const printed = (figure: Figure | undefined): string => (figure ? formatFigure(figure) : '—');

function missingIn(here: Snapshot, there: Snapshot): readonly MovedFinding[] {
  const known = new Set(there.findings.map(keyOf));
  return here.findings
    .filter((finding) => !known.has(keyOf(finding)))
    .map(({ rule, title, severity, sections, figures }) => ({
      rule,
      title,
      severity,
      sections,
      about: figures.map(({ id }) => here.figures[id]?.label ?? id),
    }));
}

/** A finding is the same one while it judges the same figures by the same rule, whatever it expects. */
const keyOf = ({ rule, figures }: JudgedFinding): string => `${rule} ${figures.map(({ id }) => id).join(' ')}`;

const movedDuty = ({ id, what }: Duty, before: CalendarDate | null, after: CalendarDate | null): MovedDuty => ({
  id,
  what,
  before,
  after,
});

function wordsOf(sentence: Sentence, figures: FigureMap): string {
  return sentence
    .map((part) => {
      if (typeof part === 'string') return part;
      const figure = figures[part.figure];
      return figure ? formatFigure(figure, part.format) : '';
    })
    .join('');
}
