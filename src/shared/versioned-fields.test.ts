import { describe, expect, it } from 'vitest';
import { seededRandom, type SeededRandom } from '#test/support/seeded-random.ts';
import {
  conflictsOf,
  dotText,
  knowsAll,
  leadingWrite,
  merged,
  NOTHING_WRITTEN,
  type VersionedFields,
  withChange,
  type Write,
} from './versioned-fields.ts';

type Copy = VersionedFields<string>;

const at = '2026-06-01T10:00:00-05:00';
const write = (copy: Copy, device: string, field: string, value: string): Copy =>
  withChange(copy, { device, field, value, at });
const valuesOf = (copy: Copy, field: string): readonly string[] => (copy.fields[field] ?? []).map(({ value }) => value);

const blank: Copy = NOTHING_WRITTEN;
const first = write(blank, 'a', 'place', 'Parque');

describe('two copies of a record', () => {
  it.each<[string, Copy, Copy, readonly string[]]>([
    ['take a write that one of them lacks', first, blank, ['Parque']],
    ['forget what one of them wrote over', write(first, 'a', 'place', 'Plaza'), first, ['Plaza']],
    [
      'keep both of two writes that did not know of each other',
      write(first, 'a', 'place', 'Plaza'),
      write(first, 'b', 'place', 'Losa'),
      ['Plaza', 'Losa'],
    ],
    [
      'join two fields that two devices wrote',
      write(first, 'a', 'hours', '2'),
      write(first, 'b', 'kind', 'x'),
      ['Parque'],
    ],
  ])('%s', (_, one, other, expected) => {
    expect(valuesOf(merged(one, other), 'place')).toEqual(expected);
    expect(merged(other, one)).toEqual(merged(one, other));
  });

  it('are in conflict until somebody chooses, and then on no device', () => {
    const [one, other] = [write(first, 'a', 'place', 'Plaza'), write(first, 'b', 'place', 'Losa')];
    const both = merged(one, other);
    expect(conflictsOf(both).map(({ field, writes }) => [field, writes.map(({ value }) => value)])).toEqual([
      ['place', ['Plaza', 'Losa']],
    ]);
    const chosen = write(both, 'b', 'place', 'Plaza');
    expect([one, other, both].map((copy) => conflictsOf(merged(copy, chosen)))).toEqual([[], [], []]);
    expect(leadingWrite(merged(one, chosen), 'place')?.value).toBe('Plaza');
  });

  it('are in no conflict when both devices wrote the same', () => {
    expect(conflictsOf(merged(write(first, 'a', 'place', 'Plaza'), write(first, 'b', 'place', 'Plaza')))).toEqual([]);
  });

  it('keep what a change was not based on', () => {
    const later = write(first, 'a', 'place', 'Plaza');
    const changed = withChange(later, { device: 'desk', field: 'place', value: 'Losa', at, basedOn: first.seen });
    expect(valuesOf(changed, 'place')).toEqual(['Plaza', 'Losa']);
  });

  it('count no write of a device that is named as what every object has', () => {
    expect(valuesOf(merged(blank, write(blank, 'constructor', 'place', 'Plaza')), 'place')).toEqual(['Plaza']);
  });
});

const DEVICES = ['phone-a', 'phone-b', 'tablet', 'desk'] as const;
const FIELDS = ['place', 'people', 'hours'] as const;

/** Told apart from the record that is tested: each write, and all writes that its author had seen. */
interface Told {
  readonly field: string;
  readonly value: string;
  readonly before: ReadonlySet<string>;
}

interface World {
  readonly server: Copy;
  readonly devices: ReadonlyMap<string, Copy>;
  /** What each place has heard of, by the told writes. */
  readonly heard: ReadonlyMap<string, ReadonlySet<string>>;
  readonly told: ReadonlyMap<string, Told>;
  /** Copies on their way, or kept from before: they come late, twice, or in another order. */
  readonly mail: readonly { readonly copy: Copy; readonly heard: ReadonlySet<string> }[];
}

const SERVER = 'server';
const union = <T>(one: ReadonlySet<T>, other: ReadonlySet<T>): ReadonlySet<T> => new Set([...one, ...other]);

