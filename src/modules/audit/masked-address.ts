/** "190.12.34.56" → "190.12.•.•", "2001:db8:1::7" → "2001:db8:•": the network of who came, and not who. */
export function maskedAddress(address: string): string {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  const ipv4 = /^(\d+)\.(\d+)\.\d+\.\d+$/.exec(mapped ?? address);
  if (ipv4) return `${ipv4[1]}.${ipv4[2]}.•.•`;
  const groups = address.split(':').slice(0, 2);
  return address.includes(':') && groups.every((group) => group !== '') ? `${groups.join(':')}:•` : '•';
}
