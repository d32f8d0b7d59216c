CREATE TABLE edition (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  section text NOT NULL,
  territory text NOT NULL CHECK (territory ~ '^(\d{2}){0,3}$'),
  title text NOT NULL,
  source text NOT NULL,
  elaboration text NOT NULL,
  licence text NOT NULL,
  cut_off date NOT NULL,
  published_on date NOT NULL,
  published_basis text NOT NULL CHECK (published_basis IN ('stated', 'inferred')),
  basis_note text NOT NULL,
  status text NOT NULL CHECK (status IN ('draft', 'published')),
  revision integer NOT NULL CHECK (revision >= 1),
  tables text[] NOT NULL,
  incomplete boolean NOT NULL DEFAULT false,
  synthetic boolean NOT NULL DEFAULT false,
  file_name text,
  file_sha256 text,
  importer text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  retired_at timestamptz,
  retired_by text,
  retired_reason text,
  UNIQUE (section, territory, cut_off, revision),
  CHECK ((retired_at IS NULL) = (retired_reason IS NULL))
);
CREATE INDEX edition_by_section ON edition (section, territory);
COMMENT ON TABLE edition IS 'A document whose rows entered the platform: what it is of, until when, known since when. Kept, never overwritten.';
COMMENT ON COLUMN edition.id IS 'Identity.';
COMMENT ON COLUMN edition.section IS 'Code of the section whose tables it fills.';
COMMENT ON COLUMN edition.territory IS 'Scope: 2-, 4- or 6-digit ubigeo prefix; empty is Peru.';
COMMENT ON COLUMN edition.title IS 'Title of the document, Spanish.';
COMMENT ON COLUMN edition.source IS 'Who measured ("Fuente").';
COMMENT ON COLUMN edition.elaboration IS 'Who prepared it ("Elaboración").';
COMMENT ON COLUMN edition.licence IS 'Terms under which it may be published again.';
COMMENT ON COLUMN edition.cut_off IS 'Last day that its figures cover.';
COMMENT ON COLUMN edition.published_on IS 'Day since which it counts as known.';
COMMENT ON COLUMN edition.published_basis IS 'Whether the publication day is stated by the source or inferred.';
COMMENT ON COLUMN edition.basis_note IS 'How the publication day was inferred, Spanish.';
COMMENT ON COLUMN edition.status IS 'draft or published.';
COMMENT ON COLUMN edition.revision IS 'Number of the document among those of one section, territory and cut-off.';
COMMENT ON COLUMN edition.tables IS 'Codes of the tables that it fills.';
COMMENT ON COLUMN edition.incomplete IS 'Rows of its file were refused and wait in rejected_row.';
COMMENT ON COLUMN edition.synthetic IS 'Generated data, marked wherever shown.';
COMMENT ON COLUMN edition.file_name IS 'Name of the file it came from; null when typed on screen.';
COMMENT ON COLUMN edition.file_sha256 IS 'SHA-256 of the bytes of the file.';
COMMENT ON COLUMN edition.importer IS 'Importer and version that read it.';
COMMENT ON COLUMN edition.created_at IS 'When it was stored.';
COMMENT ON COLUMN edition.created_by IS 'Who stored it.';
COMMENT ON COLUMN edition.retired_at IS 'When it was retired; a retired edition is kept and no longer counts.';
COMMENT ON COLUMN edition.retired_by IS 'Who retired it.';
COMMENT ON COLUMN edition.retired_reason IS 'Why it was retired.';

CREATE TABLE record (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  edition_id bigint NOT NULL REFERENCES edition,
  table_code text NOT NULL,
  ordinal integer NOT NULL,
  territory text NOT NULL,
  values jsonb NOT NULL,
  printed jsonb NOT NULL DEFAULT '{}',
  locator jsonb NOT NULL,
  revision integer NOT NULL DEFAULT 0,
  removed boolean NOT NULL DEFAULT false
);
CREATE INDEX record_by_table ON record (edition_id, table_code, territory text_pattern_ops);
COMMENT ON TABLE record IS 'A row of an edition, as its section''s table declares it, in its current revision.';
COMMENT ON COLUMN record.id IS 'Identity.';
COMMENT ON COLUMN record.edition_id IS 'Edition it belongs to.';
COMMENT ON COLUMN record.table_code IS 'Code of the table, declared by its module.';
COMMENT ON COLUMN record.ordinal IS 'Order in its source.';
COMMENT ON COLUMN record.territory IS 'Ubigeo prefix that the row speaks of.';
COMMENT ON COLUMN record.values IS 'Column key to value; null is not reported.';
COMMENT ON COLUMN record.printed IS 'Column key to the source''s own spelling, where it had one.';
COMMENT ON COLUMN record.locator IS 'File, sheet and row; place in the source''s pages.';
COMMENT ON COLUMN record.revision IS '0 as imported; each correction adds one.';
COMMENT ON COLUMN record.removed IS 'Withdrawn by a revision.';

