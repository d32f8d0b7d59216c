// Days that the date chip offers.
interface PublicationDay {
  readonly on: string;
  readonly titles: string;
}

const DAYS_OFFERED = 6;

/** Publications of one day are one choice. */
export function publicationDays(
  publications: readonly { readonly on: string; readonly title: string }[],
): readonly PublicationDay[] {
  const days = new Map<string, Set<string>>();
  for (const { on, title } of publications) days.set(on, (days.get(on) ?? new Set()).add(title));
  return [...days].slice(0, DAYS_OFFERED).map(([on, titles]) => {
    const [first = '', ...others] = [...titles];
    return { on, titles: others.length === 0 ? first : `${first} y ${others.length} más` };
  });
}
