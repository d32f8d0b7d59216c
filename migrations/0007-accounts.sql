-- Accounts: the tables of the accounts library, named and described as ours; roles and invitations.
-- The role that works (vigia_work) has no grant on what holds passwords, sessions and keys.

CREATE TABLE account_user (
  id text PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  email_verified boolean NOT NULL,
  image text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  two_factor_enabled boolean
);
COMMENT ON TABLE account_user IS 'Somebody who may sign in.';
COMMENT ON COLUMN account_user.id IS 'Identity.';
COMMENT ON COLUMN account_user.name IS 'Name, as signed under what they do.';
COMMENT ON COLUMN account_user.email IS 'Address; personal.';
COMMENT ON COLUMN account_user.email_verified IS 'Whether the address was proved by a link sent to it.';
COMMENT ON COLUMN account_user.image IS 'Not used.';
COMMENT ON COLUMN account_user.created_at IS 'When.';
COMMENT ON COLUMN account_user.updated_at IS 'When it last changed.';
COMMENT ON COLUMN account_user.two_factor_enabled IS 'Whether a code is asked after the password.';

CREATE TABLE account_session (
  id text PRIMARY KEY,
  expires_at timestamptz NOT NULL,
  token text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL,
  ip_address text,
  user_agent text,
  user_id text NOT NULL REFERENCES account_user ON DELETE CASCADE
);
COMMENT ON TABLE account_session IS 'A browser that is signed in.';
COMMENT ON COLUMN account_session.id IS 'Identity.';
COMMENT ON COLUMN account_session.expires_at IS 'Until when.';
COMMENT ON COLUMN account_session.token IS 'What its cookie holds, signed.';
COMMENT ON COLUMN account_session.created_at IS 'When.';
COMMENT ON COLUMN account_session.updated_at IS 'When it was last prolonged.';
COMMENT ON COLUMN account_session.ip_address IS 'Where it was opened from; personal.';
COMMENT ON COLUMN account_session.user_agent IS 'With which browser.';
COMMENT ON COLUMN account_session.user_id IS 'Whose.';

CREATE TABLE account_credential (
  id text PRIMARY KEY,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  user_id text NOT NULL REFERENCES account_user ON DELETE CASCADE,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL
);
COMMENT ON TABLE account_credential IS 'A way to sign in: a password, or an account of an identity provider.';
COMMENT ON COLUMN account_credential.id IS 'Identity.';
COMMENT ON COLUMN account_credential.account_id IS 'The account''s name at the provider.';
COMMENT ON COLUMN account_credential.provider_id IS 'credential for a password, else the provider.';
COMMENT ON COLUMN account_credential.user_id IS 'Whose.';
COMMENT ON COLUMN account_credential.access_token IS 'Of the provider, encrypted.';
COMMENT ON COLUMN account_credential.refresh_token IS 'Of the provider, encrypted.';
COMMENT ON COLUMN account_credential.id_token IS 'Of the provider, encrypted.';
COMMENT ON COLUMN account_credential.access_token_expires_at IS 'Until when.';
COMMENT ON COLUMN account_credential.refresh_token_expires_at IS 'Until when.';
COMMENT ON COLUMN account_credential.scope IS 'What the provider granted.';
COMMENT ON COLUMN account_credential.password IS 'Argon2id hash.';
COMMENT ON COLUMN account_credential.created_at IS 'When.';
COMMENT ON COLUMN account_credential.updated_at IS 'When it last changed.';

