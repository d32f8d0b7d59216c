import { MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { usePlaceMatches, usePlaceNames } from '#modules/territory/web/index.tsx';

interface PlacesFieldProps {
  readonly label: string;
  readonly description?: string;
  /** Ubigeos. */
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** Places found by name or ubigeo, several of them. */
export function PlacesField({ label, description, value, onChange }: PlacesFieldProps) {
  const [text, setText] = useState('');
  const names = usePlaceNames(value);
  const found = usePlaceMatches(text);
  const matches = (found.data?.places ?? []).filter(({ kind, code }) => kind === 'territory' && code !== '');
  const labelOf = new Map([
    ...matches.map(({ code, name, path }): [string, string] => [code, path === '' ? name : `${name}, ${path}`]),
    ...names,
  ]);
  const codes = [...new Set([...value, ...matches.map(({ code }) => code)])];
  return (
    <MultiSelect
      label={label}
      {...(description === undefined ? {} : { description })}
      placeholder={value.length === 0 ? 'Escriba un nombre' : ''}
      searchable
      searchValue={text}
      onSearchChange={setText}
      value={[...value]}
      onChange={(next) => {
        setText('');
        onChange(next);
      }}
      data={codes.map((code) => ({ value: code, label: labelOf.get(code) ?? code }))}
      // What was asked for is already what was found: accents and other spellings are the server's matter.
      filter={({ options }) => options}
      nothingFoundMessage="Escriba el nombre de un distrito, provincia o región"
      hidePickedOptions
    />
  );
}
