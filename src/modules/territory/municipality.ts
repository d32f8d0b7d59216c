// An institution governs one territory and serves another.
import type { ColumnSpec } from '#modules/sources/index.ts';

export interface Municipality {
  /** Territory of its authority: a province or a district. */
  readonly governs: string;
  /** District whose neighbours it serves day by day. */
  readonly serves: string;
}

/**
 * The provincial municipality governs the province and serves its capital district, the first of
 * INEI's code: the one of Callao governs 0701 and serves 070101.
 */
export function municipalityOf(district: string): Municipality {
  const province = district.slice(0, 4);
  return { governs: district === `${province}01` ? province : district, serves: district };
}

/** Columns of a table of municipalities: what each governs, whom it serves, and its two names. */
export const MUNICIPALITY_COLUMNS: readonly ColumnSpec[] = [
  {
    key: 'governs',
    label: 'Ubigeo que gobierna',
    type: 'ubigeo',
    required: true,
    help: 'Territorio que la municipalidad gobierna; la provincial, su provincia.',
  },
  {
    key: 'serves',
    label: 'Ubigeo al que sirve',
    type: 'ubigeo',
    required: true,
    help: 'Distrito donde presta el servicio; la provincial del Callao, el 070101.',
  },
  { key: 'municipality', label: 'Municipalidad', type: 'text', required: true, help: 'Nombre oficial.' },
  { key: 'name', label: 'Nombre corto', type: 'text', required: true, help: 'Como se lee en tablas y gráficos.' },
];
