// The one formatter of screen, PDF, PPTX and HTML: es-PE, dd/mm/yyyy, "sin dato" for null.
import { capital } from './capital.ts';
import { formatDate } from './calendar-date.ts';
import { ABSENCE_TEXT, type Figure, type Unit } from './figure.ts';

/** How a figure is printed where it stands; everything is optional and defaults to the figure's own. */
export interface FigureFormat {
  readonly decimals?: number;
  /** 'millions' prints S/ 27.7 of 27,748,916 (the word "millones" stays in the sentence). */
  readonly scale?: 'millions';
  /** Print + or − before it, or drop the sign ("25.8 % menos"). */
  readonly sign?: 'always' | 'never';
  /** Print the number alone, without S/, % or unit. */
  readonly bare?: boolean;
  /** In words, as running text prints small whole numbers: "cinco", "cuatro", "quinta". Larger ones stay in digits. */
  readonly words?: 'cardinal' | 'ordinal';
  /** The words open a sentence: "Cinco". */
  readonly capital?: boolean;
}

const numberFormats = new Map<number, Intl.NumberFormat>();

/** 1234567.891, 2 → "1,234,567.89"; halves go away from zero, after undoing binary noise. */
export function formatNumber(value: number, decimals: number): string {
  let format = numberFormats.get(decimals);
  if (!format) {
    format = new Intl.NumberFormat('es-PE', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      useGrouping: true,
    });
    numberFormats.set(decimals, format);
  }
  return format.format(Number(value.toPrecision(14))).replace('-', '−');
}

function withUnit(text: string, unit: Unit): string {
  switch (unit) {
    case 'percent':
      return `${text}%`;
    case 'soles':
    case 'millionSoles':
      return text.startsWith('−')
        ? `−S/ ${text.slice(1)}`
        : text.startsWith('+')
          ? `+S/ ${text.slice(1)}`
          : `S/ ${text}`;
    case 'squareKilometers':
      return `${text} km²`;
    case 'perSquareKilometer':
      return `${text} hab./km²`;
    case 'meters':
      return `${text} m s. n. m.`;
    case 'ordinal':
      return `${text}.ª`;
    default:
      return text;
  }
}

/** The text of a figure, e.g. "S/ 92,051,187", "26.6%", "07/04/2025", "sin dato". */
export function formatFigure(figure: Figure, format: FigureFormat = {}): string {
  const { value, unit } = figure;
  if (value === null) return ABSENCE_TEXT[figure.absence ?? 'notReported'];
  if (typeof value === 'string') return unit === 'date' ? formatDate(value) : value;
  if (format.words) {
    const words = format.words === 'ordinal' ? feminineOrdinal(value) : cardinal(value);
    return format.capital ? capital(words) : words;
  }
  const decimals = format.decimals ?? figure.decimals;
  const scaled = format.scale === 'millions' ? value / 1e6 : value;
  const magnitude = formatNumber(Math.abs(scaled), decimals);
  const isZero = Number(magnitude.replaceAll(',', '')) === 0;
  const sign = format.sign === 'never' || isZero ? '' : scaled < 0 ? '−' : format.sign === 'always' ? '+' : '';
  const text = `${sign}${magnitude}`;
  return format.bare ? text : withUnit(text, unit);
}

const UNITS_FEMININE = [
  '',
  'primera',
  'segunda',
  'tercera',
  'cuarta',
  'quinta',
  'sexta',
  'séptima',
  'octava',
  'novena',
];
const TENS_FEMININE = ['', 'décimo', 'vigésima', 'trigésima', 'cuadragésima', 'quincuagésima'];

/** 5 → "quinta", 19 → "décimo novena", 21 → "vigésima primera"; from 60 on, "60.ª". */
export function feminineOrdinal(value: number): string {
  if (value < 1 || value > 59) return `${value}.ª`;
  if (value === 10) return 'décima';
  const tens = TENS_FEMININE[Math.floor(value / 10)] ?? '';
  const units = UNITS_FEMININE[value % 10] ?? '';
  return [tens, units].filter(Boolean).join(' ');
}

const CARDINALS = [
  'cero',
  'uno',
  'dos',
  'tres',
  'cuatro',
  'cinco',
  'seis',
  'siete',
  'ocho',
  'nueve',
  'diez',
  'once',
  'doce',
  'trece',
  'catorce',
  'quince',
  'dieciséis',
  'diecisiete',
  'dieciocho',
  'diecinueve',
  'veinte',
];

/** 5 → "cinco"; what is not a whole number from 0 to 20 stays in digits. */
export function cardinal(value: number): string {
  return CARDINALS[value] ?? formatNumber(value, Number.isInteger(value) ? 0 : 1);
}
