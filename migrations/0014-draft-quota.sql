-- How much waits unconfirmed is bounded for each account and territory.
ALTER TABLE import_draft
  ADD COLUMN account text,
  ADD COLUMN bytes bigint NOT NULL DEFAULT 0 CHECK (bytes >= 0);
COMMENT ON COLUMN import_draft.account IS 'Account that brought it; null: the machine, or a draft of before this column. [personal: identity]';
COMMENT ON COLUMN import_draft.bytes IS 'Size of its file.';
UPDATE import_draft d SET bytes = (SELECT coalesce(sum(octet_length(content)), 0) FROM import_draft_part WHERE draft_id = d.id);
GRANT DELETE ON import_draft TO vigia_work;
