-- Acts become hash chains: one per municipality, one national. Whoever records an act (the program, a trigger)
-- inserts it in act_queue; at the commit, chain_acts() links all acts of the transaction, chain by chain in the
-- order of their codes, and empties the queue. Taking the heads' locks last and in one order means that no two
-- transactions can wait for each other, and that a long transaction stops nobody's acts until it commits.

ALTER TABLE act RENAME TO act_before;

CREATE TABLE act (
  chain text COLLATE "C" NOT NULL CHECK (chain ~ '^(\d{4}|\d{6})?$'),
  sequence bigint NOT NULL CHECK (sequence >= 1),
  at timestamptz NOT NULL,
  kind text NOT NULL CHECK (kind IN ('write', 'refusal', 'access', 'export', 'unmask', 'read')),
  territory text NOT NULL CHECK (territory ~ '^(\d{2}){0,3}$'),
  actor text NOT NULL,
  account text,
  address text,
  action text NOT NULL,
  subject text NOT NULL,
  reason text,
  details jsonb NOT NULL,
  personal_subject text,
  personal bytea,
  previous_hash bytea NOT NULL CHECK (length(previous_hash) = 32),
  hash bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (chain, sequence, at),
  CHECK ((personal IS NULL) = (personal_subject IS NULL))
) PARTITION BY RANGE (at);
CREATE INDEX act_by_time ON act (at DESC, chain, sequence);
CREATE INDEX act_by_subject ON act (subject, at DESC);
COMMENT ON TABLE act IS 'Every act: who did what, to what, from where, when and why. Each is hashed with the one before it in its chain; none is changed or removed.';
COMMENT ON COLUMN act.chain IS 'Ubigeo of the municipality whose chain it is in (4 or 6 digits); empty is the national chain.';
COMMENT ON COLUMN act.sequence IS 'Place in its chain, from 1, without gaps.';
COMMENT ON COLUMN act.at IS 'When it was recorded.';
COMMENT ON COLUMN act.kind IS 'write, refusal, access, export, unmask or read.';
COMMENT ON COLUMN act.territory IS 'Ubigeo prefix that it was done in; empty is Peru.';
COMMENT ON COLUMN act.actor IS 'Who, by name.';
COMMENT ON COLUMN act.account IS 'Who, by account; null is the program or who owns the machine.';
COMMENT ON COLUMN act.address IS 'Where the request came from; null is this machine.';
COMMENT ON COLUMN act.action IS 'Name of the action, e.g. confirmImport.';
COMMENT ON COLUMN act.subject IS 'What it was done to, e.g. edition/12.';
COMMENT ON COLUMN act.reason IS 'Why, when the action asks for it.';
COMMENT ON COLUMN act.details IS 'Before and after, without personal data.';
COMMENT ON COLUMN act.personal_subject IS 'Of whom the personal values speak; names a key in subject_key.';
COMMENT ON COLUMN act.personal IS 'Personal values, encrypted with the key of their subject; unreadable once that is destroyed.';
COMMENT ON COLUMN act.previous_hash IS 'Hash of the act before it in its chain; zeros in the first.';
COMMENT ON COLUMN act.hash IS 'SHA-256 over all its fields and the hash before (src/modules/audit/act-text.ts).';

CREATE FUNCTION refuse_change_of_acts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'acts are neither changed nor removed' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER act_stays BEFORE UPDATE OR DELETE ON act FOR EACH ROW EXECUTE FUNCTION refuse_change_of_acts();
CREATE TRIGGER act_is_kept BEFORE TRUNCATE ON act FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_acts();

-- Nobody is granted anything on a partition: asked directly, it would ignore the policy of its parent.
DO $$
DECLARE
  part text;
BEGIN
  FOR year IN 2025..2036 LOOP
    part := 'act_' || year;
    EXECUTE format('CREATE TABLE %I PARTITION OF act FOR VALUES FROM (%L) TO (%L)', part,
      year || '-01-01 00:00:00-05', (year + 1) || '-01-01 00:00:00-05');
    EXECUTE format('CREATE TRIGGER act_is_kept BEFORE TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_acts()', part);
  END LOOP;
  CREATE TABLE act_other PARTITION OF act DEFAULT;
  CREATE TRIGGER act_is_kept BEFORE TRUNCATE ON act_other
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_acts();
END $$;

