-- No foreign keys here: a trigger per row halves the speed of bulk loading, and editions are never deleted.
CREATE TABLE complaint_count (
  edition_id bigint NOT NULL,
  territory text NOT NULL,
  year smallint NOT NULL,
  month smallint NOT NULL CHECK (month BETWEEN 1 AND 12),
  modality text NOT NULL,
  count integer NOT NULL CHECK (count > 0),
  line integer NOT NULL,
  PRIMARY KEY (edition_id, territory, year, month, modality)
);
COMMENT ON TABLE complaint_count IS 'Complaint-modality records of a SIDPOL edition by district and month. There are no zero rows: a missing one is zero or unrecorded.';
COMMENT ON COLUMN complaint_count.edition_id IS 'Edition of the file.';
COMMENT ON COLUMN complaint_count.territory IS '6-digit ubigeo of the district of the event.';
COMMENT ON COLUMN complaint_count.year IS 'Year of the event.';
COMMENT ON COLUMN complaint_count.month IS 'Month of the event, 1 to 12.';
COMMENT ON COLUMN complaint_count.modality IS 'Main modality, verbatim.';
COMMENT ON COLUMN complaint_count.count IS 'Complaints with this modality; not additive to complaints.';
COMMENT ON COLUMN complaint_count.line IS 'Line of the file.';

CREATE TABLE complaint_cube (
  edition_id bigint NOT NULL,
  territory text NOT NULL,
  year smallint NOT NULL,
  month smallint NOT NULL,
  modality text NOT NULL,
  count bigint NOT NULL,
  rows integer NOT NULL,
  PRIMARY KEY (edition_id, territory, year, month, modality)
);
COMMENT ON TABLE complaint_cube IS 'complaint_count added up to Peru, regions and provinces; can be rebuilt from it.';
COMMENT ON COLUMN complaint_cube.edition_id IS 'Edition of the file.';
COMMENT ON COLUMN complaint_cube.territory IS 'Ubigeo prefix: empty, 2 or 4 digits.';
COMMENT ON COLUMN complaint_cube.year IS 'Year of the event.';
COMMENT ON COLUMN complaint_cube.month IS 'Month of the event.';
COMMENT ON COLUMN complaint_cube.modality IS 'Main modality, verbatim.';
COMMENT ON COLUMN complaint_cube.count IS 'Sum of the counts.';
COMMENT ON COLUMN complaint_cube.rows IS 'Rows added up.';
