CREATE TABLE territory (
  code text PRIMARY KEY CHECK (code ~ '^(\d{2}){0,3}$'),
  level text NOT NULL CHECK (level IN ('country', 'region', 'province', 'district')),
  name text NOT NULL,
  parent text REFERENCES territory,
  search_name text NOT NULL,
  latitude double precision,
  longitude double precision,
  outline jsonb
);
CREATE INDEX territory_by_parent ON territory (parent);
COMMENT ON TABLE territory IS 'Peru, its 25 regions, 196 provinces and 1,891 districts.';
COMMENT ON COLUMN territory.code IS 'INEI ubigeo prefix: empty (Peru), 2, 4 or 6 digits.';
COMMENT ON COLUMN territory.level IS 'country, region, province or district.';
COMMENT ON COLUMN territory.name IS 'Official name.';
COMMENT ON COLUMN territory.parent IS 'Territory that contains it.';
COMMENT ON COLUMN territory.search_name IS 'Name without accents, lower case, with the spellings other sources use.';
COMMENT ON COLUMN territory.latitude IS 'Of its capital, degrees WGS84.';
COMMENT ON COLUMN territory.longitude IS 'Of its capital, degrees WGS84.';
COMMENT ON COLUMN territory.outline IS 'Simplified boundary: rings of [longitude, latitude]; referential, not legal.';

CREATE TABLE territory_load (
  sha256 text PRIMARY KEY
);
COMMENT ON TABLE territory_load IS 'Which files the territories were loaded from; one row.';
COMMENT ON COLUMN territory_load.sha256 IS 'SHA-256 of the bytes of the files.';
