-- No foreign keys, as in 0003-observatory.sql: a trigger per row halves the speed of bulk loading, and editions stay.
-- Keys begin with the edition, then the year: a table of several national files can be parted by either.
CREATE TABLE budget_fact (
  edition_id bigint NOT NULL,
  year smallint NOT NULL,
  entity text COLLATE "C" NOT NULL,
  product text COLLATE "C" NOT NULL,
  source text COLLATE "C" NOT NULL,
  article text COLLATE "C" NOT NULL,
  month smallint NOT NULL CHECK (month BETWEEN 0 AND 12),
  line integer NOT NULL,
  pia_cents bigint NOT NULL CHECK (pia_cents >= 0),
  pim_cents bigint NOT NULL CHECK (pim_cents >= 0),
  accrued_cents bigint NOT NULL,
  PRIMARY KEY (edition_id, year, entity, product, source, article, month, line)
);
COMMENT ON TABLE budget_fact IS 'Rows of programme 0030 of a budget file, each as it stood in it. Amounts are of the row, so they add up.';
COMMENT ON COLUMN budget_fact.edition_id IS 'Edition of the file: its cut-off is the day of which PIA, PIM and accrued speak.';
COMMENT ON COLUMN budget_fact.year IS 'Fiscal year.';
COMMENT ON COLUMN budget_fact.entity IS 'SEC_EJEC of the executing unit, 6 digits.';
COMMENT ON COLUMN budget_fact.product IS 'Code of the product or of the investment project.';
COMMENT ON COLUMN budget_fact.source IS 'Code of the source of financing; 1 is ordinary resources.';
COMMENT ON COLUMN budget_fact.article IS 'Article that assigned the resources, where the file says it; empty where it does not.';
COMMENT ON COLUMN budget_fact.month IS 'Month of the accrual; 0 holds what the opening brings.';
COMMENT ON COLUMN budget_fact.line IS 'Line of the file, from 1.';
COMMENT ON COLUMN budget_fact.pia_cents IS 'Opening budget, in cents of a sol.';
COMMENT ON COLUMN budget_fact.pim_cents IS 'Modified budget at the cut-off, in cents of a sol.';
COMMENT ON COLUMN budget_fact.accrued_cents IS 'Accrued in the month, in cents of a sol; negative where it reverses an earlier one.';

CREATE TABLE budget_cube (
  edition_id bigint NOT NULL,
  grain text COLLATE "C" NOT NULL CHECK (grain IN ('entity', 'part', 'territory', 'product', 'source')),
  territory text COLLATE "C" NOT NULL,
  level text COLLATE "C" NOT NULL CHECK (level IN ('E', 'R', 'M')),
  year smallint NOT NULL,
  entity text COLLATE "C" NOT NULL,
  product text COLLATE "C" NOT NULL,
  source text COLLATE "C" NOT NULL,
  article text COLLATE "C" NOT NULL,
  pia_cents bigint NOT NULL,
  pim_cents bigint NOT NULL,
  accrued_cents bigint NOT NULL,
  months bigint[] NOT NULL,
  rows integer NOT NULL,
  PRIMARY KEY (edition_id, grain, territory, level, year, entity, product, source, article)
);
COMMENT ON TABLE budget_cube IS 'budget_fact added up by cut-off date; can be rebuilt from it. What is modified is the difference between two editions.';
COMMENT ON COLUMN budget_cube.edition_id IS 'Edition of the file.';
COMMENT ON COLUMN budget_cube.grain IS 'What a row adds up: entity (all of one), part (its product, source and article), territory, product or source of a territory.';
COMMENT ON COLUMN budget_cube.territory IS 'Ubigeo of the executing unit for entity and part; else its prefix of 0, 2 or 4 digits.';
COMMENT ON COLUMN budget_cube.level IS 'Level of government: E national, R regional, M local.';
COMMENT ON COLUMN budget_cube.year IS 'Fiscal year.';
COMMENT ON COLUMN budget_cube.entity IS 'SEC_EJEC; empty where several are added up.';
COMMENT ON COLUMN budget_cube.product IS 'Product or project; empty where all are added up.';
COMMENT ON COLUMN budget_cube.source IS 'Source of financing; empty where all are added up.';
COMMENT ON COLUMN budget_cube.article IS 'Article that assigned it; empty where not said or added up.';
COMMENT ON COLUMN budget_cube.pia_cents IS 'Opening budget, in cents of a sol.';
COMMENT ON COLUMN budget_cube.pim_cents IS 'Modified budget at the cut-off, in cents of a sol.';
COMMENT ON COLUMN budget_cube.accrued_cents IS 'Accrued to the cut-off, in cents of a sol.';
COMMENT ON COLUMN budget_cube.months IS 'Accrued of month 0 to 12, in cents of a sol.';
COMMENT ON COLUMN budget_cube.rows IS 'Rows added up.';

CREATE TABLE budget_name (
  edition_id bigint NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('entity', 'product', 'source')),
  code text COLLATE "C" NOT NULL,
  label text NOT NULL,
  PRIMARY KEY (edition_id, kind, code)
);
COMMENT ON TABLE budget_name IS 'Names that a budget file gives to its codes.';
COMMENT ON COLUMN budget_name.edition_id IS 'Edition of the file.';
COMMENT ON COLUMN budget_name.kind IS 'What the code is of: entity, product or source.';
COMMENT ON COLUMN budget_name.code IS 'Code in the file.';
COMMENT ON COLUMN budget_name.label IS 'Name as the file writes it, the first time.';

-- Seen and written with their edition; millions of rows at once take one look at the editions.
DO $$
DECLARE
  held text;
BEGIN
  FOREACH held IN ARRAY ARRAY['budget_fact', 'budget_cube', 'budget_name'] LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO vigia_work', held);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', held);
    EXECUTE format('CREATE POLICY read ON %1$I FOR SELECT
      USING (edition_id IN (SELECT e.id FROM edition e))', held);
    EXECUTE format('CREATE POLICY add ON %1$I FOR INSERT
      WITH CHECK (edition_id IN (SELECT e.id FROM edition e
        WHERE vigia_covers((SELECT vigia_jurisdiction()), e.territory)))', held);
    EXECUTE format('CREATE POLICY change ON %1$I FOR UPDATE
      USING (EXISTS (SELECT FROM edition e WHERE e.id = %1$I.edition_id
        AND vigia_covers((SELECT vigia_jurisdiction()), e.territory)))', held);
    EXECUTE format('CREATE POLICY remove ON %1$I FOR DELETE
      USING (EXISTS (SELECT FROM edition e WHERE e.id = %1$I.edition_id
        AND vigia_covers((SELECT vigia_jurisdiction()), e.territory)))', held);
  END LOOP;
END $$;
