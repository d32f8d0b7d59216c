// Groups as they are worked on here, beside what the edition prints of them.
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { Cell, Panel } from '#shared/document.ts';
import type { Figure } from '#shared/figure.ts';
import { say } from '#shared/sentence.ts';
import type { SectionInput } from '#modules/sources/index.ts';

const SECTION = 'training-centres';

export interface WorkGroup {
  /** District that its centre serves; with its number it names the row of the edition. */
  readonly territory: string;
  readonly number: string;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate | null;
  readonly isClosed: boolean;
  readonly enrolled: number;
  readonly attended: number;
  readonly certified: number;
}

export function workPanel({ book }: SectionInput, groups: readonly WorkGroup[]): readonly Panel[] {
  if (groups.length === 0) return [];
  const figure = (group: WorkGroup, id: string, label: string, value: Figure['value'], unit: Figure['unit']): Figure =>
    book.include({
      id: `${SECTION}.${id}@${group.territory}/${group.number}`,
      section: SECTION,
      label: `Grupo ${group.number}: ${label}`,
      value,
      ...(value === null ? { absence: 'notReported' } : {}),
      unit,
      decimals: 0,
      period: '',
      territory: group.territory,
      source: 'Registro de capacitación',
      elaboration: 'Vigía',
      cutOff: group.endsOn,
      origin: {
        kind: 'query',
        editionId: 0,
        dataset: SECTION,
        filter: { territory: group.territory, group: group.number },
        rowCount: 1,
      },
    });
  const cell = (shown: Figure): Cell => ({ content: say`${shown}` });
  return [
    {
      id: 'training-centres-work',
      section: SECTION,
      title: 'Los grupos, según su registro',
      takeaway: [
        'Inscritos, asistencia y certificados de los grupos que se llevan aquí, junto a lo que imprime la edición.',
      ],
      visuals: [
        {
          kind: 'table',
          caption: 'Grupos en el registro',
          columns: [
            { key: 'group', label: 'Grupo', width: 0.14 },
            { key: 'enrolled', label: 'Inscritos', width: 0.18 },
            { key: 'attended', label: 'Asistieron', width: 0.18 },
            { key: 'certified', label: 'Certificados', width: 0.18 },
            { key: 'closed', label: 'Clausura', width: 0.32 },
          ],
          rows: groups.map((group): Cell[] => [
            {
              content: say`${figure(group, 'work-number', 'número en el registro', group.number, 'text')}`,
              strong: true,
            },
            cell(figure(group, 'work-enrolled', 'inscritos', group.enrolled, 'count')),
            cell(figure(group, 'work-attended', 'asistieron al menos un día', group.attended, 'count')),
            cell(figure(group, 'work-certified', 'certificados vigentes', group.certified, 'count')),
            group.isClosed
              ? {
                  content: say`el ${figure(group, 'work-closed', 'clausura registrada', group.endsOn, 'date')}`,
                  state: 'good',
                }
              : { content: ['abierto'], state: 'warn' },
          ]),
        },
      ],
      webOnly: true,
    },
  ];
}

/** Whether somebody closed here the group that an edition leaves open. */
export function isClosedHere(groups: readonly WorkGroup[], territory: string, number: string): boolean {
  return groups.some((group) => group.isClosed && group.territory === territory && group.number === number);
}
