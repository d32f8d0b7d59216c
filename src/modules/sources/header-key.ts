/** "Población (2022) *" → "poblacion2022": headers are found without accents, case, spaces or marks. */
export function headerKey(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
}
