// Every place where the thread of Callao's eight plans breaks: an exact list. `-u` writes it again; look at what moved.
import { describe, expect, it } from 'vitest';
import type { FigureProof } from '#modules/briefing/index.ts';
import type { ThreadView } from '#modules/thread/contract.ts';
import { openTestDatabase } from '../support/database.ts';
import { sentenceText } from '../support/sentence-text.ts';
import { openTestServer } from '../support/server.ts';

describe('the thread of the plans of Callao', async () => {
  const server = await openTestServer(await openTestDatabase('full'));
  const thread = await server.get<ThreadView>('/api/thread?territory=07');

  it('breaks exactly here', async () => {
    const lines = thread.gaps.map(({ kind, whose, what }) => `${kind} | ${whose} | ${what}`);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('callao-thread.txt');
  });

  it('goes as far as the priority: forty-one, and no activity of anybody', () => {
    const text = sentenceText(thread.panels[0]?.takeaway ?? [], thread.figures);
    expect(text).toMatch(
      /^De 41 prioridades, \d+ tienen una serie propia que las mide, 0 una actividad, 0 presupuesto y 0 un resultado informado\.$/,
    );
  });

  it('names crimes of the data that no plan does, and priorities of the region that no district shares', () => {
    const of = (kind: string) => thread.gaps.filter((gap) => gap.kind === kind);
    expect(of('crimeOutsidePlan').some(({ whose, what }) => whose === 'CORESEC Callao' && what === 'Robo')).toBe(true);
    expect(of('onlyAbove').map(({ what }) => what)).toContain('Secuestro');
    expect(of('priorityWithoutActivity')).toHaveLength(41);
    expect(of('objectiveUncovered')).toHaveLength(5);
  });

  it('leads from each count to what it counts, and from there to the rows', async () => {
    const proofOf = (id: string) =>
      server.get<FigureProof>(
        `/api/figures/${encodeURIComponent(id)}?territory=07&view=${encodeURIComponent('pasc?territory=07')}`,
      );
    const counts = ['priority', 'series', 'objective-all', 'guideline-all', 'gaps-crimeOutsidePlan'];
    for (const measure of counts) {
      const { figure, inputs } = await proofOf(`pasc.thread-${measure}@07`);
      expect(inputs.length, measure).toBe(figure.value);
      expect((await proofOf(inputs[0]?.id ?? '')).rows.length, measure).toBeGreaterThan(0);
    }
    const kinds = (await proofOf('pasc.thread-gaps@07')).inputs;
    expect(kinds.reduce((sum, { value }) => sum + Number(value), 0)).toBe(thread.gaps.length);
  });

  it('of a place without plans says so', async () => {
    const { panels, gaps } = await server.get<ThreadView>('/api/thread?territory=15');
    expect(gaps).toEqual([]);
    expect(sentenceText(panels[0]?.takeaway ?? [], {})).toContain('Sin información registrada');
  });
});
