-- A draft's file waits in the database: another server confirms it too, and a copy holds it. Drafts of before have
-- none here: nothing of them counted, and their file is with whoever brought it.
DELETE FROM import_draft WHERE confirmed_edition_id IS NULL;

CREATE TABLE import_draft_part (
  draft_id uuid NOT NULL REFERENCES import_draft ON DELETE CASCADE,
  part integer NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (draft_id, part)
);
-- Read whole and once: not worth compressing.
ALTER TABLE import_draft_part ALTER COLUMN content SET STORAGE EXTERNAL;
COMMENT ON TABLE import_draft_part IS 'The file of a draft, in parts of one megabyte; gone when it is confirmed or a week has gone by.';
COMMENT ON COLUMN import_draft_part.draft_id IS 'The draft.';
COMMENT ON COLUMN import_draft_part.part IS 'Order, from 0.';
COMMENT ON COLUMN import_draft_part.content IS 'Bytes.';
COMMENT ON TABLE import_draft IS 'A file that was shown and waits for confirmation; nothing of it counts yet. Kept seven days.';
COMMENT ON COLUMN import_draft.id IS 'Identity.';

GRANT SELECT, INSERT, DELETE ON import_draft_part TO vigia_work;
ALTER TABLE import_draft_part ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY everything ON import_draft_part FOR ALL
  USING (EXISTS (SELECT FROM import_draft d WHERE d.id = import_draft_part.draft_id));
