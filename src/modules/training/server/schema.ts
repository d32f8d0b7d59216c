// The tables of this module, as its stores see them (migrations/0025-training-events.sql).
import type { Generated } from '#server/database/schema.ts';
import type { DocumentKind } from '../events/document-number.ts';
import type { EventKind, EventMode, EventStatus } from '../events/event.ts';

interface EventTable {
  id: Generated<number>;
  territory: string;
  kind: EventKind;
  centreId: number | null;
  groupNumber: string | null;
  title: string;
  topic: string;
  workLine: string | null;
  mode: EventMode;
  startsOn: string;
  endsOn: string | null;
  hours: number | null;
  organiser: string;
  place: string;
  audience: readonly string[];
  capacity: number | null;
  isEvaluated: boolean;
  status: Generated<EventStatus>;
  endedOn: string | null;
  endedBy: string | null;
  endedReason: string | null;
  revision: Generated<number>;
  createdAt: Generated<string>;
  createdBy: string;
}

declare module '#server/database/schema.ts' {
  interface Schema {
    trainingEvent: EventTable;
    trainingCentre: {
      id: Generated<number>;
      territory: string;
      title: string;
      stage: 'pilot' | 'extension';
      phase: number;
      phaseSince: string | null;
      createdAt: Generated<string>;
      createdBy: string;
    };
    trainingParticipant: {
      id: Generated<number>;
      eventId: number;
      territory: string;
      holderName: string;
      documentKind: DocumentKind;
      documentNumber: string;
      role: string;
      serves: string;
      mark: number | null;
      createdAt: Generated<string>;
      createdBy: string;
    };
    trainingAttendance: { eventId: number; territory: string; day: string; participantId: number; present: boolean };
    trainingSatisfaction: { eventId: number; territory: string; score: number; answers: number };
    trainingMaterial: {
      id: Generated<number>;
      eventId: number;
      territory: string;
      title: string;
      link: string | null;
      evidenceId: number | null;
      createdAt: Generated<string>;
      createdBy: string;
    };
    trainingCertificate: {
      id: Generated<number>;
      code: string;
      eventId: number;
      participantId: number;
      territory: string;
      holderName: string;
      issuedOn: string;
      issuedBy: string;
      revokedOn: string | null;
      revokedBy: string | null;
      revokedReason: string | null;
    };
    trainingReport: {
      id: Generated<number>;
      eventId: number;
      territory: string;
      what: string;
      dueOn: string;
      number: string | null;
      deliveredOn: string | null;
      evidenceId: number | null;
      createdBy: string;
    };
    trainingYear: {
      id: Generated<number>;
      territory: string;
      year: number;
      declaredOn: string;
      declaredBy: string;
      reason: string;
      withdrawnOn: string | null;
      withdrawnBy: string | null;
    };
  }
}
