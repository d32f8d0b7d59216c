// Applies what is proposed, looks at everything, and takes it back: what is rehearsed is what would be applied.
import type { Database, ReadTx, WriteTx } from '#server/database/database.ts';
import type { Matter } from '#shared/document.ts';
import type { Duty } from '#shared/duty.ts';
import type { Figure } from '#shared/figure.ts';
import type { Scope } from '#modules/sources/index.ts';
import { type ComposedSection, type DutyQuestion, figuresOf, type SectionPlug } from '#modules/sources/server/index.ts';
import { findRegions } from '#modules/territory/server/index.ts';
import { NORMS } from '../policy.ts';
import { compareSnapshots, type JudgedFinding, type Rehearsal, type Snapshot } from '../rehearsal.ts';
import type { ActionContext } from './actions.ts';
import { findProposals, putInForce } from './parameter-actions.ts';

/** What later modules say of sections and works: the list of plugs hands it in. */
export interface Onlookers {
  readonly findingsOf: (
    tx: ReadTx,
    sections: readonly ComposedSection[],
    scope: Scope,
  ) => Promise<readonly JudgedFinding[]>;
  readonly dutiesOf: (tx: ReadTx, question: DutyQuestion) => Promise<readonly Duty[]>;
}

export interface RehearsalDeps extends Onlookers {
  readonly db: Database;
  readonly plugs: readonly SectionPlug[];
  readonly scopeOf: (tx: ReadTx, query: { territory?: string }) => Promise<Scope>;
}

export async function rehearseChanges(
  deps: RehearsalDeps,
  ids: readonly number[],
  { territory, everyRegion }: { readonly territory: string; readonly everyRegion: boolean },
  context: ActionContext,
): Promise<Rehearsal> {
  return undone(deps.db, async (tx) => {
    const changes = await findProposals(tx, ids, NORMS.propose, context);
    const begins = changes.map(({ validFrom }) => validFrom).toSorted();
    const day = [context.today, ...begins].toSorted().at(-1) ?? context.today;
    const inside = everyRegion && territory === '' ? (await findRegions(tx)).map(({ code }) => code) : [];
    const scopes: Scope[] = [];
    for (const code of [territory || 'PE', ...inside])
      scopes.push({ ...(await deps.scopeOf(tx, { territory: code })), today: day });
    const before = await takeSnapshot(deps, tx, scopes);
    await putInForce(
      tx,
      changes.filter(({ status }) => status === 'proposed'),
      'Ensayo',
      context,
    );
    const after = await takeSnapshot(deps, tx, scopes);
    return compareSnapshots(before, after, { day, territory });
  });
}

/** Ids of figures carry their territory, so those of several places are one map. */
async function takeSnapshot(deps: RehearsalDeps, tx: ReadTx, scopes: readonly Scope[]): Promise<Snapshot> {
  const figures: Record<string, Figure> = {};
  const findings: JudgedFinding[] = [];
  const matters = new Map<string, Matter>();
  // One after the other: a transaction is one connection.
  for (const scope of scopes) {
    const sections: ComposedSection[] = [];
    for (const plug of deps.plugs) sections.push(await plug.compose(tx, scope));
    Object.assign(figures, figuresOf(sections));
    findings.push(...(await deps.findingsOf(tx, sections, scope)));
    for (const { content } of sections) for (const matter of content.matters) matters.set(matter.id, matter);
  }
  const [first] = scopes;
  const duties = first ? await deps.dutiesOf(tx, { today: first.today, territory: first.place.code }) : [];
  return { figures, findings, matters: [...matters.values()], duties };
}

/** Nothing of what `look` writes stays. */
async function undone<T>(db: Database, look: (tx: WriteTx) => Promise<T>): Promise<T> {
  const undo = new Error('taken back on purpose');
  const seen: T[] = [];
  await db
    .write(async (tx) => {
      seen.push(await look(tx));
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  const [outcome] = seen;
  if (outcome === undefined) throw new Error('nothing was looked at');
  return outcome;
}
