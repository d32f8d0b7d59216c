// Spanish for what the engine found: numbers are printed as everywhere else, from the figures.
import type { Constraint } from '#shared/check.ts';
import { formatDate } from '#shared/calendar-date.ts';
import type { FigureMap } from '#shared/figure.ts';
import { formatFigure } from '#shared/format.ts';
import type { Explained } from './diagnose.ts';
import type { Hypothesis } from './hypothesis.ts';
import type { World } from './world.ts';

/** "«PIM de Proyectos, 2024» (S/ 78,078,288)". */
function named(world: World, id: string): string {
  const figure = world.figures[id];
  if (!figure) return `«${id}»`;
  const period = figure.label.includes(figure.period) ? '' : `, ${figure.period}`;
  return `«${figure.label}${period}» (${formatFigure(figure)})`;
}

function printed(figures: FigureMap, id: string, value: number): string {
  const figure = figures[id];
  return figure ? formatFigure({ ...figure, value }) : String(value);
}

export function causeOf(
  hypothesis: Hypothesis,
  { world, constraint }: Pick<Explained, 'world' | 'constraint'>,
): string {
  const cell = named(world, hypothesis.figure);
  return [
    `${slipOf(hypothesis, cell, world, constraint)} ${consequenceOf(hypothesis, world)}`,
    correctionsBefore(world, constraint),
  ]
    .filter(Boolean)
    .join(' ');
}

function slipOf({ pattern, figure, fixed }: Hypothesis, cell: string, world: World, { relation }: Constraint): string {
  switch (pattern.kind) {
    case 'pastedSubtotal':
      return `La celda ${cell} es igual a la suma de ${pattern.of.map((id) => named(world, id)).join(' y ')}: parece un subtotal pegado en otra fila.`;
    case 'transposedDigits':
      return `La celda ${cell} parece tener dos cifras cambiadas de lugar.`;
    case 'otherCell':
      return `La celda ${cell} repite el valor de ${named(world, pattern.id)}: parece copiada de otra fila, columna o año.`;
    case 'unitThousand':
      return `La celda ${cell} parece estar en otra unidad (miles o millones).`;
    case 'staleCopy':
      return `La celda ${cell} repite el valor de la edición anterior: parece que no se actualizó.`;
    case 'truncated':
      return `La cifra ${cell} está truncada, no redondeada.`;
    case 'decimalPoint':
      return `La celda ${cell} parece tener corrida la coma decimal, o un cero de más o de menos.`;
    case 'oneDigit':
      return `La celda ${cell} parece tener un dígito equivocado.`;
    case 'implied':
      return impliedWords(cell, figure, fixed.find((rule) => rule.relation.kind === 'sum')?.relation ?? relation);
  }
}

function impliedWords(cell: string, figure: string, relation: Constraint['relation']): string {
  switch (relation.kind) {
    case 'sum':
      return relation.total === figure
        ? `El total ${cell} no es la suma de sus partes.`
        : `La celda ${cell} no es lo que falta para llegar al total.`;
    case 'equal':
      return `El mismo dato está impreso con dos valores; el de ${cell} es el que no concuerda con las demás cifras.`;
    case 'next':
      return `La numeración de ${cell} no sigue a la anterior.`;
    default:
      return `La cifra ${cell} no resulta de las cifras con que se calcula.`;
  }
}

function consequenceOf({ figure, to, remaining, propagation }: Hypothesis, world: World): string {
  const value = printed(world.figures, figure, to);
  const followers = [...propagation.figures.keys()].map((id) => {
    const corrected = propagation.world.valueOf(id);
    return `${named(world, id)}${corrected === null ? '' : ` pasa a ${printed(world.figures, id, corrected)}`}`;
  });
  const rules = remaining.length > 0 ? 'se cumple esta regla' : 'se cumplen todas las reglas que la tocan';
  return `Con ${value} ${rules}${followers.length > 0 ? `, y ${followers.join(' y ')}` : ''}.`;
}

/** Corrections of other causes that this one counts with. */
function correctionsBefore(world: World, { relation }: Constraint): string {
  const inputs =
    relation.kind === 'ratio'
      ? [relation.numerator, relation.denominator]
      : relation.kind === 'difference'
        ? [relation.minuend, relation.subtrahend]
        : [];
  const corrected = inputs.flatMap((id) => {
    const value = world.changes.get(id);
    return value === undefined ? [] : [`${named(world, id)} corregida a ${printed(world.figures, id, value)}`];
  });
  return corrected.length === 0 ? '' : `Se cuenta ya con ${corrected.join(' y ')}.`;
}

export function followerCause(hypothesis: Hypothesis, follower: string, world: World): string {
  const corrected = hypothesis.propagation.world.valueOf(follower);
  const value =
    corrected === null
      ? ''
      : ` Con ${printed(world.figures, hypothesis.figure, hypothesis.to)} sería ${printed(world.figures, follower, corrected)}.`;
  return `La cifra ${named(world, follower)} arrastra el error de ${named(world, hypothesis.figure)}.${value}`;
}

/** What to say when no single cell explains it. */
export function adviceOf(constraint: Constraint, world: World): string {
  if (constraint.advice !== undefined) return constraint.advice;
  const { relation } = constraint;
  switch (relation.kind) {
    case 'holds':
      return `Se esperaba «${relation.expected}»; la fuente dice «${relation.stated}».`;
    case 'fresh':
      return `${named(world, relation.date)} debía ser una fecha de los ${relation.maximumDays} días anteriores al ${formatDate(relation.at)}.`;
    case 'mature':
      return `El periodo terminó el ${formatDate(relation.periodEnd)} y se cortó el ${formatDate(relation.cutOff)}: faltan registros tardíos.`;
    case 'atMost':
      return `${named(world, relation.lower)} no debía superar ${named(world, relation.upper)}.`;
    case 'sum':
      return sumAdvice(relation, world);
    default:
      return 'Ninguna corrección de una sola cifra hace cumplir todas las reglas: revise las cifras nombradas con la fuente.';
  }
}

function sumAdvice({ total, parts }: Extract<Constraint['relation'], { kind: 'sum' }>, world: World): string {
  const sum = parts.reduce((reached, id) => reached + (world.valueOf(id) ?? 0), 0);
  return `Las partes suman ${printed(world.figures, total, sum)} y el total impreso es ${named(world, total)}: una de las partes está equivocada y las demás reglas no alcanzan para saber cuál.`;
}
