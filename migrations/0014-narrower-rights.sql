-- How much waits unconfirmed is bounded for each account and territory.
ALTER TABLE import_draft
  ADD COLUMN account text,
  ADD COLUMN bytes bigint NOT NULL DEFAULT 0 CHECK (bytes >= 0);
COMMENT ON COLUMN import_draft.account IS 'Account that brought it; null: the machine, or a draft of before this column. [personal: identity]';
COMMENT ON COLUMN import_draft.bytes IS 'Size of its file.';
UPDATE import_draft d SET bytes = (SELECT coalesce(sum(octet_length(content)), 0) FROM import_draft_part WHERE draft_id = d.id);
GRANT DELETE ON import_draft TO vigia_work;

-- A function that works with its owner's rights is for whom it was made: those of triggers are called by nobody.
REVOKE EXECUTE ON FUNCTION chain_acts(), record_account_act(), acts_not_linked(), published_act(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION acts_not_linked(), published_act(text[]) TO vigia_work;

-- Who works through the policies writes no seal, and changes no key but to destroy it.
REVOKE INSERT ON seal FROM vigia_work;
REVOKE UPDATE ON subject_key FROM vigia_work;
CREATE FUNCTION destroy_subject_key(asked text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  destroyed integer;
BEGIN
  IF cardinality(vigia_jurisdiction()) = 0 THEN
    RAISE EXCEPTION 'who acts nowhere erases nobody' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE subject_key SET wrapped = NULL, erased_at = now() WHERE subject = asked AND wrapped IS NOT NULL;
  GET DIAGNOSTICS destroyed = ROW_COUNT;
  RETURN destroyed;
END $$;
COMMENT ON FUNCTION destroy_subject_key IS 'Destroys the key of a subject, for ever; how many there were. For who acts somewhere.';
REVOKE EXECUTE ON FUNCTION destroy_subject_key(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION destroy_subject_key(text) TO vigia_work;
