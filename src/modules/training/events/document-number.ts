// Identity documents of participants: their shape, and how they are shown.
import { maskedNumber } from '#modules/identity/index.ts';

export type DocumentKind = 'DNI' | 'CE';

/** Eight digits; nine letters or digits for a foreigner. Spreadsheets drop the zeros that a DNI begins with. */
export function readDocument(kind: DocumentKind, text: string): string | null {
  const number = text
    .trim()
    .toUpperCase()
    .replaceAll(/[\s.-]/g, '');
  if (kind === 'DNI') return /^\d{5,8}$/.test(number) ? number.padStart(8, '0') : null;
  return /^[A-Z0-9]{9}$/.test(number) ? number : null;
}

/** Spanish: the shape that it should have. */
export function documentWords(kind: DocumentKind): string {
  return kind === 'DNI' ? 'El DNI tiene 8 dígitos.' : 'El carné de extranjería tiene 9 caracteres.';
}

export function maskedDocument(kind: string, number: string): string {
  return `${kind} ${maskedNumber(number)}`;
}
