-- What proves that work was done: kept once per territory, whoever points to it.
CREATE TABLE evidence (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  territory text NOT NULL CHECK (territory ~ '^([0-9]{2}){0,3}$'),
  name text NOT NULL CHECK (name <> ''),
  mime text NOT NULL,
  content bytea NOT NULL,
  byte_count integer NOT NULL GENERATED ALWAYS AS (length(content)) STORED,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  is_public boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  UNIQUE (territory, sha256)
);
COMMENT ON TABLE evidence IS 'Photo or PDF that proves something done: the work that rests on it points to it.';
COMMENT ON COLUMN evidence.id IS 'Identity.';
COMMENT ON COLUMN evidence.territory IS 'Ubigeo prefix of who brought it.';
COMMENT ON COLUMN evidence.name IS 'As its file was called.';
COMMENT ON COLUMN evidence.mime IS 'Kind, found from its content.';
COMMENT ON COLUMN evidence.content IS 'Bytes; a photo without what its camera wrote in it.';
COMMENT ON COLUMN evidence.byte_count IS 'Size.';
COMMENT ON COLUMN evidence.sha256 IS 'SHA-256 of the bytes.';
COMMENT ON COLUMN evidence.is_public IS 'Whether visitors may open it: what it proves is published.';
COMMENT ON COLUMN evidence.created_at IS 'When it was stored.';
COMMENT ON COLUMN evidence.created_by IS 'Who stored it. [personal: identity]';

GRANT SELECT, INSERT, UPDATE (is_public) ON evidence TO vigia_work;
ALTER TABLE evidence ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON evidence FOR SELECT
  USING ((SELECT vigia_jurisdiction()) IS NOT NULL
    AND (is_public OR vigia_covers((SELECT vigia_jurisdiction()), territory)));
CREATE POLICY add ON evidence FOR INSERT WITH CHECK (vigia_covers((SELECT vigia_jurisdiction()), territory));
CREATE POLICY change ON evidence FOR UPDATE USING (vigia_covers((SELECT vigia_jurisdiction()), territory));
