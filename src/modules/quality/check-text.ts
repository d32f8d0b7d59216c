// What `vigia check` prints for a person: findings by cause, each with what to change.
import { type CalendarDate, formatDate, isCalendarDate } from '#shared/calendar-date.ts';
import type { Severity } from '#shared/check.ts';
import type { Figure, FigureMap } from '#shared/figure.ts';
import { formatFigure, formatNumber } from '#shared/format.ts';
import type { CheckReport, Finding, FindingFigure } from './finding.ts';

const SEVERITY_TEXT: Readonly<Record<Severity, string>> = {
  serious: 'grave',
  moderate: 'moderada',
  minor: 'menor',
};

export function checkAsText(
  report: CheckReport,
  figures: FigureMap,
  placeName: string,
  asOf: CalendarDate | null,
): string {
  const { total, checked, alone } = report.figures;
  const date = asOf === null ? 'última información de cada sección' : `como se sabía el ${formatDate(asOf)}`;
  const open = report.findings.filter(({ status }) => status === 'open');
  const causes = new Set(open.map(({ rootCause }) => rootCause)).size;
  const head = [
    `${placeName}, ${date}`,
    `${formatNumber(total, 0)} cifras: ${formatNumber(checked, 0)} se comprobaron entre sí, ${formatNumber(alone, 0)} quedan solas.`,
    open.length === 0
      ? 'Ninguna observación abierta.'
      : `${counted(open.length, 'observación abierta', 'observaciones abiertas')} de ${counted(causes, 'causa', 'causas')}; ${counted(open.filter(({ severity }) => severity === 'serious').length, 'grave', 'graves')}.`,
  ];
  const groups = groupByCause(report.findings).map((group) =>
    group.map((finding) => findingText(finding, figures)).join('\n'),
  );
  return `${[head.join('\n'), ...groups].join('\n\n')}\n`;
}

function counted(count: number, one: string, many: string): string {
  return `${formatNumber(count, 0)} ${count === 1 ? one : many}`;
}

function groupByCause(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) groups.set(finding.rootCause, [...(groups.get(finding.rootCause) ?? []), finding]);
  return [...groups.values()];
}

function findingText(finding: Finding, figures: FigureMap): string {
  const lines = [
    `[${SEVERITY_TEXT[finding.severity]}] ${finding.title} (${finding.rule}, ${finding.id})`,
    ...(finding.inWords ? wordsText(finding.inWords) : []),
    ...(finding.inWords ? [] : finding.figures)
      .filter(
        ({ computed, low, high }, _, all) => all.length === 1 || computed !== null || low !== null || high !== null,
      )
      .map((figure) => expectedText(figure, figures[figure.id])),
    ...finding.diagnosis.map(({ cause }) => `    → ${cause}`),
    ...(finding.note === null ? [] : [`    Aceptada: ${finding.note}`]),
  ];
  return lines.join('\n');
}

/** What a module judged itself is said in its words: the figures alone would look right. */
function wordsText({ stated, expected }: NonNullable<Finding['inWords']>): readonly string[] {
  return [stated === '' ? '' : `    Dice: ${stated}`, `    Se esperaba: ${expected}`].filter((line) => line !== '');
}

function expectedText({ id, stated, computed, low, high }: FindingFigure, figure: Figure | undefined): string {
  const printed = (value: number | string | null): string =>
    figure
      ? formatFigure({
          ...figure,
          value,
          unit: typeof value === 'string' && !isCalendarDate(value) ? 'text' : figure.unit,
        })
      : String(value);
  const range =
    low === null && high === null
      ? ''
      : low === null
        ? ` (a lo más ${printed(high)})`
        : low === high
          ? ''
          : ` (entre ${bound(low, figure)} y ${bound(high, figure)})`;
  const expected = computed === null ? '' : `; se esperaba ${printed(computed)}`;
  return `    ${figure ? nameOf(figure) : id}: dice ${figure?.printed ?? printed(stated)}${expected}${range}`;
}

function nameOf({ label, period }: Figure): string {
  return label.includes(period) ? label : `${label}, ${period}`;
}

function bound(value: number | null, figure: Figure | undefined): string {
  return value === null ? '' : formatNumber(value, (figure?.decimals ?? 0) + 1);
}
