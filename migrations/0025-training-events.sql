-- Training as it is done: events and groups, who takes part, attendance, marks, certificates, and the years that
-- somebody answers for as complete. Participants' data stay with who covers the territory of the event; what everybody
-- may know of them (how many, whether a certificate is valid) is asked by functions that answer nothing else.

CREATE TABLE training_centre (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  territory text NOT NULL CHECK (territory ~ '^(\d{2}){1,3}$'),
  title text NOT NULL,
  stage text NOT NULL CHECK (stage IN ('pilot', 'extension')),
  phase smallint NOT NULL CHECK (phase >= 1),
  phase_since date,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  UNIQUE (territory, title)
);
COMMENT ON TABLE training_centre IS 'A training centre of serenos: of the pilot plan, or of its extension.';
COMMENT ON COLUMN training_centre.id IS 'Identity.';
COMMENT ON COLUMN training_centre.territory IS 'District that its municipality serves.';
COMMENT ON COLUMN training_centre.title IS 'Its official name.';
COMMENT ON COLUMN training_centre.stage IS 'pilot: takes part; extension: joins later.';
COMMENT ON COLUMN training_centre.phase IS 'Phase of the plan that it is in.';
COMMENT ON COLUMN training_centre.phase_since IS 'First day of that phase; null: not known.';
COMMENT ON COLUMN training_centre.created_at IS 'When it was registered.';
COMMENT ON COLUMN training_centre.created_by IS 'Who registered it. [personal: identity]';

CREATE TABLE training_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  territory text NOT NULL CHECK (territory ~ '^(\d{2}){0,3}$'),
  kind text NOT NULL CHECK (kind IN ('event', 'group')),
  centre_id bigint REFERENCES training_centre,
  group_number text,
  title text NOT NULL,
  topic text NOT NULL,
  work_line text,
  mode text NOT NULL CHECK (mode IN ('inPerson', 'virtual')),
  starts_on date NOT NULL,
  ends_on date,
  hours numeric(6, 1) CHECK (hours > 0),
  organiser text NOT NULL,
  place text NOT NULL,
  audience text[] NOT NULL,
  capacity integer CHECK (capacity > 0),
  is_evaluated boolean NOT NULL,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'closed', 'cancelled')),
  ended_on date,
  ended_by text,
  ended_reason text,
  revision integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  UNIQUE (centre_id, group_number),
  CHECK (ends_on >= starts_on),
  CHECK (kind = 'group' OR (ends_on IS NOT NULL AND hours IS NOT NULL)),
  CHECK ((kind = 'group') = (centre_id IS NOT NULL)),
  CHECK ((kind = 'group') = (group_number IS NOT NULL)),
  CHECK ((status = 'open') = (ended_on IS NULL))
);
CREATE INDEX training_event_place ON training_event (territory text_pattern_ops, starts_on DESC);
COMMENT ON TABLE training_event IS 'A training event, or a group of a training centre.';
COMMENT ON COLUMN training_event.id IS 'Identity.';
COMMENT ON COLUMN training_event.territory IS 'Ubigeo prefix that it is of: who covers it keeps it; empty is Peru.';
COMMENT ON COLUMN training_event.kind IS 'event, or group of a centre.';
COMMENT ON COLUMN training_event.centre_id IS 'Centre of a group.';
COMMENT ON COLUMN training_event.group_number IS 'Number of a group, as its source prints it: with its territory it names the row of an edition that speaks of it.';
COMMENT ON COLUMN training_event.title IS 'What it is called.';
COMMENT ON COLUMN training_event.topic IS 'Topic, of the section''s catalogue or free.';
COMMENT ON COLUMN training_event.work_line IS 'Line of work that it belongs to; null: none.';
COMMENT ON COLUMN training_event.mode IS 'inPerson or virtual.';
COMMENT ON COLUMN training_event.starts_on IS 'First day.';
COMMENT ON COLUMN training_event.ends_on IS 'Last day; null: a group that has no day to end.';
COMMENT ON COLUMN training_event.hours IS 'Academic hours; null: a group whose source does not say.';
COMMENT ON COLUMN training_event.organiser IS 'Office that organises it.';
COMMENT ON COLUMN training_event.place IS 'Where it is held, or the address of the virtual room.';
COMMENT ON COLUMN training_event.audience IS 'Codes of the roles that it is for.';
COMMENT ON COLUMN training_event.capacity IS 'How many may be enrolled; null: no limit.';
COMMENT ON COLUMN training_event.is_evaluated IS 'Whether a certificate needs a mark.';
COMMENT ON COLUMN training_event.status IS 'open, closed or cancelled.';
COMMENT ON COLUMN training_event.ended_on IS 'Day that it was closed or cancelled.';
COMMENT ON COLUMN training_event.ended_by IS 'Who closed or cancelled it. [personal: identity]';
COMMENT ON COLUMN training_event.ended_reason IS 'Why it was cancelled.';
COMMENT ON COLUMN training_event.revision IS 'Changes so far, against lost updates.';
COMMENT ON COLUMN training_event.created_at IS 'When it was registered.';
COMMENT ON COLUMN training_event.created_by IS 'Who registered it. [personal: identity]';

