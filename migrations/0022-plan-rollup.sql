-- Sums of sealed quarters, kept by the action that seals: 25 regions and 1,891 districts are read as they stand.
CREATE TABLE plan_rollup (
  plan_id bigint NOT NULL REFERENCES plan,
  territory text NOT NULL,
  year smallint NOT NULL,
  quarter smallint NOT NULL CHECK (quarter BETWEEN 1 AND 4),
  guideline text NOT NULL,
  version smallint NOT NULL,
  closed_on date NOT NULL,
  activities integer NOT NULL CHECK (activities >= 0),
  percent double precision CHECK (percent >= 0),
  backed_percent double precision CHECK (backed_percent >= 0 AND backed_percent <= percent),
  raw_percent double precision CHECK (raw_percent >= 0),
  CHECK ((percent IS NULL) = (backed_percent IS NULL) AND (percent IS NULL) = (raw_percent IS NULL)),
  PRIMARY KEY (plan_id, year, quarter, guideline)
);
CREATE INDEX plan_rollup_of_plans ON plan_rollup (year, quarter, territory text_pattern_ops)
  INCLUDE (closed_on, activities, percent, backed_percent, raw_percent) WHERE guideline = '';
CREATE INDEX plan_rollup_of_guidelines ON plan_rollup (year, quarter, territory text_pattern_ops) WHERE guideline <> '';
COMMENT ON TABLE plan_rollup IS 'Progress of a plan in a sealed quarter, by guideline and whole.';
COMMENT ON COLUMN plan_rollup.plan_id IS 'The plan.';
COMMENT ON COLUMN plan_rollup.territory IS 'Of the plan.';
COMMENT ON COLUMN plan_rollup.year IS 'Year.';
COMMENT ON COLUMN plan_rollup.quarter IS '1 to 4.';
COMMENT ON COLUMN plan_rollup.guideline IS 'Guideline (OP1.2), or empty: the plan, mean of its guidelines.';
COMMENT ON COLUMN plan_rollup.version IS 'Sealed version that it is of.';
COMMENT ON COLUMN plan_rollup.closed_on IS 'Day on which that version was sealed.';
COMMENT ON COLUMN plan_rollup.activities IS 'Activities programmed for the quarter.';
COMMENT ON COLUMN plan_rollup.percent IS 'Progress, each activity capped; null: nothing was programmed.';
COMMENT ON COLUMN plan_rollup.backed_percent IS 'Of that, what has evidence.';
COMMENT ON COLUMN plan_rollup.raw_percent IS 'The same without the cap.';

GRANT SELECT, INSERT, UPDATE, DELETE ON plan_rollup TO vigia_work;
ALTER TABLE plan_rollup ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON plan_rollup FOR SELECT USING ((SELECT vigia_jurisdiction()) IS NOT NULL);
CREATE POLICY add ON plan_rollup FOR INSERT WITH CHECK (vigia_covers((SELECT vigia_jurisdiction()), territory));
CREATE POLICY change ON plan_rollup FOR UPDATE USING (vigia_covers((SELECT vigia_jurisdiction()), territory));
CREATE POLICY remove ON plan_rollup FOR DELETE USING (vigia_covers((SELECT vigia_jurisdiction()), territory));

-- The same added up for each territory above a plan, its whole country too: read without adding anything.
CREATE TABLE plan_rollup_sum (
  territory text NOT NULL CHECK (territory ~ '^([0-9]{2}){0,2}$'),
  year smallint NOT NULL,
  quarter smallint NOT NULL CHECK (quarter BETWEEN 1 AND 4),
  guideline text NOT NULL,
  closed integer NOT NULL,
  measured integer NOT NULL,
  percent_sum numeric(24, 6) NOT NULL,
  backed_sum numeric(24, 6) NOT NULL,
  raw_sum numeric(24, 6) NOT NULL,
  PRIMARY KEY (territory, year, quarter, guideline)
);
COMMENT ON TABLE plan_rollup_sum IS 'Progress of the plans of a region, a province or the country in their sealed quarters.';
COMMENT ON COLUMN plan_rollup_sum.territory IS 'Ubigeo prefix; empty: Peru.';
COMMENT ON COLUMN plan_rollup_sum.year IS 'Year.';
COMMENT ON COLUMN plan_rollup_sum.quarter IS '1 to 4.';
COMMENT ON COLUMN plan_rollup_sum.guideline IS 'As in plan_rollup.';
COMMENT ON COLUMN plan_rollup_sum.closed IS 'Plans with the quarter sealed.';
COMMENT ON COLUMN plan_rollup_sum.measured IS 'Of those, with something programmed.';
COMMENT ON COLUMN plan_rollup_sum.percent_sum IS 'Sum of their progress.';
COMMENT ON COLUMN plan_rollup_sum.backed_sum IS 'Of that, what has evidence.';
COMMENT ON COLUMN plan_rollup_sum.raw_sum IS 'The same without the cap.';

GRANT SELECT, INSERT, UPDATE ON plan_rollup_sum TO vigia_work;
ALTER TABLE plan_rollup_sum ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON plan_rollup_sum FOR SELECT USING ((SELECT vigia_jurisdiction()) IS NOT NULL);
-- Sealing a quarter of a district adds it to what stands above the district.
CREATE FUNCTION vigia_stands_under(jurisdiction text[], territory text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT EXISTS (SELECT FROM unnest(jurisdiction) AS held WHERE held = '*' OR starts_with(held, territory)
    OR starts_with(territory, held))
$$;
COMMENT ON FUNCTION vigia_stands_under IS 'Whether one of these prefixes lies inside of a territory, or holds it.';
CREATE POLICY add ON plan_rollup_sum FOR INSERT
  WITH CHECK (vigia_stands_under((SELECT vigia_jurisdiction()), territory));
CREATE POLICY change ON plan_rollup_sum FOR UPDATE
  USING (vigia_stands_under((SELECT vigia_jurisdiction()), territory));
