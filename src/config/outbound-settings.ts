/** What leaves for other addresses: webhooks, delivered documents, time stamps. */
import { isAbsolute, resolve } from 'node:path';
import type { Settings } from '../core/settings.ts';
import { type AllowedPrivate, parseAllowedPrivate } from '../outbound/private-addresses.ts';

export function readAllowedPrivate(s: Settings): AllowedPrivate {
  const allowed = parseAllowedPrivate(s.text('WEBHOOK_ALLOW_PRIVATE', ''));
  if (allowed === undefined)
    s.fault(
      'WEBHOOK_ALLOW_PRIVATE',
      'must list hosts without port and ranges such as 10.0.0.0/8, separated by commas',
    );
  return allowed ?? { hosts: new Set(), ranges: [] };
}

/** Never inside DATA_DIR: what programs that watch it delete or fill is not the archive. */
export function readDeliveryRoot(s: Settings, dataDir: string): string | undefined {
  const given = s.optional('DELIVERY_ROOT');
  if (given === undefined) return undefined;
  const root = resolve(given);
  const within = (inner: string, outer: string) => `${inner}/`.startsWith(outer === '/' ? '/' : `${outer}/`);
  if (!isAbsolute(given) || within(root, dataDir) || within(dataDir, root))
    s.fault('DELIVERY_ROOT', 'must be an absolute path outside DATA_DIR, and not above it');
  return root;
}

export function readTsaUrl(s: Settings): string | undefined {
  const url = s.optional('TSA_URL');
  if (url !== undefined && !(URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)))
    s.fault(
      'TSA_URL',
      'must be the address of a time-stamping authority, such as https://tsa.example.com/tsr',
    );
  return url;
}