CREATE TABLE chain_head (
  chain text COLLATE "C" PRIMARY KEY,
  sequence bigint NOT NULL,
  hash bytea NOT NULL
);
COMMENT ON TABLE chain_head IS 'The last act of each chain; its row is locked while an act is added.';
COMMENT ON COLUMN chain_head.chain IS 'The chain.';
COMMENT ON COLUMN chain_head.sequence IS 'Place of its last act.';
COMMENT ON COLUMN chain_head.hash IS 'Hash of its last act.';

-- Emptied by the commit that fills it, so nothing of it need survive a crash.
CREATE UNLOGGED TABLE act_queue (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  kind text NOT NULL,
  territory text NOT NULL,
  actor text NOT NULL,
  account text,
  address text,
  action text NOT NULL,
  subject text NOT NULL,
  reason text,
  details jsonb NOT NULL DEFAULT '{}',
  personal_subject text,
  personal bytea
);
COMMENT ON TABLE act_queue IS 'Acts of transactions under way: linked to their chains and removed from here when the transaction commits. Acts are recorded by inserting here.';
COMMENT ON COLUMN act_queue.id IS 'Order in which they were recorded.';
COMMENT ON COLUMN act_queue.at IS 'As in act.';
COMMENT ON COLUMN act_queue.kind IS 'As in act.';
COMMENT ON COLUMN act_queue.territory IS 'As in act.';
COMMENT ON COLUMN act_queue.actor IS 'As in act.';
COMMENT ON COLUMN act_queue.account IS 'As in act.';
COMMENT ON COLUMN act_queue.address IS 'As in act.';
COMMENT ON COLUMN act_queue.action IS 'As in act.';
COMMENT ON COLUMN act_queue.subject IS 'As in act.';
COMMENT ON COLUMN act_queue.reason IS 'As in act.';
COMMENT ON COLUMN act_queue.details IS 'As in act.';
COMMENT ON COLUMN act_queue.personal_subject IS 'As in act.';
COMMENT ON COLUMN act_queue.personal IS 'As in act.';

