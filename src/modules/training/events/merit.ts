// The order of merit of a group: by mark, then by attendance; who has the same of both shares the place.

export interface Ranked {
  readonly id: number;
  readonly mark: number | null;
  readonly presentDays: number;
}

export interface Merit<Person extends Ranked> {
  readonly place: number;
  readonly person: Person;
}

/** Those without a mark have no place. */
export function meritOrder<Person extends Ranked>(people: readonly Person[]): readonly Merit<Person>[] {
  const ranked = people
    .filter(({ mark }) => mark !== null)
    .toSorted((a, b) => (b.mark ?? 0) - (a.mark ?? 0) || b.presentDays - a.presentDays || a.id - b.id);
  const before = (one: Person, other: Person): boolean =>
    (other.mark ?? 0) > (one.mark ?? 0) || (other.mark === one.mark && other.presentDays > one.presentDays);
  return ranked.map((person) => ({ place: ranked.filter((other) => before(person, other)).length + 1, person }));
}
