import { Anchor, Group, Text, Title } from '@mantine/core';
import { Link, useSearchParams } from 'wouter';
import { capital } from '#shared/capital.ts';
import { formatDate, lastDayOfMonth } from '#shared/calendar-date.ts';
import { codeInPath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { useToday } from '#web/state/use-today.ts';
import type { CalendarView, SessionSummary } from '../contract.ts';
import { STATUS_WORDS } from '../session.ts';
import { useCalendar } from './committee-queries.ts';
import { committeesPath, sessionPath } from './paths.ts';
import './committees.css';

/** Sessions of a month in a place; other programs follow the same as iCalendar. */
export function CalendarPage() {
  usePageTitle('Calendario de comités');
  const { territory } = useScope();
  const today = useToday();
  const [search] = useSearchParams();
  const asked = search.get('mes') ?? '';
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : today.slice(0, 7);
  const calendar = useCalendar(territory, month);
  return (
    <div className="v-page">
      <Anchor component={Link} href={committeesPath(territory)} size="sm">
        ← Comités
      </Anchor>
      <Group justify="space-between" align="end" mb="sm">
        <Title order={1} size="h2">
          Calendario de comités{calendar.data ? `: ${calendar.data.place.name}` : ''}
        </Title>
        <Anchor href={`/api/committee-calendar.ics?territory=${codeInPath(territory)}`} size="sm">
          Seguir en otro programa (iCalendar)
        </Anchor>
      </Group>
      <nav aria-label="Mes">
        <Group gap="md" mb="sm">
          <Anchor component={Link} href={`?mes=${monthBeside(month, -1)}`}>
            ← {monthWords(monthBeside(month, -1))}
          </Anchor>
          <strong>{capital(monthWords(month))}</strong>
          <Anchor component={Link} href={`?mes=${monthBeside(month, 1)}`}>
            {monthWords(monthBeside(month, 1))} →
          </Anchor>
        </Group>
      </nav>
      <Answer query={calendar} blocks={[300]}>
        {(view) => <Month view={view} month={month} />}
      </Answer>
    </div>
  );
}

interface MonthProps {
  readonly view: CalendarView;
  readonly month: string;
}

function Month({ view, month }: MonthProps) {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const count = Number(lastDayOfMonth(year, number).slice(8));
  const days = Array.from({ length: count }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`);
  // Monday is the first column.
  const first = ((new Date(`${month}-01T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
  return (
    <>
      {view.isCut ? (
        <Text>Se muestran las primeras {view.sessions.length}. Elija una región o un distrito para verlas todas.</Text>
      ) : null}
      {view.sessions.length === 0 ? <Text className="v-muted">Ninguna sesión este mes.</Text> : null}
      <ol className="v-month" aria-label={`Sesiones de ${monthWords(month)}`}>
        {days.map((day, index) => (
          <Day
            key={day}
            day={day}
            isToday={day === view.today}
            column={index === 0 ? first : undefined}
            sessions={view.sessions.filter(({ heldOn }) => heldOn === day)}
          />
        ))}
      </ol>
    </>
  );
}

interface DayProps {
  readonly day: string;
  readonly isToday: boolean;
  readonly column: number | undefined;
  readonly sessions: readonly SessionSummary[];
}

function Day({ day, isToday, column, sessions }: DayProps) {
  return (
    <li
      data-today={isToday}
      data-empty={sessions.length === 0 && !isToday}
      {...(column === undefined ? {} : { style: { gridColumn: column } })}
    >
      <time dateTime={day} className="v-month-day">
        {WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]} {formatDate(day).slice(0, 5)}
        {isToday ? ' · hoy' : ''}
      </time>
      {sessions.map((session) => (
        <Anchor key={session.id} component={Link} href={sessionPath(session)}>
          {session.startsAt} {session.committee}: {session.title} ({STATUS_WORDS[session.status]})
        </Anchor>
      ))}
    </li>
  );
}

const WEEKDAYS = ['dom', 'lun', 'mar', 'mié', 'jue', 'vie', 'sáb'];

function monthBeside(month: string, step: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + step, 1)).toISOString().slice(0, 7);
}

function monthWords(month: string): string {
  const first = new Date(`${month}-01T00:00:00Z`);
  return first.toLocaleDateString('es-PE', { month: 'long', year: 'numeric', timeZone: 'UTC' });
}
