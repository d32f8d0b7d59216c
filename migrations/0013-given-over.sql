-- Who takes a role back must stand at least as wide as who gave it: from where it was given stays with it.
ALTER TABLE role_grant ADD COLUMN given_over text CHECK (given_over ~ '^(\d{2}){0,3}$');
COMMENT ON COLUMN role_grant.given_over IS 'Territory that its giver administered: ubigeo prefix, empty is Peru or the program; null: given before this was kept, as its own territory.';

COMMENT ON COLUMN account_rate_limit.key IS 'Address and route; or a keyed hash of an account''s address, and the hour. [personal: network]';
