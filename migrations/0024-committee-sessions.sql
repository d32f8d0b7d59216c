-- Sessions of committees, from the call to the sealed minutes. That a session is called, where and about what, everybody
-- reads; who came and what was agreed, who covers the territory, until its minutes are published.
CREATE TABLE committee_session_number (
  committee_id bigint NOT NULL REFERENCES committee,
  territory text NOT NULL,
  year integer NOT NULL,
  type text NOT NULL,
  last integer NOT NULL CHECK (last >= 1),
  PRIMARY KEY (committee_id, year, type)
);
COMMENT ON TABLE committee_session_number IS 'Last number given to a session of a committee, by year and type. Who takes the next holds the row until the session is stored: no number is lost or given twice.';
COMMENT ON COLUMN committee_session_number.committee_id IS 'Committee.';
COMMENT ON COLUMN committee_session_number.territory IS 'Of the committee.';
COMMENT ON COLUMN committee_session_number.year IS 'Year; 0 where numbers run over the years.';
COMMENT ON COLUMN committee_session_number.type IS 'Type of session.';
COMMENT ON COLUMN committee_session_number.last IS 'Last number given.';

CREATE TABLE committee_session (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  committee_id bigint NOT NULL REFERENCES committee,
  territory text NOT NULL,
  type text NOT NULL CHECK (type IN ('installation', 'ordinary', 'extraordinary', 'publicConsultation')),
  modality text NOT NULL CHECK (modality IN ('inPerson', 'virtual', 'mixed')),
  year integer NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  held_on date NOT NULL,
  starts_at time NOT NULL,
  place text NOT NULL CHECK (place <> ''),
  late_reason text,
  status text NOT NULL DEFAULT 'called' CHECK (status IN ('called', 'held', 'withoutQuorum', 'cancelled', 'sealed')),
  sequence integer NOT NULL DEFAULT 0,
  cancelled_reason text,
  members_in_force integer CHECK (members_in_force >= 1),
  quorum integer CHECK (quorum >= 1),
  present integer CHECK (present >= 0),
  quorum_basis text,
  citizens integer CHECK (citizens >= 0),
  sections text[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (committee_id, year, type, number),
  CHECK ((quorum IS NULL) = (members_in_force IS NULL) AND (quorum IS NULL) = (present IS NULL)),
  CHECK ((status = 'cancelled') = (cancelled_reason IS NOT NULL))
);
CREATE INDEX committee_session_days ON committee_session (held_on, territory text_pattern_ops);
COMMENT ON TABLE committee_session IS 'A session of a committee: called, and then held, left without quorum or cancelled; at last with its minutes sealed.';
COMMENT ON COLUMN committee_session.id IS 'Identity.';
COMMENT ON COLUMN committee_session.committee_id IS 'Committee.';
COMMENT ON COLUMN committee_session.territory IS 'Of the committee.';
COMMENT ON COLUMN committee_session.type IS 'installation, ordinary, extraordinary or publicConsultation.';
COMMENT ON COLUMN committee_session.modality IS 'inPerson, virtual or mixed.';
COMMENT ON COLUMN committee_session.year IS 'Year of its number; 0 where numbers run over the years.';
COMMENT ON COLUMN committee_session.number IS 'Generated: the next one of the committee, year and type.';
COMMENT ON COLUMN committee_session.held_on IS 'Its day.';
COMMENT ON COLUMN committee_session.starts_at IS 'Its hour, in Lima.';
COMMENT ON COLUMN committee_session.place IS 'Where it is held, or the address of the virtual room.';
COMMENT ON COLUMN committee_session.late_reason IS 'Why it was registered after its day; null: it was called before.';
COMMENT ON COLUMN committee_session.status IS 'called, held, withoutQuorum, cancelled or sealed.';
COMMENT ON COLUMN committee_session.sequence IS 'Changes of the call, as calendars count them.';
COMMENT ON COLUMN committee_session.cancelled_reason IS 'Why it was cancelled: its number stays.';
COMMENT ON COLUMN committee_session.members_in_force IS 'Seats with a titular in force that day.';
COMMENT ON COLUMN committee_session.quorum IS 'Members that it needed, counted for that day.';
COMMENT ON COLUMN committee_session.present IS 'Members that came.';
COMMENT ON COLUMN committee_session.quorum_basis IS 'Rule that the quorum was counted by, and how sure it is.';
COMMENT ON COLUMN committee_session.citizens IS 'People that came to a public consultation: a count, nobody is named.';
COMMENT ON COLUMN committee_session.sections IS 'Sections whose figures were shown.';
COMMENT ON COLUMN committee_session.created_at IS 'When it was called here.';
COMMENT ON COLUMN committee_session.created_by IS 'Who called it. [personal: identity]';
COMMENT ON COLUMN committee_session.changed_at IS 'When the call last changed.';

CREATE TABLE committee_agenda_item (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  session_id bigint NOT NULL REFERENCES committee_session,
  territory text NOT NULL,
  ordinal integer NOT NULL CHECK (ordinal >= 1),
  topic text NOT NULL CHECK (topic <> ''),
  UNIQUE (session_id, ordinal)
);
COMMENT ON TABLE committee_agenda_item IS 'What a session is called for.';
COMMENT ON COLUMN committee_agenda_item.id IS 'Identity.';
COMMENT ON COLUMN committee_agenda_item.session_id IS 'Session.';
COMMENT ON COLUMN committee_agenda_item.territory IS 'Of the committee.';
COMMENT ON COLUMN committee_agenda_item.ordinal IS 'Place in the agenda, from 1.';
COMMENT ON COLUMN committee_agenda_item.topic IS 'Topic.';

CREATE TABLE committee_discussion (
  session_id bigint NOT NULL REFERENCES committee_session,
  territory text NOT NULL,
  ordinal integer NOT NULL CHECK (ordinal >= 1),
  content text NOT NULL,
  PRIMARY KEY (session_id, ordinal)
);
COMMENT ON TABLE committee_discussion IS 'What was said of each point of the agenda, until the minutes are sealed with it.';
COMMENT ON COLUMN committee_discussion.session_id IS 'Session.';
COMMENT ON COLUMN committee_discussion.territory IS 'Of the committee.';
COMMENT ON COLUMN committee_discussion.ordinal IS 'Point of the agenda.';
COMMENT ON COLUMN committee_discussion.content IS 'In words.';

CREATE TABLE committee_attendance (
  session_id bigint NOT NULL REFERENCES committee_session,
  territory text NOT NULL,
  seat_id bigint NOT NULL REFERENCES committee_seat,
  appointment_id bigint REFERENCES committee_appointment,
  excused boolean NOT NULL DEFAULT false,
  PRIMARY KEY (session_id, seat_id),
  CHECK (appointment_id IS NULL OR NOT excused)
);
COMMENT ON TABLE committee_attendance IS 'Who sat in each seat at a session.';
COMMENT ON COLUMN committee_attendance.session_id IS 'Session.';
COMMENT ON COLUMN committee_attendance.territory IS 'Of the committee.';
COMMENT ON COLUMN committee_attendance.seat_id IS 'Seat.';
COMMENT ON COLUMN committee_attendance.appointment_id IS 'Titular or alternate that came; null: nobody.';
COMMENT ON COLUMN committee_attendance.excused IS 'Whether who did not come said so before.';

CREATE TABLE committee_frozen_section (
  session_id bigint NOT NULL REFERENCES committee_session,
  territory text NOT NULL,
  section text NOT NULL,
  content jsonb NOT NULL,
  frozen_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (session_id, section)
);
COMMENT ON TABLE committee_frozen_section IS 'Figures that a session was shown, by value, with the ids that they had: later corrections do not reach them.';
COMMENT ON COLUMN committee_frozen_section.session_id IS 'Session.';
COMMENT ON COLUMN committee_frozen_section.territory IS 'Of the committee.';
COMMENT ON COLUMN committee_frozen_section.section IS 'Code of the section.';
COMMENT ON COLUMN committee_frozen_section.content IS 'Sentences and figures as they were printed for the day of the session.';
COMMENT ON COLUMN committee_frozen_section.frozen_at IS 'When they were kept.';

CREATE TABLE committee_agreement (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  session_id bigint NOT NULL REFERENCES committee_session,
  committee_id bigint NOT NULL REFERENCES committee,
  territory text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('agreement', 'councilProposal', 'technicalAssistance')),
  number integer NOT NULL CHECK (number >= 1),
  content text NOT NULL CHECK (content <> ''),
  responsible text NOT NULL CHECK (responsible <> ''),
  due_on date NOT NULL,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done', 'dropped')),
  closed_on date,
  is_public boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  UNIQUE (session_id, number),
  CHECK ((status = 'open') = (closed_on IS NULL))
);
CREATE INDEX committee_agreement_open ON committee_agreement (committee_id, due_on) WHERE status = 'open';
CREATE INDEX committee_agreement_place ON committee_agreement (territory text_pattern_ops, status, due_on);
COMMENT ON TABLE committee_agreement IS 'What a session agreed; open ones are carried over to the next sessions until they are closed.';
COMMENT ON COLUMN committee_agreement.id IS 'Identity.';
COMMENT ON COLUMN committee_agreement.session_id IS 'Session that agreed it.';
COMMENT ON COLUMN committee_agreement.committee_id IS 'Committee.';
COMMENT ON COLUMN committee_agreement.territory IS 'Of the committee.';
COMMENT ON COLUMN committee_agreement.kind IS 'agreement, councilProposal (to the council) or technicalAssistance.';
COMMENT ON COLUMN committee_agreement.number IS 'Generated: its place among those of the session.';
COMMENT ON COLUMN committee_agreement.content IS 'What was agreed.';
COMMENT ON COLUMN committee_agreement.responsible IS 'Position or entity that answers for it.';
COMMENT ON COLUMN committee_agreement.due_on IS 'Last day to do it.';
COMMENT ON COLUMN committee_agreement.status IS 'open, done or dropped.';
COMMENT ON COLUMN committee_agreement.closed_on IS 'Day that it was done or dropped.';
COMMENT ON COLUMN committee_agreement.is_public IS 'Whether the minutes that hold it are published.';
COMMENT ON COLUMN committee_agreement.created_at IS 'When it was registered.';
COMMENT ON COLUMN committee_agreement.created_by IS 'Who registered it. [personal: identity]';

