export {
  authorise,
  type Grant,
  jurisdictionOf,
  MACHINE_OWNER,
  mayAct,
  mayActSomewhere,
  type Principal,
  refusalOf,
} from './grant.ts';
export { GIVING_RULES } from './giving.ts';
export { invitationLetter, resetLetter } from './letter.ts';
export { maskedEmail, maskedNumber } from './mask.ts';
export { type Permission, permission, PUBLIC } from './permission.ts';
export { IDENTITY } from './policy.ts';
export { RETENTION } from './retention.ts';
export { isRole, type Role, ROLE_CODES, ROLES, type RoleSpec, STEWARDS, type TerritoryLevel } from './role.ts';
export * from './contract.ts';
