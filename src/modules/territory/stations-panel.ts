import type { Cell, Panel } from '#shared/document.ts';
import { say } from '#shared/sentence.ts';
import type { SectionInput } from '#modules/sources/index.ts';
import { STATIONS } from './tables.ts';

export function stationsPanel({ place, within, book }: SectionInput): Panel | undefined {
  const stations = within(STATIONS.code);
  if (stations.length === 0) return undefined;
  const at = place.code || 'PE';
  const count = book.tally({
    id: `stations@${at}`,
    label: 'Comisarías',
    period: '',
    territory: place.code,
    records: stations,
    column: 'name',
  });
  return {
    id: 'territory-stations',
    section: 'profile',
    title: 'Comisarías',
    takeaway: say`${count} ${stations.length === 1 ? 'comisaría registrada' : 'comisarías registradas'}; verificar antes de uso operativo.`,
    visuals: [
      {
        kind: 'table',
        caption: 'Comisarías y sus sectores',
        columns: [
          { key: 'name', label: 'Comisaría' },
          { key: 'code', label: 'Código' },
          { key: 'sectors', label: 'Sectores', align: 'right' },
        ],
        rows: stations.map((record): Cell[] => {
          const code = String(record.values['code'] ?? record.id);
          const name = book.fact(record, 'name', {
            id: `station@${code}`,
            label: 'Comisaría',
            period: '',
            territory: record.territory,
          });
          const written = book.fact(record, 'code', {
            id: `stationCode@${code}`,
            label: 'Código de la comisaría',
            period: '',
            territory: record.territory,
          });
          const sectors = book.stated(record, 'sectors', {
            id: `stationSectors@${code}`,
            label: `Sectores de ${name.value ?? ''}`,
            period: '',
            territory: record.territory,
            unit: 'count',
          });
          return [{ content: say`${name}`, strong: true }, { content: say`${written}` }, { content: say`${sectors}` }];
        }),
      },
    ],
    webOnly: true,
  };
}
