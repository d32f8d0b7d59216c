/** Code of the permission to read acts; src/main says whose it is, as this module comes before those of accounts. */
export const READ_ACTS = 'audit.read-acts';
