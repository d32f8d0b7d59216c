// What a certificate's code looks like, and what anybody may know of its holder.

/** Crockford's letters: none that is taken for another. */
// cspell:disable-next-line
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const CODE_LENGTH = 20;

/** Five bits a letter, of bytes that came at random: 100 bits that nobody guesses. */
export function certificateCode(bytes: Uint8Array): string {
  if (bytes.length < CODE_LENGTH) throw new Error(`a code takes ${CODE_LENGTH} random bytes`);
  return Array.from(bytes.subarray(0, CODE_LENGTH), (byte) => LETTERS[byte & 31]).join('');
}

/** As somebody types it from paper: groups, lower case, and the letters that look like others. Null: no code. */
export function readCode(text: string): string | null {
  const code = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return code.length === CODE_LENGTH && [...code].every((letter) => LETTERS.includes(letter)) ? code : null;
}

/** "7K3M-…": in groups of four, to be read and typed. */
export function printedCode(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? code;
}

/**
 * All that the public page tells of the holder. Who verifies has the certificate, and the whole name with it: initials
 * are enough to see that it is of somebody else, and a code that leaks tells nobody who was trained.
 */
export function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word) && !PARTICLES.has(word.toLowerCase()))
    .map((word) => `${[...word][0]?.toUpperCase() ?? ''}.`)
    .join(' ');
}

const PARTICLES: ReadonlySet<string> = new Set(['de', 'del', 'la', 'las', 'los', 'y']);

/** The name that is printed, written with or without accents and capitals. */
export function isSameName(printed: string, typed: string): boolean {
  return plainName(printed) === plainName(typed);
}

function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}
