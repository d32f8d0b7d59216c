import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import type { DutyState } from '#shared/duty.ts';
import { isRole, ROLES } from '#modules/identity/index.ts';
import { StateWord } from '#web/document/StateWord.tsx';
import type { DutyList } from '../contract.ts';

interface DutyTableProps {
  readonly duties: DutyList['duties'];
}

/** What is due, whose it is, and the act one click away. */
export function DutyTable({ duties }: DutyTableProps) {
  return (
    <ul className="v-duties">
      {duties.map((duty) => (
        <li key={duty.id}>
          <div className="v-matter-what">
            <StateWord state={duty.state === 'overdue' ? 'bad' : duty.state === 'thisWeek' ? 'warn' : 'unknown'}>
              {duty.what}
            </StateWord>
          </div>
          <p className="v-matter-where">
            {[duty.section, dueWords(duty.state, duty.dueOn), roleWords(duty.roles), duty.basis]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <Anchor component={Link} href={duty.href} className="v-matter-verb">
            {duty.verb}
          </Anchor>
        </li>
      ))}
    </ul>
  );
}

function dueWords(state: DutyState, dueOn: string | null): string {
  if (dueOn === null) return 'sin plazo';
  return state === 'overdue' ? `venció el ${formatDate(dueOn)}` : `hasta el ${formatDate(dueOn)}`;
}

function roleWords(roles: readonly string[]): string {
  return roles.flatMap((role) => (isRole(role) ? [ROLES[role].label] : [])).join(', ');
}
