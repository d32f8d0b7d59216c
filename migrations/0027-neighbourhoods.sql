-- Barrio Seguro at work: neighbourhoods, who is organised in them, what is done in each and what each month says.
CREATE TABLE neighbourhood (
  id text PRIMARY KEY CHECK (id ~ '^[0-9]{6}-[a-z0-9-]+$'),
  territory text NOT NULL CHECK (territory ~ '^[0-9]{6}$'),
  title text NOT NULL CHECK (title <> ''),
  limits jsonb,
  limits_source text,
  starts_on date,
  ends_on date,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  CHECK (ends_on IS NULL OR starts_on IS NULL OR starts_on <= ends_on)
);
COMMENT ON TABLE neighbourhood IS 'Neighbourhood where the strategy acts; those that an edition names come in when they are first worked with.';
COMMENT ON COLUMN neighbourhood.id IS 'District and name in small letters: 070104-perla-baja.';
COMMENT ON COLUMN neighbourhood.territory IS 'Ubigeo of its district.';
COMMENT ON COLUMN neighbourhood.title IS 'How it is called.';
COMMENT ON COLUMN neighbourhood.limits IS 'GeoJSON Polygon or MultiPolygon; null: nobody drew them.';
COMMENT ON COLUMN neighbourhood.limits_source IS 'Where the limits come from.';
COMMENT ON COLUMN neighbourhood.starts_on IS 'First day of the intervention, when known.';
COMMENT ON COLUMN neighbourhood.ends_on IS 'Last day of the intervention, when it ended.';
COMMENT ON COLUMN neighbourhood.created_at IS 'When it came in.';
COMMENT ON COLUMN neighbourhood.created_by IS 'Who brought it. [personal: identity]';

CREATE TABLE neighbourhood_station (
  neighbourhood_id text NOT NULL REFERENCES neighbourhood,
  territory text NOT NULL,
  station text NOT NULL CHECK (station <> ''),
  catalogue_code text,
  PRIMARY KEY (neighbourhood_id, station)
);
COMMENT ON TABLE neighbourhood_station IS 'Police station of a neighbourhood.';
COMMENT ON COLUMN neighbourhood_station.neighbourhood_id IS 'Whose.';
COMMENT ON COLUMN neighbourhood_station.territory IS 'Ubigeo of the neighbourhood.';
COMMENT ON COLUMN neighbourhood_station.station IS 'As whoever wrote it calls it.';
COMMENT ON COLUMN neighbourhood_station.catalogue_code IS 'Code in the catalogue of stations; null: the catalogue has none of that name, which is a finding.';

CREATE TABLE neighbourhood_plan (
  neighbourhood_id text NOT NULL REFERENCES neighbourhood,
  territory text NOT NULL,
  year integer NOT NULL CHECK (year BETWEEN 2017 AND 2100),
  activities_goal integer NOT NULL CHECK (activities_goal >= 0),
  hours_goal integer CHECK (hours_goal >= 0),
  set_at timestamptz NOT NULL DEFAULT now(),
  set_by text NOT NULL,
  PRIMARY KEY (neighbourhood_id, year)
);
COMMENT ON TABLE neighbourhood_plan IS 'What a neighbourhood plans to do in a year: its dose.';
COMMENT ON COLUMN neighbourhood_plan.neighbourhood_id IS 'Whose.';
COMMENT ON COLUMN neighbourhood_plan.territory IS 'Ubigeo of the neighbourhood.';
COMMENT ON COLUMN neighbourhood_plan.year IS 'Year.';
COMMENT ON COLUMN neighbourhood_plan.activities_goal IS 'Activities.';
COMMENT ON COLUMN neighbourhood_plan.hours_goal IS 'Hours of those who take part: people by hours; null: not planned so.';
COMMENT ON COLUMN neighbourhood_plan.set_at IS 'When it was last set.';
COMMENT ON COLUMN neighbourhood_plan.set_by IS 'Who set it. [personal: identity]';

