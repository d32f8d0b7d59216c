import type { Role } from './role.ts';

/** One thing that can be done, and who may do it where they hold their role. */
export interface Permission {
  /** `module.act`, stable. */
  readonly code: string;
  /** Spanish, what it is to do it. */
  readonly label: string;
  /** Roles, or everybody: visitors too. */
  readonly roles: readonly Role[] | 'everybody';
}

export function permission(code: string, label: string, roles: Permission['roles']): Permission {
  return { code, label, roles };
}

/** To read what is published. Drafts are kept apart by the database, not by a permission. */
export const PUBLIC: Permission = permission('public.read', 'Leer lo publicado', 'everybody');
