import { headerKey } from '#modules/sources/index.ts';
import { decode } from './sidpol-cells.ts';

/** Modalities of the editions seen so far, verbatim; another one is kept as written and reported. */
export const KNOWN_MODALITIES: readonly string[] = [
  'Estafa',
  'Extorsión',
  'Homicidio',
  'Hurto',
  'Otros',
  'Robo',
  'Secuestro',
  'Violencia contra la mujer e integrantes',
];

/** Names of modalities by their bytes: UTF-8 when they are, else Latin-1; known ones also without their accents. */
export function createModalityNames() {
  const names = new Map<string, string>();
  const known = new Map(KNOWN_MODALITIES.map((name) => [headerKey(name), name]));
  const damaged = KNOWN_MODALITIES.map((name) => ({ name, pattern: new RegExp(`^${headerPattern(name)}$`, 'i') }));
  return {
    nameOf(bytes: string): string {
      const found = names.get(bytes);
      if (found !== undefined) return found;
      const text = decode(bytes).replaceAll(/\s+/g, ' ').trim();
      const name = known.get(headerKey(text)) ?? damaged.find(({ pattern }) => pattern.test(text))?.name ?? text;
      names.set(bytes, name);
      return name;
    },
  };
}

/** "Extorsión" also as "Extorsi?n", "Extorsi\ufffdn": the accent lost on the way. */
function headerPattern(name: string): string {
  return name.replaceAll(/[^\x20-\x7e]/g, '.{1,3}');
}
