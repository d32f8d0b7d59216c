// What approved plans hold of the thread: their guidelines, and their activities with money and result.
import { sql } from 'kysely';
import type { ReadTx } from '#server/database/database.ts';

/** An activity of an approved version in force on a day. */
export interface ThreadActivity {
  /** Ubigeo that the plan governs. */
  readonly territory: string;
  readonly code: string;
  readonly title: string;
  /** 'OP1.2'. */
  readonly guideline: string;
  readonly priorityRank: number | null;
  readonly budgetLine: string;
  readonly budget: number | null;
  readonly goal: number;
  /** Of its year so far; null: nobody reported any quarter. */
  readonly executed: number | null;
}

export interface ThreadPlan {
  readonly id: number;
  readonly territory: string;
  readonly guidelines: readonly string[];
}

export interface ThreadQuestion {
  readonly territory: string;
  readonly day: string;
}

const inForce = ({ territory, day }: ThreadQuestion) => sql`
  SELECT DISTINCT ON (v.plan_id) v.id, v.plan_id, v.territory
  FROM plan_version v
  WHERE v.status = 'approved' AND v.in_force_from <= ${day}::date
    AND v.territory BETWEEN ${territory} AND ${`${territory}999999`}
  ORDER BY v.plan_id, v.version DESC`;

export async function findThreadPlans(tx: ReadTx, question: ThreadQuestion): Promise<readonly ThreadPlan[]> {
  const { rows } = await sql<ThreadPlan>`
    SELECT v.plan_id AS id, v.territory,
      coalesce(array_agg(g.guideline ORDER BY g.guideline) FILTER (WHERE g.guideline IS NOT NULL), '{}') AS guidelines
    FROM (${inForce(question)}) v LEFT JOIN plan_guideline g ON g.version_id = v.id
    GROUP BY v.plan_id, v.territory ORDER BY v.territory`.execute(tx);
  return rows;
}

/** Of the year of the day. */
export async function findThreadActivities(tx: ReadTx, question: ThreadQuestion): Promise<readonly ThreadActivity[]> {
  const { rows } = await sql<ThreadActivity>`
    SELECT v.territory, a.code, a.title, a.guideline, a.priority_rank AS "priorityRank",
      a.budget_line AS "budgetLine", a.budget::float8 AS budget, a.goal::float8 AS goal,
      (SELECT sum(p.executed)::float8 FROM plan_progress p WHERE p.activity_id = a.id) AS executed
    FROM (${inForce(question)}) v JOIN plan_activity a ON a.version_id = v.id
    WHERE a.year = ${Number(question.day.slice(0, 4))}
    ORDER BY v.territory, a.code`.execute(tx);
  return rows;
}
