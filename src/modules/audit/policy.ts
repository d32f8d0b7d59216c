// Codes of permissions; src/main says whose they are, as this module comes before those of accounts.

export const READ_ACTS = 'audit.read-acts';

/** To see where an act came from, for a reason. */
export const UNMASK_ADDRESS = 'audit.unmask-address';