CREATE TABLE training_participant (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id bigint NOT NULL REFERENCES training_event,
  territory text NOT NULL,
  holder_name text NOT NULL,
  document_kind text NOT NULL CHECK (document_kind IN ('DNI', 'CE')),
  document_number text NOT NULL,
  role text NOT NULL,
  serves text NOT NULL CHECK (serves ~ '^(\d{2}){0,3}$'),
  mark numeric(4, 1) CHECK (mark BETWEEN 0 AND 20),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  UNIQUE (event_id, document_kind, document_number),
  UNIQUE (id, event_id)
);
COMMENT ON TABLE training_participant IS 'Somebody enrolled in an event. What identifies them is what their certificate and the count of people need, and no more.';
COMMENT ON COLUMN training_participant.id IS 'Identity.';
COMMENT ON COLUMN training_participant.event_id IS 'Event or group.';
COMMENT ON COLUMN training_participant.territory IS 'Of the event.';
COMMENT ON COLUMN training_participant.holder_name IS 'Name as the certificate prints it. [personal: identity]';
COMMENT ON COLUMN training_participant.document_kind IS 'Kind of document. [personal: identity]';
COMMENT ON COLUMN training_participant.document_number IS 'Its number: one person is counted once a year by it. [personal: identity]';
COMMENT ON COLUMN training_participant.role IS 'Code of their role or position.';
COMMENT ON COLUMN training_participant.serves IS 'Territory where they hold it; empty is Peru.';
COMMENT ON COLUMN training_participant.mark IS 'From 0 to 20; null: none yet.';
COMMENT ON COLUMN training_participant.created_at IS 'When they were enrolled.';
COMMENT ON COLUMN training_participant.created_by IS 'Who enrolled them. [personal: identity]';

CREATE TABLE training_attendance (
  event_id bigint NOT NULL REFERENCES training_event,
  territory text NOT NULL,
  day date NOT NULL,
  participant_id bigint NOT NULL,
  present boolean NOT NULL,
  PRIMARY KEY (participant_id, day),
  FOREIGN KEY (participant_id, event_id) REFERENCES training_participant (id, event_id) ON DELETE CASCADE
);
CREATE INDEX training_attendance_event ON training_attendance (event_id, day);
COMMENT ON TABLE training_attendance IS 'Who was there, by day. A day with no row was not recorded.';
COMMENT ON COLUMN training_attendance.event_id IS 'Event or group.';
COMMENT ON COLUMN training_attendance.territory IS 'Of the event.';
COMMENT ON COLUMN training_attendance.day IS 'Which day.';
COMMENT ON COLUMN training_attendance.participant_id IS 'Who.';
COMMENT ON COLUMN training_attendance.present IS 'Whether they were there.';

