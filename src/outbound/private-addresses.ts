/** Which addresses a tenant's request may reach: public ones, and those that the operator lists. Pure. */
import ipaddr from 'ipaddr.js';

export interface AllowedPrivate {
  /** Lower-case host names, and addresses in their normal form. */
  hosts: ReadonlySet<string>;
  ranges: readonly [ipaddr.IPv4 | ipaddr.IPv6, number][];
}

/**
 * Hosts and CIDRs, separated by commas or blanks.
 * @returns undefined when one of them is neither
 */
export function parseAllowedPrivate(text: string): AllowedPrivate | undefined {
  const hosts = new Set<string>();
  const ranges: [ipaddr.IPv4 | ipaddr.IPv6, number][] = [];
  for (const entry of text.split(/[\s,]+/).filter((word) => word !== '')) {
    if (entry.includes('/')) {
      if (!ipaddr.isValidCIDR(entry)) return undefined;
      ranges.push(ipaddr.parseCIDR(entry));
    } else if (ipaddr.isValid(unbracketed(entry))) {
      const address = ipaddr.process(unbracketed(entry));
      ranges.push([address, address.kind() === 'ipv4' ? 32 : 128]);
    } else {
      const host = entry.toLowerCase();
      if (!/^[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?$/.test(host)) return undefined;
      hosts.add(host);
    }
  }
  return { hosts, ranges };
}

/** IPv6 addresses that are routed in the public internet; what is embedded in others (IPv4-compatible) is not looked at. */
const globalUnicast: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/** Neither private, loopback, link-local, shared (CGNAT), multicast, reserved nor a form that carries an IPv4 address. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(globalUnicast);
}

/** The operator lists this address, or the host that was asked for. */
export function isListed({ hosts, ranges }: AllowedPrivate, host: string, address: string): boolean {
  if (hosts.has(normalHost(host))) return true;
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return ranges.some(
    ([range, bits]) => range.kind() === parsed.kind() && parsed.match([range, bits] as never),
  );
}

/** As it is compared: without the brackets of an IPv6 address and the dot that ends an absolute name. */
function normalHost(host: string): string {
  return unbracketed(host).toLowerCase().replace(/\.$/, '');
}

export function unbracketed(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}
