-- Action plans as they are worked on: versions, what each prioritises, and its matrix of activities.
CREATE TABLE plan (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  territory text NOT NULL CHECK (territory ~ '^([0-9]{2}){1,3}$'),
  level text NOT NULL CHECK (level IN ('CORESEC', 'COPROSEC', 'CODISEC')),
  committee text NOT NULL CHECK (committee <> ''),
  short_title text NOT NULL CHECK (short_title <> ''),
  entity text NOT NULL CHECK (entity <> ''),
  from_year smallint NOT NULL CHECK (from_year BETWEEN 2000 AND 2100),
  to_year smallint NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  CHECK (to_year BETWEEN from_year AND from_year + 10),
  CHECK (level = CASE length(territory) WHEN 2 THEN 'CORESEC' WHEN 4 THEN 'COPROSEC' ELSE 'CODISEC' END),
  UNIQUE (territory, from_year)
);
COMMENT ON TABLE plan IS 'Action plan of a committee for some years.';
COMMENT ON COLUMN plan.id IS 'Identity.';
COMMENT ON COLUMN plan.territory IS 'Ubigeo prefix that its committee governs.';
COMMENT ON COLUMN plan.level IS 'CORESEC, COPROSEC or CODISEC, by the length of the ubigeo.';
COMMENT ON COLUMN plan.committee IS 'What the committee is called.';
COMMENT ON COLUMN plan.short_title IS 'For headings of columns.';
COMMENT ON COLUMN plan.entity IS 'Who approves it.';
COMMENT ON COLUMN plan.from_year IS 'First year.';
COMMENT ON COLUMN plan.to_year IS 'Last year.';
COMMENT ON COLUMN plan.created_at IS 'When it was begun.';
COMMENT ON COLUMN plan.created_by IS 'Who began it. [personal: identity]';

CREATE TABLE plan_version (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  plan_id bigint NOT NULL REFERENCES plan,
  territory text NOT NULL,
  version smallint NOT NULL CHECK (version >= 1),
  kind text NOT NULL CHECK (kind IN ('original', 'updated')),
  updates_id bigint REFERENCES plan_version,
  status text NOT NULL CHECK (status IN ('draft', 'approved')),
  instrument text CHECK (instrument <> ''),
  approved_on date,
  in_force_from date,
  diagnosis text NOT NULL DEFAULT '',
  record_id bigint REFERENCES record ON DELETE SET NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  CHECK (status = 'draft' OR (instrument IS NOT NULL AND in_force_from IS NOT NULL)),
  UNIQUE (plan_id, version)
);
COMMENT ON TABLE plan_version IS 'A plan as an ordinance approved it, or as it is being drafted.';
COMMENT ON COLUMN plan_version.id IS 'Identity.';
COMMENT ON COLUMN plan_version.plan_id IS 'Its plan.';
COMMENT ON COLUMN plan_version.territory IS 'Of its plan.';
COMMENT ON COLUMN plan_version.version IS 'From 1.';
COMMENT ON COLUMN plan_version.kind IS 'original or updated.';
COMMENT ON COLUMN plan_version.updates_id IS 'The version that it updates, when that one is known.';
COMMENT ON COLUMN plan_version.status IS 'draft or approved.';
COMMENT ON COLUMN plan_version.instrument IS 'The ordinance, as its source writes it.';
COMMENT ON COLUMN plan_version.approved_on IS 'Day of the ordinance; null: only its year is known, or nothing.';
COMMENT ON COLUMN plan_version.in_force_from IS 'First day on which its matrix is the plan''s.';
COMMENT ON COLUMN plan_version.diagnosis IS 'Text of its diagnosis.';
COMMENT ON COLUMN plan_version.record_id IS 'Row of an edition that it was taken from.';
COMMENT ON COLUMN plan_version.created_at IS 'When it was entered.';
COMMENT ON COLUMN plan_version.created_by IS 'Who entered it. [personal: identity]';

CREATE TABLE plan_priority (
  version_id bigint NOT NULL REFERENCES plan_version,
  territory text NOT NULL,
  rank smallint NOT NULL CHECK (rank BETWEEN 1 AND 50),
  verbatim text NOT NULL CHECK (verbatim <> ''),
  crime text NOT NULL DEFAULT '',
  PRIMARY KEY (version_id, rank)
);
COMMENT ON TABLE plan_priority IS 'Crimes that a version of a plan promises to fight, in their order.';
COMMENT ON COLUMN plan_priority.version_id IS 'Version of the plan.';
COMMENT ON COLUMN plan_priority.territory IS 'Of its plan.';
COMMENT ON COLUMN plan_priority.rank IS '1 is the first.';
COMMENT ON COLUMN plan_priority.verbatim IS 'As the plan writes it.';
COMMENT ON COLUMN plan_priority.crime IS 'Class of the catalogue of crimes that it is read as; empty: none.';

