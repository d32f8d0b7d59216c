import { Anchor, SegmentedControl, Text } from '@mantine/core';
import { Link, useSearchParams } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import { Permitted } from '#modules/identity/web/index.tsx';
import { codeInPath, placePath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { BRIEFING } from '../policy.ts';
import { useDuties } from './briefing-queries.ts';
import { DutyTable } from './DutyTable.tsx';
import { WORK_LINKS } from './work-links.ts';
import './work-page.css';

/** Where work is done, and what is owed this week. */
export function WorkPage() {
  const { territory } = useScope();
  usePageTitle('Trabajo');
  return (
    <div className="v-page">
      <h1>Trabajo</h1>
      <Permitted permission={BRIEFING.readDuties} territory={territory} toDo="ver lo que le toca esta semana">
        <Duties territory={territory} />
      </Permitted>
      <nav aria-label="Dónde se trabaja" className="v-work-links">
        {WORK_LINKS.map(({ path, title, summary }) => (
          <Link key={path} href={`${placePath(codeInPath(territory))}/${path}`} className="v-card v-work-link">
            <strong>{title}</strong>
            <span>{summary}</span>
          </Link>
        ))}
      </nav>
    </div>
  );
}

interface DutiesProps {
  readonly territory: string;
}

function Duties({ territory }: DutiesProps) {
  const [search, setSearch] = useSearchParams();
  const mine = search.get('todos') !== '1';
  const duties = useDuties(territory, mine);
  return (
    <section aria-labelledby="duties" className="v-card">
      <div className="v-duties-head">
        <h2 id="duties">Esta semana me toca</h2>
        <SegmentedControl
          size="xs"
          aria-label="De quién"
          value={mine ? 'mine' : 'all'}
          onChange={(value) => setSearch(value === 'all' ? { todos: '1' } : {})}
          data={[
            { value: 'mine', label: 'Lo mío' },
            { value: 'all', label: 'Todo el territorio' },
          ]}
        />
      </div>
      <Answer query={duties} blocks={[60, 60]}>
        {(data) =>
          data.duties.length === 0 ? (
            <p className="v-muted">
              Nada pendiente en {data.place.name} al {formatDate(data.today)}.
            </p>
          ) : (
            <DutyTable duties={data.duties} />
          )
        }
      </Answer>
      <Text size="sm" className="v-muted">
        Los plazos con «supuesto» son de la plataforma: nadie publicó la regla. Se cambian en{' '}
        <Anchor component={Link} href="/t/PE/s/norms" inherit>
          Normas
        </Anchor>
        .
      </Text>
    </section>
  );
}
