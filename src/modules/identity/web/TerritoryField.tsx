import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getJson } from '#web/api/request.ts';
import { plainWords } from '#web/table/row-order.ts';

interface Match {
  readonly kind: string;
  readonly code: string;
  readonly name: string;
  readonly path: string;
}

interface TerritoryFieldProps {
  /** 'PE' or digits; null: none yet. */
  readonly value: string | null;
  readonly onChange: (code: string | null) => void;
  /** Whether who signs in may act over it; '' is Peru. */
  readonly isOffered: (code: string) => boolean;
  readonly error?: string | null;
}

/** A territory by name or ubigeo, of those where the person may act. */
export function TerritoryField({ value, onChange, isOffered, error }: TerritoryFieldProps) {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 150);
  const matches = useQuery({
    queryKey: ['places', asked],
    queryFn: ({ signal }) => getJson<{ readonly places: readonly Match[] }>('/api/places', { query: asked }, signal),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  });
  const [chosen, setChosen] = useState<{ readonly value: string; readonly label: string } | null>(null);
  const country =
    isOffered('') && plainWords('Perú').startsWith(plainWords(asked)) ? [{ value: 'PE', label: 'Perú' }] : [];
  const found = (matches.data?.places ?? [])
    .filter(({ kind, code }) => kind === 'territory' && code !== '' && isOffered(code))
    .map(({ code, name, path }) => ({
      value: code,
      label: path === name ? `${name} (${code})` : `${name} (${code}) · ${path}`,
    }));
  const others = [...country, ...found].filter((option) => option.value !== chosen?.value);
  const options = chosen === null ? others : [chosen, ...others];
  return (
    <Select
      label="Territorio"
      description="Escriba un nombre o un ubigeo."
      required
      searchable
      data={options}
      // The server has searched already, by other spellings too.
      filter={({ options: all }) => all}
      value={value}
      onChange={(code) => {
        setChosen(options.find((option) => option.value === code) ?? null);
        onChange(code);
      }}
      onSearchChange={setText}
      nothingFoundMessage={asked === '' ? 'Escriba para buscar.' : 'Ningún lugar donde usted pueda darlo se llama así.'}
      error={error}
    />
  );
}
