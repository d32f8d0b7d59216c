-- New values of legal parameters, over the rows of editions that ship: a proposal is rehearsed, and counts once applied.
CREATE TABLE parameter_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  territory text NOT NULL CHECK (territory ~ '^([0-9]{2}){0,3}$'),
  code text NOT NULL CHECK (code <> ''),
  meaning text NOT NULL CHECK (meaning <> ''),
  value numeric,
  day date,
  unit text NOT NULL,
  norm text NOT NULL CHECK (norm <> ''),
  article text NOT NULL DEFAULT '',
  valid_from date NOT NULL,
  valid_to date CHECK (valid_to >= valid_from),
  confidence text NOT NULL CHECK (confidence IN ('DECK', 'OFF', '3P', 'INF', 'BG', 'GUESS')),
  source text NOT NULL CHECK (source <> ''),
  status text NOT NULL DEFAULT 'proposed' CHECK (status IN ('proposed', 'applied', 'withdrawn')),
  reason text,
  applied_on date,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  CHECK ((value IS NULL) <> (day IS NULL)),
  CHECK ((status = 'applied') = (applied_on IS NOT NULL AND reason IS NOT NULL) OR status = 'withdrawn')
);
COMMENT ON TABLE parameter_change IS 'Value of a legal parameter from a day on; applied, it follows the one that ran until then.';
COMMENT ON COLUMN parameter_change.id IS 'Identity.';
COMMENT ON COLUMN parameter_change.territory IS 'Ubigeo prefix where it rules; empty is Peru.';
COMMENT ON COLUMN parameter_change.code IS 'Stable name of the parameter.';
COMMENT ON COLUMN parameter_change.meaning IS 'What it rules, in a sentence.';
COMMENT ON COLUMN parameter_change.value IS 'The number; null where it is a day.';
COMMENT ON COLUMN parameter_change.day IS 'The day; null where it is a number.';
COMMENT ON COLUMN parameter_change.unit IS 'What it is measured in.';
COMMENT ON COLUMN parameter_change.norm IS 'Code of the norm that sets it.';
COMMENT ON COLUMN parameter_change.article IS 'Article or annex.';
COMMENT ON COLUMN parameter_change.valid_from IS 'First day.';
COMMENT ON COLUMN parameter_change.valid_to IS 'Last day; null: until another follows.';
COMMENT ON COLUMN parameter_change.confidence IS 'How sure the value is.';
COMMENT ON COLUMN parameter_change.source IS 'Where it was read.';
COMMENT ON COLUMN parameter_change.status IS 'Proposed, applied, or withdrawn.';
COMMENT ON COLUMN parameter_change.reason IS 'Why it was applied, or withdrawn.';
COMMENT ON COLUMN parameter_change.applied_on IS 'Day since when the platform knows it.';
COMMENT ON COLUMN parameter_change.created_at IS 'When it was proposed.';
COMMENT ON COLUMN parameter_change.created_by IS 'Who proposed it. [personal: identity]';
CREATE INDEX parameter_change_code ON parameter_change (code);

GRANT SELECT, INSERT, UPDATE (norm, status, reason, applied_on) ON parameter_change TO vigia_work;
ALTER TABLE parameter_change ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON parameter_change FOR SELECT
  USING ((SELECT vigia_jurisdiction()) IS NOT NULL
    AND (status = 'applied' OR vigia_covers((SELECT vigia_jurisdiction()), territory)));
CREATE POLICY add ON parameter_change FOR INSERT WITH CHECK (vigia_covers((SELECT vigia_jurisdiction()), territory));
CREATE POLICY change ON parameter_change FOR UPDATE
  USING (vigia_covers((SELECT vigia_jurisdiction()), territory));
