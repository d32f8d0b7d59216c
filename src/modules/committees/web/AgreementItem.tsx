import { Anchor, NativeSelect, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import { capital } from '#shared/capital.ts';
import { Permitted } from '#modules/identity/web/index.tsx';
import type { EvidenceSummary } from '#modules/sources/index.ts';
import { EvidenceField, EvidenceList } from '#modules/sources/web/index.tsx';
import { StateWord } from '#web/document/StateWord.tsx';
import { codeInPath } from '#web/place/scope.ts';
import {
  AGREEMENT_STATUS_WORDS,
  AGREEMENT_STATUSES,
  type AgreementStatus,
  AGREEMENT_WORDS,
  agreementState,
} from '../agreement.ts';
import type { AgreementView } from '../contract.ts';
import { COMMITTEES } from '../policy.ts';
import { ActForm } from './ActForm.tsx';
import { useAct } from './committee-queries.ts';
import { Disclosed } from './Disclosed.tsx';
import { sessionPath } from './paths.ts';
import { useDraft } from './use-draft.ts';

interface AgreementItemProps {
  readonly agreement: AgreementView;
  readonly today: string;
  readonly isReportOpen?: boolean;
  readonly showsSession?: boolean;
}

/** What was agreed, who answers, by when, how it stands and what proves it. */
export function AgreementItem({ agreement, today, isReportOpen = false, showsSession = false }: AgreementItemProps) {
  const { id, territory, session, number, kind, content, responsible, dueOn, status, reports } = agreement;
  const { state, words } = agreementState(agreement, today);
  return (
    <li>
      <div>
        {number}. {content}
        {kind === 'agreement' ? '' : ` (${AGREEMENT_WORDS[kind]})`}
      </div>
      <Text size="sm">
        {responsible} · hasta el {formatDate(dueOn)} · <StateWord state={state}>{words}</StateWord>
        {showsSession ? (
          <>
            {' · '}
            <Anchor component={Link} href={sessionPath({ ...agreement, id: agreement.sessionId })} inherit>
              {session}
            </Anchor>
          </>
        ) : null}
      </Text>
      {reports.map((report, index) => (
        <div key={index}>
          <Text size="sm" className="v-muted">
            {formatDate(report.reportedOn)}, {AGREEMENT_STATUS_WORDS[report.status]}: {report.note}
          </Text>
          <EvidenceList evidence={report.evidence} />
        </div>
      ))}
      {status === 'open' ? (
        <Permitted permission={COMMITTEES.report} territory={codeInPath(territory)}>
          <Disclosed label={`Informar el acuerdo ${number}`} variant="subtle" isOpenAtFirst={isReportOpen}>
            {(close) => <ReportForm id={id} number={number} territory={territory} onDone={close} />}
          </Disclosed>
        </Permitted>
      ) : null}
    </li>
  );
}

interface ReportFormProps {
  readonly id: number;
  readonly number: number;
  readonly territory: string;
  readonly onDone: () => void;
}

function ReportForm({ id, number, territory, onDone }: ReportFormProps) {
  const [status, setStatus] = useState<AgreementStatus>('done');
  const [note, setNote, forget] = useDraft(`report/${id}`, '');
  const [evidence, setEvidence] = useState<readonly EvidenceSummary[]>([]);
  const act = useAct();
  return (
    <ActForm
      title={`Informar el acuerdo ${number}`}
      action="Informar"
      isPending={act.isPending}
      error={act.error}
      isReady={note.trim() !== ''}
      onCancel={onDone}
      onSubmit={() =>
        act.mutate(
          {
            path: `/api/committee-agreements/${id}/reports`,
            body: { status, note, evidence: evidence.map((one) => one.id) },
          },
          {
            onSuccess: () => {
              forget();
              onDone();
            },
          },
        )
      }
    >
      <NativeSelect
        label="Queda"
        value={status}
        data={AGREEMENT_STATUSES.map((value) => ({ value, label: capital(AGREEMENT_STATUS_WORDS[value]) }))}
        onChange={(event) => setStatus(AGREEMENT_STATUSES.find((one) => one === event.currentTarget.value) ?? 'open')}
      />
      <Textarea
        label="Qué se hizo"
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <EvidenceField territory={codeInPath(territory)} value={evidence} onChange={setEvidence} />
    </ActForm>
  );
}
