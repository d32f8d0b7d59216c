import { NativeSelect, TextInput } from '@mantine/core';
import type { ColumnSpec, TableSpec } from '../table.ts';
import type { TypedValues } from './field-values.ts';

interface RowFieldsProps {
  readonly table: TableSpec;
  readonly typed: TypedValues;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (key: string, value: string) => void;
}

/** One field per column of the table, as its declaration says. */
export function RowFields({ table, typed, errors, onChange }: RowFieldsProps) {
  return table.columns.map((column, index) => (
    <RowField
      key={column.key}
      isFirst={index === 0}
      column={column}
      value={typed[column.key] ?? ''}
      error={errors[column.key]}
      onChange={(value) => onChange(column.key, value)}
    />
  ));
}

interface RowFieldProps {
  readonly column: ColumnSpec;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
  /** The dialog's focus begins here. */
  readonly isFirst: boolean;
}

function RowField({ column, value, error, onChange, isFirst }: RowFieldProps) {
  const common = {
    label: column.label,
    description: column.help,
    error,
    required: column.required === true,
    size: 'sm' as const,
    ...(isFirst ? { 'data-autofocus': true } : {}),
  };
  if (column.type === 'choice') {
    return (
      <NativeSelect
        {...common}
        value={value}
        data={[
          { value: '', label: column.required ? 'Elija…' : 'Sin dato' },
          ...(column.choices ?? []).map((choice) => ({ value: choice, label: choice })),
        ]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      {...common}
      type={column.type === 'date' ? 'date' : 'text'}
      inputMode={isNumeric(column) ? 'decimal' : 'text'}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function isNumeric(column: ColumnSpec): boolean {
  return (
    column.type === 'integer' ||
    column.type === 'decimal' ||
    column.type === 'percent' ||
    column.type === 'soles' ||
    column.type === 'year'
  );
}
