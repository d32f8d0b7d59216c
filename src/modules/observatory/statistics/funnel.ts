// Rates of places of different size: a small one is far from the mean by chance alone. Spiegelhalter (Statistics in
// Medicine 24, 2005): limits around the common rate, by the size of the place.
import { Z95, Z998 } from './normal.ts';

export interface FunnelPlace {
  readonly key: string;
  readonly count: number;
  /** Persons; the rate is count ÷ population. */
  readonly population: number;
}

export interface FunnelPoint extends FunnelPlace {
  readonly rate: number;
  /** Limits of 95 % and 99.8 % for a place of its size at the common rate. */
  readonly low95: number;
  readonly high95: number;
  readonly low998: number;
  readonly high998: number;
  readonly place: 'below' | 'inside' | 'above';
}

export interface Funnel {
  /** Of all places together. */
  readonly commonRate: number;
  /** Over what chance alone would spread; 1: nothing over. */
  readonly dispersion: number;
  readonly points: readonly FunnelPoint[];
}

export function funnelOf(places: readonly FunnelPlace[]): Funnel {
  const known = places.filter(({ population }) => population > 0);
  const count = known.reduce((sum, place) => sum + place.count, 0);
  const population = known.reduce((sum, place) => sum + place.population, 0);
  const commonRate = population === 0 ? 0 : count / population;
  const dispersion = dispersionOf(known, commonRate);
  return {
    commonRate,
    dispersion,
    points: known.map((place) => pointOf(place, commonRate, Math.sqrt(dispersion))),
  };
}

function pointOf(place: FunnelPlace, commonRate: number, stretch: number): FunnelPoint {
  const expected = commonRate * place.population;
  const [low95, high95] = byar(expected, Z95 * stretch);
  const [low998, high998] = byar(expected, Z998 * stretch);
  const rate = place.count / place.population;
  const per = (cases: number): number => cases / place.population;
  return {
    ...place,
    rate,
    low95: per(low95),
    high95: per(high95),
    low998: per(low998),
    high998: per(high998),
    place: place.count < low998 ? 'below' : place.count > high998 ? 'above' : 'inside',
  };
}

/** Byar's approximation of Poisson limits (Breslow & Day 1987, p. 69), read from the mean to the count. */
function byar(expected: number, z: number): readonly [number, number] {
  if (expected === 0) return [0, 0];
  const bound = (sign: 1 | -1): number =>
    expected * Math.max(0, 1 - 1 / (9 * expected) + (sign * z) / (3 * Math.sqrt(expected))) ** 3;
  return [bound(-1), bound(1)];
}

/** Mean square of the z-scores, the tenth at each end drawn in to the next one (winsorised), at least 1. */
function dispersionOf(places: readonly FunnelPlace[], commonRate: number): number {
  const scores = places
    .map(({ count, population }) => {
      const expected = commonRate * population;
      return expected === 0 ? 0 : 2 * (Math.sqrt(count) - Math.sqrt(expected));
    })
    .toSorted((a, b) => a - b);
  if (scores.length < 10) return 1;
  const cut = Math.floor(scores.length / 10);
  const [least, most] = [scores[cut] ?? 0, scores[scores.length - 1 - cut] ?? 0];
  const drawn = scores.map((score) => Math.min(most, Math.max(least, score)));
  return Math.max(1, drawn.reduce((sum, score) => sum + score * score, 0) / drawn.length);
}