CREATE TABLE neighbourhood_month (
  neighbourhood_id text NOT NULL REFERENCES neighbourhood,
  territory text NOT NULL,
  month text NOT NULL CHECK (month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
  declared text NOT NULL CHECK (declared IN ('none', 'complete')),
  declared_at timestamptz NOT NULL DEFAULT now(),
  declared_by text NOT NULL,
  PRIMARY KEY (neighbourhood_id, month)
);
COMMENT ON TABLE neighbourhood_month IS 'What somebody declared of a month of a neighbourhood; without a row nobody did.';
COMMENT ON COLUMN neighbourhood_month.neighbourhood_id IS 'Whose.';
COMMENT ON COLUMN neighbourhood_month.territory IS 'Ubigeo of the neighbourhood.';
COMMENT ON COLUMN neighbourhood_month.month IS 'Year and month: 2025-03.';
COMMENT ON COLUMN neighbourhood_month.declared IS 'none: nothing was done. complete: its activities here are all.';
COMMENT ON COLUMN neighbourhood_month.declared_at IS 'When.';
COMMENT ON COLUMN neighbourhood_month.declared_by IS 'Who. [personal: identity]';

CREATE TABLE neighbourhood_organisation (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  neighbourhood_id text NOT NULL REFERENCES neighbourhood,
  territory text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('board', 'brigade', 'network')),
  title text NOT NULL CHECK (title <> ''),
  station text NOT NULL DEFAULT '',
  trade text NOT NULL DEFAULT '',
  school_code text NOT NULL DEFAULT '',
  women integer NOT NULL CHECK (women >= 0),
  men integer NOT NULL CHECK (men >= 0),
  sworn_on date,
  ends_on date,
  coordinator_name text NOT NULL DEFAULT '',
  coordinator_phone text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL
);
COMMENT ON TABLE neighbourhood_organisation IS 'Board of neighbours (junta vecinal), school brigade of self-protection (BAPES) or network of cooperators. Members are counted; only who coordinates is named.';
COMMENT ON COLUMN neighbourhood_organisation.id IS 'Identity.';
COMMENT ON COLUMN neighbourhood_organisation.neighbourhood_id IS 'Where.';
COMMENT ON COLUMN neighbourhood_organisation.territory IS 'Ubigeo of the neighbourhood.';
COMMENT ON COLUMN neighbourhood_organisation.kind IS 'board, brigade or network.';
COMMENT ON COLUMN neighbourhood_organisation.title IS 'How it is called; of a brigade, its school.';
COMMENT ON COLUMN neighbourhood_organisation.station IS 'Police station that it works with.';
COMMENT ON COLUMN neighbourhood_organisation.trade IS 'Of a network: what its members live from.';
COMMENT ON COLUMN neighbourhood_organisation.school_code IS 'Of a brigade: modular code of the school.';
COMMENT ON COLUMN neighbourhood_organisation.women IS 'Members.';
COMMENT ON COLUMN neighbourhood_organisation.men IS 'Members.';
COMMENT ON COLUMN neighbourhood_organisation.sworn_on IS 'Day that it was sworn in or formed.';
COMMENT ON COLUMN neighbourhood_organisation.ends_on IS 'Last day of its period.';
COMMENT ON COLUMN neighbourhood_organisation.coordinator_name IS 'Who coordinates it, an adult; shown masked. [personal: identity]';
COMMENT ON COLUMN neighbourhood_organisation.coordinator_phone IS 'How to reach them; shown masked. [personal: contact]';
COMMENT ON COLUMN neighbourhood_organisation.created_at IS 'When it was written.';
COMMENT ON COLUMN neighbourhood_organisation.created_by IS 'Who wrote it. [personal: identity]';

CREATE TABLE neighbourhood_activity (
  id uuid PRIMARY KEY,
  territory text NOT NULL CHECK (territory ~ '^([0-9]{2}){0,3}$'),
  neighbourhood_id text REFERENCES neighbourhood,
  status text NOT NULL CHECK (status IN ('draft', 'registered', 'validated', 'observed', 'withdrawn')),
  kind text,
  subtype text,
  actor text,
  entities text NOT NULL DEFAULT '',
  axis text,
  risk_factors text[] NOT NULL DEFAULT '{}',
  protective_factors text[] NOT NULL DEFAULT '{}',
  held_on date,
  starts_at text,
  minutes integer,
  place text NOT NULL DEFAULT '',
  latitude double precision,
  longitude double precision,
  attendance jsonb NOT NULL DEFAULT '{}',
  attendance_total integer,
  responsible text NOT NULL DEFAULT '',
  notes text NOT NULL DEFAULT '',
  session text,
  problems jsonb NOT NULL DEFAULT '[]',
  conflicts text[] NOT NULL DEFAULT '{}',
  verdict text,
  source text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CHECK (status NOT IN ('registered', 'validated', 'observed')
    OR (neighbourhood_id IS NOT NULL AND kind IS NOT NULL AND actor IS NOT NULL AND held_on IS NOT NULL))
);
CREATE INDEX neighbourhood_activity_by_day ON neighbourhood_activity (held_on DESC NULLS LAST, id);
CREATE INDEX neighbourhood_activity_by_place ON neighbourhood_activity (neighbourhood_id, held_on DESC NULLS LAST, id);
CREATE INDEX neighbourhood_activity_by_kind ON neighbourhood_activity (kind, held_on DESC NULLS LAST, id);
CREATE UNIQUE INDEX neighbourhood_activity_session ON neighbourhood_activity (neighbourhood_id, session)
  WHERE session IS NOT NULL AND status IN ('registered', 'validated', 'observed');
