/** OIDC_…: the issuer that people may sign in by, which the operator chooses for the whole installation. */
import { isLoopback } from '../core/is-loopback.ts';
import type { Settings } from '../core/settings.ts';

export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** On the button of the sign-in page. */
  name: string;
  /** In lower case; empty: any. */
  emailDomains: string[];
  /** Whether a person without an account gets one, which belongs to no organisation. */
  createsPeople: boolean;
}

const required = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;

/** Undefined where none is set, or a fault was found. */
export function readOidcSettings(s: Settings): OidcSettings | undefined {
  const [issuer, clientId, clientSecret] = required.map((name) => s.optional(name));
  const name = s.text('OIDC_NAME', 'OpenID Connect');
  const emailDomains = (s.optional('OIDC_EMAIL_DOMAINS') ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  const createsPeople = s.oneOf('OIDC_CREATE_PEOPLE', ['on', 'off'], 'off') === 'on';
  if (name.length > 40) s.fault('OIDC_NAME', 'must have at most 40 characters: it is on a button');
  if (!emailDomains.every((domain) => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain)))
    s.fault('OIDC_EMAIL_DOMAINS', 'must be domains such as exemplu.ro, separated by commas');
  if (issuer !== undefined && !isIssuer(issuer))
    s.fault(
      'OIDC_ISSUER',
      'must be an https address without query, such as https://login.example.com (http on loopback alone)',
    );
  if (issuer !== undefined && clientId !== undefined && clientSecret !== undefined)
    return { issuer, clientId, clientSecret, name, emailDomains, createsPeople };
  if (issuer ?? clientId ?? clientSecret)
    for (const missing of required.filter((one) => s.optional(one) === undefined))
      s.fault(missing, 'is missing: OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together');
  return undefined;
}

export function isPlainLoopback(url: string): boolean {
  return url.startsWith('http:') && isLoopback(url);
}

function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, search, hash, username } = new URL(text);
  return (protocol === 'https:' || isPlainLoopback(text)) && search + hash + username === '';
}
