/**
 * Opens connections for requests whose address a tenant chose. The addresses that are checked are the ones that are
 * connected to: the name is resolved once, inside the connection attempt, so that no second answer of a DNS server
 * counts (rebinding). The address of the open socket is compared again.
 */
import { Resolver } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
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

function checkAddress({ allowed }: Guard, { hostname, secure }: Target, address: string): void {
  if (isListed(allowed, hostname, address)) return;
  if (!isPublicAddress(address)) throw new OutboundError('no_public_address');
  if (!secure) throw new OutboundError('not_https');
}

/** @param onConnected told whether the peer is one that the operator lists */
export function guardedConnect(
  guard: Guard,
  connectTimeoutMs: number,
  onConnected: (origin: string, listed: boolean) => void,
): buildConnector.connector {
  const connectors = { 'http:': connectorTo(false), 'https:': connectorTo(true) };
  return (options, callback) => {
    const { hostname, protocol } = options;
    const connector = connectors[protocol as keyof typeof connectors];
    const target = { hostname, secure: protocol === 'https:' };
    try {
      if (!connector) throw new OutboundError('not_a_url');
      // No lookup happens for an address.
      if (isIP(unbracketed(hostname))) checkAddress(guard, target, unbracketed(hostname));
    } catch (error) {
      return callback(error as Error, null);
    }
    return connector(options, (error, socket) => {
      if (error) return callback(error, null);
      const address = socket!.remoteAddress ?? '';
      try {
        checkAddress(guard, target, address);
      } catch (refused) {
        socket!.destroy();
        return callback(refused as Error, null);
      }
      onConnected(originOf(options), isListed(guard.allowed, hostname, address));
      return callback(null, socket!);
    });
  };

  function connectorTo(secure: boolean): buildConnector.connector {
    const lookup: LookupFunction = (hostname, { all }, done) => {
      resolveAllowed(guard, { hostname, secure }).then(
        (addresses) => {
          const found = addresses.map((address) => ({ address, family: isIP(address) }));
          if (all) done(null, found);
          else done(null, found[0]!.address, found[0]!.family);
        },
        (error) => done(error, ''),
      );
    };
    return buildConnector({
      timeout: connectTimeoutMs,
      allowH2: false,
      lookup,
    } as buildConnector.BuildOptions);
  }
}

function originOf({ protocol, hostname, port }: buildConnector.Options): string {
  return `${protocol}//${unbracketed(hostname)}:${port || (protocol === 'https:' ? 443 : 80)}`;
}