CREATE TABLE committee_agreement_report (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  agreement_id bigint NOT NULL REFERENCES committee_agreement,
  territory text NOT NULL,
  reported_on date NOT NULL,
  status text NOT NULL CHECK (status IN ('open', 'done', 'dropped')),
  note text NOT NULL CHECK (note <> ''),
  evidence_ids bigint[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL
);
CREATE INDEX committee_agreement_report_of ON committee_agreement_report (agreement_id, id);
COMMENT ON TABLE committee_agreement_report IS 'What was said of an agreement afterwards, with what proves it.';
COMMENT ON COLUMN committee_agreement_report.id IS 'Identity.';
COMMENT ON COLUMN committee_agreement_report.agreement_id IS 'Agreement.';
COMMENT ON COLUMN committee_agreement_report.territory IS 'Of the committee.';
COMMENT ON COLUMN committee_agreement_report.reported_on IS 'Day.';
COMMENT ON COLUMN committee_agreement_report.status IS 'As it was left: open, done or dropped.';
COMMENT ON COLUMN committee_agreement_report.note IS 'What was done, or why not.';
COMMENT ON COLUMN committee_agreement_report.evidence_ids IS 'Files that prove it.';
COMMENT ON COLUMN committee_agreement_report.created_at IS 'When it was reported.';
COMMENT ON COLUMN committee_agreement_report.created_by IS 'Who reported it. [personal: identity]';

CREATE TABLE committee_proposal (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  session_id bigint NOT NULL REFERENCES committee_session,
  territory text NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  content text NOT NULL CHECK (content <> ''),
  answer text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  UNIQUE (session_id, number)
);
COMMENT ON TABLE committee_proposal IS 'What people asked or proposed at a public consultation, without who, and what they were answered.';
COMMENT ON COLUMN committee_proposal.id IS 'Identity.';
COMMENT ON COLUMN committee_proposal.session_id IS 'Session.';
COMMENT ON COLUMN committee_proposal.territory IS 'Of the committee.';
COMMENT ON COLUMN committee_proposal.number IS 'Generated: its place among those of the session.';
COMMENT ON COLUMN committee_proposal.content IS 'What was asked or proposed.';
COMMENT ON COLUMN committee_proposal.answer IS 'What was answered; empty: nothing yet.';
COMMENT ON COLUMN committee_proposal.created_at IS 'When it was registered.';
COMMENT ON COLUMN committee_proposal.created_by IS 'Who registered it. [personal: identity]';

CREATE TABLE committee_minutes (
  session_id bigint NOT NULL REFERENCES committee_session,
  version integer NOT NULL CHECK (version >= 1),
  territory text NOT NULL,
  body jsonb NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  pdf bytea NOT NULL,
  pdf_sha256 text NOT NULL CHECK (pdf_sha256 ~ '^[0-9a-f]{64}$'),
  reason text,
  sealed_on date NOT NULL,
  sealed_at timestamptz NOT NULL DEFAULT now(),
  sealed_by text NOT NULL,
  PRIMARY KEY (session_id, version),
  CHECK ((version = 1) = (reason IS NULL))
);
COMMENT ON TABLE committee_minutes IS 'Sealed minutes: nothing in them changes. A rectification is another version, that says its difference.';
COMMENT ON COLUMN committee_minutes.session_id IS 'Session.';
COMMENT ON COLUMN committee_minutes.version IS '1 as it was sealed; each rectification adds one.';
COMMENT ON COLUMN committee_minutes.territory IS 'Of the committee.';
COMMENT ON COLUMN committee_minutes.body IS 'All that the minutes say, who came too. [personal: identity]';
COMMENT ON COLUMN committee_minutes.sha256 IS 'SHA-256 of the body.';
COMMENT ON COLUMN committee_minutes.pdf IS 'The document, with names. [personal: identity]';
COMMENT ON COLUMN committee_minutes.pdf_sha256 IS 'SHA-256 of the document.';
COMMENT ON COLUMN committee_minutes.reason IS 'Why it was rectified; null: the first version.';
COMMENT ON COLUMN committee_minutes.sealed_on IS 'Day of the seal.';
COMMENT ON COLUMN committee_minutes.sealed_at IS 'Instant of the seal.';
COMMENT ON COLUMN committee_minutes.sealed_by IS 'Who sealed it. [personal: identity]';

CREATE TABLE committee_publication (
  session_id bigint NOT NULL,
  version integer NOT NULL,
  territory text NOT NULL,
  sha256 text NOT NULL,
  pdf bytea NOT NULL,
  published_on date NOT NULL,
  published_by text NOT NULL,
  PRIMARY KEY (session_id, version),
  FOREIGN KEY (session_id, version) REFERENCES committee_minutes
);
COMMENT ON TABLE committee_publication IS 'Minutes as everybody may read them: the sealed ones without the names that are not public.';
COMMENT ON COLUMN committee_publication.session_id IS 'Session.';
COMMENT ON COLUMN committee_publication.version IS 'Version of the minutes.';
COMMENT ON COLUMN committee_publication.territory IS 'Of the committee.';
COMMENT ON COLUMN committee_publication.sha256 IS 'SHA-256 of the body that was sealed.';
COMMENT ON COLUMN committee_publication.pdf IS 'The document, without the names that are not public.';
COMMENT ON COLUMN committee_publication.published_on IS 'Day of publication.';
COMMENT ON COLUMN committee_publication.published_by IS 'Who published it. [personal: identity]';

GRANT SELECT, INSERT, UPDATE ON
  committee_session_number, committee_session, committee_agreement, committee_proposal
TO vigia_work;
GRANT SELECT, INSERT, UPDATE, DELETE ON
  committee_agenda_item, committee_discussion, committee_attendance, committee_frozen_section
TO vigia_work;
GRANT SELECT, INSERT ON committee_agreement_report, committee_minutes, committee_publication TO vigia_work;

DO $$
DECLARE
  held text;
BEGIN
  FOREACH held IN ARRAY ARRAY[
    'committee_session_number', 'committee_session', 'committee_agenda_item', 'committee_discussion',
    'committee_attendance', 'committee_frozen_section', 'committee_agreement', 'committee_agreement_report',
    'committee_proposal', 'committee_minutes', 'committee_publication'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', held);
    EXECUTE format('CREATE POLICY add ON %I FOR INSERT
      WITH CHECK (vigia_covers((SELECT vigia_jurisdiction()), territory))', held);
    EXECUTE format('CREATE POLICY change ON %I FOR UPDATE
      USING (vigia_covers((SELECT vigia_jurisdiction()), territory))', held);
    EXECUTE format('CREATE POLICY remove ON %I FOR DELETE
      USING (vigia_covers((SELECT vigia_jurisdiction()), territory))', held);
  END LOOP;
  FOREACH held IN ARRAY ARRAY[
    'committee_session', 'committee_agenda_item', 'committee_publication'
  ] LOOP
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING ((SELECT vigia_jurisdiction()) IS NOT NULL)', held);
  END LOOP;
  FOREACH held IN ARRAY ARRAY[
    'committee_session_number', 'committee_discussion', 'committee_attendance', 'committee_frozen_section',
    'committee_agreement_report', 'committee_proposal', 'committee_minutes'
  ] LOOP
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT
      USING (vigia_covers((SELECT vigia_jurisdiction()), territory))', held);
  END LOOP;
END $$;
CREATE POLICY read ON committee_agreement FOR SELECT
  USING ((SELECT vigia_jurisdiction()) IS NOT NULL
    AND (is_public OR vigia_covers((SELECT vigia_jurisdiction()), territory)));
