// Cameras of a territory by level of government: known, connected, unverified.
import { absentPanel } from '#shared/absent-panel.ts';
import type { Cell, Panel, SectionContent } from '#shared/document.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { ofPlace } from '#shared/place-words.ts';
import { say } from '#shared/sentence.ts';
import { cellText, type SectionInput } from '#modules/sources/index.ts';

export interface LevelCount {
  readonly level: string;
  readonly known: Figure;
  readonly connected: Figure;
  readonly unknown: Figure;
  readonly countedOn: Figure;
}

export function countFigures({ book, own, place }: SectionInput): readonly LevelCount[] {
  return own('cameras-counts').map((record) => {
    const level = cellText(record, 'level');
    const at = `${place.code || 'PE'}/${level}`;
    const cutOff = cellText(record, 'countedOn');
    const stated = (column: string, label: string): Figure =>
      book.stated(record, column, {
        id: `${column}@${at}`,
        label: `${label}, nivel ${level}`,
        period: '',
        territory: place.code,
        unit: 'count',
        cutOff,
      });
    return {
      level,
      known: stated('known', 'Cámaras conocidas'),
      connected: stated('connected', 'Cámaras interconectadas'),
      unknown: stated('unknown', 'Cámaras sin verificar'),
      countedOn: book.fact(record, 'countedOn', {
        id: `countedOn@${at}`,
        label: `Fecha del conteo de cámaras, nivel ${level}`,
        period: '',
        territory: place.code,
        unit: 'date',
      }),
    };
  });
}

export function countsPanel(input: SectionInput, counts: readonly LevelCount[]): Panel {
  const head = { id: 'cameras-counts', section: 'cameras', title: 'Cámaras por nivel de gobierno' };
  const [first] = counts;
  if (!first)
    return absentPanel({
      ...head,
      message: `Cámaras ${ofPlace(input.place)} por nivel de gobierno: sin información registrada.`,
    });
  return {
    ...head,
    takeaway: say`${first.connected} cámaras interconectadas de ${first.known} conocidas en el nivel ${first.level}, al ${first.countedOn}.`,
    visuals: [
      {
        kind: 'table',
        caption: 'Cámaras conocidas, interconectadas y sin verificar',
        columns: [
          { key: 'level', label: 'Nivel' },
          { key: 'known', label: 'Conocidas', align: 'right' },
          { key: 'connected', label: 'Interconectadas', align: 'right' },
          { key: 'unknown', label: 'Sin verificar', align: 'right' },
          { key: 'on', label: 'Conteo', align: 'right' },
        ],
        rows: counts.map((row): readonly Cell[] => [
          { content: [row.level] },
          { content: say`${row.known}` },
          { content: say`${row.connected}` },
          { content: say`${row.unknown}` },
          { content: say`${row.countedOn}` },
        ]),
      },
    ],
    webOnly: true,
  };
}

export function countsTile({ place }: SectionInput, [first]: readonly LevelCount[]): SectionContent['tile'] {
  const head = { section: 'cameras', title: 'Videovigilancia' };
  if (first && numberOf(first.connected) !== null)
    return {
      ...head,
      figure: { figure: first.connected.id },
      label: say`cámaras interconectadas de ${first.known}, nivel ${first.level}`,
    };
  return { ...head, figure: null, label: [`cámaras ${ofPlace(place)}: sin información registrada`], state: 'unknown' };
}
