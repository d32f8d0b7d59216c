import { Anchor, Group, NativeSelect, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { placePath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { useToday } from '#web/state/use-today.ts';
import { ActivityTable } from './ActivityTable.tsx';
import { useActivities, useRollups } from './plan-queries.ts';
import './plans.css';

/** Activities of the versions in force, of every plan of a place. */
export function ActivitiesPage() {
  usePageTitle('Actividades de los planes');
  const { territory } = useScope();
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const [typed, setTyped] = useState(search.get('texto') ?? '');
  const [text] = useDebouncedValue(typed.trim(), 250);
  const year = search.get('año') ?? today.slice(0, 4);
  const guideline = search.get('lineamiento');
  const sorting = { sort: search.get('orden') ?? 'code', direction: search.get('sentido') ?? 'asc' };
  const page = Number(search.get('página') ?? 1) || 1;
  const rollups = useRollups({ territory, year });
  const list = useActivities({
    territory,
    year,
    version: null,
    guideline,
    text: text === '' ? null : text,
    ...sorting,
    page,
  });
  const choose = (changes: Readonly<Record<string, string | null>>): void =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      next.delete('página');
      for (const [key, value] of Object.entries(changes)) {
        if (value === null || value === '') next.delete(key);
        else next.set(key, value);
      }
      return next;
    });
  const guidelines = (rollups.data?.known ?? []).map(({ code, name }) => ({ value: code, label: `${code} ${name}` }));
  return (
    <div className="v-page">
      <Anchor component={Link} href={`${placePath(territory)}/planes?año=${year}`} size="sm">
        ← Planes y su seguimiento
      </Anchor>
      <Title order={1} size="h2" mt={4} mb="sm">
        Actividades de los planes de {year}
      </Title>
      <Group gap="sm" align="end" mb="md">
        <TextInput
          label="Buscar en el texto o el código"
          value={typed}
          maxLength={100}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            choose({ texto: currentTarget.value });
          }}
        />
        <NativeSelect
          label="Lineamiento"
          value={guideline ?? ''}
          data={[{ value: '', label: 'Todos' }, ...guidelines]}
          onChange={({ currentTarget }) => choose({ lineamiento: currentTarget.value })}
        />
      </Group>
      <Answer query={list} blocks={[320]}>
        {(found) => (
          <ActivityTable
            list={found}
            sorting={sorting}
            withCommittee
            onSort={({ sort, direction }) => choose({ orden: sort, sentido: direction })}
            onPage={(next) => choose({ página: String(next) })}
          />
        )}
      </Answer>
    </div>
  );
}
