import { describe, expect, it } from 'vitest';
import { aFigure, figureMap } from '#test/support/checked-figures.ts';
import type { CheckInput, Constraint } from '#shared/check.ts';
import type { Figure } from '#shared/figure.ts';
import { catalogueNames, oneCanonicalName, programmeNames } from './names.ts';

const fact = (id: string, value: string): Figure => aFigure({ id, value, unit: 'text' });

const programme = (code: string, ordinal: number, name: string, canonical: 'Sí' | 'No', form = 'nombre'): Figure[] => [
  fact(`norms.programme@PE/${code}/${ordinal}`, name),
  fact(`norms.programme-canonical@PE/${code}/${ordinal}`, canonical),
  fact(`norms.programme-form@PE/${code}/${ordinal}`, form),
];

const unit = (code: string, name: string, entity: string, acronym?: string): Figure[] => [
  fact(`norms.unit-name@PE/${code}`, name),
  fact(`norms.unit-entity@PE/${code}`, entity),
  ...(acronym === undefined ? [] : [fact(`norms.unit-acronym@PE/${code}`, acronym)]),
];

const used = (id: string, value: string, names = 'unit'): Figure => ({ ...fact(id, value), names });
const over = (figures: readonly Figure[]): CheckInput => ({
  territory: '07',
  asOf: null,
  reference: '2025-04-07',
  figures: figureMap(figures),
});
const seen = (constraints: readonly Constraint[]): readonly unknown[] =>
  constraints.map(({ relation }) =>
    relation.kind === 'holds' ? [relation.stated, relation.expected, relation.figures] : [],
  );

const STRATEGY = [
  ...programme('barrio', 1, 'Estrategia Multisectorial Barrio Seguro', 'Sí'),
  ...programme('barrio', 2, 'Barrio Seguro', 'No', 'nombre corto'),
  ...programme('barrio', 3, 'EMBS', 'No', 'sigla'),
];
const UNITS = [
  ...unit('dgsc', 'Dirección General de Seguridad Ciudadana', 'MININTER', 'DGSC'),
  ...unit('recursos', 'Equipo de Recursos para la Seguridad Ciudadana', 'MININTER'),
  ...unit('central', 'Central de Emergencias 105', 'PNP'),
];

describe('the names of a programme', () => {
  it('have as canonical the row that says so, wherever it stands', () => {
    const figures = [...programme('pi', 1, 'Programa corto', 'No'), ...programme('pi', 2, 'Programa entero', 'Sí')];
    expect(seen(programmeNames(over(figures)))).toEqual([
      ['Programa corto', 'Programa entero', ['norms.programme@PE/pi/1', 'norms.programme@PE/pi/2']],
    ]);
  });

  it('are reported one by one, with the rows that print them', () => {
    const figures = [
      ...programme('pi', 1, 'Plan A', 'Sí'),
      ...programme('pi', 2, 'Plan B', 'No'),
      ...programme('pi', 3, 'Plan C', 'No'),
      used('fesc.plan@PE', 'Plan B (PA)', 'programme'),
    ];
    expect(seen(programmeNames(over(figures)))).toEqual([
      ['Plan B', 'Plan A', ['norms.programme@PE/pi/2', 'fesc.plan@PE', 'norms.programme@PE/pi/1']],
      ['Plan C', 'Plan A', ['norms.programme@PE/pi/3', 'norms.programme@PE/pi/1']],
    ]);
  });

  it('may be shortened or abbreviated', () => {
    expect(programmeNames(over(STRATEGY))).toEqual([]);
  });

  it('have one canonical: not none, not two', () => {
    expect(oneCanonicalName(over(STRATEGY))).toEqual([]);
    expect(seen(oneCanonicalName(over(programme('a', 1, 'Plan A', 'No'))))).toEqual([
      ['Plan A', 'un nombre canónico', ['norms.programme@PE/a/1']],
    ]);
    const two = [...programme('a', 1, 'Plan A', 'Sí'), ...programme('a', 2, 'Plan B', 'Sí')];
    expect(seen(oneCanonicalName(over([...two, ...programme('a', 3, 'PA', 'No', 'sigla')])))).toEqual([
      ['Plan A; Plan B', 'un nombre canónico', ['norms.programme@PE/a/1', 'norms.programme@PE/a/2']],
    ]);
  });
});

describe('a row that names a programme or a unit', () => {
  it.each([
    ['programme', 'Estrategia Multisectorial Barrio Seguro (EMBS)'],
    ['programme', 'ESTRATEGIA MULTISECTORIAL  BARRIO SEGURO'],
    ['unit', 'Equipo de Recursos para la Seguridad Ciudadana, Dirección General de Seguridad Ciudadana'],
    ['unit', 'DGSC'],
    ['unitOrBody', 'Dirección General de Seguridad Ciudadana - MININTER'],
    ['unitOrBody', 'Central de Emergencias 105 – PNP'],
    ['unitOrBody', 'Especialistas de la EMBS, Dirección General de Seguridad Ciudadana'],
    ['unitOrBody', 'Ministerio de Vivienda, Construcción y Saneamiento'],
  ])('is in the catalogue: %s «%s»', (names, value) => {
    expect(catalogueNames(over([...STRATEGY, ...UNITS, used('x.y@07', value, names)]))).toEqual([]);
  });

  it.each([
    ['programme', 'Barrio Tranquilo', 'Barrio Tranquilo', 'un nombre del catálogo de programas'],
    ['unit', 'Equipo de Apoyo, DGSC', 'Equipo de Apoyo', 'un nombre del catálogo de unidades'],
    ['unitOrBody', 'Oficina de Apoyo - MININTER', 'Oficina de Apoyo', 'un nombre del catálogo de unidades'],
  ])('is not: %s «%s»', (names, value, stated, expected) => {
    expect(seen(catalogueNames(over([...STRATEGY, ...UNITS, used('x.y@07', value, names)])))).toEqual([
      [stated, expected, ['x.y@07']],
    ]);
  });

  it('is reported once for all the rows that say the same', () => {
    const rows = [used('a.unit@07', 'Equipo de Apoyo'), used('b.unit@07', 'EQUIPO DE APOYO, DGSC')];
    expect(seen(catalogueNames(over([...UNITS, ...rows])))).toEqual([
      ['Equipo de Apoyo', 'un nombre del catálogo de unidades', ['a.unit@07', 'b.unit@07']],
    ]);
  });

  it('is not judged where nobody loaded the catalogue', () => {
    const row = used('a.unit@07', 'Equipo de Apoyo');
    expect(catalogueNames(over([row]))).toEqual([]);
    expect(catalogueNames(over([...STRATEGY, row]))).toEqual([]);
  });
});
