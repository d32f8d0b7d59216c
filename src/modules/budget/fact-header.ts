// The header of a budget file: MEF's monthly spending, or the platform's own template.
import { headerKey, type RowProblem } from '#modules/sources/index.ts';

/** What a cell of a row is. The department, province and district of MEF are `territory` in the template. */
export type FactColumn =
  | 'year'
  | 'month'
  | 'level'
  | 'entity'
  | 'entityName'
  | 'department'
  | 'province'
  | 'district'
  | 'territory'
  | 'programme'
  | 'product'
  | 'productName'
  | 'source'
  | 'sourceName'
  | 'article'
  | 'pia'
  | 'pim'
  | 'accrued';

export type FactLayout = 'mef' | 'template';

export interface FactPlaces {
  readonly layout: FactLayout;
  /** -1 where the file has no such column. */
  readonly at: Readonly<Record<FactColumn, number>>;
  readonly labels: readonly string[];
}

type Names = Readonly<Partial<Record<FactColumn, string>>>;

/** Columns of «Presupuesto y ejecución de gasto» (mensual), MEF's open data. */
const MEF: Names = {
  year: 'ANO_EJE',
  month: 'MES_EJE',
  level: 'NIVEL_GOBIERNO',
  entity: 'SEC_EJEC',
  entityName: 'EJECUTORA_NOMBRE',
  department: 'DEPARTAMENTO_EJECUTORA',
  province: 'PROVINCIA_EJECUTORA',
  district: 'DISTRITO_EJECUTORA',
  programme: 'PROGRAMA_PPTO',
  product: 'PRODUCTO_PROYECTO',
  productName: 'PRODUCTO_PROYECTO_NOMBRE',
  source: 'FUENTE_FINANCIAMIENTO',
  sourceName: 'FUENTE_FINANCIAMIENTO_NOMBRE',
  pia: 'MONTO_PIA',
  pim: 'MONTO_PIM',
  accrued: 'MONTO_DEVENGADO',
};

export const TEMPLATE_COLUMNS: Names = {
  territory: 'Ubigeo de la entidad',
  entity: 'Código de ejecutora',
  entityName: 'Entidad',
  level: 'Nivel de gobierno',
  year: 'Año',
  month: 'Mes',
  product: 'Código de producto o proyecto',
  productName: 'Producto o proyecto',
  source: 'Código de fuente',
  sourceName: 'Fuente de financiamiento',
  article: 'Artículo que asigna',
  pia: 'PIA',
  pim: 'PIM',
  accrued: 'Devengado del mes',
};

/** A file of one year may lack the names. */
const OPTIONAL: readonly FactColumn[] = ['entityName', 'productName', 'sourceName', 'article', 'level'];
const SEPARATORS = [',', ';', '\t', '|'] as const;
export const HEADER_WITHIN = 20;

/** The separator and the places of a first line, or undefined when it is no header of these. */
export function readFactHeader(line: string): (FactPlaces & { readonly separator: string }) | undefined {
  const text = line.replace(/^(\u00ef\u00bb\u00bf|\ufeff)/, '').trim();
  for (const separator of SEPARATORS) {
    const labels = text.split(separator).map((cell) => cell.replaceAll('"', '').trim());
    const keys = labels.map(headerKey);
    for (const [layout, names] of [
      ['mef', MEF],
      ['template', TEMPLATE_COLUMNS],
    ] as const) {
      const at = placesOf(names, keys);
      if (isWhole(names, at)) return { layout, at, labels, separator };
    }
  }
  return undefined;
}

const COLUMNS = [
  'year',
  'month',
  'level',
  'entity',
  'entityName',
  'department',
  'province',
  'district',
  'territory',
  'programme',
  'product',
  'productName',
  'source',
  'sourceName',
  'article',
  'pia',
  'pim',
  'accrued',
] as const satisfies readonly FactColumn[];

function placesOf(names: Names, keys: readonly string[]): Record<FactColumn, number> {
  const place = (column: FactColumn): number => {
    const name = names[column];
    return name === undefined ? -1 : keys.indexOf(headerKey(name));
  };
  return Object.fromEntries(COLUMNS.map((column) => [column, place(column)])) as Record<FactColumn, number>;
}

function isWhole(names: Names, at: Readonly<Record<FactColumn, number>>): boolean {
  return COLUMNS.every((column) => names[column] === undefined || OPTIONAL.includes(column) || at[column] !== -1);
}

/** Which columns the layout that comes closest still lacks. */
export function factHeaderProblems(file: string, firstLine: string | undefined): readonly RowProblem[] {
  const problem = (code: string, column: string, message: string): RowProblem => ({
    code,
    sheet: file,
    row: 1,
    column,
    message,
  });
  if (firstLine === undefined) return [problem('empty-file', '', 'El archivo está vacío.')];
  const keys = firstLine.split(/[;,\t|]/).map((cell) => headerKey(cell.replaceAll('"', '')));
  const lacking = [MEF, TEMPLATE_COLUMNS].map((names) =>
    COLUMNS.flatMap((column) => {
      const name = names[column];
      return name === undefined || OPTIONAL.includes(column) || keys.includes(headerKey(name)) ? [] : [name];
    }),
  );
  const [fewest = []] = lacking.toSorted((a, b) => a.length - b.length);
  return fewest.map((name) => problem('missing-column', name, `Falta la columna «${name}».`));
}
