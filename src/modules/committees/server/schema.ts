// The tables of this module, as its stores see them (migrations 0023 and 0024).
import type { Generated } from '#server/database/schema.ts';
import type { AgreementKind, AgreementStatus } from '../agreement.ts';
import type { CommitteeKind } from '../committee.ts';
import type { Capacity } from '../membership.ts';
import type { Modality, SessionStatus, SessionType } from '../session.ts';

interface Registered {
  territory: string;
  createdAt: Generated<string>;
  createdBy: string;
}

interface SessionTable extends Registered {
  id: Generated<number>;
  committeeId: number;
  type: SessionType;
  modality: Modality;
  year: number;
  number: number;
  heldOn: string;
  startsAt: string;
  place: string;
  lateReason: string | null;
  status: Generated<SessionStatus>;
  sequence: Generated<number>;
  cancelledReason: string | null;
  membersInForce: number | null;
  quorum: number | null;
  present: number | null;
  quorumBasis: string | null;
  citizens: number | null;
  sections: Generated<readonly string[]>;
  changedAt: Generated<string>;
}

declare module '#server/database/schema.ts' {
  interface Schema {
    committee: Registered & {
      id: Generated<number>;
      kind: CommitteeKind;
      title: string;
      norm: string;
      installedOn: string | null;
      followedSince: string;
      parentId: number | null;
      editionBody: string | null;
      numberedBefore: number;
    };
    committeeSeat: Registered & {
      id: Generated<number>;
      committeeId: number;
      position: string;
      entity: string;
      presides: boolean;
      closedOn: string | null;
    };
    committeeAppointment: Registered & {
      id: Generated<number>;
      seatId: number;
      committeeId: number;
      capacity: Capacity;
      holderName: string;
      nameIsPublic: boolean;
      resolution: string;
      validFrom: string;
      validTo: string | null;
      endedReason: string | null;
    };
    committeeDirectory: Registered & {
      id: Generated<number>;
      committeeId: number;
      publishedOn: string;
      content: unknown;
      sha256: string;
    };
    committeeSessionNumber: { committeeId: number; territory: string; year: number; type: string; last: number };
    committeeSession: SessionTable;
    committeeAgendaItem: {
      id: Generated<number>;
      sessionId: number;
      territory: string;
      ordinal: number;
      topic: string;
    };
    committeeDiscussion: { sessionId: number; territory: string; ordinal: number; content: string };
    committeeAttendance: {
      sessionId: number;
      territory: string;
      seatId: number;
      appointmentId: number | null;
      excused: boolean;
    };
    committeeFrozenSection: {
      sessionId: number;
      territory: string;
      section: string;
      content: unknown;
      frozenAt: Generated<string>;
    };
    committeeAgreement: Registered & {
      id: Generated<number>;
      sessionId: number;
      committeeId: number;
      kind: AgreementKind;
      number: number;
      content: string;
      responsible: string;
      dueOn: string;
      status: Generated<AgreementStatus>;
      closedOn: string | null;
      isPublic: Generated<boolean>;
    };
    committeeAgreementReport: Registered & {
      id: Generated<number>;
      agreementId: number;
      reportedOn: string;
      status: AgreementStatus;
      note: string;
      evidenceIds: readonly number[];
    };
    committeeProposal: Registered & {
      id: Generated<number>;
      sessionId: number;
      number: number;
      content: string;
      answer: string;
    };
    committeeMinutes: {
      sessionId: number;
      version: number;
      territory: string;
      body: unknown;
      sha256: string;
      pdf: Uint8Array;
      pdfSha256: string;
      reason: string | null;
      sealedOn: string;
      sealedAt: Generated<string>;
      sealedBy: string;
    };
    committeePublication: {
      sessionId: number;
      version: number;
      territory: string;
      sha256: string;
      pdf: Uint8Array;
      publishedOn: string;
      publishedBy: string;
    };
  }
}
