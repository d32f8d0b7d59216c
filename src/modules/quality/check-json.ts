// What `vigia check --json` prints: a contract with scripts, so it is written field by field.
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { CheckReport, Finding } from './finding.ts';

export interface CheckJson {
  readonly territory: string;
  readonly asOf: CalendarDate | null;
  readonly figures: CheckReport['figures'];
  readonly findings: readonly Pick<
    Finding,
    'id' | 'rule' | 'severity' | 'rootCause' | 'figures' | 'diagnosis' | 'status' | 'note'
  >[];
}

/** `territory` as asked: 'PE' or 2, 4 or 6 digits. */
export function checkAsJson(report: CheckReport, territory: string, asOf: CalendarDate | null): CheckJson {
  const { total, checked, alone } = report.figures;
  return {
    territory,
    asOf,
    figures: { total, checked, alone },
    findings: report.findings.map(({ id, rule, severity, rootCause, figures, diagnosis, status, note }) => ({
      id,
      rule,
      severity,
      rootCause,
      figures: figures.map(({ id: figure, stated, computed, low, high }) => ({
        id: figure,
        stated,
        computed,
        low,
        high,
      })),
      diagnosis: diagnosis.map(({ cause, change }) => ({ cause, change })),
      status,
      note,
    })),
  };
}
