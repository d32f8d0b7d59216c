// Municipalities × tranches of Compromiso 5, as figures.
import { daysUntil } from '#shared/day-figures.ts';
import type { Figure } from '#shared/figure.ts';
import { cellText, type SectionInput, type StoredRecord } from '#modules/sources/index.ts';
import { BY_COMPLEMENT } from './tables.ts';

export interface Tranche {
  readonly code: string;
  readonly year: string;
  readonly endsOn: Figure;
  readonly daysLeft: Figure;
  readonly isClosed: boolean;
}

export interface TrancheResult {
  readonly tranche: Tranche;
  readonly record: StoredRecord;
  readonly figure: Figure;
  readonly isByComplement: boolean;
}

export interface MunicipalResults {
  readonly code: string;
  readonly name: string;
  readonly municipality: string;
  readonly indicator: Figure;
  /** In the order of the tranches; null where nobody registered one. */
  readonly results: readonly (TrancheResult | null)[];
}

export function isAdverse(result: string | number | null | undefined): boolean {
  return result === 'desaprobó' || result === 'no cumple';
}

export function isFavourable(result: string | number | null | undefined): boolean {
  return result === 'aprobó' || result === 'cumple';
}

export function tranchesOf(input: SectionInput): readonly Tranche[] {
  const { book, today } = input;
  return input.national('compromiso5-tranches').map((record): Tranche => {
    const code = cellText(record, 'tranche');
    const period = cellText(record, 'year');
    const endsOn = book.fact(record, 'endsOn', {
      id: `endsOn@PE/${code}`,
      label: `Cierre del tramo ${code}`,
      period,
      territory: '',
      unit: 'date',
    });
    const daysLeft = book.include(
      daysUntil(
        {
          id: `compromiso5.daysLeft@PE/${code}`,
          section: 'compromiso5',
          label: `Días que faltan para el cierre del tramo ${code}`,
          territory: '',
        },
        today,
        endsOn,
      ),
    );
    return { code, year: period, endsOn, daysLeft, isClosed: cellText(record, 'endsOn') < today };
  });
}

export function municipalResults(input: SectionInput, tranches: readonly Tranche[]): readonly MunicipalResults[] {
  const results = input.within('compromiso5-results');
  return input.within('compromiso5-municipalities').map((record) => {
    const code = record.territory;
    const name = cellText(record, 'name');
    return {
      code,
      name,
      municipality: cellText(record, 'municipality'),
      indicator: input.book.fact(record, 'indicator', {
        id: `indicator@${code}`,
        label: `Indicador del Compromiso 5 de ${name}`,
        period: '',
        territory: code,
      }),
      results: tranches.map((tranche) => {
        const found = results.find(
          (result) => result.territory === code && cellText(result, 'tranche') === tranche.code,
        );
        return found ? trancheResult(input, found, tranche, name) : null;
      }),
    };
  });
}

function trancheResult({ book }: SectionInput, record: StoredRecord, tranche: Tranche, name: string): TrancheResult {
  const figure = book.fact(record, 'result', {
    id: `result@${record.territory}/${tranche.code}`,
    label: `Resultado de ${name} en el tramo ${tranche.code}`,
    period: `Tramo ${tranche.code}, ${tranche.year}`,
    territory: record.territory,
  });
  return { tranche, record, figure, isByComplement: record.values['basis'] === BY_COMPLEMENT };
}

export interface TrancheTally {
  readonly tranche: Tranche;
  readonly favourable: Figure;
  readonly adverse: Figure;
}

/** Rows by result in each tranche that has any, and the counts that the source prints of them. */
export function talliesOf(input: SectionInput, tranches: readonly Tranche[]): readonly TrancheTally[] {
  const { book, place } = input;
  const territory = place.code;
  return tranches.flatMap((tranche) => {
    const rows = input.within('compromiso5-results').filter((record) => cellText(record, 'tranche') === tranche.code);
    if (rows.length === 0) return [];
    const stated = input.own('compromiso5-counts').find((record) => cellText(record, 'tranche') === tranche.code);
    const at = `${territory || 'PE'}/${tranche.code}`;
    const period = `Tramo ${tranche.code}, ${tranche.year}`;
    if (stated) {
      book.stated(stated, 'total', {
        id: `statedTotal@${at}`,
        label: `Gobiernos locales evaluados que la fuente cuenta en el tramo ${tranche.code}`,
        period,
        territory,
        unit: 'count',
      });
      book.stated(stated, 'favourable', {
        id: `statedFavourable@${at}`,
        label: `Favorables que la fuente cuenta en el tramo ${tranche.code}`,
        period,
        territory,
        unit: 'count',
      });
      book.stated(stated, 'adverse', {
        id: `statedAdverse@${at}`,
        label: `Adversos que la fuente cuenta en el tramo ${tranche.code}`,
        period,
        territory,
        unit: 'count',
      });
    }
    const tally = (id: string, label: string, records: readonly StoredRecord[]): Figure =>
      book.tally({
        id: `${id}@${at}`,
        label: `${label} en el tramo ${tranche.code}`,
        period,
        territory,
        records,
        column: 'result',
        ...(input.editions[0] ? { edition: input.editions[0] } : {}),
      });
    return [
      {
        tranche,
        favourable: tally(
          'favourable',
          'Municipalidades con resultado favorable',
          rows.filter(({ values }) => isFavourable(values['result'])),
        ),
        adverse: tally(
          'adverse',
          'Municipalidades con resultado adverso',
          rows.filter(({ values }) => isAdverse(values['result'])),
        ),
      },
    ];
  });
}
