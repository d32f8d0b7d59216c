import { describe, expect, it } from 'vitest';
import { readRecipe } from './recipe.ts';

const HEADER = [
  'Barrio',
  'Fecha',
  'Tipo de acción',
  'Actor',
  'Lugar',
  'Hora',
  'Mujeres jóvenes',
  'Jóvenes hombres',
  'Latitud',
  'Longitud',
];
const ROW = [
  'Perla Baja',
  '10/05/2025',
  'PREVENCIÓN DE DELITOS',
  'pnp',
  'Losa',
  '9:30',
  '12',
  '8',
  '-12,0701',
  '-77.1259',
];
const rowsOf = (rows: readonly (readonly string[])[]) => {
  const reading = readRecipe({ rows });
  return 'rows' in reading ? reading.rows : reading;
};

describe('the spreadsheet of the strategy', () => {
  it('is read by the names of its columns, wherever its header stands', () => {
    expect(rowsOf([['Actividades de 2025'], [], HEADER, ROW, ['', '']])).toMatchObject([
      {
        row: 4,
        neighbourhood: 'Perla Baja',
        unread: [],
        fields: {
          kind: 'prevention',
          actor: 'police',
          heldOn: '2025-05-10',
          startsAt: '09:30',
          place: 'Losa',
          point: { lat: -12.0701, lon: -77.1259 },
          people: { youths: { women: 12, men: 8 } },
        },
      },
    ]);
  });

  it.each<[string, readonly (readonly string[])[], object]>([
    ['has no header', [ROW], { problem: 'no-header' }],
    ['has two', [HEADER, ROW, HEADER, ROW], { problem: 'two-headers', about: 'filas 1 y 3' }],
    ['lacks a column', [['Barrio', 'Fecha', 'Tipo'], ROW], { problem: 'missing-column', about: 'actor' }],
  ])('that %s is refused', (_, rows, problem) => {
    expect(rowsOf(rows)).toMatchObject(problem);
  });

  it('says what of a row it does not understand, and keeps the row', () => {
    const row = ['Perla Baja', '31/02/2025', 'Fiesta', 'pnp', 'Losa', '25:00', 'Ana y Rosa', '8', '', ''];
    expect(rowsOf([HEADER, row])).toMatchObject([
      {
        fields: { kind: null, heldOn: null, startsAt: null, people: { youths: { women: 0, men: 8 } } },
        unread: [
          'Tipo de acción: «Fiesta» no se entiende.',
          'Fecha: «31/02/2025» no se entiende.',
          'Hora: «25:00» no se entiende.',
          'Jóvenes (18–29): «Ana y Rosa» no es una cantidad de personas.',
        ],
      },
    ]);
  });
});
