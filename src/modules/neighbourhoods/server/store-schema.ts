// The tables of the module, as Kysely knows them.
import type { ColumnType } from 'kysely';
import type { Generated } from '#server/database/schema.ts';
import type { ActivityRecord, People, Status } from '../activity.ts';
import type { ActivityProblem } from '../activity-rules.ts';

/** Written as its text. */
type Json<T> = ColumnType<T, string | null, string | null>;

declare module '#server/database/schema.ts' {
  interface Schema {
    neighbourhood: {
      id: string;
      territory: string;
      title: string;
      limits: Json<unknown>;
      limitsSource: string | null;
      startsOn: string | null;
      endsOn: string | null;
      createdAt: Generated<string>;
      createdBy: string;
    };
    neighbourhoodStation: {
      neighbourhoodId: string;
      territory: string;
      station: string;
      catalogueCode: string | null;
    };
    neighbourhoodPlan: {
      neighbourhoodId: string;
      territory: string;
      year: number;
      activitiesGoal: number;
      hoursGoal: number | null;
      setAt: Generated<string>;
      setBy: string;
    };
    neighbourhoodMonth: {
      neighbourhoodId: string;
      territory: string;
      month: string;
      declared: 'none' | 'complete';
      declaredAt: Generated<string>;
      declaredBy: string;
    };
    neighbourhoodOrganisation: {
      id: Generated<number>;
      neighbourhoodId: string;
      territory: string;
      kind: 'board' | 'brigade' | 'network';
      title: string;
      station: string;
      trade: string;
      schoolCode: string;
      women: number;
      men: number;
      swornOn: string | null;
      endsOn: string | null;
      coordinatorName: string;
      coordinatorPhone: string;
      createdAt: Generated<string>;
      createdBy: string;
    };
    neighbourhoodActivity: {
      id: string;
      territory: string;
      neighbourhoodId: string | null;
      status: Status;
      kind: string | null;
      subtype: string | null;
      actor: string | null;
      entities: string;
      axis: string | null;
      riskFactors: string[];
      protectiveFactors: string[];
      heldOn: string | null;
      startsAt: string | null;
      minutes: number | null;
      place: string;
      latitude: number | null;
      longitude: number | null;
      attendance: Json<People>;
      attendanceTotal: number | null;
      responsible: string;
      notes: string;
      session: string | null;
      problems: Json<readonly ActivityProblem[]>;
      conflicts: string[];
      verdict: string | null;
      source: 'field' | 'desk' | 'import';
      createdAt: Generated<string>;
      createdBy: string;
      updatedAt: Generated<string>;
    };
    neighbourhoodActivityState: {
      activityId: string;
      territory: string;
      record: Json<ActivityRecord>;
      writers: Json<Readonly<Record<string, string>>>;
    };
    neighbourhoodPicture: {
      id: string;
      activityId: string;
      territory: string;
      file: string;
      sha256: string;
      totalBytes: number;
      receivedBytes: Generated<number>;
      showsNoMinor: boolean;
      evidenceId: number | null;
      createdAt: Generated<string>;
      createdBy: string;
    };
    neighbourhoodPicturePart: {
      pictureId: string;
      territory: string;
      startsAtByte: number;
      content: Uint8Array;
    };
    fieldKey: { account: string; content: Uint8Array };
  }
}
