-- Photos of activities come in parts, as the network allows; and what a device needs to keep drafts apart.
CREATE TABLE neighbourhood_picture (
  id uuid PRIMARY KEY,
  activity_id uuid NOT NULL REFERENCES neighbourhood_activity,
  territory text NOT NULL,
  file text NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  total_bytes integer NOT NULL CHECK (total_bytes > 0),
  received_bytes integer NOT NULL DEFAULT 0,
  shows_no_minor boolean NOT NULL CHECK (shows_no_minor),
  evidence_id bigint REFERENCES evidence,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL
);
CREATE INDEX neighbourhood_picture_by_activity ON neighbourhood_picture (activity_id);
CREATE INDEX neighbourhood_picture_by_evidence ON neighbourhood_picture (evidence_id);
COMMENT ON TABLE neighbourhood_picture IS 'Photo of an activity, whole or still coming.';
COMMENT ON COLUMN neighbourhood_picture.id IS 'Identity, made by the device.';
COMMENT ON COLUMN neighbourhood_picture.activity_id IS 'Of what.';
COMMENT ON COLUMN neighbourhood_picture.territory IS 'Ubigeo of the activity.';
COMMENT ON COLUMN neighbourhood_picture.file IS 'How its file was called.';
COMMENT ON COLUMN neighbourhood_picture.sha256 IS 'SHA-256 of the bytes as the device has them.';
COMMENT ON COLUMN neighbourhood_picture.total_bytes IS 'Size.';
COMMENT ON COLUMN neighbourhood_picture.received_bytes IS 'How much came: the next part begins there.';
COMMENT ON COLUMN neighbourhood_picture.shows_no_minor IS 'Whoever brought it declares that no minor can be told on it.';
COMMENT ON COLUMN neighbourhood_picture.evidence_id IS 'Where it is kept once whole.';
COMMENT ON COLUMN neighbourhood_picture.created_at IS 'When its first word came.';
COMMENT ON COLUMN neighbourhood_picture.created_by IS 'Who brought it. [personal: identity]';

CREATE TABLE neighbourhood_picture_part (
  picture_id uuid NOT NULL REFERENCES neighbourhood_picture ON DELETE CASCADE,
  territory text NOT NULL,
  starts_at_byte integer NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (picture_id, starts_at_byte)
);
COMMENT ON TABLE neighbourhood_picture_part IS 'Part of a photo that is not whole yet.';
COMMENT ON COLUMN neighbourhood_picture_part.picture_id IS 'Of which.';
COMMENT ON COLUMN neighbourhood_picture_part.territory IS 'Ubigeo of the activity.';
COMMENT ON COLUMN neighbourhood_picture_part.starts_at_byte IS 'Where it goes.';
COMMENT ON COLUMN neighbourhood_picture_part.content IS 'Bytes.';

CREATE TABLE field_key (
  account text PRIMARY KEY,
  content bytea NOT NULL CHECK (length(content) = 32)
);
COMMENT ON TABLE field_key IS 'Key that locks the drafts of an account on its devices: forgotten there when it signs out, given again when it comes back.';
COMMENT ON COLUMN field_key.account IS 'Whose. [personal: identity]';
COMMENT ON COLUMN field_key.content IS 'AES-256; secret.';
GRANT SELECT, INSERT ON field_key TO vigia_work;

GRANT SELECT, INSERT, UPDATE, DELETE ON
  neighbourhood, neighbourhood_station, neighbourhood_plan, neighbourhood_month, neighbourhood_organisation,
  neighbourhood_activity, neighbourhood_activity_state, neighbourhood_picture, neighbourhood_picture_part
TO vigia_work;

DO $$
DECLARE
  held text;
BEGIN
  -- Where the strategy acts, its plan and what is declared are nobody's secret.
  FOREACH held IN ARRAY ARRAY['neighbourhood', 'neighbourhood_station', 'neighbourhood_plan', 'neighbourhood_month'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', held);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING ((SELECT vigia_jurisdiction()) IS NOT NULL)', held);
    EXECUTE format('CREATE POLICY add ON %I FOR INSERT
      WITH CHECK (vigia_covers((SELECT vigia_jurisdiction()), territory))', held);
    EXECUTE format('CREATE POLICY change ON %I FOR UPDATE
      USING (vigia_covers((SELECT vigia_jurisdiction()), territory))', held);
    EXECUTE format('CREATE POLICY remove ON %I FOR DELETE
      USING (vigia_covers((SELECT vigia_jurisdiction()), territory))', held);
  END LOOP;
  FOREACH held IN ARRAY ARRAY['neighbourhood_organisation', 'neighbourhood_activity_state', 'neighbourhood_picture',
    'neighbourhood_picture_part'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', held);
    EXECUTE format('CREATE POLICY everything ON %I FOR ALL
      USING (vigia_covers((SELECT vigia_jurisdiction()), territory))', held);
  END LOOP;
END $$;

-- What was validated is published: it is what the figures count.
ALTER TABLE neighbourhood_activity ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON neighbourhood_activity FOR SELECT
  USING ((SELECT vigia_jurisdiction()) IS NOT NULL
    AND (status = 'validated' OR vigia_covers((SELECT vigia_jurisdiction()), territory)));
CREATE POLICY add ON neighbourhood_activity FOR INSERT
  WITH CHECK (vigia_covers((SELECT vigia_jurisdiction()), territory));
CREATE POLICY change ON neighbourhood_activity FOR UPDATE
  USING (vigia_covers((SELECT vigia_jurisdiction()), territory));
