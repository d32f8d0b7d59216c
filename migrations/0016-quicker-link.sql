-- The head of a chain is locked from the first act that is linked to the end of the commit, so what is done meanwhile
-- is what others wait for. Same acts, same hashes (act.ts proves them apart from the database), in a third of the time.

-- One function called once: of fifteen calls of one in SQL each was prepared anew.
CREATE OR REPLACE FUNCTION act_hash(entry act) RETURNS bytea
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  field text;
  told text := '';
BEGIN
  -- Length in bytes, colon, text, comma: no two lists of fields read the same. Nothing of it depends on the session:
  -- instants are microseconds, bytes hexadecimal, jsonb has one text.
  FOREACH field IN ARRAY ARRAY[
    'vigia act 1', entry.chain, entry.sequence::text, (extract(epoch FROM entry.at) * 1000000)::bigint::text,
    entry.kind, entry.territory, entry.actor, entry.account, entry.address, entry.action, entry.subject, entry.reason,
    entry.details::text, entry.personal_subject, encode(entry.personal, 'hex'), encode(entry.previous_hash, 'hex')]
  LOOP
    told := told || coalesce(octet_length(convert_to(field, 'UTF8')) || ':' || field || ',', '-,');
  END LOOP;
  RETURN sha256(convert_to(told, 'UTF8'));
END $$;
DROP FUNCTION act_field;

-- A transaction finds its own acts by the index, and reads nothing that others queued and removed.
ALTER TABLE act_queue
  ADD COLUMN transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
  DROP CONSTRAINT act_queue_pkey,
  ADD PRIMARY KEY (transaction, id);
COMMENT ON COLUMN act_queue.transaction IS 'Transaction that recorded it, and links it.';
REVOKE INSERT ON act_queue FROM vigia_work;
GRANT INSERT (at, kind, territory, actor, account, address, action, subject, reason, details, personal_subject, personal)
  ON act_queue TO vigia_work;

CREATE OR REPLACE FUNCTION chain_acts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  place text;
  head chain_head;
  queued act_queue;
  linked act;
BEGIN
  -- Called once for each act of the transaction: the first call does all, the others find nothing.
  FOR queued IN
    WITH taken AS (DELETE FROM act_queue WHERE transaction = pg_current_xact_id() RETURNING *)
    SELECT * FROM taken ORDER BY chain_of(territory) COLLATE "C", id
  LOOP
    IF place IS DISTINCT FROM chain_of(queued.territory) THEN
      -- The heads before this one are written and locked already: always in the order of their codes.
      IF place IS NOT NULL THEN
        UPDATE chain_head SET sequence = head.sequence, hash = head.hash WHERE chain = place;
      END IF;
      place := chain_of(queued.territory);
      SELECT * INTO head FROM chain_head WHERE chain = place FOR UPDATE;
      IF NOT FOUND THEN
        INSERT INTO chain_head (chain, sequence, hash) VALUES (place, 0, decode(repeat('00', 32), 'hex'))
          ON CONFLICT DO NOTHING;
        SELECT * INTO STRICT head FROM chain_head WHERE chain = place FOR UPDATE;
      END IF;
    END IF;
    linked := ROW(place, head.sequence + 1, queued.at, queued.kind, queued.territory, queued.actor, queued.account,
      queued.address, queued.action, queued.subject, queued.reason, queued.details, queued.personal_subject,
      queued.personal, head.hash, NULL)::act;
    linked.hash := act_hash(linked);
    INSERT INTO act VALUES (linked.*);
    head.sequence := linked.sequence;
    head.hash := linked.hash;
  END LOOP;
  IF place IS NOT NULL THEN
    UPDATE chain_head SET sequence = head.sequence, hash = head.hash WHERE chain = place;
  END IF;
  RETURN NULL;
END $$;
