import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Failure } from '#web/state/Failure.tsx';
import type { EvidenceSummary } from '../contract.ts';
import { EvidenceField } from './EvidenceField.tsx';

export interface LinkOrFile {
  readonly title: string;
  /** Null where there is a file. */
  readonly link: string | null;
  readonly file: EvidenceSummary | null;
}

interface LinkOrFileFormProps {
  /** 'PE' or digits: whose file it is. */
  readonly territory: string;
  /** Of the form: «Agregar material». */
  readonly label: string;
  readonly submit: string;
  readonly isPending: boolean;
  readonly error: Error | null;
  /** `done` empties the form. */
  readonly onSubmit: (value: LinkOrFile, done: () => void) => void;
}

/** Something with a name, where it is read: an address, or a file of ours. */
export function LinkOrFileForm({ territory, label, submit, isPending, error, onSubmit }: LinkOrFileFormProps) {
  const [title, setTitle] = useState('');
  const [link, setLink] = useState('');
  const [file, setFile] = useState<EvidenceSummary | null>(null);
  const empty = (): void => {
    setTitle('');
    setLink('');
    setFile(null);
  };
  return (
    <form
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit({ title, link: file || link.trim() === '' ? null : link.trim(), file }, empty);
      }}
    >
      <Stack gap="xs">
        <TextInput
          label="Qué es"
          required
          maxLength={200}
          value={title}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        {file ? null : (
          <TextInput
            label="Dirección"
            description="O adjunte un archivo."
            placeholder="https://"
            value={link}
            onChange={({ currentTarget }) => setLink(currentTarget.value)}
          />
        )}
        <EvidenceField
          territory={territory}
          value={file ? [file] : []}
          onChange={(next) => setFile(next.at(-1) ?? null)}
          label="Archivo"
        />
        {error ? <Failure error={error} /> : null}
        <Button type="submit" w="fit-content" loading={isPending} disabled={title.trim() === ''}>
          {submit}
        </Button>
      </Stack>
    </form>
  );
}
