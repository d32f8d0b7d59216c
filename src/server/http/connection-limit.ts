// Nobody holds all connections: whoever opens many from one address, and says nothing in them, has the newest closed.
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { isLoopbackAddress, isOfNetworks, networksOf, type Reach } from './reach.ts';

/** A browser opens six; an office of some forty comes from one address. */
export const CONNECTIONS_PER_ADDRESS = 256;

/** A proxy that we trust brings everybody's, and counts them itself. */
export function isUnbounded({ trustedProxies }: Pick<Reach, 'trustedProxies'>): (address: string) => boolean {
  const proxies = networksOf(trustedProxies);
  return (address) => isLoopbackAddress(address) || isOfNetworks(proxies, address);
}

export function boundConnections(server: Server, perAddress: number, isExempt: (address: string) => boolean): void {
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    if (isExempt(address)) return;
    const count = open.get(address) ?? 0;
    if (count >= perAddress) {
      socket.destroy();
      return;
    }
    open.set(address, count + 1);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
  });
}
