-- A draft's file waits in the data folder and is read again when confirmed. Drafts of before have no file:
-- nothing of them counted, and their file is with whoever brought it.
DELETE FROM import_draft WHERE confirmed_edition_id IS NULL;
ALTER TABLE import_draft DROP COLUMN rows, DROP COLUMN problems;
COMMENT ON TABLE import_draft IS 'A file that was shown and waits for confirmation in cargas/ of the data folder; nothing of it counts yet. Kept seven days.';
COMMENT ON COLUMN import_draft.id IS 'Identity, and name of its file.';
