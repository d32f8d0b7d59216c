import { describe, expect, it } from 'vitest';
import type { SectionContent } from '#shared/document.ts';
import type { Constraint } from '#shared/check.ts';
import type { Scope } from '#modules/sources/index.ts';
import { figureOf, takeawayOf, textOf, valueOf } from '#test/support/sentence-text.ts';
import { callaoScope, shippedSectionInput } from '#test/support/shipped-editions.ts';
import { compromiso5Section } from './section.ts';

const at = (scope: Scope): SectionContent =>
  compromiso5Section.build(shippedSectionInput(compromiso5Section, scope), undefined);
const constraintsOf = (content: SectionContent, reference = '2025-04-07'): readonly Constraint[] => {
  const figures = Object.fromEntries(content.figures.map((figure) => [figure.id, figure]));
  return compromiso5Section.checks.flatMap((check) => check({ territory: '07', asOf: null, reference, figures }));
};
const broken = (constraints: readonly Constraint[]): readonly string[] =>
  constraints.flatMap(({ rule, relation }) =>
    relation.kind === 'holds' && !relation.holds ? [`${rule}: ${relation.figures[0]}`] : [],
  );

describe('Compromiso 5 of Callao at 07/04/2025', () => {
  const content = at(callaoScope());

  it('tells the closed tranches from the one in course, with the days left', () => {
    expect(takeawayOf(content, 'compromiso5-matrix')).toBe(
      'Cinco de siete aprobaron en I y II; en III cumplen seis; Carmen de la Legua se recupera; quedan 54 días.',
    );
  });

  it('keeps the words of the source and says which are by complement', () => {
    expect(valueOf(content, 'compromiso5.result@070102/III')).toBe('no cumple');
    expect(valueOf(content, 'compromiso5.result@070101/I')).toBe('aprobó');
    expect(valueOf(content, 'compromiso5.indicator@070101')).toBe('5.2');
    const table = content.panels[0]?.visuals[0];
    const row = table?.kind === 'table' ? table.rows.find(([name]) => name?.content[0] === 'Bellavista') : undefined;
    expect(row?.map((cell) => textOf(cell.content, content))).toEqual([
      'Bellavista',
      '5.3',
      '✕ desaprobó',
      '✕ desaprobó',
      '✕ no cumple',
    ]);
  });

  it('names who must act and until when', () => {
    expect(content.matters).toHaveLength(1);
    expect(content.matters[0]).toMatchObject({
      responsible: 'Municipalidad Distrital de Bellavista',
      verb: 'Regularizar',
      on: '2025-05-31',
    });
    expect(textOf(content.matters[0]?.what ?? [], content)).toBe(
      'Bellavista no cumple en el tramo III del Compromiso 5 y desaprobó I y II',
    );
  });

  it('finds the failure that nobody remarks on and the goals that nobody states, and nothing else', () => {
    expect(broken(constraintsOf(content))).toEqual([
      'compromiso5-repeated-failure: compromiso5.result@070102/I',
      'compromiso5-goal-declared: compromiso5.definition@PE/5.2',
    ]);
  });

  it('finds a tranche that closed without a final result', () => {
    expect(broken(constraintsOf(content, '2025-06-30'))).toContain(
      'compromiso5-closed-tranche: compromiso5.endsOn@PE/III',
    );
  });

  it('has the printed counts beside the tallies', () => {
    for (const tranche of ['I', 'II', 'III']) {
      expect(valueOf(content, `compromiso5.statedAdverse@07/${tranche}`)).toBe(
        valueOf(content, `compromiso5.adverse@07/${tranche}`),
      );
    }
  });
});

describe('Compromiso 5 elsewhere and later', () => {
  it('after the close nobody has days left', () => {
    const later = at(callaoScope(null));
    expect(takeawayOf(later, 'compromiso5-matrix')).toContain(
      'el tramo III cerró el 31/05/2025, sin resultado final registrado',
    );
  });

  it('a district tells its own story', () => {
    const place = { code: '070102', name: 'Bellavista', level: 'district' } as const;
    const content = at({ ...callaoScope(), place, children: [], districts: [place] });
    expect(takeawayOf(content, 'compromiso5-matrix')).toBe(
      'Bellavista, indicador 5.3: desaprobó en el tramo I, desaprobó en el tramo II y no cumple en el tramo III; quedan 54 días.',
    );
  });

  it('another region inherits the definitions and has no result', () => {
    const content = at({
      ...callaoScope(),
      place: { code: '01', name: 'Amazonas', level: 'region' },
      children: [],
      districts: [],
    });
    expect(content.tile.figure).toBeNull();
    expect(content.panels.map(({ id }) => id)).toEqual(['compromiso5-matrix', 'compromiso5-definitions']);
    expect(figureOf(content, 'compromiso5.municipalities@01')).toBeUndefined();
  });
});
