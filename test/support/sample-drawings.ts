// Pictures of the sample deck: a map with a hole, a tree, a flow with arrows and a Gantt chart.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, crc32 } from 'node:zlib';
import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import type { Drawing, Shape, Tone } from '#shared/drawing.ts';
import { DISTRICTS } from './sample-figures.ts';

const GEOJSON = join(import.meta.dirname, '../../data/territory/callao-distritos.geojson');

/** The seven districts, coloured by the figure `rate` of each, with names beside. */
export function sampleMap(width: number, height: number, figureOf: (code: string) => string): Drawing {
  const collection: FeatureCollection<Polygon | MultiPolygon, { ubigeo: string }> = JSON.parse(
    readFileSync(GEOJSON, 'utf8'),
  );
  const rings = collection.features.map((feature) => ({
    code: feature.properties.ubigeo,
    rings: feature.geometry.type === 'Polygon' ? feature.geometry.coordinates : feature.geometry.coordinates.flat(),
  }));
  const all = rings.flatMap((feature) => feature.rings.flat());
  const [west, east] = [Math.min(...all.map(longitude)), Math.max(...all.map(longitude))];
  const [south, north] = [Math.min(...all.map(latitude)), Math.max(...all.map(latitude))];
  const scale = Math.min((width - 140) / (east - west), (height - 10) / (north - south));
  const project = (point: Position): readonly [number, number] => [
    5 + (longitude(point) - west) * scale,
    5 + (north - latitude(point)) * scale,
  ];
  const shapes: Shape[] = rings.map((feature) => ({
    kind: 'polygon',
    rings: feature.rings.map((ring) => ring.map(project)),
    fill: heatTone(DISTRICTS.find((district) => district.code === feature.code)?.heat ?? 1),
    stroke: 'paper',
    strokeWidth: 0.75,
    territory: feature.code,
    title: DISTRICTS.find((district) => district.code === feature.code)?.name ?? '',
    figure: figureOf(feature.code),
  }));
  const legend: Shape[] = DISTRICTS.flatMap((district, index): Shape[] => [
    {
      kind: 'rect',
      x: width - 150,
      y: 12 + index * 22,
      width: 12,
      height: 12,
      fill: heatTone(district.heat),
      stroke: 'line',
      strokeWidth: 0.5,
    },
    {
      kind: 'text',
      x: width - 132,
      y: 8 + index * 22,
      width: 132,
      height: 20,
      size: 11,
      vertical: 'middle',
      text: [`${district.name.split(' ').slice(0, 2).join(' ')} `, { figure: figureOf(district.code) }],
    },
  ]);
  return { width, height, shapes: [...shapes, ...legend] };
}

function longitude(point: Position): number {
  return point[0] ?? 0;
}

function latitude(point: Position): number {
  return point[1] ?? 0;
}

function heatTone(heat: 1 | 2 | 3 | 4 | 5): Tone {
  return (['scale1', 'scale2', 'scale3', 'scale4', 'scale5'] as const)[heat - 1] ?? 'scale1';
}

const OBJECTIVES: readonly (readonly [string, readonly string[]])[] = [
  [
    'Prevención de delitos y violencias cometidos por jóvenes',
    ['Prevención social', 'Prevención comunitaria', 'Reinserción social'],
  ],
  [
    'Acceso a los servicios de seguridad ciudadana',
    ['Serenazgo municipal', 'Gestión del comité', 'Gestión de la información', 'Tecnologías de la información'],
  ],
  ['Robo y hurto en espacios públicos', ['Patrullaje', 'Espacios públicos seguros', 'Mercados ilícitos']],
  [
    'Delitos violentos',
    [
      'Atención a víctimas',
      'Persecución por violencia',
      'Persecución por homicidio',
      'Salud mental',
      'Control de armas',
    ],
  ],
  ['Delitos de bandas criminales', ['Delitos informáticos', 'Desarticular bandas']],
];

export function sampleTree(): Drawing {
  const step = 184;
  const shapes = OBJECTIVES.flatMap(([objective, guidelines], column): Shape[] => [
    { kind: 'rect', x: column * step, y: 0, width: step - 12, height: 58, radius: 4, fill: 'accent' },
    {
      kind: 'text',
      x: column * step + 6,
      y: 2,
      width: step - 24,
      height: 54,
      size: 12,
      weight: 'bold',
      align: 'center',
      vertical: 'middle',
      tone: 'paper',
      text: [objective],
    },
    ...guidelines.flatMap((guideline, row): Shape[] => [
      {
        kind: 'line',
        points: [
          [column * step + 10, 58],
          [column * step + 10, 92 + row * 48],
          [column * step + 22, 92 + row * 48],
        ],
        stroke: 'line',
        strokeWidth: 1,
      },
      {
        kind: 'rect',
        x: column * step + 22,
        y: 74 + row * 48,
        width: step - 34,
        height: 36,
        radius: 3,
        fill: 'accentSoft',
        stroke: 'accent',
        strokeWidth: 0.75,
      },
      {
        kind: 'text',
        x: column * step + 26,
        y: 75 + row * 48,
        width: step - 42,
        height: 34,
        size: 11,
        align: 'left',
        vertical: 'middle',
        text: [guideline],
      },
    ]),
  ]);
  return { width: 920, height: 320, shapes };
}

/** Four steps joined by arrows; the last two are unknown, hatched. */
export function sampleFlow(count: string): Drawing {
  const steps = ['Prioridad', 'Actividad', 'Presupuesto', 'Resultado'];
  const shapes = steps.flatMap((step, index): Shape[] => [
    {
      kind: 'rect',
      x: index * 235,
      y: 60,
      width: 180,
      height: 110,
      radius: 6,
      fill: index === 0 ? 'accent' : 'panel',
      stroke: index === 0 ? 'accent' : 'unknown',
      strokeWidth: 1,
      hatched: index > 0,
    },
    {
      kind: 'text',
      x: index * 235 + 10,
      y: 70,
      width: 160,
      height: 30,
      size: 14,
      weight: 'bold',
      align: 'center',
      vertical: 'middle',
      tone: index === 0 ? 'paper' : 'ink',
      text: [step],
    },
    {
      kind: 'text',
      x: index * 235 + 10,
      y: 105,
      width: 160,
      height: 55,
      size: index === 0 ? 26 : 12,
      align: 'center',
      vertical: 'middle',
      tone: index === 0 ? 'paper' : 'ink',
      text: index === 0 ? [{ figure: count }] : ['sin información registrada'],
    },
    ...(index === 0
      ? []
      : [
          {
            kind: 'line',
            points: [
              [index * 235 - 52, 115],
              [index * 235 - 4, 115],
            ],
            stroke: 'muted',
            strokeWidth: 1.5,
            arrow: true,
            dashed: index > 1,
          } as const,
        ]),
  ]);
  return {
    width: 900,
    height: 230,
    shapes: [
      ...shapes,
      { kind: 'ellipse', x: 90, y: 200, rx: 10, ry: 10, fill: 'good' },
      { kind: 'text', x: 106, y: 190, width: 200, height: 20, size: 11, vertical: 'middle', text: ['con información'] },
    ],
  };
}

/** A PNG of diagonal stripes, the same bytes on every machine. */
export function samplePhoto(width = 320, height = 200): Uint8Array {
  const raw = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * (width * 3 + 1) + 1 + x * 3;
      const dark = (x + y) % 40 < 20;
      raw.set(dark ? [31, 78, 96] : [214, 226, 230], at);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(raw)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
