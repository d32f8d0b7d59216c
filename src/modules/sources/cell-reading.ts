// A cell as a source spells it: what it holds, or what is wrong with it.
import { isCalendarDate } from '#shared/calendar-date.ts';
import { headerKey } from './header-key.ts';
import type { ColumnSpec, FieldValue } from './table.ts';

interface CellOptions {
  readonly isTerritory: (code: string) => boolean;
}

type CellReading =
  | { readonly value: FieldValue; readonly printed?: string }
  | { readonly problem: string; readonly message: string };

/** "-", "–" and "s/d" are what sources print for "nobody reported it". */
const NOT_REPORTED = new Set(['-', '–', '—', 's/d', 'n.d.', 'nd', 'sin dato']);

export function readCell(text: string, column: ColumnSpec, options: CellOptions): CellReading {
  if (text === '' || NOT_REPORTED.has(text.toLowerCase())) {
    if (column.required) return { problem: 'missing-value', message: `Falta el valor de «${column.label}».` };
    return text === '' ? { value: null } : { value: null, printed: text };
  }
  switch (column.type) {
    case 'text':
      return { value: text };
    case 'choice': {
      const choice = column.choices?.find((option) => headerKey(option) === headerKey(text));
      if (choice !== undefined) return { value: choice };
      return {
        problem: 'unknown-choice',
        message: `«${text}» no es un valor admitido en «${column.label}»: ${column.choices?.join(', ')}.`,
      };
    }
    case 'date':
      return readDate(text, column);
    case 'ubigeo':
      return readUbigeo(text, column, options);
    case 'year':
    case 'integer':
    case 'decimal':
    case 'percent':
    case 'soles':
      return readNumber(text, column);
  }
}

function readDate(text: string, column: ColumnSpec): CellReading {
  const day = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const date = day
    ? `${day[3]}-${day[2]?.padStart(2, '0')}-${day[1]?.padStart(2, '0')}`
    : text.replace(/[T ]00:00:00(\.000)?Z?$/, '');
  if (isCalendarDate(date)) return { value: date };
  return {
    problem: 'impossible-date',
    message: `«${text}» no es una fecha que exista en «${column.label}»; se espera dd/mm/aaaa.`,
  };
}

function readUbigeo(text: string, column: ColumnSpec, options: CellOptions): CellReading {
  if (text.toUpperCase() === 'PE') return { value: 'PE' };
  // Spreadsheets drop the leading zero of a code kept as a number.
  const code = /^\d+$/.test(text) && text.length % 2 === 1 ? `0${text}` : text;
  if (/^(\d{2}){1,3}$/.test(code) && options.isTerritory(code)) return { value: code };
  return { problem: 'unknown-ubigeo', message: `«${text}» no es un ubigeo conocido en «${column.label}».` };
}

function readNumber(text: string, column: ColumnSpec): CellReading {
  const value = parseNumber(text);
  if (value === null) {
    return { problem: 'not-a-number', message: `«${text}» no es un número en «${column.label}».` };
  }
  if ((column.type === 'integer' || column.type === 'year') && !Number.isInteger(value)) {
    return { problem: 'not-an-integer', message: `«${text}» debe ser un número entero en «${column.label}».` };
  }
  const minimum = column.minimum ?? (column.type === 'year' ? 1900 : undefined);
  const maximum = column.maximum ?? (column.type === 'year' ? 2100 : undefined);
  if ((minimum !== undefined && value < minimum) || (maximum !== undefined && value > maximum)) {
    return { problem: 'out-of-range', message: `«${text}» está fuera de lo posible en «${column.label}».` };
  }
  return { value, printed: text };
}

/** Reads "92,051,187", "30.1%", "S/ 11.6", "3862,44"; null when it is not one number. */
export function parseNumber(text: string): number | null {
  const bare = text
    .replace(/^S\/\.?\s*/i, '')
    .replace(/\s*%$/, '')
    .replaceAll(/[\s\u00a0\u202f]/g, '');
  if (/^[-−]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare)) return Number(bare.replaceAll(',', '').replace('−', '-'));
  if (/^[-−]?\d+(\.\d+)?$/.test(bare)) return Number(bare.replace('−', '-'));
  // One comma and not three digits after it: a decimal comma.
  if (/^[-−]?\d+,\d+$/.test(bare)) return Number(bare.replace(',', '.').replace('−', '-'));
  return null;
}
