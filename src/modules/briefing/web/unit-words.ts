import type { Unit } from '#shared/figure.ts';

const UNIT_WORDS: Readonly<Record<Unit, string>> = {
  count: 'Cantidad',
  percent: 'Porcentaje',
  points: 'Puntos porcentuales',
  soles: 'Soles',
  millionSoles: 'Millones de soles',
  squareKilometers: 'Kilómetros cuadrados',
  perSquareKilometer: 'Habitantes por kilómetro cuadrado',
  perThousand: 'Por cada mil habitantes',
  per100k: 'Por cada cien mil habitantes',
  meters: 'Metros sobre el nivel del mar',
  days: 'Días',
  ordinal: 'Orden',
  date: 'Fecha',
  text: 'Dato en palabras',
};

export function unitWords(unit: Unit): string {
  return UNIT_WORDS[unit];
}
