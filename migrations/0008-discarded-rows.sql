-- A row that nobody will mend stays where it waited, with who gave it up and why.
ALTER TABLE rejected_row
  ADD COLUMN discarded_at timestamptz,
  ADD COLUMN discarded_by text,
  ADD COLUMN discarded_reason text,
  ADD CONSTRAINT rejected_row_discarded_whole
    CHECK (num_nonnulls(discarded_at, discarded_by, discarded_reason) IN (0, 3));
COMMENT ON TABLE rejected_row IS 'A row of a confirmed file that broke a rule: kept as read, to be mended or discarded.';
COMMENT ON COLUMN rejected_row.discarded_at IS 'When somebody decided that it does not enter; null while it waits.';
COMMENT ON COLUMN rejected_row.discarded_by IS 'Who discarded it.';
COMMENT ON COLUMN rejected_row.discarded_reason IS 'Why.';
COMMENT ON COLUMN edition.incomplete IS 'Rows of its file were refused and wait in rejected_row, neither mended nor discarded.';
