import { permission, ROLE_CODES } from '#modules/identity/index.ts';

export const BRIEFING = {
  readDuties: permission(
    'briefing.read-duties',
    'Ver lo que toca hacer',
    ROLE_CODES.filter((role) => role !== 'gpsProvider' && role !== 'technicalAdministrator'),
  ),
} as const;