CREATE TABLE training_satisfaction (
  event_id bigint NOT NULL REFERENCES training_event,
  territory text NOT NULL,
  score smallint NOT NULL CHECK (score BETWEEN 1 AND 5),
  answers integer NOT NULL CHECK (answers >= 0),
  PRIMARY KEY (event_id, score)
);
COMMENT ON TABLE training_satisfaction IS 'Answers to the satisfaction survey, added up: nobody is asked who answered what.';
COMMENT ON COLUMN training_satisfaction.event_id IS 'Event or group.';
COMMENT ON COLUMN training_satisfaction.territory IS 'Of the event.';
COMMENT ON COLUMN training_satisfaction.score IS 'From 1 (nothing) to 5 (much).';
COMMENT ON COLUMN training_satisfaction.answers IS 'How many answered it.';

CREATE TABLE training_material (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id bigint NOT NULL REFERENCES training_event,
  territory text NOT NULL,
  title text NOT NULL,
  link text,
  evidence_id bigint REFERENCES evidence,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  CHECK ((link IS NULL) <> (evidence_id IS NULL))
);
COMMENT ON TABLE training_material IS 'A file or an address that an event leaves.';
COMMENT ON COLUMN training_material.id IS 'Identity.';
COMMENT ON COLUMN training_material.event_id IS 'Event or group.';
COMMENT ON COLUMN training_material.territory IS 'Of the event.';
COMMENT ON COLUMN training_material.title IS 'What it is.';
COMMENT ON COLUMN training_material.link IS 'Its address, or null.';
COMMENT ON COLUMN training_material.evidence_id IS 'Its file, or null.';
COMMENT ON COLUMN training_material.created_at IS 'When it was added.';
COMMENT ON COLUMN training_material.created_by IS 'Who added it. [personal: identity]';

CREATE TABLE training_certificate (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE CHECK (code ~ '^[0-9A-HJKMNP-TV-Z]{20}$'),
  event_id bigint NOT NULL,
  participant_id bigint NOT NULL UNIQUE,
  territory text NOT NULL,
  holder_name text NOT NULL,
  issued_on date NOT NULL,
  issued_by text NOT NULL,
  revoked_on date,
  revoked_by text,
  revoked_reason text,
  FOREIGN KEY (participant_id, event_id) REFERENCES training_participant (id, event_id),
  CHECK ((revoked_on IS NULL) = (revoked_reason IS NULL))
);
COMMENT ON TABLE training_certificate IS 'A certificate that anybody who holds its code may verify.';
COMMENT ON COLUMN training_certificate.id IS 'Identity.';
COMMENT ON COLUMN training_certificate.code IS '100 random bits in 20 letters: who was not given it cannot guess it.';
COMMENT ON COLUMN training_certificate.event_id IS 'Event or group.';
COMMENT ON COLUMN training_certificate.participant_id IS 'Whose.';
COMMENT ON COLUMN training_certificate.territory IS 'Of the event.';
COMMENT ON COLUMN training_certificate.holder_name IS 'The name that it printed. [personal: identity]';
COMMENT ON COLUMN training_certificate.issued_on IS 'Day that it was issued.';
COMMENT ON COLUMN training_certificate.issued_by IS 'Who issued it. [personal: identity]';
COMMENT ON COLUMN training_certificate.revoked_on IS 'Day that it was revoked; null: it is valid.';
COMMENT ON COLUMN training_certificate.revoked_by IS 'Who revoked it. [personal: identity]';
COMMENT ON COLUMN training_certificate.revoked_reason IS 'Why; shown to who keeps the event only.';