CREATE FUNCTION chain_of(territory text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN length(territory) >= 4 THEN territory ELSE '' END
$$;
COMMENT ON FUNCTION chain_of IS 'The chain of an act: that of its municipality, else the national one.';

-- Length in bytes, colon, text, comma: no two lists of fields read the same.
CREATE FUNCTION act_field(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN value IS NULL THEN '-,'
    ELSE octet_length(convert_to(value, 'UTF8')) || ':' || value || ',' END
$$;

-- Nothing of it depends on the session: instants are microseconds, bytes hexadecimal, jsonb has one text.
CREATE FUNCTION act_hash(entry act) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT sha256(convert_to(
    act_field('vigia act 1') || act_field(entry.chain) || act_field(entry.sequence::text)
    || act_field((extract(epoch FROM entry.at) * 1000000)::bigint::text)
    || act_field(entry.kind) || act_field(entry.territory)
    || act_field(entry.actor) || act_field(entry.account) || act_field(entry.address)
    || act_field(entry.action) || act_field(entry.subject) || act_field(entry.reason)
    || act_field(entry.details::text)
    || act_field(entry.personal_subject) || act_field(encode(entry.personal, 'hex'))
    || act_field(encode(entry.previous_hash, 'hex')), 'UTF8'))
$$;

CREATE FUNCTION chain_acts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  place text;
  head chain_head;
  queued act_queue;
  linked act;
BEGIN
  -- Called once for each act of the transaction: the first call has done all.
  IF NOT EXISTS (SELECT FROM act_queue WHERE id = NEW.id) THEN
    RETURN NULL;
  END IF;
  FOR place IN SELECT DISTINCT chain_of(territory) COLLATE "C" AS chain FROM act_queue ORDER BY chain LOOP
    INSERT INTO chain_head (chain, sequence, hash) VALUES (place, 0, decode(repeat('00', 32), 'hex'))
      ON CONFLICT DO NOTHING;
    SELECT * INTO STRICT head FROM chain_head WHERE chain = place FOR UPDATE;
    FOR queued IN SELECT * FROM act_queue WHERE chain_of(territory) = place ORDER BY id LOOP
      linked := ROW(place, head.sequence + 1, queued.at, queued.kind, queued.territory, queued.actor, queued.account,
        queued.address, queued.action, queued.subject, queued.reason, queued.details, queued.personal_subject,
        queued.personal, head.hash, NULL)::act;
      linked.hash := act_hash(linked);
      INSERT INTO act SELECT linked.*;
      head.sequence := linked.sequence;
      head.hash := linked.hash;
      DELETE FROM act_queue WHERE id = queued.id;
    END LOOP;
    UPDATE chain_head SET sequence = head.sequence, hash = head.hash WHERE chain = place;
  END LOOP;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER chain_acts AFTER INSERT ON act_queue
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION chain_acts();

-- Nobody who works through the policies reads the queue.
CREATE FUNCTION acts_not_linked() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$ SELECT count(*) FROM act_queue $$;
COMMENT ON FUNCTION acts_not_linked IS 'Acts that somebody put into the queue with its trigger off: they are in no chain.';

CREATE TABLE seal (
  number integer PRIMARY KEY,
  at timestamptz NOT NULL,
  heads jsonb NOT NULL,
  hash text NOT NULL
);
COMMENT ON TABLE seal IS 'Seals over the heads of all chains, as they were written to the file outside of the database, which is what proves.';
COMMENT ON COLUMN seal.number IS 'Its number, from 1.';
COMMENT ON COLUMN seal.at IS 'When it was written.';
COMMENT ON COLUMN seal.heads IS 'Chain to sequence and hash, of the chains that moved since the seal before.';
COMMENT ON COLUMN seal.hash IS 'SHA-256 over the heads of all chains and the seal before, hexadecimal.';

CREATE TABLE subject_key (
  subject text PRIMARY KEY,
  wrapped bytea,
  created_at timestamptz NOT NULL DEFAULT now(),
  erased_at timestamptz,
  CHECK ((wrapped IS NULL) = (erased_at IS NOT NULL))
);
COMMENT ON TABLE subject_key IS 'The key of each subject''s personal values. Erasing the subject is destroying it.';
COMMENT ON COLUMN subject_key.subject IS 'Of whom, without personal data, e.g. sereno/12.';
COMMENT ON COLUMN subject_key.wrapped IS 'Its key, encrypted with the master key, which is in a file outside of the database; null once destroyed.';
COMMENT ON COLUMN subject_key.created_at IS 'When it was made.';
COMMENT ON COLUMN subject_key.erased_at IS 'When it was destroyed.';

-- The acts of before, in their order, in the national chain.
INSERT INTO act_queue (at, kind, territory, actor, action, subject, reason, details)
  SELECT at, 'write', '', actor, action, subject, reason, details FROM act_before ORDER BY id;
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
DROP TABLE act_before;

-- Anybody's act is recorded, whatever their territory; it is read where one acts (0005-row-security.sql).
ALTER TABLE act ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON act FOR SELECT USING (vigia_covers((SELECT vigia_jurisdiction()), territory));
CREATE POLICY link ON act FOR INSERT TO CURRENT_USER WITH CHECK (true);
ALTER TABLE act_queue ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY record ON act_queue FOR INSERT WITH CHECK (true);
CREATE POLICY link ON act_queue FOR ALL TO CURRENT_USER USING (true);
GRANT SELECT ON act, chain_head TO vigia_work;
GRANT INSERT ON act_queue TO vigia_work;
GRANT SELECT, INSERT ON seal TO vigia_work;
GRANT SELECT, INSERT, UPDATE ON subject_key TO vigia_work;
