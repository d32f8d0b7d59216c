-- Policies without a subquery to plan (docs/decisions/0013-scope-in-rows.md). A row of an edition carries the edition's
-- territory and status, which a foreign key keeps equal: publishing an edition carries its rows along, and whoever adds a
-- row waits for whoever is publishing. The setting is read in the policy itself, where 0005-row-security.sql asked a
-- function that the planner had to plan as a query of its own, once for each time it was named.

CREATE FUNCTION vigia_no_jurisdiction() RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RAISE EXCEPTION 'this transaction has no jurisdiction' USING ERRCODE = 'insufficient_privilege';
END $$;
COMMENT ON FUNCTION vigia_no_jurisdiction IS 'Raises: a policy asks it in place of a setting that nobody made.';

-- The owner too is bound where it is no superuser, and may not change a revision: for this transaction alone it is not.
ALTER TABLE record NO FORCE ROW LEVEL SECURITY;
ALTER TABLE record_revision NO FORCE ROW LEVEL SECURITY;

ALTER TABLE edition ADD CONSTRAINT edition_seen_by UNIQUE (id, territory, status);

ALTER TABLE record ADD COLUMN scope text, ADD COLUMN edition_status text;
UPDATE record r SET scope = e.territory, edition_status = e.status FROM edition e WHERE e.id = r.edition_id;
ALTER TABLE record
  ALTER COLUMN scope SET NOT NULL,
  ALTER COLUMN edition_status SET NOT NULL,
  ADD CONSTRAINT record_seen_by UNIQUE (id, scope, edition_status),
  DROP CONSTRAINT record_edition_id_fkey,
  ADD CONSTRAINT record_of_edition FOREIGN KEY (edition_id, scope, edition_status)
    REFERENCES edition (id, territory, status) ON UPDATE CASCADE;
COMMENT ON COLUMN record.scope IS 'Territory of its edition: who covers it may write the row, and read it before it is published.';
COMMENT ON COLUMN record.edition_status IS 'Status of its edition: anybody reads what is published.';

ALTER TABLE record_revision ADD COLUMN scope text, ADD COLUMN edition_status text;
UPDATE record_revision v SET scope = r.scope, edition_status = r.edition_status FROM record r WHERE r.id = v.record_id;
ALTER TABLE record_revision
  ALTER COLUMN scope SET NOT NULL,
  ALTER COLUMN edition_status SET NOT NULL,
  DROP CONSTRAINT record_revision_record_id_fkey,
  ADD CONSTRAINT record_revision_of_record FOREIGN KEY (record_id, scope, edition_status)
    REFERENCES record (id, scope, edition_status) ON UPDATE CASCADE;
COMMENT ON COLUMN record_revision.scope IS 'As in its row.';
COMMENT ON COLUMN record_revision.edition_status IS 'As in its row.';

-- Whoever adds a row need not know either. An edition that they cannot see leaves both empty, and nothing enters.
CREATE FUNCTION take_scope_of_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT e.territory, e.status INTO NEW.scope, NEW.edition_status FROM edition e WHERE e.id = NEW.edition_id;
  RETURN NEW;
END $$;
CREATE TRIGGER record_takes_scope BEFORE INSERT ON record
  FOR EACH ROW WHEN (NEW.scope IS NULL) EXECUTE FUNCTION take_scope_of_edition();

CREATE FUNCTION take_scope_of_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT r.scope, r.edition_status INTO NEW.scope, NEW.edition_status FROM record r WHERE r.id = NEW.record_id;
  RETURN NEW;
END $$;
CREATE TRIGGER record_revision_takes_scope BEFORE INSERT ON record_revision
  FOR EACH ROW WHEN (NEW.scope IS NULL) EXECUTE FUNCTION take_scope_of_record();

-- Whose a row is follows its edition alone, so what may be changed of it is said by column.
REVOKE UPDATE ON record FROM vigia_work;
GRANT UPDATE (territory, values, printed, revision, removed) ON record TO vigia_work;

DROP POLICY add ON record;
DROP POLICY change ON record;
DROP POLICY remove ON record;
DROP POLICY add ON record_revision;
DROP FUNCTION vigia_may_write_edition, vigia_may_write_record;

-- Written out in each policy: a function of SQL would be read and analysed again with every statement.
DO $$
DECLARE
  setting text := $text$coalesce(nullif(current_setting('vigia.jurisdiction', true), ''), vigia_no_jurisdiction())$text$;
  covers text := $text$ARRAY['*', left(%1$I, 2), left(%1$I, 4), left(%1$I, 6)] && string_to_array($text$ || setting || $text$, ',')$text$;
  sees text := setting || $text$ IS NOT NULL AND (%2$I = 'published' OR $text$ || covers || ')';
BEGIN
  EXECUTE format('ALTER POLICY read ON edition USING (' || sees || ')', 'territory', 'status');
  EXECUTE format('ALTER POLICY add ON edition WITH CHECK (' || covers || ')', 'territory');
  EXECUTE format('ALTER POLICY change ON edition USING (' || covers || ')', 'territory');
  EXECUTE format('ALTER POLICY remove ON edition USING (' || covers || ')', 'territory');
  EXECUTE format('ALTER POLICY read ON record USING (' || sees || ')', 'scope', 'edition_status');
  EXECUTE format('CREATE POLICY add ON record FOR INSERT WITH CHECK (' || covers || ')', 'scope');
  -- A scope that was covered stays: it is none of the columns granted.
  EXECUTE format('CREATE POLICY change ON record FOR UPDATE USING (' || covers || ') WITH CHECK (true)', 'scope');
  EXECUTE format('CREATE POLICY remove ON record FOR DELETE USING (' || covers || ')', 'scope');
  EXECUTE format('ALTER POLICY read ON record_revision USING (' || sees || ')', 'scope', 'edition_status');
  EXECUTE format('CREATE POLICY add ON record_revision FOR INSERT WITH CHECK (' || covers || ')', 'scope');
END $$;

ALTER TABLE record FORCE ROW LEVEL SECURITY;
ALTER TABLE record_revision FORCE ROW LEVEL SECURITY;

-- Hundreds of thousands of rows, added at once: they carry nothing, and their policy asks for the few editions of their
-- section, through the policy of editions and by a plan that is kept. The answer narrows the search in the index.
CREATE FUNCTION vigia_editions_of(asked text) RETURNS bigint[]
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  PERFORM vigia_jurisdiction();
  RETURN ARRAY(SELECT e.id FROM edition e WHERE e.section = asked);
END $$;
COMMENT ON FUNCTION vigia_editions_of IS 'Editions of a section that this transaction sees; raises when it has no jurisdiction. In a policy: = ANY ((SELECT vigia_editions_of(...))::bigint[]).';
ALTER POLICY read ON complaint_count USING (edition_id = ANY ((SELECT vigia_editions_of('complaints'))::bigint[]));
ALTER POLICY read ON complaint_cube USING (edition_id = ANY ((SELECT vigia_editions_of('complaints'))::bigint[]));

-- A policy for all acts was asked with every read as well.
DROP POLICY load ON territory;
CREATE POLICY add ON territory FOR INSERT WITH CHECK ((SELECT vigia_jurisdiction()) = ARRAY['*']);
CREATE POLICY change ON territory FOR UPDATE USING ((SELECT vigia_jurisdiction()) = ARRAY['*']);
CREATE POLICY remove ON territory FOR DELETE USING ((SELECT vigia_jurisdiction()) = ARRAY['*']);
