// Why a row of a budget file cannot be kept, in the words of whoever must correct it.
import { type FactColumn, TEMPLATE_COLUMNS } from './fact-header.ts';
import { FIRST_YEAR } from './dataset.ts';

export interface FactProblem {
  readonly column: FactColumn;
  readonly code: string;
  /** Spanish, after the cell: «12»: … */
  readonly message: string;
}

export const FACT_LABELS: Readonly<Record<FactColumn, string>> = {
  year: '',
  month: '',
  level: '',
  entity: '',
  entityName: '',
  department: 'DEPARTAMENTO_EJECUTORA',
  province: 'PROVINCIA_EJECUTORA',
  district: 'DISTRITO_EJECUTORA',
  territory: '',
  programme: 'PROGRAMA_PPTO',
  product: '',
  productName: '',
  source: '',
  sourceName: '',
  article: '',
  pia: '',
  pim: '',
  accrued: '',
  ...TEMPLATE_COLUMNS,
};

interface Judged {
  readonly year: number;
  readonly month: number;
  readonly level: string;
  readonly entity: string;
  readonly territory: string;
  readonly product: string;
  readonly source: string;
  readonly piaCents: number;
  readonly pimCents: number;
  readonly accruedCents: number;
}

interface Judge {
  readonly territory: string;
  readonly cutOff: string;
  readonly cutOffYear: number;
  readonly cutOffMonth: number;
  /** The row's own words say that it is a total. */
  readonly isTotal: boolean;
  /** Entities that an earlier row put elsewhere. */
  readonly moved: boolean;
}

/** At least one: it is asked only of rows that did not pass. */
export function rowProblems(row: Judged, judge: Judge): readonly FactProblem[] {
  if (judge.isTotal)
    return [
      {
        column: 'entity',
        code: 'total-as-data',
        message: 'la fila es un total: repetiría lo que suman las demás. Quítela del archivo',
      },
    ];
  const problems: FactProblem[] = [];
  const add = (column: FactColumn, code: string, message: string): void =>
    void problems.push({ column, code, message });
  const isYear = row.year >= FIRST_YEAR && row.year <= judge.cutOffYear;
  if (!isYear) add('year', 'out-of-range', `el año no va de ${FIRST_YEAR} al de la fecha de corte`);
  if (row.month < 0 || row.month > 12) add('month', 'out-of-range', 'el mes no va de 0 a 12');
  else if (isYear && row.year === judge.cutOffYear && row.month > judge.cutOffMonth)
    add('month', 'month-out-of-order', `el mes es posterior a la fecha de corte del archivo, ${judge.cutOff}`);
  if (row.level === '') add('level', 'unknown-level', 'el nivel de gobierno no es E, R ni M');
  if (row.entity === '')
    add(
      'entity',
      'unknown-entity',
      judge.moved
        ? 'la ejecutora tiene en otra fila otro ubigeo u otro nivel de gobierno'
        : 'la ejecutora no tiene código; se espera el SEC_EJEC, de hasta seis dígitos',
    );
  if (row.territory === '') add('territory', 'unknown-entity', 'la entidad no está en ningún distrito conocido');
  else if (!row.territory.startsWith(judge.territory))
    add('territory', 'outside-territory', 'la entidad está fuera del territorio del archivo');
  if (row.product === '') add('product', 'missing-value', 'falta el código del producto o proyecto');
  if (row.source === '') add('source', 'missing-value', 'falta el código de la fuente de financiamiento');
  for (const [column, cents, name] of [
    ['pia', row.piaCents, 'el PIA'],
    ['pim', row.pimCents, 'el PIM'],
  ] as const) {
    if (Number.isNaN(cents)) add(column, 'not-a-number', `${name} no es un monto`);
    else if (cents < 0) add(column, 'negative-amount', `${name} no puede ser negativo: solo se revierte un devengado`);
  }
  if (Number.isNaN(row.accruedCents)) add('accrued', 'not-a-number', 'el devengado no es un monto');
  return problems;
}
