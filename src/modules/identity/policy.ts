import { permission } from './permission.ts';
import { ROLE_CODES } from './role.ts';

const ADMINISTRATORS = ['dgscAdministrator', 'technicalAdministrator'] as const;
const SECRETARIES = ['regionalSecretary', 'provincialSecretary', 'districtSecretary'] as const;

export const IDENTITY = {
  readAccounts: permission('identity.read-accounts', 'Ver las cuentas y sus roles', [
    ...ADMINISTRATORS,
    ...SECRETARIES,
    'auditor',
  ]),
  // The technical administrator sees no personal data in the application; an auditor sees it masked.
  unmask: permission('identity.unmask', 'Ver el correo de una cuenta, con un motivo', [
    'dgscAdministrator',
    ...SECRETARIES,
  ]),
  eraseAccount: permission('identity.erase-account', 'Suprimir una cuenta y sus datos personales', ADMINISTRATORS),
  invite: permission('identity.invite', 'Invitar a una persona', [...ADMINISTRATORS, ...SECRETARIES]),
  grantRole: permission('identity.grant-role', 'Dar y retirar roles', [...ADMINISTRATORS, ...SECRETARIES]),
  holdKeys: permission('identity.hold-keys', 'Tener claves para sus programas', ROLE_CODES),
} as const;
