// The policies of the tables see who asks by a setting of the transaction, and bind us because the
// transaction runs as a role that cannot pass them.
import type pg from 'pg';
import type { Jurisdiction } from '#shared/jurisdiction.ts';
import { Refusal } from '#shared/refusal.ts';

/** Owns nothing and cannot sign in. Roles belong to the server, not to a database: no migration makes it. */
const workRole = 'vigia_work';

/** Both end with the transaction. An unset or empty jurisdiction makes every policy raise. */
export async function actWithin(client: pg.ClientBase, jurisdiction: Jurisdiction): Promise<void> {
  await client.query({
    name: 'act-within',
    text: `SELECT set_config('role', '${workRole}', true), set_config('vigia.jurisdiction', $1, true)`,
    values: [settingOf(jurisdiction)],
  });
}

/** '*' everywhere, '-' nowhere, else prefixes parted by commas. Peru itself ('') is nobody's but of '*'. */
export function settingOf(jurisdiction: Jurisdiction): string {
  if (jurisdiction === '*') return '*';
  const bad = jurisdiction.find((prefix) => !/^(\d{2}){1,3}$/.test(prefix));
  if (bad !== undefined) throw new Error(`not a territory that a jurisdiction may name: «${bad}»`);
  return jurisdiction.length === 0 ? '-' : jurisdiction.join(',');
}

/** Makes the role where the program may; the policies of the migrations are for it. */
export async function ensureWorkRole(client: pg.ClientBase): Promise<void> {
  try {
    await client.query(`
      DO $$
      BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${workRole}') THEN
          CREATE ROLE ${workRole} NOLOGIN;
        END IF;
        IF NOT pg_has_role(current_user, '${workRole}', 'MEMBER') THEN
          EXECUTE format('GRANT ${workRole} TO %I', current_user);
        END IF;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL; -- another database of the same server was quicker
      END $$`);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === '42501')) throw error;
    throw new Refusal('unavailable', 'row-security-missing', whyUnprotected(NOT_THERE) ?? '');
  }
}

/** Before anything is served: without a role that policies bind there is no row-level security. */
export async function requireRowSecurity(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<RowSecurityState>(
    `SELECT r.rolname IS NOT NULL AS found,
            coalesce(pg_has_role(current_user, r.oid, 'MEMBER'), false) AS member,
            coalesce(r.rolsuper OR r.rolbypassrls, false) AS bypasses,
            (SELECT coalesce(array_agg(c.relname::text ORDER BY c.relname), '{}')
             FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('territory', 'edition_id', 'record_id')
             WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
               AND NOT (c.relrowsecurity AND c.relforcerowsecurity)) AS unprotected
     FROM (SELECT) AS one LEFT JOIN pg_roles r ON r.rolname = $1`,
    [workRole],
  );
  const why = rows[0] && whyUnprotected(rows[0]);
  if (why !== undefined) throw new Refusal('unavailable', 'row-security-missing', why);
}

interface RowSecurityState {
  readonly found: boolean;
  /** The program's user may become it. */
  readonly member: boolean;
  readonly bypasses: boolean;
  /** Tables with rows of a territory and no forced policy. */
  readonly unprotected: readonly string[];
}

const NOT_THERE: RowSecurityState = { found: false, member: false, bypasses: false, unprotected: [] };

export function whyUnprotected(state: RowSecurityState): string | undefined {
  if (!state.found || !state.member)
    return (
      `La base de datos no deja a Vigía trabajar con el rol ${workRole}, que separa los datos por territorio. ` +
      `Pida a su administrador: CREATE ROLE ${workRole} NOLOGIN; GRANT ${workRole} TO <usuario de Vigía>;`
    );
  if (state.bypasses)
    return (
      `El rol ${workRole} de la base de datos puede saltarse las reglas que separan los datos por territorio. ` +
      `Pida a su administrador: ALTER ROLE ${workRole} NOSUPERUSER NOBYPASSRLS;`
    );
  if (state.unprotected.length > 0)
    return `Estas tablas no separan sus filas por territorio: ${state.unprotected.join(', ')}. Vigía no arranca así.`;
  return undefined;
}
