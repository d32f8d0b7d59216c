// What the checker finds in the Callao edition of April 2025, and what it rightly leaves alone.
import { describe, expect, it } from 'vitest';
import { plugs } from '#main/plugs.ts';
import { checkSections } from '#modules/quality/server/index.ts';
import type { ComposedSection } from '#modules/sources/server/index.ts';
import { openTestDatabase } from '#test/support/database.ts';
import { callaoScope } from '#test/support/shipped-editions.ts';

describe('the findings of the Callao edition', async () => {
  const db = await openTestDatabase('full');
  const { json } = await db.read(async (tx) => {
    const sections: ComposedSection[] = [];
    for (const plug of plugs) sections.push(await plug.compose(tx, callaoScope()));
    return checkSections(tx, sections, callaoScope());
  });

  it('are the ones of the golden', async () => {
    await expect(`${JSON.stringify(json, null, 2)}\n`).toMatchFileSnapshot('callao-findings.json');
  });
});
