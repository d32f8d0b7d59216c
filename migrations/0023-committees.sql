-- Committees of citizen security and the working groups beside them: who sits in them, by which resolution, since and
-- until when. Everybody reads which committees there are and which positions make them; a name only who covers the
-- territory, unless its holder's office is public.
CREATE TABLE committee (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  territory text NOT NULL CHECK (territory ~ '^([0-9]{2}){0,3}$'),
  kind text NOT NULL CHECK (kind IN ('coresec', 'coprosec', 'codisec', 'mesaTecnica', 'workingGroup', 'technicalTeam')),
  title text NOT NULL CHECK (title <> ''),
  norm text NOT NULL CHECK (norm <> ''),
  installed_on date,
  followed_since date NOT NULL,
  parent_id bigint REFERENCES committee,
  edition_body text,
  numbered_before integer NOT NULL DEFAULT 0 CHECK (numbered_before >= 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  UNIQUE (territory, kind, title),
  CHECK ((kind = 'technicalTeam') = (parent_id IS NOT NULL))
);
CREATE UNIQUE INDEX committee_of_law ON committee (territory) WHERE kind IN ('coresec', 'coprosec', 'codisec');
CREATE UNIQUE INDEX committee_of_edition ON committee (territory, edition_body);
COMMENT ON TABLE committee IS 'A body that meets: a committee of citizen security, a technical board of Barrio Seguro, a working group or one of its teams.';
COMMENT ON COLUMN committee.id IS 'Identity.';
COMMENT ON COLUMN committee.territory IS 'Ubigeo prefix that it is of; empty is Peru.';
COMMENT ON COLUMN committee.kind IS 'coresec, coprosec, codisec, mesaTecnica, workingGroup or technicalTeam.';
COMMENT ON COLUMN committee.title IS 'What it is called.';
COMMENT ON COLUMN committee.norm IS 'Norm or resolution that makes it.';
COMMENT ON COLUMN committee.installed_on IS 'Day of its installation; null: not known.';
COMMENT ON COLUMN committee.followed_since IS 'First day for which its sessions are kept here: nothing is owed for what came before.';
COMMENT ON COLUMN committee.parent_id IS 'Working group of a technical team.';
COMMENT ON COLUMN committee.edition_body IS 'Which body of the editions of the section of cameras it is: group, or team and its number; null: none.';
COMMENT ON COLUMN committee.numbered_before IS 'Ordinary sessions that the edition counts: numbers go on from there.';
COMMENT ON COLUMN committee.created_at IS 'When it was registered.';
COMMENT ON COLUMN committee.created_by IS 'Who registered it. [personal: identity]';

CREATE TABLE committee_seat (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  committee_id bigint NOT NULL REFERENCES committee,
  territory text NOT NULL,
  position text NOT NULL CHECK (position <> ''),
  entity text NOT NULL CHECK (entity <> ''),
  presides boolean NOT NULL DEFAULT false,
  closed_on date,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL
);
CREATE UNIQUE INDEX committee_seat_open ON committee_seat (committee_id, position, entity) WHERE closed_on IS NULL;
COMMENT ON TABLE committee_seat IS 'A position that is a member of a committee, whoever holds it.';
COMMENT ON COLUMN committee_seat.id IS 'Identity.';
COMMENT ON COLUMN committee_seat.committee_id IS 'Committee.';
COMMENT ON COLUMN committee_seat.territory IS 'Of the committee.';
COMMENT ON COLUMN committee_seat.position IS 'Office that is a member: mayor, chief of the police station.';
COMMENT ON COLUMN committee_seat.entity IS 'Entity that it represents.';
COMMENT ON COLUMN committee_seat.presides IS 'Whether it presides over the committee.';
COMMENT ON COLUMN committee_seat.closed_on IS 'Last day that it was a member; null: it is.';
COMMENT ON COLUMN committee_seat.created_at IS 'When it was added.';
COMMENT ON COLUMN committee_seat.created_by IS 'Who added it. [personal: identity]';

CREATE TABLE committee_appointment (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  seat_id bigint NOT NULL REFERENCES committee_seat,
  committee_id bigint NOT NULL REFERENCES committee,
  territory text NOT NULL,
  capacity text NOT NULL CHECK (capacity IN ('titular', 'alternate')),
  holder_name text NOT NULL CHECK (holder_name <> ''),
  name_is_public boolean NOT NULL DEFAULT false,
  resolution text NOT NULL CHECK (resolution <> ''),
  valid_from date NOT NULL,
  valid_to date,
  ended_reason text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  CHECK (valid_to >= valid_from)
);
CREATE INDEX committee_appointment_seat ON committee_appointment (committee_id, seat_id, valid_from);
COMMENT ON TABLE committee_appointment IS 'Who holds a seat, as titular or alternate, by which resolution and for which period. What identifies them is their name, and no more.';
COMMENT ON COLUMN committee_appointment.id IS 'Identity.';
COMMENT ON COLUMN committee_appointment.seat_id IS 'Seat.';
COMMENT ON COLUMN committee_appointment.committee_id IS 'Committee of the seat.';
COMMENT ON COLUMN committee_appointment.territory IS 'Of the committee.';
COMMENT ON COLUMN committee_appointment.capacity IS 'titular, or alternate who stands in.';
COMMENT ON COLUMN committee_appointment.holder_name IS 'Name as the resolution writes it. [personal: identity]';
COMMENT ON COLUMN committee_appointment.name_is_public IS 'Yes or no: whether the directory and the published minutes may print the name.';
COMMENT ON COLUMN committee_appointment.resolution IS 'What appoints them.';
COMMENT ON COLUMN committee_appointment.valid_from IS 'First day.';
COMMENT ON COLUMN committee_appointment.valid_to IS 'Last day; null: until another is appointed.';
COMMENT ON COLUMN committee_appointment.ended_reason IS 'Why it ended before its day.';
COMMENT ON COLUMN committee_appointment.created_at IS 'When it was registered.';
COMMENT ON COLUMN committee_appointment.created_by IS 'Who registered it. [personal: identity]';

CREATE TABLE committee_directory (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  committee_id bigint NOT NULL REFERENCES committee,
  territory text NOT NULL,
  published_on date NOT NULL,
  content jsonb NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL
);
CREATE INDEX committee_directory_latest ON committee_directory (committee_id, id DESC);
COMMENT ON TABLE committee_directory IS 'The members of a committee as they were published on a day.';
COMMENT ON COLUMN committee_directory.id IS 'Identity.';
COMMENT ON COLUMN committee_directory.committee_id IS 'Committee.';
COMMENT ON COLUMN committee_directory.territory IS 'Of the committee.';
COMMENT ON COLUMN committee_directory.published_on IS 'Day of publication.';
COMMENT ON COLUMN committee_directory.content IS 'Positions, entities, periods, and the names that are public. [personal: identity]';
COMMENT ON COLUMN committee_directory.sha256 IS 'SHA-256 of the content.';
COMMENT ON COLUMN committee_directory.created_at IS 'When it was published.';
COMMENT ON COLUMN committee_directory.created_by IS 'Who published it. [personal: identity]';

GRANT SELECT, INSERT, UPDATE ON committee, committee_seat, committee_appointment TO vigia_work;
GRANT SELECT, INSERT ON committee_directory TO vigia_work;
DO $$
DECLARE
  held text;
BEGIN
  FOREACH held IN ARRAY ARRAY['committee', 'committee_seat', 'committee_appointment', 'committee_directory'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', held);
    EXECUTE format('CREATE POLICY add ON %I FOR INSERT
      WITH CHECK (vigia_covers((SELECT vigia_jurisdiction()), territory))', held);
    EXECUTE format('CREATE POLICY change ON %I FOR UPDATE
      USING (vigia_covers((SELECT vigia_jurisdiction()), territory))', held);
  END LOOP;
  FOREACH held IN ARRAY ARRAY['committee', 'committee_seat', 'committee_directory'] LOOP
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING ((SELECT vigia_jurisdiction()) IS NOT NULL)', held);
  END LOOP;
END $$;
CREATE POLICY read ON committee_appointment FOR SELECT
  USING ((SELECT vigia_jurisdiction()) IS NOT NULL
    AND (name_is_public OR vigia_covers((SELECT vigia_jurisdiction()), territory)));
