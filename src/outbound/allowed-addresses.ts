/** Which addresses a request may reach whose host a tenant chose. Connects to nothing. */
import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { OutboundError } from './outbound-error.ts';
import { type AllowedPrivate, isListed, isPublicAddress, unbracketed } from './private-addresses.ts';

/** All addresses of a name; an exception when it has none. */
export type Resolve = (hostname: string) => Promise<string[]>;

/** By DNS alone: `getaddrinfo` would occupy one of four threads for as long as a slow name server likes. */
export function createResolver(): Resolve {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  return async (hostname) => {
    const found = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    return found.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  };
}

export interface Guard {
  allowed: AllowedPrivate;
  resolve: Resolve;
}

export interface Target {
  hostname: string;
  /** Without TLS only to what the operator lists. */
  secure: boolean;
}

/**
 * One address that may not be reached spoils all of them: which one a connection takes is chance.
 * @throws OutboundError no_public_address, not_https
 */
export async function resolveAllowed(guard: Guard, { hostname, secure }: Target): Promise<string[]> {
  const host = unbracketed(hostname);
  const addresses = isIP(host) ? [host] : await guard.resolve(host).catch(() => []);
  if (addresses.length === 0) throw new OutboundError('no_public_address');
  for (const address of addresses) checkAddress(guard, { hostname, secure }, address);
  return addresses;
}

/** @throws OutboundError no_public_address, not_https */
export function checkAddress({ allowed }: Guard, { hostname, secure }: Target, address: string): void {
  if (isListed(allowed, hostname, address)) return;
  if (!isPublicAddress(address)) throw new OutboundError('no_public_address');
  if (!secure) throw new OutboundError('not_https');
}
