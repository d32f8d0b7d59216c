// The platform's own layout, for whoever has no file of MEF.
import { writeXlsx } from 'hucre/xlsx';
import { csvOf } from '#shared/csv.ts';
import { TEMPLATE_COLUMNS } from '../fact-header.ts';

/** Header and rows that show what each cell takes; they are of no real entity. */
export function templateCsv(): string {
  return csvOf(templateRows());
}

export async function templateXlsx(): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [
      { name: 'Presupuesto', rows: templateRows() },
      { name: 'Cómo se llena', rows: RULES.map((rule) => [rule]) },
    ],
  });
}

function templateRows(): string[][] {
  const columns = Object.values(TEMPLATE_COLUMNS);
  return [[...columns], ...EXAMPLES.map((row) => columns.map((column) => row[column] ?? ''))];
}

const COMMON = {
  'Ubigeo de la entidad': '070101',
  'Código de ejecutora': '300000',
  Entidad: 'EJEMPLO: BORRE ESTAS FILAS',
  'Nivel de gobierno': 'M',
  Año: '2025',
  'Código de producto o proyecto': '3000355',
  'Producto o proyecto': 'Patrullaje por sector',
  'Código de fuente': '1',
  'Fuente de financiamiento': 'Recursos ordinarios',
  'Artículo que asigna': 'Art. 73 de la Ley de Presupuesto 2025',
} as const;

const EXAMPLES: readonly Readonly<Record<string, string>>[] = [
  { ...COMMON, Mes: '0', PIA: '100000', PIM: '120000', 'Devengado del mes': '0' },
  { ...COMMON, Mes: '1', PIA: '0', PIM: '0', 'Devengado del mes': '8500.50' },
];

const RULES = [
  'Una fila por entidad, producto, fuente y mes; los meses de una misma entidad, producto y fuente, en orden.',
  'PIA y PIM van una sola vez, en la fila del mes 0: las filas se suman.',
  'El devengado es el del mes, no el acumulado; negativo solo si revierte uno anterior.',
  'Sin filas de total. La fecha de corte es la de la carga.',
  'Guarde el archivo con «presupuesto-0030» en su nombre, o como CSV con cualquier nombre.',
];
