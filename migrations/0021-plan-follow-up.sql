-- Quarterly follow-up of a plan: what was done, its evidence, the sealed quarter and who looked at it.
CREATE TABLE plan_progress (
  activity_id bigint NOT NULL REFERENCES plan_activity,
  territory text NOT NULL,
  quarter smallint NOT NULL CHECK (quarter BETWEEN 1 AND 4),
  executed numeric(14, 2) NOT NULL CHECK (executed >= 0),
  note text NOT NULL DEFAULT '',
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  PRIMARY KEY (activity_id, quarter)
);
COMMENT ON TABLE plan_progress IS 'What was done of an activity in a quarter, as it is being reported.';
COMMENT ON COLUMN plan_progress.activity_id IS 'The activity; its year is the year.';
COMMENT ON COLUMN plan_progress.territory IS 'Of its plan.';
COMMENT ON COLUMN plan_progress.quarter IS '1 to 4.';
COMMENT ON COLUMN plan_progress.executed IS 'In the unit of the activity.';
COMMENT ON COLUMN plan_progress.note IS 'What there is to say of it.';
COMMENT ON COLUMN plan_progress.updated_at IS 'When it was last reported.';
COMMENT ON COLUMN plan_progress.updated_by IS 'Who reported it. [personal: identity]';

CREATE TABLE plan_evidence (
  activity_id bigint NOT NULL REFERENCES plan_activity,
  territory text NOT NULL,
  quarter smallint NOT NULL CHECK (quarter BETWEEN 1 AND 4),
  evidence_id bigint NOT NULL REFERENCES evidence,
  amount numeric(14, 2) NOT NULL CHECK (amount > 0),
  PRIMARY KEY (activity_id, quarter, evidence_id)
);
COMMENT ON TABLE plan_evidence IS 'What proves the progress of an activity in a quarter, and how much of it.';
COMMENT ON COLUMN plan_evidence.activity_id IS 'The activity.';
COMMENT ON COLUMN plan_evidence.territory IS 'Of its plan.';
COMMENT ON COLUMN plan_evidence.quarter IS '1 to 4.';
COMMENT ON COLUMN plan_evidence.evidence_id IS 'The photo or PDF.';
COMMENT ON COLUMN plan_evidence.amount IS 'How much it proves, in the unit of the activity.';

CREATE TABLE plan_quarter (
  plan_id bigint NOT NULL REFERENCES plan,
  territory text NOT NULL,
  year smallint NOT NULL,
  quarter smallint NOT NULL CHECK (quarter BETWEEN 1 AND 4),
  state text NOT NULL CHECK (state IN ('submitted', 'observed', 'correcting', 'approved')),
  stage smallint CHECK (stage IN (0, 2, 4)),
  version smallint NOT NULL CHECK (version >= 1),
  since date NOT NULL,
  correction_reason text,
  CHECK ((state = 'submitted') = (stage IS NOT NULL)),
  CHECK ((state = 'correcting') = (correction_reason IS NOT NULL)),
  PRIMARY KEY (plan_id, year, quarter)
);
COMMENT ON TABLE plan_quarter IS 'Where a closed quarter stands on its way up; no row: it is open.';
COMMENT ON COLUMN plan_quarter.plan_id IS 'The plan.';
COMMENT ON COLUMN plan_quarter.territory IS 'Of the plan.';
COMMENT ON COLUMN plan_quarter.year IS 'Year.';
COMMENT ON COLUMN plan_quarter.quarter IS '1 to 4.';
COMMENT ON COLUMN plan_quarter.state IS 'submitted, observed, correcting (open again for a reason) or approved.';
COMMENT ON COLUMN plan_quarter.stage IS 'Digits of the territory that looks at it now: 4 province, 2 region, 0 the Ministry.';
COMMENT ON COLUMN plan_quarter.version IS 'The newest that was sealed.';
COMMENT ON COLUMN plan_quarter.since IS 'Day on which it came to this state and stage.';
COMMENT ON COLUMN plan_quarter.correction_reason IS 'Why it was opened again.';

