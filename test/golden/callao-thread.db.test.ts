// Every place where the thread of Callao's eight plans breaks: an exact list. `-u` writes it again; look at what moved.
import { describe, expect, it } from 'vitest';
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

  it('of a place without plans says so', async () => {
    const { panels, gaps } = await server.get<ThreadView>('/api/thread?territory=15');
    expect(gaps).toEqual([]);
    expect(sentenceText(panels[0]?.takeaway ?? [], {})).toContain('Sin información registrada');
  });
});
