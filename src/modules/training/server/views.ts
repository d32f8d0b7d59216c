// What the pages are shown, put together from the stores.
import type { ReadTx } from '#server/database/database.ts';
import { Refusal } from '#shared/refusal.ts';
import { findEvidence, type WorkDeps } from '#modules/sources/server/index.ts';
import type { CentreList, EventView, MeritList, ParticipantList, TrainingEvent, YearList } from '../contract.ts';
import { maskedDocument } from '../events/document-number.ts';
import { meritOrder } from '../events/merit.ts';
import { qualificationOf } from '../events/qualification.ts';
import { COUNTING_RULE, yearsOf } from '../people/detail.ts';
import { candidatesOf } from './candidates.ts';
import { findCentres, findGroupIds, findReports } from './centre-store.ts';
import { findCertificates } from './certificate-store.ts';
import { unknownEvent } from './event-actions.ts';
import { findDays, findEvent, findEventsByIds, findMaterials, findSatisfaction, findTotals } from './event-store.ts';
import { findPassRule, ruleWords } from './pass-rule.ts';
import { findAttendance, findParticipants } from './participant-store.ts';
import { findStatedCentres, findStatedYears } from './stated.ts';
import { findDeclarations, findPeople } from './year-store.ts';

type Deps = Pick<WorkDeps, 'scopeOf'>;

export async function eventView(tx: ReadTx, id: number): Promise<EventView> {
  const event = await requireEvent(tx, id);
  const totals = (await findTotals(tx, [id]))(id);
  const materials = await findMaterials(tx, id);
  const reports = event.kind === 'group' ? await findReports(tx, id) : [];
  const evidence = await findEvidence(
    tx,
    [...materials, ...reports].flatMap(({ evidenceId }) => (evidenceId === null ? [] : [evidenceId])),
  );
  const fileOf = (evidenceId: number | null) => evidence.find((one) => one.id === evidenceId) ?? null;
  return {
    event,
    totals,
    satisfaction: await findSatisfaction(tx, id),
    materials: materials.map(({ evidenceId, ...material }) => ({ ...material, evidence: fileOf(evidenceId) })),
    reports: reports.map(({ evidenceId, eventId: _event, territory: _territory, ...report }) => ({
      ...report,
      evidence: fileOf(evidenceId),
    })),
    days: await findDays(tx, id),
  };
}

async function requireEvent(tx: ReadTx, id: number): Promise<TrainingEvent> {
  const event = await findEvent(tx, id);
  if (event) return event;
  throw unknownEvent();
}

/** Who asks covers the event, or sees nobody. */
export async function participantList(tx: ReadTx, event: TrainingEvent, deps: Deps): Promise<ParticipantList> {
  const rule = await findPassRule(tx, deps, event);
  const certificates = new Map((await findCertificates(tx, event.id)).map((one) => [one.participantId, one]));
  const candidates = candidatesOf(await findParticipants(tx, event.id), await findAttendance(tx, event.id));
  return {
    rule: ruleWords(rule, event.isEvaluated),
    participants: candidates.map(({ person, presentOn, ...attendance }) => {
      const certificate = certificates.get(person.id);
      return {
        id: person.id,
        name: person.holderName,
        document: maskedDocument(person.documentKind, person.documentNumber),
        role: person.role,
        serves: person.serves,
        mark: person.mark,
        presentOn,
        qualification: qualificationOf(attendance, event.isEvaluated, rule),
        certificate: certificate
          ? {
              id: certificate.id,
              code: certificate.code,
              issuedOn: certificate.issuedOn,
              revokedOn: certificate.revokedOn,
              revokedReason: certificate.revokedReason,
            }
          : null,
      };
    }),
  };
}

export async function meritList(tx: ReadTx, event: TrainingEvent): Promise<MeritList> {
  if (event.kind !== 'group') throw new Refusal('invalid', 'not-a-group', 'El cuadro de méritos es de un grupo.');
  const candidates = candidatesOf(await findParticipants(tx, event.id), await findAttendance(tx, event.id));
  return {
    merits: meritOrder(candidates.map((one) => ({ ...one, id: one.person.id }))).map(({ place, person }) => ({
      place,
      name: person.person.holderName,
      mark: person.mark,
      days: person.presentDays,
    })),
  };
}

export async function yearList(tx: ReadTx, territory: string, deps: Deps): Promise<YearList> {
  const stated = await findStatedYears(tx, await deps.scopeOf(tx, { territory: territory || 'PE' }));
  const detail = yearsOf(await findPeople(tx, territory, null));
  const declarations = await findDeclarations(tx, territory, null);
  const years = [...new Set([...stated.keys(), ...detail.map(({ year }) => year)])].toSorted((a, b) => b - a);
  return {
    rule: COUNTING_RULE,
    years: years.map((year) => {
      const sum = detail.find((one) => one.year === year);
      const declaration = declarations.find((one) => one.year === year);
      return {
        year,
        stated: stated.get(year) ?? null,
        events: sum?.events ?? 0,
        servants: sum?.servants ?? 0,
        neighbours: sum?.neighbours ?? 0,
        declaration: declaration
          ? { id: declaration.id, declaredOn: declaration.declaredOn, reason: declaration.reason }
          : null,
      };
    }),
  };
}

export async function centreList(tx: ReadTx, territory: string, deps: Deps): Promise<CentreList> {
  const centres = await findCentres(tx, territory);
  const stated = await findStatedCentres(tx, await deps.scopeOf(tx, { territory: territory || 'PE' }));
  const ids = await findGroupIds(
    tx,
    centres.map(({ id }) => id),
  );
  const groups = await findEventsByIds(tx, ids);
  const totals = await findTotals(tx, ids);
  return {
    centres: centres.map((centre) => ({
      ...centre,
      groups: groups
        .filter(({ centreId }) => centreId === centre.id)
        .map((group) => ({ ...group, ...totals(group.id) })),
      stated: stated.groupsOf(centre.territory),
    })),
    known: stated.centres.filter(
      (known) => !centres.some(({ territory: served, title }) => served === known.territory && title === known.title),
    ),
  };
}
