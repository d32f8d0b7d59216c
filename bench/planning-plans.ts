// Plans of every region, province and district with 16 sealed quarters, and 100,000 activities of one year: synthetic.
import type pg from 'pg';
import { absolute, type Measured, percentile, seconds } from './measure.ts';

const activityCount = 100_000;
const turns = 60;
const rollupLimit = 300;
const listLimit = 150;

/** As the actions would have left it. Percentages and goals are made of the numbers of the rows. */
export async function insertSyntheticPlans(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(`
      INSERT INTO plan (territory, level, committee, short_title, entity, from_year, to_year, created_by)
      SELECT code, CASE length(code) WHEN 2 THEN 'CORESEC' WHEN 4 THEN 'COPROSEC' ELSE 'CODISEC' END,
        'Comité sintético ' || code, code, 'Entidad sintética', 2024, 2027, 'banco'
      FROM territory WHERE code <> ''`);
    await client.query(`
      INSERT INTO plan_version (plan_id, territory, version, kind, status, instrument, in_force_from, created_by)
      SELECT id, territory, 1, 'original', 'approved', 'Ordenanza sintética', '2024-01-01', 'banco' FROM plan`);
    await client.query(`
      INSERT INTO plan_rollup (plan_id, territory, year, quarter, guideline, version, closed_on, activities,
        percent, backed_percent, raw_percent)
      SELECT id, territory, year, quarter, guideline, 1, make_date(year, quarter * 3, 28), 3,
        50 + (id * 7 + quarter) % 50, (id * 7 + quarter) % 50, 50 + (id * 7 + quarter) % 90
      FROM plan, generate_series(2024, 2027) AS year, generate_series(1, 4) AS quarter,
        (SELECT '' UNION ALL SELECT 'OP' || g / 4 + 1 || '.' || g % 4 + 1 FROM generate_series(0, 16) AS g) AS all_of (guideline)`);
    await client.query(`
      INSERT INTO plan_rollup_sum
      SELECT left(territory, digits), year, quarter, guideline, count(*), count(percent),
        sum(percent::numeric(24, 6)), sum(backed_percent::numeric(24, 6)), sum(raw_percent::numeric(24, 6))
      FROM plan_rollup, unnest(ARRAY[0, 2, 4]) AS digits WHERE digits <= length(territory) GROUP BY 1, 2, 3, 4`);
    await client.query(
      `INSERT INTO plan_activity (plan_id, version_id, territory, year, code, title, unit, goal, q1, q2, q3, q4,
         guideline, responsible, place)
       SELECT v.plan_id, v.id, v.territory, 2026, 'A' || lpad(n::text, 6, '0'),
         (ARRAY['Patrullaje', 'Taller', 'Operativo', 'Campaña', 'Sesión'])[n % 5 + 1] || ' sintético ' || n, 'acto',
         4 * (n % 50), n % 50, n % 50, n % 50, n % 50, 'OP' || n % 5 + 1 || '.' || n % 3 + 1, 'Gerencia', v.territory
       FROM generate_series(1, $1::int) AS n
       JOIN (SELECT *, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS plans FROM plan_version) AS v
         ON v.place = n % v.plans`,
      [activityCount],
    );
    await client.query('COMMIT');
    // As the database does by itself a minute later.
    await client.query('VACUUM ANALYZE plan, plan_version, plan_rollup, plan_rollup_sum, plan_activity');
  } finally {
    client.release();
  }
}

export async function plansAtFullSize(address: string): Promise<readonly Measured[]> {
  return [
    // What any answer takes here and now: the others are read beside it.
    await slowest(address, 'a place, to know how busy the machine is', listLimit, () => 'places/07'),
    await slowest(
      address,
      'roll-ups of the country, a year, by region and guideline',
      rollupLimit,
      (turn) => `plan-rollups?territory=PE&year=${2024 + (turn % 4)}`,
    ),
    await slowest(
      address,
      'roll-ups of the country, its 16 quarters, by region and guideline',
      rollupLimit,
      () => `plan-rollups?territory=PE&year=2024&through=2027`,
    ),
    await slowest(
      address,
      'roll-ups of a region, its 16 quarters, by province',
      rollupLimit,
      (turn) => `plan-rollups?territory=${String((turn % 25) + 1).padStart(2, '0')}&year=2024&through=2027`,
    ),
    await slowest(address, `${activityCount} activities sorted, pages of them`, listLimit, (turn) => {
      const sort = ['code', 'title', 'goal', 'guideline'][turn % 4];
      return `plan-activities?year=2026&sort=${sort}&direction=${turn % 2 ? 'asc' : 'desc'}&page=${(turn % 20) + 1}`;
    }),
    await slowest(
      address,
      `${activityCount} activities filtered by text and guideline, sorted`,
      listLimit,
      (turn) => `plan-activities?year=2026&guideline=OP2.${(turn % 3) + 1}&text=taller&sort=goal&direction=desc`,
    ),
    await slowest(
      address,
      `${activityCount} activities filtered by region, sorted`,
      listLimit,
      (turn) => `plan-activities?year=2026&territory=${String((turn % 25) + 1).padStart(2, '0')}&sort=title`,
    ),
  ];
}

/** The time that 95 of 100 answers keep to, whole, by HTTP as a visitor. */
async function slowest(
  address: string,
  name: string,
  limit: number,
  pathOf: (turn: number) => string,
): Promise<Measured> {
  const took: number[] = [];
  for (let turn = -4; turn < turns; turn += 1) {
    const time = await seconds(async () => {
      const response = await fetch(`${address}/api/${pathOf(turn + 4)}`);
      const text = await response.text();
      if (response.status !== 200) throw new Error(`${pathOf(turn + 4)}: ${response.status} ${text.slice(0, 200)}`);
    });
    // The first ones warm the server.
    if (turn >= 0) took.push(time * 1000);
  }
  return absolute(`${name}, p95`, percentile(took, 0.95), 'ms', limit);
}
