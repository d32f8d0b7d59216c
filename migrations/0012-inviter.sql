-- The roles of whoever invites are asked again when the link is used: it gives nothing that they may no longer give.
ALTER TABLE account_invitation ADD COLUMN inviter text;
COMMENT ON COLUMN account_invitation.inviter IS 'Account that invites; null: the program, or an invitation of before this column. [personal: identity]';
