import type { ReadTx } from '#server/database/database.ts';
import { findEvidence } from '#modules/sources/server/index.ts';
import type { AgreementView } from '../contract.ts';
import { findReports, type StoredAgreement } from './agreement-store.ts';
import { sessionOf } from './minutes-body.ts';

/** With what was reported of each, and what proves it. */
export async function agreementViews(
  tx: ReadTx,
  agreements: readonly StoredAgreement[],
): Promise<readonly AgreementView[]> {
  const reports = await findReports(
    tx,
    agreements.map(({ id }) => id),
  );
  const evidence = await findEvidence(tx, [...new Set(reports.flatMap(({ evidenceIds }) => evidenceIds))]);
  return agreements.map((agreement) => {
    const { id, sessionId, committeeId, committee, territory, agreedOn, number, kind } = agreement;
    const { content, responsible, dueOn, status, closedOn } = agreement;
    return {
      id,
      sessionId,
      committeeId,
      committee,
      territory,
      session: sessionOf(agreement),
      agreedOn,
      number,
      kind,
      content,
      responsible,
      dueOn,
      status,
      closedOn,
      reports: reports
        .filter(({ agreementId }) => agreementId === id)
        .map((report) => ({
          reportedOn: report.reportedOn,
          status: report.status,
          note: report.note,
          evidence: evidence.filter((one) => report.evidenceIds.includes(one.id)),
        })),
    };
  });
}