COMMENT ON TABLE neighbourhood_activity IS 'Activity of the strategy in a neighbourhood, as its fields stand.';
COMMENT ON COLUMN neighbourhood_activity.id IS 'Identity, made by the device that logged it: sent twice, it is one.';
COMMENT ON COLUMN neighbourhood_activity.territory IS 'Ubigeo of its neighbourhood; of who logs it while it names none.';
COMMENT ON COLUMN neighbourhood_activity.neighbourhood_id IS 'Where; null in a draft.';
COMMENT ON COLUMN neighbourhood_activity.status IS 'draft, registered (whole, without problems), validated (counts), observed (sent back), withdrawn.';
COMMENT ON COLUMN neighbourhood_activity.kind IS 'One of the six kinds of action.';
COMMENT ON COLUMN neighbourhood_activity.subtype IS 'What it was: workshop, march, fair.';
COMMENT ON COLUMN neighbourhood_activity.actor IS 'One of the five actors.';
COMMENT ON COLUMN neighbourhood_activity.entities IS 'Bodies that took part.';
COMMENT ON COLUMN neighbourhood_activity.axis IS 'Axis of the strategy.';
COMMENT ON COLUMN neighbourhood_activity.risk_factors IS 'What it works against.';
COMMENT ON COLUMN neighbourhood_activity.protective_factors IS 'What it strengthens.';
COMMENT ON COLUMN neighbourhood_activity.held_on IS 'Day.';
COMMENT ON COLUMN neighbourhood_activity.starts_at IS 'Hour: 16:30.';
COMMENT ON COLUMN neighbourhood_activity.minutes IS 'How long.';
COMMENT ON COLUMN neighbourhood_activity.place IS 'Where in the neighbourhood.';
COMMENT ON COLUMN neighbourhood_activity.latitude IS 'Degrees.';
COMMENT ON COLUMN neighbourhood_activity.longitude IS 'Degrees.';
COMMENT ON COLUMN neighbourhood_activity.attendance IS 'Women and men by age band: counts, never names.';
COMMENT ON COLUMN neighbourhood_activity.attendance_total IS 'Their sum; null: nobody counted.';
COMMENT ON COLUMN neighbourhood_activity.responsible IS 'Office or role in charge.';
COMMENT ON COLUMN neighbourhood_activity.notes IS 'What was done.';
COMMENT ON COLUMN neighbourhood_activity.session IS 'Session of the committees that this is, which counts once; null: none.';
COMMENT ON COLUMN neighbourhood_activity.problems IS 'Why it cannot be registered yet: code, field and message.';
COMMENT ON COLUMN neighbourhood_activity.conflicts IS 'Fields of which two devices wrote different things and nobody has chosen.';
COMMENT ON COLUMN neighbourhood_activity.verdict IS 'Why it was observed or withdrawn.';
COMMENT ON COLUMN neighbourhood_activity.source IS 'field: a device; desk: the web; import: a spreadsheet.';
COMMENT ON COLUMN neighbourhood_activity.created_at IS 'When it came.';
COMMENT ON COLUMN neighbourhood_activity.created_by IS 'Who logged it. [personal: identity]';
COMMENT ON COLUMN neighbourhood_activity.updated_at IS 'When it last changed.';

CREATE TABLE neighbourhood_activity_state (
  activity_id uuid PRIMARY KEY REFERENCES neighbourhood_activity,
  territory text NOT NULL,
  record jsonb NOT NULL,
  writers jsonb NOT NULL
);
COMMENT ON TABLE neighbourhood_activity_state IS 'Every write of an activity that stands, so that devices that come late lose nothing (src/shared/versioned-fields.ts).';
COMMENT ON COLUMN neighbourhood_activity_state.activity_id IS 'Whose.';
COMMENT ON COLUMN neighbourhood_activity_state.territory IS 'Ubigeo of the activity.';
COMMENT ON COLUMN neighbourhood_activity_state.record IS 'Writes by field, and how many of each device are known.';
COMMENT ON COLUMN neighbourhood_activity_state.writers IS 'Who made each write. [personal: identity]';