CREATE TABLE plan_guideline (
  version_id bigint NOT NULL REFERENCES plan_version,
  territory text NOT NULL,
  guideline text NOT NULL CHECK (guideline ~ '^OP[1-9][0-9]?\.[1-9][0-9]?$'),
  PRIMARY KEY (version_id, guideline)
);
COMMENT ON TABLE plan_guideline IS 'Guidelines of the national policy that a version of a plan says it takes up.';
COMMENT ON COLUMN plan_guideline.version_id IS 'Version of the plan.';
COMMENT ON COLUMN plan_guideline.territory IS 'Of its plan.';
COMMENT ON COLUMN plan_guideline.guideline IS 'Objective and place of the guideline in it: OP1.2.';

CREATE TABLE plan_activity (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  plan_id bigint NOT NULL REFERENCES plan,
  version_id bigint NOT NULL REFERENCES plan_version,
  territory text NOT NULL,
  year smallint NOT NULL,
  code text NOT NULL CHECK (code <> '' AND length(code) <= 20),
  title text NOT NULL CHECK (title <> ''),
  unit text NOT NULL CHECK (unit <> ''),
  goal numeric(14, 2) NOT NULL CHECK (goal >= 0),
  q1 numeric(14, 2) NOT NULL CHECK (q1 >= 0),
  q2 numeric(14, 2) NOT NULL CHECK (q2 >= 0),
  q3 numeric(14, 2) NOT NULL CHECK (q3 >= 0),
  q4 numeric(14, 2) NOT NULL CHECK (q4 >= 0),
  guideline text NOT NULL CHECK (guideline ~ '^OP[1-9][0-9]?\.[1-9][0-9]?$'),
  priority_rank smallint,
  responsible text NOT NULL CHECK (responsible <> ''),
  co_responsible text NOT NULL DEFAULT '',
  budget_line text NOT NULL DEFAULT '',
  budget_source text NOT NULL DEFAULT '',
  budget numeric(16, 2) CHECK (budget >= 0),
  verification text NOT NULL DEFAULT '',
  place text NOT NULL CHECK (place ~ '^([0-9]{2}){1,3}$'),
  searched text COLLATE "C" NOT NULL
    GENERATED ALWAYS AS (translate(lower(code || ' ' || title), 'áéíóúüñ', 'aeiouun')) STORED,
  CONSTRAINT plan_activity_goal_is_sum CHECK (goal = q1 + q2 + q3 + q4),
  CONSTRAINT plan_activity_place_inside CHECK (starts_with(place, territory)),
  FOREIGN KEY (version_id, priority_rank) REFERENCES plan_priority (version_id, rank),
  UNIQUE (version_id, year, code)
);
CREATE INDEX plan_activity_by_code ON plan_activity (year, code, id);
CREATE INDEX plan_activity_by_title ON plan_activity (year, title, id);
CREATE INDEX plan_activity_by_goal ON plan_activity (year, goal, id);
CREATE INDEX plan_activity_by_guideline ON plan_activity (year, guideline, code, id);
CREATE INDEX plan_activity_by_territory ON plan_activity (territory text_pattern_ops, year);
CREATE INDEX plan_activity_by_plan ON plan_activity (plan_id);
-- Rows are counted without reading them.
CREATE INDEX plan_activity_to_count ON plan_activity (year, guideline, version_id, territory);
COMMENT ON TABLE plan_activity IS 'Row of the matrix of a version of a plan for a year.';
COMMENT ON COLUMN plan_activity.id IS 'Identity.';
COMMENT ON COLUMN plan_activity.plan_id IS 'Its plan.';
COMMENT ON COLUMN plan_activity.version_id IS 'Version of the plan.';
COMMENT ON COLUMN plan_activity.territory IS 'Of its plan.';
COMMENT ON COLUMN plan_activity.year IS 'Year that its goals are of.';
COMMENT ON COLUMN plan_activity.code IS 'As the plan numbers it.';
COMMENT ON COLUMN plan_activity.title IS 'What is done.';
COMMENT ON COLUMN plan_activity.unit IS 'What is counted.';
COMMENT ON COLUMN plan_activity.goal IS 'Of the year: the sum of its quarters.';
COMMENT ON COLUMN plan_activity.q1 IS 'Programmed for January to March.';
COMMENT ON COLUMN plan_activity.q2 IS 'Programmed for April to June.';
COMMENT ON COLUMN plan_activity.q3 IS 'Programmed for July to September.';
COMMENT ON COLUMN plan_activity.q4 IS 'Programmed for October to December.';
COMMENT ON COLUMN plan_activity.guideline IS 'Guideline of the national policy that it serves: OP1.2.';
COMMENT ON COLUMN plan_activity.priority_rank IS 'Priority of its version that it answers to; null: none.';
COMMENT ON COLUMN plan_activity.responsible IS 'Entity in charge.';
COMMENT ON COLUMN plan_activity.co_responsible IS 'Entities that take part.';
COMMENT ON COLUMN plan_activity.budget_line IS 'Budget line that pays it.';
COMMENT ON COLUMN plan_activity.budget_source IS 'Source of the money.';
COMMENT ON COLUMN plan_activity.budget IS 'Soles; null: not said.';
COMMENT ON COLUMN plan_activity.verification IS 'Means of verification.';
COMMENT ON COLUMN plan_activity.place IS 'Ubigeo where it is done: of the plan''s territory or inside it.';
COMMENT ON COLUMN plan_activity.searched IS 'Code and title in small letters without accents, to look for.';