CREATE TABLE training_report (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id bigint NOT NULL REFERENCES training_event,
  territory text NOT NULL,
  what text NOT NULL,
  due_on date NOT NULL,
  number text,
  delivered_on date,
  evidence_id bigint REFERENCES evidence,
  created_by text NOT NULL,
  CHECK ((number IS NULL) = (delivered_on IS NULL))
);
COMMENT ON TABLE training_report IS 'A report that a group owes, and the one that was delivered.';
COMMENT ON COLUMN training_report.id IS 'Identity.';
COMMENT ON COLUMN training_report.event_id IS 'Group.';
COMMENT ON COLUMN training_report.territory IS 'Of the group.';
COMMENT ON COLUMN training_report.what IS 'What it reports on.';
COMMENT ON COLUMN training_report.due_on IS 'Day that it is due.';
COMMENT ON COLUMN training_report.number IS 'Number of the report delivered; null: still owed.';
COMMENT ON COLUMN training_report.delivered_on IS 'Day that it was delivered.';
COMMENT ON COLUMN training_report.evidence_id IS 'Its file, or null.';
COMMENT ON COLUMN training_report.created_by IS 'Who asked for it. [personal: identity]';

CREATE TABLE training_year (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  territory text NOT NULL CHECK (territory ~ '^(\d{2}){0,3}$'),
  year smallint NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  declared_on date NOT NULL,
  declared_by text NOT NULL,
  reason text NOT NULL,
  withdrawn_on date,
  withdrawn_by text
);
CREATE UNIQUE INDEX training_year_in_force ON training_year (territory, year) WHERE withdrawn_on IS NULL;
COMMENT ON TABLE training_year IS 'Years whose detail somebody declared complete: its sum then replaces what an edition stated.';
COMMENT ON COLUMN training_year.id IS 'Identity.';
COMMENT ON COLUMN training_year.territory IS 'Ubigeo prefix; empty is Peru.';
COMMENT ON COLUMN training_year.year IS 'Which year.';
COMMENT ON COLUMN training_year.declared_on IS 'Day that it was declared.';
COMMENT ON COLUMN training_year.declared_by IS 'Who declared it. [personal: identity]';
COMMENT ON COLUMN training_year.reason IS 'What it rests on.';
COMMENT ON COLUMN training_year.withdrawn_on IS 'Day that it was taken back; null: in force.';
COMMENT ON COLUMN training_year.withdrawn_by IS 'Who took it back. [personal: identity]';

GRANT SELECT, INSERT, UPDATE ON training_centre, training_event, training_certificate, training_report, training_year
TO vigia_work;
GRANT SELECT, INSERT, UPDATE, DELETE ON
  training_participant, training_attendance, training_satisfaction, training_material
TO vigia_work;

-- What is done, without who took part, is everybody's to know.
DO $$
DECLARE
  held text;
