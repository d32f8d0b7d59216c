import { Text } from '@mantine/core';
import { formatDate } from '#shared/calendar-date.ts';
import type { State } from '#shared/document.ts';
import { StateWord } from '#web/document/StateWord.tsx';
import type { RhythmRow } from '../contract.ts';
import type { PeriodState, RhythmKind } from '../rhythm.ts';

const KIND_WORDS: Readonly<Record<RhythmKind, string>> = {
  sessions: 'Sesiones ordinarias',
  consultations: 'Consultas públicas',
};

interface RhythmListProps {
  readonly rhythms: readonly RhythmRow[];
}

/** What the law asks for in the year, and how it stands. */
export function RhythmList({ rhythms }: RhythmListProps) {
  if (rhythms.length === 0) return <Text className="v-muted">Ninguna regla pide un número de sesiones al año.</Text>;
  return (
    <>
      {rhythms.map(({ rhythm, yearly, basis, periods }) => (
        <div key={rhythm}>
          <Text size="sm">
            <strong>{KIND_WORDS[rhythm]}</strong>: {yearly} al año · {basis}
          </Text>
          <ul className="v-rhythm">
            {periods.map(({ label, state, to, held }) => (
              <li key={label}>
                <StateWord state={STATES[state]}>
                  {label}: {words(state, to, held)}
                </StateWord>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

const STATES: Readonly<Record<PeriodState, State>> = { met: 'good', due: 'warn', overdue: 'bad' };

function words(state: PeriodState, to: string, held: number): string {
  switch (state) {
    case 'met':
      return held === 1 ? 'una realizada' : `${held} realizadas`;
    case 'due':
      return `hasta el ${formatDate(to)}`;
    case 'overdue':
      return `venció el ${formatDate(to)}`;
  }
}
