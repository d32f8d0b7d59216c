import { describe, expect, it } from 'vitest';
import { runChecks } from '#modules/quality/index.ts';
import { takeawayOf, textOf, valueOf } from '#test/support/sentence-text.ts';
import { callaoScope, shippedSectionInput } from '#test/support/shipped-editions.ts';
import { camerasSection } from './section.ts';

const callao = camerasSection.build(shippedSectionInput(camerasSection, callaoScope()), undefined);

describe('video surveillance at 07/04/2025', () => {
  it('says what the group did, and that nobody counted the cameras of Callao', () => {
    expect(takeawayOf(callao, 'cameras-plan')).toBe(
      'Tres lineamientos republicados por R.M. 1513-2024-IN tras 18 sesiones; cámaras del Callao: sin información registrada.',
    );
    expect(callao.panels.find(({ id }) => id === 'cameras-counts')?.visuals[0]?.kind).toBe('absence');
    expect(callao.tile.figure).toBeNull();
  });

  it('counts members by kind and makes the next ordinal itself', () => {
    expect(takeawayOf(callao, 'cameras-group')).toBe(
      '20 miembros, 6 del Interior y la PNP; el equipo 04 sesionó cuatro veces y le corresponde la quinta.',
    );
    expect(valueOf(callao, 'cameras.members@PE')).toBe(20);
  });

  it('keeps the timeline inside its picture, its texts apart', () => {
    const drawing = callao.panels
      .find(({ id }) => id === 'cameras-group')
      ?.visuals.find((visual) => visual.kind === 'drawing');
    const boxes =
      drawing?.kind === 'drawing'
        ? drawing.drawing.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape] : []))
        : [];
    expect(boxes).toHaveLength(6);
    boxes.forEach((box, index) => {
      expect(box.y + box.height).toBeLessThanOrEqual(drawing?.kind === 'drawing' ? drawing.drawing.height : 0);
      if (index > 0) expect(box.y).toBeGreaterThanOrEqual((boxes[index - 1]?.y ?? 0) + 24);
    });
  });

  it('asks for the sessions that come', () => {
    expect(callao.matters.map(({ what }) => textOf(what, callao))).toEqual([
      'Corresponde la décimo novena sesión ordinaria del grupo de trabajo',
      'Corresponde la quinta sesión del equipo técnico 04',
    ]);
  });

  it('finds that the session announced as next was already held, and that a weekly team stopped meeting', () => {
    const figures = Object.fromEntries(callao.figures.map((figure) => [figure.id, figure]));
    const input = { territory: '07', asOf: '2025-04-07', reference: '2025-04-07', figures };
    const constraints = camerasSection.checks.flatMap((check) => check(input));
    const { findings } = runChecks({ ...input, constraints, acceptances: [], hash: (text) => text });
    expect(findings.map(({ rule }) => rule)).toEqual(['cameras-next-session', 'cameras-team-cadence']);
  });

  it('another region inherits the plan and has no zero', () => {
    const place = { code: '01', name: 'Amazonas', level: 'region' } as const;
    const content = camerasSection.build(
      shippedSectionInput(camerasSection, { ...callaoScope(), place, children: [], districts: [] }),
      undefined,
    );
    expect(takeawayOf(content, 'cameras-plan')).toContain('cámaras de Amazonas: sin información registrada.');
    expect(content.figures.filter(({ value }) => value === 0)).toEqual([]);
  });
});
