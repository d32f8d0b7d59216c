import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import { useLeave } from '#modules/identity/web/index.tsx';
import { codeInPath, placePath } from '#web/place/scope.ts';
import { BRIEFING } from '../policy.ts';
import { useDuties } from './briefing-queries.ts';
import { DutyTable } from './DutyTable.tsx';
import './work-page.css';

interface DutyBandProps {
  /** Code of the API: '' is Peru. */
  readonly place: string;
}

const MOST = 3;

/** Signed in: the first things that they owe, beside what needs attention. Nothing owed, nothing shown. */
export function DutyBand({ place }: DutyBandProps) {
  const code = codeInPath(place);
  const may = useLeave(BRIEFING.readDuties, code) === 'yes';
  const duties = useDuties(code, true, may);
  const owed = duties.data?.duties ?? [];
  if (!may || owed.length === 0) return null;
  return (
    <section className="v-duty-band" aria-labelledby="duty-band">
      <h2 id="duty-band">Esta semana me toca</h2>
      <DutyTable duties={owed.slice(0, MOST)} />
      {owed.length > MOST ? (
        <Anchor component={Link} href={`${placePath(code)}/trabajo`} size="sm">
          Ver los {owed.length}
        </Anchor>
      ) : null}
    </section>
  );
}
