-- What is personal is said where the column is described: a comment that ends with [personal: kind]. The data
-- dictionary shows it, and a test looks for columns that are named as personal ones and say nothing.

DO $$
DECLARE
  held text[];
  place text;
  field text;
BEGIN
  FOREACH held SLICE 1 IN ARRAY ARRAY[
    ['account_user.name', 'identity'],
    ['account_user.email', 'contact'],
    ['account_user.image', 'identity'],
    ['account_session.ip_address', 'network'],
    ['account_session.user_agent', 'network'],
    ['account_credential.account_id', 'identity'],
    ['account_credential.id_token', 'identity'],
    ['account_passkey.name', 'identity'],
    ['account_verification.identifier', 'contact'],
    ['account_verification.value', 'identity'],
    ['account_rate_limit.key', 'network'],
    ['account_invitation.email', 'contact'],
    ['account_invitation.created_by', 'identity'],
    ['role_grant.granted_by', 'identity'],
    ['act.actor', 'identity'],
    ['act.account', 'identity'],
    ['act.address', 'network'],
    ['act.personal', 'identity'],
    ['act_queue.actor', 'identity'],
    ['act_queue.account', 'identity'],
    ['act_queue.address', 'network'],
    ['act_queue.personal', 'identity'],
    ['edition.created_by', 'identity'],
    ['edition.retired_by', 'identity'],
    ['import_draft.created_by', 'identity'],
    ['record_revision.author', 'identity'],
    ['rejected_row.discarded_by', 'identity'],
    ['attachment.author', 'identity'],
    ['attachment.created_by', 'identity'],
    ['acceptance.author', 'identity']
  ] LOOP
    place := split_part(held[1], '.', 1);
    field := split_part(held[1], '.', 2);
    EXECUTE format('COMMENT ON COLUMN %I.%I IS %L', place, field,
      col_description(place::regclass,
        (SELECT attnum FROM pg_attribute WHERE attrelid = place::regclass AND attname = field))
      || format(' [personal: %s]', held[2]));
  END LOOP;
END $$;

-- What retention removes: a session that ended is deleted long after, by nobody's request, and where it was once
-- opened from would enter the chain again, which keeps it.
CREATE OR REPLACE FUNCTION record_account_act() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  entry jsonb := to_jsonb(coalesce(NEW, OLD));
  holder text := coalesce(entry ->> 'user_id', entry ->> 'reference_id', entry ->> 'id');
  changed text[];
BEGIN
  IF TG_OP = 'UPDATE' THEN
    SELECT array_agg(key ORDER BY key) INTO changed
    FROM jsonb_each(entry) WHERE value IS DISTINCT FROM to_jsonb(OLD) -> key
      AND key NOT IN ('updated_at', 'expires_at', 'request_count', 'last_request', 'counter');
    IF changed IS NULL THEN
      RETURN NULL;
    END IF;
  END IF;
  INSERT INTO act_queue (kind, territory, actor, account, address, action, subject, details)
  VALUES ('access', '', 'cuenta', holder,
    CASE WHEN TG_OP <> 'DELETE' OR (entry ->> 'expires_at')::timestamptz > now() THEN entry ->> 'ip_address' END,
    TG_TABLE_NAME || '.' || lower(TG_OP), 'account/' || holder,
    CASE WHEN changed IS NULL THEN '{}'::jsonb ELSE jsonb_build_object('changed', changed) END);
  RETURN NULL;
END $$;

ALTER TABLE account_user
  ADD COLUMN erased_at timestamptz,
  ADD COLUMN erased_number integer UNIQUE,
  ADD CHECK ((erased_at IS NULL) = (erased_number IS NULL));
COMMENT ON COLUMN account_user.erased_at IS 'When its name and address were erased; null: they are here.';
COMMENT ON COLUMN account_user.erased_number IS 'What it is called by since, from 1.';
