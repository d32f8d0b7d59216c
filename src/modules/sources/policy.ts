// Who may do what to editions and their rows, where they hold their role.
import { permission, type Permission, type Role, STEWARDS } from '#modules/identity/index.ts';

/** Who keeps only the sections that name them. */
const SPECIALISTS = [
  'observatoryPublisher',
  'budgetManager',
  'compromisoOfficer',
  'serenazgoManager',
  'barrioSeguroSpecialist',
  'trainingCoordinator',
] as const satisfies readonly Role[];
export type SectionKeeper = (typeof SPECIALISTS)[number];

/** Who does work in the street and proves it. */
const FIELD = [
  'supervisor',
  'stationChief',
  'opcPromoter',
  'boardCoordinator',
  'fescEvaluator',
  'fescMember',
] as const satisfies readonly Role[];

const KEEPERS: readonly Role[] = [...STEWARDS, ...SPECIALISTS];

export const SOURCES = {
  addRow: permission('sources.add-row', 'Agregar una fila', KEEPERS),
  correctRow: permission('sources.correct-row', 'Corregir una fila', KEEPERS),
  withdrawRow: permission('sources.withdraw-row', 'Retirar una fila', KEEPERS),
  readRejected: permission('sources.read-rejected', 'Ver las filas con errores de un archivo', KEEPERS),
  mendRow: permission('sources.mend-row', 'Corregir o descartar una fila con errores', KEEPERS),
  importFile: permission('sources.import-file', 'Traer un archivo', KEEPERS),
  publishEdition: permission('sources.publish-edition', 'Publicar una edición en borrador', KEEPERS),
  retireEdition: permission('sources.retire-edition', 'Retirar una edición', KEEPERS),
  storeEvidence: permission('sources.store-evidence', 'Guardar un sustento de lo hecho', [...KEEPERS, ...FIELD]),
  attach: permission('sources.attach', 'Adjuntar una foto o un documento', KEEPERS),
} as const;

/** A permission as one section grants it: to the stewards and to those whom it names. */
export function inSection(allowed: Permission, section: { readonly keepers?: readonly SectionKeeper[] }): Permission {
  return { ...allowed, roles: [...STEWARDS, ...(section.keepers ?? [])] };
}