CREATE TABLE plan_import (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  version_id bigint NOT NULL REFERENCES plan_version,
  territory text NOT NULL,
  file text NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  stored integer NOT NULL,
  bad_rows jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL
);
COMMENT ON TABLE plan_import IS 'A spreadsheet that a matrix came from, with the rows that could not be taken.';
COMMENT ON COLUMN plan_import.id IS 'Identity.';
COMMENT ON COLUMN plan_import.version_id IS 'Version of the plan that it filled.';
COMMENT ON COLUMN plan_import.territory IS 'Of its plan.';
COMMENT ON COLUMN plan_import.file IS 'What the file was called.';
COMMENT ON COLUMN plan_import.sha256 IS 'SHA-256 of its bytes.';
COMMENT ON COLUMN plan_import.stored IS 'Activities that it gave.';
COMMENT ON COLUMN plan_import.bad_rows IS 'Rows with errors as they came: sheet, row, cells, and each error with its column.';
COMMENT ON COLUMN plan_import.created_at IS 'When.';
COMMENT ON COLUMN plan_import.created_by IS 'Who brought it. [personal: identity]';

GRANT SELECT, INSERT ON plan, plan_import TO vigia_work;
GRANT SELECT, INSERT, UPDATE ON plan_version TO vigia_work;
GRANT SELECT, INSERT, UPDATE, DELETE ON plan_priority, plan_guideline, plan_activity TO vigia_work;

DO $$
DECLARE
  held text;
BEGIN
  FOREACH held IN ARRAY ARRAY['plan', 'plan_version', 'plan_priority', 'plan_guideline', 'plan_activity', 'plan_import'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', held);
    EXECUTE format('CREATE POLICY add ON %I FOR INSERT
      WITH CHECK (vigia_covers((SELECT vigia_jurisdiction()), territory))', held);
  END LOOP;
  FOREACH held IN ARRAY ARRAY['plan_version', 'plan_priority', 'plan_guideline', 'plan_activity'] LOOP
    EXECUTE format('CREATE POLICY change ON %I FOR UPDATE
      USING (vigia_covers((SELECT vigia_jurisdiction()), territory))', held);
  END LOOP;
  FOREACH held IN ARRAY ARRAY['plan_priority', 'plan_guideline', 'plan_activity'] LOOP
    EXECUTE format('CREATE POLICY remove ON %I FOR DELETE
      USING (vigia_covers((SELECT vigia_jurisdiction()), territory))', held);
    -- What an approved version says is for everybody; the version's own policy holds inside.
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT
      USING (version_id IN (SELECT v.id FROM plan_version v))', held);
  END LOOP;
END $$;
CREATE POLICY read ON plan FOR SELECT USING ((SELECT vigia_jurisdiction()) IS NOT NULL);
CREATE POLICY read ON plan_version FOR SELECT
  USING ((SELECT vigia_jurisdiction()) IS NOT NULL
    AND (status = 'approved' OR vigia_covers((SELECT vigia_jurisdiction()), territory)));
CREATE POLICY read ON plan_import FOR SELECT USING (vigia_covers((SELECT vigia_jurisdiction()), territory));