function start(): World {
  const nothing: ReadonlySet<string> = new Set();
  return {
    server: blank,
    devices: new Map(DEVICES.map((device) => [device, blank])),
    heard: new Map([SERVER, ...DEVICES].map((place) => [place, nothing])),
    told: new Map(),
    mail: [],
  };
}

function step(world: World, random: SeededRandom, turn: number): World {
  const device = random.pick(DEVICES);
  const copy = world.devices.get(device) ?? blank;
  const heard = world.heard.get(device) ?? new Set<string>();
  const act = random.between(0, 9);
  if (act <= 4) {
    const field = random.pick(FIELDS);
    // Sometimes one of the values that are there is chosen.
    const there = valuesOf(copy, field);
    const value = act === 4 && there.length > 0 ? random.pick(there) : `${device} ${turn}`;
    const next = write(copy, device, field, value);
    const id = dotText({ device, counter: next.seen[device] ?? 0 });
    return {
      ...world,
      devices: new Map(world.devices).set(device, next),
      heard: new Map(world.heard).set(device, union(heard, new Set([id]))),
      told: new Map(world.told).set(id, { field, value, before: heard }),
    };
  }
  if (act <= 6) {
    // Sent, and the answer may be lost.
    const server = merged(world.server, copy);
    const known = union(world.heard.get(SERVER) ?? new Set<string>(), heard);
    const sent = {
      ...world,
      server,
      heard: new Map(world.heard).set(SERVER, known),
      mail: [...world.mail, { copy, heard }],
    };
    if (act === 6) return sent;
    return {
      ...sent,
      devices: new Map(sent.devices).set(device, merged(copy, server)),
      heard: new Map(sent.heard).set(device, known),
    };
  }
  const late = world.mail.length > 0 ? random.pick(world.mail) : undefined;
  if (!late) return world;
  if (act === 7)
    return {
      ...world,
      server: merged(late.copy, world.server),
      heard: new Map(world.heard).set(SERVER, union(world.heard.get(SERVER) ?? new Set<string>(), late.heard)),
    };
  return {
    ...world,
    devices: new Map(world.devices).set(device, merged(copy, late.copy)),
    heard: new Map(world.heard).set(device, union(heard, late.heard)),
  };
}

/** Of what a place heard of: the writes of a field that no other of them had seen. */
function standing(world: World, place: string, field: string): readonly string[] {
  const heard = [...(world.heard.get(place) ?? [])];
  const own = heard.filter((id) => world.told.get(id)?.field === field);
  return own.filter((id) => !own.some((other) => world.told.get(other)?.before.has(id))).toSorted();
}

const dotsOf = (writes: readonly Write<string>[] | undefined): readonly string[] =>
  (writes ?? []).map(dotText).toSorted();

describe('twelve thousand random interleavings of four devices that come and go', () => {
  it('lose no write, converge, and say the same whatever the order and however often', () => {
    const random = seededRandom(20_260_601);
    let conflicts = 0;
    for (let run = 0; run < 12_000; run += 1) {
      let world = start();
      const turns = random.between(4, 14);
      for (let turn = 0; turn < turns; turn += 1) world = step(world, random, turn);
      const copies = new Map([[SERVER, world.server], ...world.devices]);
      for (const [place, copy] of copies)
        for (const field of FIELDS)
          if (dotsOf(copy.fields[field]).join() !== standing(world, place, field).join())
            expect.fail(
              `run ${run}: ${place} holds ${dotsOf(copy.fields[field]).join()} of ${field}, should hold ${standing(world, place, field).join()}`,
            );
      const all = [...copies.values()];
      const end = all.reduce(merged);
      const shuffled = all.toSorted(() => random.next() - 0.5);
      const grouped = merged(
        merged(shuffled[0] ?? blank, shuffled[1] ?? blank),
        shuffled.slice(2).reduce(merged, blank),
      );
      expect(
        JSON.stringify([shuffled.reduce(merged), grouped, merged(end, end), merged(end, world.server)]),
        `run ${run}`,
      ).toBe(JSON.stringify([end, end, end, end]));
      expect(all.every((copy) => knowsAll(end.seen, copy.seen))).toBe(true);
      conflicts += conflictsOf(end).length;
    }
    // The devices did meet.
    expect(conflicts).toBeGreaterThan(5_000);
  }, 60_000);
});