CREATE TABLE plan_quarter_version (
  plan_id bigint NOT NULL REFERENCES plan,
  territory text NOT NULL,
  year smallint NOT NULL,
  quarter smallint NOT NULL CHECK (quarter BETWEEN 1 AND 4),
  version smallint NOT NULL CHECK (version >= 1),
  version_id bigint NOT NULL REFERENCES plan_version,
  canonical text NOT NULL,
  sha256 text NOT NULL CHECK (sha256 = encode(sha256(convert_to(canonical, 'UTF8')), 'hex')),
  reason text CHECK ((version = 1) = (reason IS NULL)),
  closed_on date NOT NULL,
  closed_by text NOT NULL,
  PRIMARY KEY (plan_id, year, quarter, version)
);
COMMENT ON TABLE plan_quarter_version IS 'A quarter as it was sealed: never changed, a correction is a version more.';
COMMENT ON COLUMN plan_quarter_version.plan_id IS 'The plan.';
COMMENT ON COLUMN plan_quarter_version.territory IS 'Of the plan.';
COMMENT ON COLUMN plan_quarter_version.year IS 'Year.';
COMMENT ON COLUMN plan_quarter_version.quarter IS '1 to 4.';
COMMENT ON COLUMN plan_quarter_version.version IS 'From 1.';
COMMENT ON COLUMN plan_quarter_version.version_id IS 'Version of the plan that was in force.';
COMMENT ON COLUMN plan_quarter_version.canonical IS 'All of it as one text: activities, what was done, evidence, rules.';
COMMENT ON COLUMN plan_quarter_version.sha256 IS 'SHA-256 of that text.';
COMMENT ON COLUMN plan_quarter_version.reason IS 'Why it was corrected; null of the first.';
COMMENT ON COLUMN plan_quarter_version.closed_on IS 'Day.';
COMMENT ON COLUMN plan_quarter_version.closed_by IS 'Who sealed it. [personal: identity]';

CREATE TABLE plan_review (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  plan_id bigint NOT NULL REFERENCES plan,
  territory text NOT NULL,
  year smallint NOT NULL,
  quarter smallint NOT NULL CHECK (quarter BETWEEN 1 AND 4),
  version smallint NOT NULL,
  stage smallint NOT NULL CHECK (stage IN (0, 2, 4)),
  decision text NOT NULL CHECK (decision IN ('observed', 'approved')),
  remark text NOT NULL DEFAULT '',
  decided_on date NOT NULL,
  decided_by text NOT NULL,
  CHECK (decision = 'approved' OR remark <> ''),
  FOREIGN KEY (plan_id, year, quarter, version) REFERENCES plan_quarter_version
);
CREATE INDEX plan_review_by_quarter ON plan_review (plan_id, year, quarter);
COMMENT ON TABLE plan_review IS 'What each level above said of a sealed quarter.';
COMMENT ON COLUMN plan_review.id IS 'Identity.';
COMMENT ON COLUMN plan_review.plan_id IS 'The plan.';
COMMENT ON COLUMN plan_review.territory IS 'Of the plan.';
COMMENT ON COLUMN plan_review.year IS 'Year.';
COMMENT ON COLUMN plan_review.quarter IS '1 to 4.';
COMMENT ON COLUMN plan_review.version IS 'Sealed version that it is of.';
COMMENT ON COLUMN plan_review.stage IS 'Digits of the territory that looked at it: 4 province, 2 region, 0 the Ministry.';
COMMENT ON COLUMN plan_review.decision IS 'observed or approved.';
COMMENT ON COLUMN plan_review.remark IS 'What was observed.';
COMMENT ON COLUMN plan_review.decided_on IS 'Day.';
COMMENT ON COLUMN plan_review.decided_by IS 'Who decided. [personal: identity]';

-- Sealed and reviewed stays: nobody may change or delete it.
GRANT SELECT, INSERT ON plan_quarter_version, plan_review TO vigia_work;
GRANT SELECT, INSERT, UPDATE ON plan_progress, plan_quarter TO vigia_work;
GRANT SELECT, INSERT, UPDATE, DELETE ON plan_evidence TO vigia_work;

DO $$
DECLARE
  held text;
BEGIN
  FOREACH held IN ARRAY ARRAY['plan_progress', 'plan_evidence', 'plan_quarter', 'plan_quarter_version', 'plan_review'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', held);
    EXECUTE format('CREATE POLICY add ON %I FOR INSERT
      WITH CHECK (vigia_covers((SELECT vigia_jurisdiction()), territory))', held);
  END LOOP;
  FOREACH held IN ARRAY ARRAY['plan_progress', 'plan_evidence', 'plan_quarter'] LOOP
    EXECUTE format('CREATE POLICY change ON %I FOR UPDATE
      USING (vigia_covers((SELECT vigia_jurisdiction()), territory))', held);
  END LOOP;
  -- What is sealed is published; what is still being written, and what was observed, is between those who cover it.
  FOREACH held IN ARRAY ARRAY['plan_progress', 'plan_evidence', 'plan_review'] LOOP
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT
      USING (vigia_covers((SELECT vigia_jurisdiction()), territory))', held);
  END LOOP;
  FOREACH held IN ARRAY ARRAY['plan_quarter', 'plan_quarter_version'] LOOP
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING ((SELECT vigia_jurisdiction()) IS NOT NULL)', held);
  END LOOP;
END $$;
CREATE POLICY remove ON plan_evidence FOR DELETE USING (vigia_covers((SELECT vigia_jurisdiction()), territory));