CREATE TABLE record_revision (
  record_id bigint NOT NULL REFERENCES record,
  revision integer NOT NULL,
  values jsonb NOT NULL,
  printed jsonb NOT NULL DEFAULT '{}',
  removed boolean NOT NULL DEFAULT false,
  author text NOT NULL,
  reason text NOT NULL CHECK (length(trim(reason)) > 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (record_id, revision)
);
COMMENT ON TABLE record_revision IS 'Every state a row has had: what it said, who changed it and why.';
COMMENT ON COLUMN record_revision.record_id IS 'The row.';
COMMENT ON COLUMN record_revision.revision IS '0 is the imported or first typed state.';
COMMENT ON COLUMN record_revision.values IS 'Values of this revision.';
COMMENT ON COLUMN record_revision.printed IS 'Spellings of this revision.';
COMMENT ON COLUMN record_revision.removed IS 'The row was withdrawn in this revision.';
COMMENT ON COLUMN record_revision.author IS 'Who.';
COMMENT ON COLUMN record_revision.reason IS 'Why.';
COMMENT ON COLUMN record_revision.created_at IS 'When.';

CREATE TABLE import_draft (
  id uuid PRIMARY KEY,
  manifest jsonb NOT NULL,
  file_name text NOT NULL,
  file_sha256 text NOT NULL,
  rows jsonb NOT NULL,
  problems jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  confirmed_edition_id bigint REFERENCES edition
);
COMMENT ON TABLE import_draft IS 'A file that was read and waits for confirmation; nothing of it counts yet.';
COMMENT ON COLUMN import_draft.id IS 'Identity.';
COMMENT ON COLUMN import_draft.manifest IS 'What the file is of.';
COMMENT ON COLUMN import_draft.file_name IS 'Name of the file.';
COMMENT ON COLUMN import_draft.file_sha256 IS 'SHA-256 of its bytes.';
COMMENT ON COLUMN import_draft.rows IS 'Good rows, as they would be stored.';
COMMENT ON COLUMN import_draft.problems IS 'Problems by sheet, row and column, with the bad rows as read.';
COMMENT ON COLUMN import_draft.created_at IS 'When it was read.';
COMMENT ON COLUMN import_draft.created_by IS 'Who brought it.';
COMMENT ON COLUMN import_draft.confirmed_edition_id IS 'Edition that it became.';

CREATE TABLE rejected_row (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  edition_id bigint NOT NULL REFERENCES edition,
  sheet text NOT NULL,
  row_number integer NOT NULL,
  raw jsonb NOT NULL,
  problems jsonb NOT NULL
);
CREATE INDEX rejected_row_by_edition ON rejected_row (edition_id);
COMMENT ON TABLE rejected_row IS 'A row of a confirmed file that broke a rule: kept as read, to be mended.';
COMMENT ON COLUMN rejected_row.id IS 'Identity.';
COMMENT ON COLUMN rejected_row.edition_id IS 'Edition of its good neighbours.';
COMMENT ON COLUMN rejected_row.sheet IS 'Sheet.';
COMMENT ON COLUMN rejected_row.row_number IS 'Row in the sheet, from 1.';
COMMENT ON COLUMN rejected_row.raw IS 'Cells as read.';
COMMENT ON COLUMN rejected_row.problems IS 'What is wrong, by column.';

CREATE TABLE attachment (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  section text NOT NULL,
  territory text NOT NULL,
  caption text NOT NULL,
  taken_on date NOT NULL,
  author text NOT NULL,
  licence text NOT NULL,
  mime text NOT NULL CHECK (mime IN ('image/jpeg', 'image/png', 'application/pdf')),
  content bytea NOT NULL,
  sha256 text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  UNIQUE (section, territory, sha256)
);
COMMENT ON TABLE attachment IS 'Photo or PDF of a section, with who made it and under which terms.';
COMMENT ON COLUMN attachment.id IS 'Identity.';
COMMENT ON COLUMN attachment.section IS 'Section code.';
COMMENT ON COLUMN attachment.territory IS 'Ubigeo prefix.';
COMMENT ON COLUMN attachment.caption IS 'What it shows, Spanish; its alternative text.';
COMMENT ON COLUMN attachment.taken_on IS 'Day it was made.';
COMMENT ON COLUMN attachment.author IS 'Who made it.';
COMMENT ON COLUMN attachment.licence IS 'Terms of use.';
COMMENT ON COLUMN attachment.mime IS 'Kind, found from its content.';
COMMENT ON COLUMN attachment.content IS 'Bytes.';
COMMENT ON COLUMN attachment.sha256 IS 'SHA-256 of the bytes.';
COMMENT ON COLUMN attachment.created_at IS 'When it was stored.';
COMMENT ON COLUMN attachment.created_by IS 'Who stored it.';

CREATE TABLE act (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  actor text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  reason text,
  details jsonb NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE act IS 'Every write, recorded in its own transaction: who did what, when and why.';
COMMENT ON COLUMN act.id IS 'Identity.';
COMMENT ON COLUMN act.at IS 'When.';
COMMENT ON COLUMN act.actor IS 'Who.';
COMMENT ON COLUMN act.action IS 'Name of the action, e.g. confirmImport.';
COMMENT ON COLUMN act.subject IS 'What it was done to, e.g. edition/12.';
COMMENT ON COLUMN act.reason IS 'Why, when the action asks for it.';
COMMENT ON COLUMN act.details IS 'Before and after, without personal data.';

CREATE TABLE acceptance (
  finding_id text NOT NULL,
  territory text NOT NULL,
  accepted_at timestamptz NOT NULL DEFAULT now(),
  author text NOT NULL,
  reason text NOT NULL CHECK (length(trim(reason)) > 0),
  withdrawn_at timestamptz,
  PRIMARY KEY (finding_id, territory, accepted_at)
);
COMMENT ON TABLE acceptance IS 'A finding that somebody accepted with a reason; keyed by rule, figures and values, so it lapses when any changes.';
COMMENT ON COLUMN acceptance.finding_id IS 'Hash of rule, figures and values.';
COMMENT ON COLUMN acceptance.territory IS 'Ubigeo prefix where it was accepted.';
COMMENT ON COLUMN acceptance.accepted_at IS 'When.';
COMMENT ON COLUMN acceptance.author IS 'Who.';
COMMENT ON COLUMN acceptance.reason IS 'Why; printed as a footnote.';
COMMENT ON COLUMN acceptance.withdrawn_at IS 'When it was taken back.';
