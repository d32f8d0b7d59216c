import { describe, expect, it } from 'vitest';
import { maskedAddress } from './masked-address.ts';

describe('a masked network address', () => {
  it.each([
    ['190.12.34.56', '190.12.•.•'],
    ['::ffff:190.12.34.56', '190.12.•.•'],
    ['2001:db8:1:2::7', '2001:db8:•'],
    ['fe80::1%eth0', '•'],
    ['::1', '•'],
    ['otra cosa', '•'],
    ['', '•'],
  ])('of %s is %s', (address, masked) => {
    expect(maskedAddress(address)).toBe(masked);
  });
});
