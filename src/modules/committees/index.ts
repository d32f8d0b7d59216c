export { type CommitteeKind, KINDS } from './committee.ts';
export { COMMITTEES } from './policy.ts';
export { type SessionStatus, sessionTitle, type SessionType } from './session.ts';
