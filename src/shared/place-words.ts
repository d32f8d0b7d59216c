// Names of places inside a Spanish sentence: some carry their article.
interface NamedPlace {
  readonly name: string;
  readonly level: 'country' | 'region' | 'province' | 'district';
}

const WITH_ARTICLE = new Set(['Callao', 'Perú']);

/** "del Callao", "de Amazonas", "del distrito del Callao". */
export function ofPlace({ name, level }: NamedPlace): string {
  const of = WITH_ARTICLE.has(name) ? `del ${name}` : `de ${name}`;
  return level === 'district' && WITH_ARTICLE.has(name) ? `del distrito ${of}` : of;
}

/** "en el Callao", "en La Punta", "en el distrito del Callao". */
export function inPlace({ name, level }: NamedPlace): string {
  if (!WITH_ARTICLE.has(name)) return `en ${name}`;
  return level === 'district' ? `en el distrito del ${name}` : `en el ${name}`;
}
