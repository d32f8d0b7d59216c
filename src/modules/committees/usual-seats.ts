// Positions that usually sit in each committee: offered while one is typed, never required. Nobody checked them against
// the articles that D. Leg. 1618 wrote anew.
import type { CommitteeKind } from './committee.ts';

const EVERYWHERE = [
  'Prefectura o subprefectura',
  'Jefatura de la Policía Nacional',
  'Ministerio Público',
  'Poder Judicial',
  'Sector educación',
  'Sector salud',
  'Coordinación de juntas vecinales',
] as const;

const USUAL: Partial<Readonly<Record<CommitteeKind, readonly string[]>>> = {
  coresec: ['Gobernación regional', ...EVERYWHERE, 'Defensoría del Pueblo', 'Alcaldía provincial'],
  coprosec: ['Alcaldía provincial', ...EVERYWHERE, 'Alcaldía distrital'],
  codisec: ['Alcaldía distrital', ...EVERYWHERE],
};

export function usualSeats(kind: CommitteeKind): readonly string[] {
  return USUAL[kind] ?? [];
}
