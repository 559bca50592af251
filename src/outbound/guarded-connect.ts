/**
 * Opens connections for requests whose address a tenant chose. The addresses that are checked are the ones that are
 * connected to: the name is resolved once, inside the connection attempt, so that no second answer of a DNS server
 * counts (rebinding). The address of the open socket is compared again.
 */
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { checkAddress, type Guard, resolveAllowed } from './allowed-addresses.ts';
import { OutboundError } from './outbound-error.ts';
import { isListed, unbracketed } from './private-addresses.ts';

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
