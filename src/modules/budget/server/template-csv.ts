// The platform's own layout for whoever has no file of MEF: a CSV that any spreadsheet opens.
import { csvOf } from '#shared/csv.ts';
import { TEMPLATE_COLUMNS } from '../fact-header.ts';

/** Header and one row that shows what each cell takes; it is of no real entity. */
export function budgetTemplate(): string {
  const columns = Object.values(TEMPLATE_COLUMNS);
  return csvOf([columns, ...EXAMPLES.map((row) => columns.map((column) => row[column] ?? ''))]);
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
