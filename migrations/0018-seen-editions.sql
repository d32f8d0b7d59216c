-- Asked with every question about complaints: the setting is looked at in place, where PERFORM of a function is a query.
CREATE OR REPLACE FUNCTION vigia_editions_of(asked text) RETURNS bigint[]
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  IF coalesce(current_setting('vigia.jurisdiction', true), '') = '' THEN
    PERFORM vigia_no_jurisdiction();
  END IF;
  RETURN ARRAY(SELECT e.id FROM edition e WHERE e.section = asked);
END $$;
