-- Who asks is a setting of the transaction (src/server/database/row-security.ts): '*' everywhere, '-' nowhere,
-- else ubigeo prefixes parted by commas. Policies bind every role, the owner too (FORCE); what bypasses them
-- is a superuser, which the program is only for migrations, copies and restoring.

CREATE FUNCTION vigia_jurisdiction() RETURNS text[]
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  setting text := current_setting('vigia.jurisdiction', true);
BEGIN
  -- A setting that ended with its transaction reads '' on a connection used again.
  IF setting IS NULL OR setting = '' THEN
    RAISE EXCEPTION 'this transaction has no jurisdiction' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN CASE setting WHEN '*' THEN ARRAY['*'] WHEN '-' THEN '{}'::text[] ELSE string_to_array(setting, ',') END;
END $$;
COMMENT ON FUNCTION vigia_jurisdiction IS 'Prefixes that this transaction acts for; raises when nobody said. In a policy: (SELECT vigia_jurisdiction()), so that it is asked once a query.';

-- Each argument that is a subquery is used once: PostgreSQL then writes the body into the policy, and calls nothing.
CREATE FUNCTION vigia_covers(jurisdiction text[], territory text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY['*', left(territory, 2), left(territory, 4), left(territory, 6)] && jurisdiction
$$;
COMMENT ON FUNCTION vigia_covers IS 'Whether a territory is one of these prefixes or below one; Peru (empty) only by *.';

ALTER TABLE import_draft ADD COLUMN territory text NOT NULL GENERATED ALWAYS AS (manifest ->> 'territory') STORED;
COMMENT ON COLUMN import_draft.territory IS 'Territory of the manifest: who covers it sees the draft.';

GRANT USAGE ON SCHEMA public TO vigia_work;
GRANT SELECT, INSERT, UPDATE, DELETE ON
  edition, record, record_revision, rejected_row, import_draft, attachment, acceptance,
  complaint_count, complaint_cube, territory, territory_load
TO vigia_work;

ALTER TABLE edition ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON edition FOR SELECT
  USING ((SELECT vigia_jurisdiction()) IS NOT NULL
    AND (status = 'published' OR vigia_covers((SELECT vigia_jurisdiction()), territory)));
CREATE POLICY add ON edition FOR INSERT WITH CHECK (vigia_covers((SELECT vigia_jurisdiction()), territory));
CREATE POLICY change ON edition FOR UPDATE USING (vigia_covers((SELECT vigia_jurisdiction()), territory));
CREATE POLICY remove ON edition FOR DELETE USING (vigia_covers((SELECT vigia_jurisdiction()), territory));

-- What belongs to an edition is seen and written with it. The edition's own policy holds inside of EXISTS.
DO $$
DECLARE
  held text;
BEGIN
  FOREACH held IN ARRAY ARRAY['record', 'complaint_count', 'complaint_cube'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', held);
    EXECUTE format('CREATE POLICY read ON %1$I FOR SELECT
      USING (EXISTS (SELECT FROM edition e WHERE e.id = %1$I.edition_id))', held);
  END LOOP;
  -- Hundreds of thousands of rows at once: one look at the editions for all of them.
  FOREACH held IN ARRAY ARRAY['complaint_count', 'complaint_cube'] LOOP
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

-- Rows are written one by one: a function keeps its plan, where a subquery would be planned with each statement.
CREATE FUNCTION vigia_may_write_edition(asked bigint) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM edition e WHERE e.id = asked AND vigia_covers((SELECT vigia_jurisdiction()), e.territory));
END $$;
COMMENT ON FUNCTION vigia_may_write_edition IS 'Whether this transaction covers the territory of an edition.';

CREATE FUNCTION vigia_may_write_record(asked bigint) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM record r JOIN edition e ON e.id = r.edition_id
    WHERE r.id = asked AND vigia_covers((SELECT vigia_jurisdiction()), e.territory));
END $$;
COMMENT ON FUNCTION vigia_may_write_record IS 'Whether this transaction covers the territory of the edition of a row.';

CREATE POLICY add ON record FOR INSERT WITH CHECK (vigia_may_write_edition(edition_id));
CREATE POLICY change ON record FOR UPDATE USING (vigia_may_write_edition(edition_id));
CREATE POLICY remove ON record FOR DELETE USING (vigia_may_write_edition(edition_id));

ALTER TABLE record_revision ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON record_revision FOR SELECT
  USING (EXISTS (SELECT FROM record r WHERE r.id = record_revision.record_id));
CREATE POLICY add ON record_revision FOR INSERT WITH CHECK (vigia_may_write_record(record_id));

-- A row as it came may hold what nobody has looked at: only who may mend it sees it.
ALTER TABLE rejected_row ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY everything ON rejected_row FOR ALL
  USING (EXISTS (SELECT FROM edition e WHERE e.id = rejected_row.edition_id
    AND vigia_covers((SELECT vigia_jurisdiction()), e.territory)));

ALTER TABLE import_draft ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY everything ON import_draft FOR ALL
  USING (vigia_covers((SELECT vigia_jurisdiction()), territory));

-- Photos and the reasons of acceptances are printed in what is published.
DO $$
DECLARE
  held text;
BEGIN
  FOREACH held IN ARRAY ARRAY['attachment', 'acceptance'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', held);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING ((SELECT vigia_jurisdiction()) IS NOT NULL)', held);
    EXECUTE format('CREATE POLICY add ON %I FOR INSERT
      WITH CHECK (vigia_covers((SELECT vigia_jurisdiction()), territory))', held);
    EXECUTE format('CREATE POLICY change ON %I FOR UPDATE
      USING (vigia_covers((SELECT vigia_jurisdiction()), territory))', held);
  END LOOP;
END $$;

ALTER TABLE territory ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON territory FOR SELECT USING ((SELECT vigia_jurisdiction()) IS NOT NULL);
CREATE POLICY load ON territory FOR ALL USING ((SELECT vigia_jurisdiction()) = ARRAY['*']);
ALTER TABLE territory_load ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY load ON territory_load FOR ALL USING ((SELECT vigia_jurisdiction()) = ARRAY['*']);

-- Anybody's act is recorded, a visitor's refusal too.
GRANT SELECT, INSERT ON act TO vigia_work;
ALTER TABLE act ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON act FOR SELECT USING ((SELECT vigia_jurisdiction()) = ARRAY['*']);
CREATE POLICY add ON act FOR INSERT WITH CHECK ((SELECT vigia_jurisdiction()) IS NOT NULL);
