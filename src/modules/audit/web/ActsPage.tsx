import { Button, NativeSelect, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { ACT_KINDS } from '../act.ts';
import { ACTION_WORDS, KIND_WORDS } from './act-words.ts';
import { ActList } from './ActList.tsx';
import { type ActFilters, NO_FILTERS } from './act-queries.ts';
import './acts-page.css';

/** Filter to its name in the address. */
const NAMES: Readonly<Record<keyof ActFilters, string>> = {
  territory: 'territorio',
  actor: 'quien',
  action: 'acto',
  kind: 'tipo',
  from: 'desde',
  to: 'hasta',
  subject: 'asunto',
};
const FILTERS: readonly (keyof ActFilters)[] = ['territory', 'actor', 'action', 'kind', 'from', 'to', 'subject'];

/** "Registro": who did what, to what, when and why. */
export function ActsPage() {
  usePageTitle('Registro de actos');
  const [search, setSearch] = useSearchParams();
  const filters = FILTERS.reduce<ActFilters>(
    (all, name) => ({ ...all, [name]: search.get(NAMES[name]) ?? '' }),
    NO_FILTERS,
  );
  const apply = (next: ActFilters): void =>
    setSearch((previous) => {
      const changed = new URLSearchParams(previous);
      for (const name of FILTERS) {
        if (next[name] === '') changed.delete(NAMES[name]);
        else changed.set(NAMES[name], next[name]);
      }
      return changed;
    });
  return (
    <div className="v-page">
      <Title order={1} size="h2">
        Registro de actos
      </Title>
      <Text className="v-muted" mb="md">
        Cada acto lleva la huella del anterior de su cadena: ninguno se cambia ni se quita sin que se note. Lo prueba{' '}
        <code>npx vigia audit-log verify</code>. Se muestran los del territorio en que usted actúa.
      </Text>
      <FilterForm key={search.toString()} filters={filters} onApply={apply} />
      <ActList filters={filters} empty="No hay actos así que usted pueda ver." />
    </div>
  );
}

interface FilterFormProps {
  readonly filters: ActFilters;
  readonly onApply: (filters: ActFilters) => void;
}

function FilterForm({ filters, onApply }: FilterFormProps) {
  const [typed, setTyped] = useState(filters);
  const text = (name: keyof ActFilters) => ({
    value: typed[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      const { value } = event.currentTarget;
      setTyped((previous) => ({ ...previous, [name]: value }));
    },
  });
  return (
    <form
      className="v-act-filters"
      aria-label="Filtros"
      onSubmit={(event) => {
        event.preventDefault();
        onApply(typed);
      }}
    >
      <TextInput label="Territorio" placeholder="ubigeo" maxLength={6} inputMode="numeric" {...text('territory')} />
      <TextInput label="Quién" maxLength={200} {...text('actor')} />
      <NativeSelect
        label="Qué hizo"
        data={[
          { value: '', label: 'Todo' },
          ...Object.entries(ACTION_WORDS).map(([value, label]) => ({ value, label })),
        ]}
        {...text('action')}
      />
      <NativeSelect
        label="Tipo"
        data={[{ value: '', label: 'Todos' }, ...ACT_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))]}
        {...text('kind')}
      />
      <TextInput label="Desde" type="date" {...text('from')} />
      <TextInput label="Hasta" type="date" {...text('to')} />
      <TextInput label="Asunto" placeholder="record/12" maxLength={200} {...text('subject')} />
      <div className="v-act-filter-buttons">
        <Button type="submit">Filtrar</Button>
        <Button variant="default" onClick={() => onApply(NO_FILTERS)}>
          Quitar filtros
        </Button>
      </div>
    </form>
  );
}
