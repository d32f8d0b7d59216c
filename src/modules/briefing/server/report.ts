import type { Database, ReadTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Scope } from '#modules/sources/index.ts';
import type { SectionPlug } from '#modules/sources/server/index.ts';
import { briefingJson } from '../briefing-json.ts';
import type { Briefing } from '../briefing.ts';
import type { Deck } from '../deck.ts';
import { composeBriefing, composeDeck } from './compose.ts';
import { renderHtml } from './html/index.ts';
import { renderPdf } from './pdf/index.ts';
import { renderPptx } from './pptx/index.ts';

export const REPORT_FORMATS = ['pptx', 'pdf', 'html', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface ReportRequest {
  readonly territory: string;
  readonly asOf: CalendarDate | null;
  readonly format: ReportFormat;
  readonly later: boolean;
  readonly photos: boolean;
  /** Refuse while a serious finding is open. */
  readonly strict: boolean;
}

export interface ReportDeps {
  readonly db: Database;
  readonly plugs: readonly SectionPlug[];
  readonly scopeOf: (
    tx: ReadTx,
    query: { territory?: string | undefined; asOf?: string | undefined },
  ) => Promise<Scope>;
}

export interface ReportFile {
  readonly content: Uint8Array;
  readonly mime: string;
  readonly fileName: string;
}

const MIME: Readonly<Record<ReportFormat, string>> = {
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

export async function renderReport(deps: ReportDeps, request: ReportRequest): Promise<ReportFile> {
  const { briefing, deck } = await deps.db.read(async (tx) => {
    const scope = await deps.scopeOf(tx, { territory: request.territory, asOf: request.asOf ?? undefined });
    const composed = await composeBriefing(tx, deps.plugs, scope);
    if (request.strict) refuseSerious(composed);
    return { briefing: composed, deck: await composeDeck(tx, composed, request) };
  });
  return {
    content: await render(request.format, briefing, deck),
    mime: MIME[request.format],
    fileName: `vigia-${request.territory}-${request.asOf ?? 'ultima'}.${request.format}`,
  };
}

async function render(format: ReportFormat, briefing: Briefing, deck: Deck): Promise<Uint8Array> {
  switch (format) {
    case 'pptx':
      return renderPptx(deck);
    case 'pdf':
      return renderPdf(deck);
    case 'html':
      return new TextEncoder().encode(await renderHtml(deck));
    case 'json':
      return new TextEncoder().encode(`${JSON.stringify(briefingJson(briefing), null, 2)}\n`);
  }
}

function refuseSerious(briefing: Briefing): void {
  const open = briefing.report.findings.filter(
    (finding) => finding.status === 'open' && finding.severity === 'serious',
  );
  if (open.length === 0) return;
  throw new Refusal(
    'conflict',
    'open-serious-findings',
    `No se publica: hay ${open.length} ${open.length === 1 ? 'observación grave abierta' : 'observaciones graves abiertas'}. Corríjalas o acéptelas con su motivo. ${open
      .map((finding) => `· ${finding.title}`)
      .join(' ')}`,
    { findings: open.map((finding) => finding.id) },
  );
}