BEGIN
  FOREACH held IN ARRAY ARRAY['training_centre', 'training_event', 'training_satisfaction', 'training_material', 'training_report', 'training_year'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', held);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING ((SELECT vigia_jurisdiction()) IS NOT NULL)', held);
  END LOOP;
  FOREACH held IN ARRAY ARRAY['training_participant', 'training_attendance', 'training_certificate'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', held);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT
      USING (vigia_covers((SELECT vigia_jurisdiction()), territory))', held);
    -- The functions below.
    EXECUTE format('CREATE POLICY count ON %I FOR SELECT TO CURRENT_USER USING (true)', held);
  END LOOP;
  FOREACH held IN ARRAY ARRAY['training_centre', 'training_event', 'training_satisfaction', 'training_material', 'training_report', 'training_year', 'training_participant', 'training_attendance', 'training_certificate'] LOOP
    EXECUTE format('CREATE POLICY add ON %I FOR INSERT
      WITH CHECK (vigia_covers((SELECT vigia_jurisdiction()), territory))', held);
    EXECUTE format('CREATE POLICY change ON %I FOR UPDATE
      USING (vigia_covers((SELECT vigia_jurisdiction()), territory))', held);
  END LOOP;
  FOREACH held IN ARRAY ARRAY['training_participant', 'training_attendance', 'training_satisfaction', 'training_material'] LOOP
    EXECUTE format('CREATE POLICY remove ON %I FOR DELETE
      USING (vigia_covers((SELECT vigia_jurisdiction()), territory))', held);
  END LOOP;
END $$;

CREATE FUNCTION training_event_totals(asked bigint[])
RETURNS TABLE (event_id bigint, enrolled integer, attended integer, days integer, marked integer, mark_sum numeric, certified integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.id,
    (SELECT count(*) FROM training_participant p WHERE p.event_id = e.id)::int,
    (SELECT count(DISTINCT a.participant_id) FROM training_attendance a WHERE a.event_id = e.id AND a.present)::int,
    (SELECT count(DISTINCT a.day) FROM training_attendance a WHERE a.event_id = e.id)::int,
    (SELECT count(p.mark) FROM training_participant p WHERE p.event_id = e.id)::int,
    (SELECT coalesce(sum(p.mark), 0) FROM training_participant p WHERE p.event_id = e.id),
    (SELECT count(*) FROM training_certificate c WHERE c.event_id = e.id AND c.revoked_on IS NULL)::int
  FROM training_event e WHERE e.id = ANY (asked)
$$;
COMMENT ON FUNCTION training_event_totals IS 'How many are enrolled, came, were marked and hold a valid certificate; nothing of who.';

CREATE FUNCTION training_people(place text, known_on date)
RETURNS TABLE (year integer, event_id bigint, title text, starts_on date, ends_on date,
  servants integer, servants_first integer, neighbours integer, neighbours_first integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH attended AS (
    SELECT extract(year FROM e.ends_on)::int AS year, e.id, e.title, e.starts_on, e.ends_on,
      p.role = 'neighbourhoodBoard' AS neighbour,
      row_number() OVER (
        PARTITION BY extract(year FROM e.ends_on), p.role = 'neighbourhoodBoard', p.document_kind, p.document_number
        ORDER BY e.ends_on, e.id
      ) AS turn
    FROM training_event e JOIN training_participant p ON p.event_id = e.id
    WHERE e.kind = 'event' AND e.status = 'closed' AND (known_on IS NULL OR e.ended_on <= known_on)
      AND left(p.serves, length(place)) = place
      AND EXISTS (SELECT FROM training_attendance a WHERE a.participant_id = p.id AND a.present)
  )
  SELECT a.year, a.id, a.title, a.starts_on, a.ends_on,
    (count(*) FILTER (WHERE NOT neighbour))::int, (count(*) FILTER (WHERE NOT neighbour AND turn = 1))::int,
    (count(*) FILTER (WHERE neighbour))::int, (count(*) FILTER (WHERE neighbour AND turn = 1))::int
  FROM attended a GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 5, 2
$$;
COMMENT ON FUNCTION training_people IS 'People of a place who came to events closed by a day, by event; _first: those for whom it was the first of that year, so that a person is counted once.';

CREATE FUNCTION training_certificate_state(asked text)
RETURNS TABLE (holder_name text, event_title text, starts_on date, ends_on date, hours numeric, organiser text, issued_on date, revoked_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.holder_name, e.title, e.starts_on, e.ends_on, e.hours, e.organiser, c.issued_on, c.revoked_on
  FROM training_certificate c JOIN training_event e ON e.id = c.event_id WHERE c.code = asked
$$;
COMMENT ON FUNCTION training_certificate_state IS 'The certificate of that code, for whoever holds it.';

CREATE FUNCTION training_event_days(asked bigint) RETURNS SETOF date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT a.day FROM training_attendance a WHERE a.event_id = asked ORDER BY 1
$$;
COMMENT ON FUNCTION training_event_days IS 'Days of an event with attendance recorded; nothing of who came.';
