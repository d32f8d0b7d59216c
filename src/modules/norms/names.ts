// Names of programmes and units, wherever a section's rows print them, against the catalogue.
import type { CheckInput, Constraint } from '#shared/check.ts';
import type { Figure } from '#shared/figure.ts';

interface KnownName {
  readonly code: string;
  readonly figure: Figure;
  readonly isCanonical: boolean;
  readonly isFullName: boolean;
}

/** A cell that declares that it names something of the catalogue. */
interface Use {
  readonly figure: Figure;
  readonly words: readonly string[];
}

const PROGRAMME = 'norms.programme@PE/';
const UNIT = 'norms.unit-name@PE/';

/** One of its names is the canonical one: with none or with two, nobody knows which to use. */
export function oneCanonicalName(input: CheckInput): readonly Constraint[] {
  return [...byCode(programmesOf(input))].flatMap(([code, names]) => {
    const canonical = names.filter(({ isCanonical }) => isCanonical);
    if (canonical.length === 1) return [];
    return [
      {
        rule: 'norms-programme-canonical',
        severity: 'minor',
        title: `«${code}» tiene ${canonical.length === 0 ? 'nombres y ninguno es canónico' : 'más de un nombre canónico'}.`,
        relation: {
          kind: 'holds',
          figures: (canonical.length === 0 ? names : canonical).map(({ figure }) => figure.id),
          holds: false,
          expected: 'un nombre canónico',
          stated: (canonical.length === 0 ? names : canonical).map(({ figure }) => String(figure.value)).join('; '),
        },
        advice: 'Marcar uno solo en el catálogo de programas.',
      },
    ];
  });
}

/** A second full name makes two programmes for whoever looks for one; short names and acronyms do not. */
export function programmeNames(input: CheckInput): readonly Constraint[] {
  const uses = usesOf(input);
  return [...byCode(programmesOf(input)).values()].flatMap((names) => {
    const canonical = names.find(({ isCanonical }) => isCanonical);
    if (!canonical) return [];
    const variants = names.filter(({ isCanonical, isFullName }) => isFullName && !isCanonical);
    return variants.map(({ figure }): Constraint => {
      const printed = uses.filter(({ words }) => words.includes(wordsOf(figure.value)));
      return {
        rule: 'norms-programme-names',
        severity: 'minor',
        title: `«${String(canonical.figure.value)}» aparece también como «${String(figure.value)}».`,
        relation: {
          kind: 'holds',
          figures: [figure.id, ...printed.map((use) => use.figure.id), canonical.figure.id],
          holds: false,
          expected: String(canonical.figure.value),
          stated: String(figure.value),
        },
        advice: `Usar un solo nombre en todo el documento: ${String(canonical.figure.value)}.`,
      };
    });
  });
}

/** What a row calls a programme or a unit is a name of the catalogue. */
export function catalogueNames(input: CheckInput): readonly Constraint[] {
  const programmes = programmesOf(input).map(({ figure }) => wordsOf(figure.value));
  const units = unitNames(input);
  if (programmes.length === 0 && units.length === 0) return [];
  const known = new Set([...programmes, ...units]);
  const unknown = usesOf(input).flatMap(({ figure, words }) => {
    const holdsOne = words.some((part) => isKnown(part, known));
    // Of bodies that no catalogue holds only those that say that they are of the Ministry are judged.
    if (figure.names === 'unitOrBody' && !holdsOne) return [];
    if (figure.names === 'programme' ? programmes.length === 0 : units.length === 0) return [];
    return known.has(wordsOf(figure.value))
      ? []
      : partsOf(String(figure.value))
          .filter((part) => !isKnown(wordsOf(part), known))
          .map((part) => ({ part, figure }));
  });
  const groups = new Map<string, typeof unknown>();
  for (const found of unknown) groups.set(wordsOf(found.part), [...(groups.get(wordsOf(found.part)) ?? []), found]);
  return [...groups.values()].flatMap((group): Constraint[] => {
    const [first] = group;
    if (!first) return [];
    const kind = first.figure.names === 'programme' ? 'programas' : 'unidades';
    return [
      {
        rule: 'norms-name-catalogue',
        severity: 'minor',
        title: `«${first.part}» no está en el catálogo de ${kind}.`,
        relation: {
          kind: 'holds',
          figures: [...new Set(group.map(({ figure }) => figure.id))],
          holds: false,
          expected: `un nombre del catálogo de ${kind}`,
          stated: first.part,
        },
        advice: `Usar el nombre que ya tiene en «Marco normativo», o agregarlo al catálogo de ${kind} con su fuente.`,
      },
    ];
  });
}

function programmesOf({ figures }: CheckInput): readonly KnownName[] {
  return Object.values(figures)
    .filter(({ id, value }) => id.startsWith(PROGRAMME) && value !== null)
    .map((figure) => ({
      code: figure.id.slice(PROGRAMME.length).split('/')[0] ?? '',
      figure,
      isCanonical: figures[figure.id.replace('.programme@', '.programme-canonical@')]?.value === 'Sí',
      isFullName: figures[figure.id.replace('.programme@', '.programme-form@')]?.value === 'nombre',
    }));
}

/** Names, acronyms, and the entities that they belong to. */
function unitNames({ figures }: CheckInput): readonly string[] {
  return Object.values(figures)
    .filter(({ id }) => id.startsWith(UNIT))
    .flatMap((figure) => [
      figure.value,
      figures[figure.id.replace('.unit-name@', '.unit-acronym@')]?.value ?? null,
      figures[figure.id.replace('.unit-name@', '.unit-entity@')]?.value ?? null,
    ])
    .flatMap((value) => (value === null ? [] : [wordsOf(value)]));
}

function usesOf({ figures }: CheckInput): readonly Use[] {
  return Object.values(figures)
    .filter(({ names, value, later }) => names !== undefined && typeof value === 'string' && later !== true)
    .map((figure) => ({
      figure,
      words: [wordsOf(figure.value), ...partsOf(String(figure.value)).map((part) => wordsOf(part))],
    }));
}

function byCode(names: readonly KnownName[]): ReadonlyMap<string, readonly KnownName[]> {
  const groups = new Map<string, readonly KnownName[]>();
  for (const name of names) groups.set(name.code, [...(groups.get(name.code) ?? []), name]);
  return groups;
}

/** «Equipo A, Dirección B», «Dirección B - MININTER», «Estrategia C (EMBS)» are two names each. */
function partsOf(value: string): readonly string[] {
  return value
    .split(/[,;()]|\s[-–—]\s/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Itself, or said of somebody in it: «especialistas de la EMBS». */
function isKnown(words: string, known: ReadonlySet<string>): boolean {
  const [, whole] = /^\w+ (?:de la|de los|del|de) (.+)$/.exec(words) ?? [];
  return known.has(words) || (whole !== undefined && known.has(whole));
}

/** Without accents, case or signs. */
function wordsOf(value: Figure['value']): string {
  return String(value)
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}