CREATE TABLE account_verification (
  id text PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE account_verification IS 'A one-time value under way: a link to reset a password, a challenge of a passkey.';
COMMENT ON COLUMN account_verification.id IS 'Identity.';
COMMENT ON COLUMN account_verification.identifier IS 'What it is for.';
COMMENT ON COLUMN account_verification.value IS 'What it proves.';
COMMENT ON COLUMN account_verification.expires_at IS 'Until when.';
COMMENT ON COLUMN account_verification.created_at IS 'When.';
COMMENT ON COLUMN account_verification.updated_at IS 'When it last changed.';

CREATE TABLE account_two_factor (
  id text PRIMARY KEY,
  secret text NOT NULL,
  backup_codes text NOT NULL,
  user_id text NOT NULL REFERENCES account_user ON DELETE CASCADE,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamptz
);
COMMENT ON TABLE account_two_factor IS 'The second factor of an account.';
COMMENT ON COLUMN account_two_factor.id IS 'Identity.';
COMMENT ON COLUMN account_two_factor.secret IS 'Shared with the authenticator, encrypted.';
COMMENT ON COLUMN account_two_factor.backup_codes IS 'One-time codes, encrypted.';
COMMENT ON COLUMN account_two_factor.user_id IS 'Whose.';
COMMENT ON COLUMN account_two_factor.verified IS 'Whether a code was given once.';
COMMENT ON COLUMN account_two_factor.failed_verification_count IS 'Wrong codes in a row.';
COMMENT ON COLUMN account_two_factor.locked_until IS 'Until when no code is taken.';

CREATE TABLE account_passkey (
  id text PRIMARY KEY,
  name text,
  public_key text NOT NULL,
  user_id text NOT NULL REFERENCES account_user ON DELETE CASCADE,
  credential_id text NOT NULL,
  counter integer NOT NULL,
  device_type text NOT NULL,
  backed_up boolean NOT NULL,
  transports text,
  created_at timestamptz,
  aaguid text
);
COMMENT ON TABLE account_passkey IS 'A passkey of an account.';
COMMENT ON COLUMN account_passkey.id IS 'Identity.';
COMMENT ON COLUMN account_passkey.name IS 'What its owner calls it.';
COMMENT ON COLUMN account_passkey.public_key IS 'Its public key.';
COMMENT ON COLUMN account_passkey.user_id IS 'Whose.';
COMMENT ON COLUMN account_passkey.credential_id IS 'Its name at the device.';
COMMENT ON COLUMN account_passkey.counter IS 'How often it has signed.';
COMMENT ON COLUMN account_passkey.device_type IS 'Kind of device.';
COMMENT ON COLUMN account_passkey.backed_up IS 'Whether it is kept elsewhere too.';
COMMENT ON COLUMN account_passkey.transports IS 'How it is reached.';
COMMENT ON COLUMN account_passkey.created_at IS 'When.';
COMMENT ON COLUMN account_passkey.aaguid IS 'Model of the device.';

CREATE TABLE account_api_key (
  id text PRIMARY KEY,
  config_id text NOT NULL,
  name text,
  start text,
  reference_id text NOT NULL,
  prefix text,
  key text NOT NULL,
  refill_interval integer,
  refill_amount integer,
  last_refill_at timestamptz,
  enabled boolean,
  rate_limit_enabled boolean,
  rate_limit_time_window integer,
  rate_limit_max integer,
  request_count integer,
  remaining integer,
  last_request timestamptz,
  expires_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  permissions text,
  metadata text
);
COMMENT ON TABLE account_api_key IS 'A key with which a program asks in the name of an account.';
COMMENT ON COLUMN account_api_key.id IS 'Identity.';
COMMENT ON COLUMN account_api_key.config_id IS 'Kind of key.';
COMMENT ON COLUMN account_api_key.name IS 'What it is for.';
COMMENT ON COLUMN account_api_key.start IS 'Its first characters, to know it by.';
COMMENT ON COLUMN account_api_key.reference_id IS 'Account that it belongs to.';
COMMENT ON COLUMN account_api_key.prefix IS 'What it begins with.';
COMMENT ON COLUMN account_api_key.key IS 'Hash of the key.';
COMMENT ON COLUMN account_api_key.refill_interval IS 'Not used.';
COMMENT ON COLUMN account_api_key.refill_amount IS 'Not used.';
COMMENT ON COLUMN account_api_key.last_refill_at IS 'Not used.';
COMMENT ON COLUMN account_api_key.enabled IS 'Whether it is taken.';
COMMENT ON COLUMN account_api_key.rate_limit_enabled IS 'Whether its requests are counted.';
COMMENT ON COLUMN account_api_key.rate_limit_time_window IS 'Milliseconds in which they are counted.';
COMMENT ON COLUMN account_api_key.rate_limit_max IS 'How many are taken in that time.';
COMMENT ON COLUMN account_api_key.request_count IS 'How many there were in this time.';
COMMENT ON COLUMN account_api_key.remaining IS 'Not used.';
COMMENT ON COLUMN account_api_key.last_request IS 'When it last asked.';
COMMENT ON COLUMN account_api_key.expires_at IS 'Until when.';
COMMENT ON COLUMN account_api_key.created_at IS 'When.';
COMMENT ON COLUMN account_api_key.updated_at IS 'When it last changed.';
COMMENT ON COLUMN account_api_key.permissions IS 'What it may do, as JSON; never more than its account.';
COMMENT ON COLUMN account_api_key.metadata IS 'Territory that it is narrowed to, as JSON.';

CREATE TABLE account_rate_limit (
  id text PRIMARY KEY,
  key text NOT NULL UNIQUE,
  count integer NOT NULL,
  last_request bigint NOT NULL
);
COMMENT ON TABLE account_rate_limit IS 'How often somebody has lately tried; kept here, so that several servers count together.';
COMMENT ON COLUMN account_rate_limit.id IS 'Identity.';
COMMENT ON COLUMN account_rate_limit.key IS 'Address and route.';
COMMENT ON COLUMN account_rate_limit.count IS 'Attempts.';
COMMENT ON COLUMN account_rate_limit.last_request IS 'When the last one was, Unix milliseconds.';

CREATE TABLE account_invitation (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,
  email text,
  roles jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
COMMENT ON TABLE account_invitation IS 'A one-time link with which somebody makes their account, with the role that it brings.';
COMMENT ON COLUMN account_invitation.id IS 'Identity.';
COMMENT ON COLUMN account_invitation.token_hash IS 'SHA-256 of what the link holds.';
COMMENT ON COLUMN account_invitation.email IS 'Who it is for; null: the first administrator, whoever opens it.';
COMMENT ON COLUMN account_invitation.roles IS 'Roles, each with its territory and period.';
COMMENT ON COLUMN account_invitation.created_at IS 'When.';
COMMENT ON COLUMN account_invitation.created_by IS 'Who invites.';
COMMENT ON COLUMN account_invitation.expires_at IS 'Until when.';
COMMENT ON COLUMN account_invitation.used_at IS 'When it was used.';

CREATE TABLE role_grant (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id text NOT NULL REFERENCES account_user ON DELETE CASCADE,
  role text NOT NULL,
  territory text NOT NULL CHECK (territory ~ '^(\d{2}){0,3}$'),
  valid_from date NOT NULL,
  valid_to date CHECK (valid_to >= valid_from),
  granted_at timestamptz NOT NULL DEFAULT now(),
  granted_by text NOT NULL,
  revoked_at timestamptz
);
COMMENT ON TABLE role_grant IS 'A role that an account holds over a territory for a period.';
COMMENT ON COLUMN role_grant.id IS 'Identity.';
COMMENT ON COLUMN role_grant.user_id IS 'Whose.';
COMMENT ON COLUMN role_grant.role IS 'Code of the role.';
COMMENT ON COLUMN role_grant.territory IS 'Where: ubigeo prefix, empty is Peru.';
COMMENT ON COLUMN role_grant.valid_from IS 'Since this day.';
COMMENT ON COLUMN role_grant.valid_to IS 'Until this day, included; null is open.';
COMMENT ON COLUMN role_grant.granted_at IS 'When it was granted.';
COMMENT ON COLUMN role_grant.granted_by IS 'Who granted it.';
COMMENT ON COLUMN role_grant.revoked_at IS 'When it was taken back.';

CREATE INDEX account_session_by_user ON account_session (user_id);
CREATE INDEX account_credential_by_user ON account_credential (user_id);
CREATE INDEX account_verification_by_identifier ON account_verification (identifier);
CREATE INDEX account_two_factor_by_user ON account_two_factor (user_id);
CREATE INDEX account_passkey_by_user ON account_passkey (user_id);
CREATE INDEX account_passkey_by_credential ON account_passkey (credential_id);
CREATE INDEX account_api_key_by_reference ON account_api_key (reference_id);
CREATE INDEX account_api_key_by_key ON account_api_key (key);
CREATE INDEX role_grant_by_user ON role_grant (user_id);

GRANT SELECT, INSERT, UPDATE ON role_grant TO vigia_work;
ALTER TABLE role_grant ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY everything ON role_grant FOR ALL USING (vigia_covers((SELECT vigia_jurisdiction()), territory));

-- What the library writes is recorded in its own transaction, without a value of it.
CREATE FUNCTION record_account_act() RETURNS trigger
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
  VALUES ('access', '', 'cuenta', holder, entry ->> 'ip_address',
    TG_TABLE_NAME || '.' || lower(TG_OP), 'account/' || holder,
    CASE WHEN changed IS NULL THEN '{}'::jsonb ELSE jsonb_build_object('changed', changed) END);
  RETURN NULL;
END $$;

DO $$
DECLARE
  watched text;
BEGIN
  FOREACH watched IN ARRAY ARRAY['account_user', 'account_session', 'account_credential', 'account_two_factor',
    'account_passkey', 'account_api_key'] LOOP
    EXECUTE format('CREATE TRIGGER acts_are_recorded AFTER INSERT OR UPDATE OR DELETE ON %I
      FOR EACH ROW EXECUTE FUNCTION record_account_act()', watched);
  END LOOP;
END $$;
