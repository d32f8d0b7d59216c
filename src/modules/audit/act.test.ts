import { describe, expect, it } from 'vitest';
import { actText, fieldsText, NO_HASH } from './act.ts';

describe('the text that a hash is over', () => {
  it.each([
    [
      ['ab', 'c'],
      ['a', 'bc'],
    ],
    [
      ['a', ''],
      ['', 'a'],
    ],
    [[null], ['-']],
    [
      [null, 'a'],
      ['', 'a'],
    ],
    [['1:a,'], ['1:a', '']],
    [['ñ'], ['n', '~']],
  ])('of %j is not that of %j', (one, other) => {
    expect(fieldsText(one)).not.toBe(fieldsText(other));
  });

  it('counts bytes, not letters', () => {
    expect(fieldsText(['ñ😀', null, ''])).toBe('6:ñ😀,-,0:,');
  });

  it('says every field of an act: none can change unnoticed', () => {
    const act = {
      chain: '070101',
      sequence: 7,
      atMicroseconds: '1780326000000000',
      kind: 'write',
      territory: '070101',
      actor: 'María',
      account: 'a1',
      address: '10.0.0.5',
      action: 'correctRow',
      subject: 'record/1',
      reason: 'Errata',
      details: '{}',
      personalSubject: 'sereno/1',
      personal: '01ff',
      previousHash: NO_HASH,
    };
    const text = actText(act);
    for (const [field, value] of Object.entries(act)) {
      const changed = { ...act, [field]: typeof value === 'number' ? value + 1 : `${value}x` };
      expect(actText(changed), field).not.toBe(text);
    }
  });
});
