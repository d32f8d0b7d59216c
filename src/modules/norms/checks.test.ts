import { describe, expect, it } from 'vitest';
import { aFigure, figureMap } from '#test/support/checked-figures.ts';
import type { Constraint } from '#shared/check.ts';
import type { Figure } from '#shared/figure.ts';
import { checks } from './checks.ts';

const cited = (id: string, value: string, territory = ''): Figure => ({
  ...aFigure({ id, value, unit: 'text' }),
  territory,
});
const broken = (figures: readonly Figure[]): readonly Constraint[] =>
  checks
    .flatMap((check) => check({ territory: '07', asOf: null, reference: '2025-04-07', figures: figureMap(figures) }))
    .filter(({ relation }) => relation.kind === 'holds' && !relation.holds);

describe('the citations of all sections', () => {
  it('are one a norm', () => {
    const found = broken([
      cited('norms.citation@PE/RD-008-2024-IN-DGSC', 'R.D. 08- 2024-IN- DGSC'),
      cited('training-centres.norm@PE', 'R.D. 008-2024-DGSC'),
    ]);
    expect(found.map(({ rule }) => rule)).toEqual(['norms-citation-variants']);
    expect(found[0]?.title).toBe('Una misma norma se cita de 2 maneras: 08-2024-IN-DGSC y 008-2024-DGSC.');
  });

  it('may abbreviate the kind of norm, or write its number sign', () => {
    expect(
      broken([cited('a.norm@PE', 'D.S. 006-2022-IN'), cited('b.norm@PE', 'Decreto Supremo N° 006-2022-IN')]),
    ).toEqual([]);
    expect(broken([cited('a.norm@PE', 'Ley 31297'), cited('b.norm@PE', 'Ley N° 31297')])).toEqual([]);
  });

  it('do not mix the platform’s own sentences, nor a mention inside a description', () => {
    const sentence: Figure = {
      ...cited('a.norm@PE', 'RD 008-2024-IN-DGSC'),
      origin: { kind: 'formula', formula: '', inputs: [] },
    };
    expect(broken([sentence, cited('b.norm@PE', 'R.D. 008-2024-DGSC')])).toEqual([]);
    const mention = cited(
      'c.subject@PE',
      'Modifica el Reglamento aprobado por el Decreto Supremo 9-2022-IN para adecuarlo',
    );
    expect(broken([mention, cited('d.norm@PE', 'D.S. 009-2022-IN')])).toEqual([]);
  });

  it('tell whose an ordinance is', () => {
    const perla = cited('pasc.instrument@070104', 'ORDENANZA MUNICIPAL N°021-2023-MDLP', '070104');
    const punta = cited('pasc.instrument@070105', 'ORDENANZA N°001-2025-MDLP/AL', '070105');
    const found = broken([perla, punta]);
    expect(found.map(({ rule, relation }) => [rule, relation.kind === 'holds' ? relation.figures : []])).toEqual([
      ['norms-issuer-collision', ['pasc.instrument@070104', 'pasc.instrument@070105']],
    ]);
    expect(broken([perla])).toEqual([]);
  });
});

describe('what a section cites', () => {
  const law = cited('norms.citation@PE/LEY-31297', 'Ley 31297');
  const rules = (figures: readonly Figure[]) => broken(figures).map(({ rule }) => rule);

  it('is in the catalogue, which holds the ordinances of the plans too', () => {
    expect(rules([law, cited('serenos.norm@07', 'Ley N° 31297')])).toEqual([]);
    expect(rules([law, cited('serenos.norm@07', 'Ley N° 31299')])).toEqual(['norms-citation-unknown']);
    const plan = cited('pasc.instrument@070105', 'ORDENANZA N°001-2025-MDLP/AL', '070105');
    expect(rules([law, plan, cited('training.norm@070105', 'Ordenanza 001-2025-MDLP', '070105')])).not.toContain(
      'norms-citation-unknown',
    );
  });

  it('is not looked up where no catalogue is', () => {
    expect(rules([cited('serenos.norm@07', 'Ley N° 31299')])).toEqual([]);
  });

  it('has not been replaced: by another norm, or by the plan that was brought up to date', () => {
    const rows = [
      law,
      cited('norms.own-citation@PE/LEY-40000', 'Ley 40000'),
      {
        ...cited('norms.successor@PE/LEY-31297', 'LEY-40000'),
        origin: { kind: 'formula', formula: '', inputs: [] },
      } satisfies Figure,
    ];
    const found = broken([...rows, cited('serenos.norm@07', 'Ley 31297')]);
    expect(found.map(({ rule, relation }) => [rule, relation.kind === 'holds' ? relation.expected : ''])).toEqual([
      ['norms-citation-superseded', 'Ley 40000'],
    ]);
    const plans = [
      cited('pasc.instrument@070105', 'ORDENANZA N°001-2025-MDLP', '070105'),
      cited('pasc.instrument@070105/Original', 'ORDENANZA N°005-2023-MDLP', '070105'),
    ];
    expect(rules([law, ...plans, cited('training.norm@070105', 'Ordenanza N°005-2023-MDLP', '070105')])).toContain(
      'norms-citation-superseded',
    );
  });
});

describe('a list of norms', () => {
  const listed = (title: string, stage?: string): Figure[] => [
    aFigure({ id: 'norms.count@PE', value: 1 }),
    cited('norms.citation@PE/LEY-32292', 'LEY 32292'),
    cited('norms.list-title@PE/LEY-32292', title),
    ...(stage ? [cited('norms.stage@PE/LEY-32292', stage)] : []),
  ];

  it('is not of drafts and of norms in force at once', () => {
    expect(broken(listed('PROYECTOS NORMATIVOS / NORMAS ELABORADAS')).map(({ rule }) => rule)).toEqual([
      'norms-list-title',
    ]);
    expect(broken(listed('NORMAS APROBADAS'))).toEqual([]);
  });

  it('does not take a law of Congress for a norm of the ministry', () => {
    expect(broken(listed('NORMAS ELABORADAS', 'LEY APROBADO POR CONGRESO')).map(({ rule }) => rule)).toEqual([
      'norms-law-status',
    ]);
    expect(broken(listed('LEYES QUE RIGEN', 'LEY APROBADA POR EL CONGRESO'))).toEqual([]);
  });
});
