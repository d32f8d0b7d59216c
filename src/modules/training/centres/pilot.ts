// The national pilot: its phase, who takes part, and the norm that it feeds.
import type { Cell, Panel } from '#shared/document.ts';
import type { Drawing, Shape } from '#shared/drawing.ts';
import type { Figure } from '#shared/figure.ts';
import { as, say } from '#shared/sentence.ts';
import { cellText, type SectionInput } from '#modules/sources/index.ts';
import { byColumn } from '../rows.ts';

export function pilotPanel({ book, national }: SectionInput): Panel | null {
  const pilot = national('training-pilot')[0];
  if (!pilot) return null;
  const name = (id: string, label: string) => ({ id: `${id}@PE`, label, period: '', territory: '' });
  const fact = (column: string, id: string, label: string): Figure => book.fact(pilot, column, name(id, label));
  const phase = book.stated(pilot, 'phase', { ...name('phase', 'Fase en curso del piloto'), unit: 'count' });
  const members = byColumn(national('training-pilot-member'), 'order');
  const group = (
    status: string,
    id: string,
    label: string,
  ): { readonly names: readonly Figure[]; readonly count: Figure } => {
    const records = members.filter((record) => record.values['status'] === status);
    return {
      names: records.map((record) =>
        book.fact(record, 'municipality', {
          ...name('member', label),
          id: `member@PE/${cellText(record, 'serves') || cellText(record, 'municipality')}`,
        }),
      ),
      count: book.tally({ ...name(id, label), records, column: 'municipality' }),
    };
  };
  const current = group('Participa', 'members', 'Municipalidades que participan del piloto');
  const coming = group('En ampliación', 'members-coming', 'Municipalidades previstas en la ampliación');
  const feeds = fact('feeds', 'feeds', 'Norma que el piloto alimenta');
  const longer = current.names.length >= coming.names.length ? current.names : coming.names;
  const cell = (figure: Figure | undefined): Cell => ({ content: figure ? say`${figure}` : [''] });
  return {
    id: 'training-centres-pilot',
    section: 'training-centres',
    title: 'Piloto de centros de capacitación',
    takeaway: say`El piloto está en su fase ${phase} con ${as(current.count, { words: 'cardinal' })} municipalidades y prevé sumar ${as(coming.count, { words: 'cardinal' })}; alimenta un ${feeds}.`,
    visuals: [
      {
        kind: 'drawing',
        caption: 'Fases del piloto',
        alt: 'Flujo del piloto: fases anteriores, fase en curso y la norma que se prepara con sus resultados.',
        drawing: phaseDrawing({
          phase,
          feeds,
          phaseName: fact('phaseName', 'phase-name', 'Nombre de la fase en curso'),
          norm: fact('norm', 'norm', 'Norma que aprueba el piloto'),
          unit: fact('unit', 'unit', 'Unidad responsable del piloto'),
          objective: fact('objective', 'objective', 'Objetivo del piloto'),
        }),
      },
      {
        kind: 'table',
        caption: 'Municipalidades del piloto',
        columns: [
          { key: 'current', label: 'Participan', width: 0.5 },
          { key: 'coming', label: 'En ampliación', width: 0.5 },
        ],
        rows: longer.map((_, index) => [cell(current.names[index]), cell(coming.names[index])]),
      },
    ],
    notes: [['La fuente nombra la fase en curso; las anteriores no se describen.']],
  };
}

interface PhaseFigures {
  readonly phase: Figure;
  readonly phaseName: Figure;
  readonly feeds: Figure;
  readonly norm: Figure;
  readonly unit: Figure;
  readonly objective: Figure;
}

const WIDTH = 540;
const BOX = 156;
const GAP = 36;
const TOP = 116;

function phaseDrawing({ phase, phaseName, feeds, norm, unit, objective }: PhaseFigures): Drawing {
  const x = (index: number): number => index * (BOX + GAP);
  const arrow = (index: number): Shape => ({
    kind: 'line',
    points: [
      [x(index) + BOX + 4, TOP / 2],
      [x(index + 1) - 4, TOP / 2],
    ],
    arrow: true,
    stroke: 'muted',
    strokeWidth: 2,
  });
  const line = (row: number, label: string, figure: Figure, height: number): Shape[] => [
    {
      kind: 'text',
      x: 0,
      y: TOP + 22 + row,
      width: 110,
      height,
      text: [label],
      size: 13,
      weight: 'bold',
      vertical: 'top',
      tone: 'muted',
    },
    {
      kind: 'text',
      x: 116,
      y: TOP + 22 + row,
      width: WIDTH - 116,
      height,
      text: [{ figure: figure.id }],
      size: 13,
      vertical: 'top',
      tone: 'ink',
    },
  ];
  return {
    width: WIDTH,
    height: 270,
    shapes: [
      {
        kind: 'rect',
        x: x(0),
        y: 0,
        width: BOX,
        height: TOP,
        radius: 6,
        fill: 'panel',
        stroke: 'line',
        strokeWidth: 1,
      },
      {
        kind: 'text',
        x: x(0) + 8,
        y: 8,
        width: BOX - 16,
        height: 38,
        text: ['Fases anteriores'],
        size: 15,
        weight: 'bold',
        align: 'center',
        vertical: 'middle',
        tone: 'ink',
      },
      {
        kind: 'text',
        x: x(0) + 8,
        y: 48,
        width: BOX - 16,
        height: TOP - 56,
        text: ['descripción no publicada'],
        size: 12,
        align: 'center',
        vertical: 'middle',
        tone: 'muted',
      },
      arrow(0),
      {
        kind: 'rect',
        x: x(1),
        y: 0,
        width: BOX,
        height: TOP,
        radius: 6,
        fill: 'accentSoft',
        stroke: 'accent',
        strokeWidth: 2,
        figure: phase.id,
      },
      {
        kind: 'text',
        x: x(1) + 8,
        y: 8,
        width: BOX - 16,
        height: 38,
        text: ['Fase ', { figure: phase.id }],
        size: 18,
        weight: 'bold',
        align: 'center',
        vertical: 'middle',
        tone: 'ink',
      },
      {
        kind: 'text',
        x: x(1) + 8,
        y: 48,
        width: BOX - 16,
        height: TOP - 56,
        text: [{ figure: phaseName.id }],
        size: 12,
        align: 'center',
        vertical: 'middle',
        tone: 'ink',
      },
      arrow(1),
      {
        kind: 'rect',
        x: x(2),
        y: 0,
        width: BOX,
        height: TOP,
        radius: 6,
        fill: 'paper',
        stroke: 'accent',
        strokeWidth: 1,
        figure: feeds.id,
      },
      {
        kind: 'text',
        x: x(2) + 8,
        y: 8,
        width: BOX - 16,
        height: 38,
        text: ['Norma por dictar'],
        size: 15,
        weight: 'bold',
        align: 'center',
        vertical: 'middle',
        tone: 'ink',
      },
      {
        kind: 'text',
        x: x(2) + 8,
        y: 48,
        width: BOX - 16,
        height: TOP - 56,
        text: [{ figure: feeds.id }],
        size: 12,
        align: 'center',
        vertical: 'middle',
        tone: 'ink',
      },
      ...line(0, 'Aprobado por', norm, 20),
      ...line(26, 'Objetivo', objective, 36),
      ...line(68, 'Responsable', unit, 56),
    ],
  };
}
