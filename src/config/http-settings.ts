/** Where the service listens, whose headers and pages it believes, and how much one caller may ask. */
import ipaddr from 'ipaddr.js';
import type { Settings } from '../core/settings.ts';

export interface HttpSettings {
  port: number;
  host: string;
  publicUrl: string;
  /** Of a second listener with health checks and metrics alone; undefined: none. */
  healthPort: number | undefined;
  metricsToken: string | undefined;
  /** Whose X-Forwarded-* headers are believed: addresses and ranges. */
  trustedProxies: string[];
  /** Whose pages may call the API with a key. */
  corsOrigins: string[];
  /** Of one key or session and process; 0: no limit. */
  requestsPerMinute: number;
}

export function readHttp(s: Settings): HttpSettings {
  const port = s.integer('PORT', 3000, { from: 1, to: 65_535 });
  return {
    port,
    host: s.text('HOST', '127.0.0.1'),
    publicUrl: readPublicUrl(s, port),
    healthPort: readHealthPort(s, port),
    metricsToken: readMetricsToken(s),
    trustedProxies: readTrustedProxies(s),
    corsOrigins: readOrigins(s),
    requestsPerMinute: s.integer('API_REQUESTS_PER_MINUTE', 1200, { from: 0, to: 1_000_000 }),
  };
}

/** The service answers at the root of its host: under a path the dashboard and ANAF's callback would lead nowhere. */
function readPublicUrl(s: Settings, port: number): string {
  const url = s.url('PUBLIC_URL', `http://localhost:${port}`);
  const path = URL.canParse(url) ? new URL(url).pathname : '/';
  if (path !== '/')
    s.fault(
      'PUBLIC_URL',
      'must have no path: give the service a host name of its own, such as https://efactura.example.com',
    );
  return url;
}

/** 0: none. */
function readHealthPort(s: Settings, port: number): number | undefined {
  const healthPort = s.integer('HEALTH_PORT', 0, { from: 0, to: 65_535 });
  if (healthPort === port) s.fault('HEALTH_PORT', 'must differ from PORT');
  return healthPort === 0 ? undefined : healthPort;
}

function readTrustedProxies(s: Settings): string[] {
  const entries = s.text('TRUSTED_PROXIES', 'loopback').split(/[\s,]+/);
  const named = ['loopback', 'linklocal', 'uniquelocal'];
  const sound = (entry: string) =>
    named.includes(entry) || ipaddr.isValid(entry) || ipaddr.isValidCIDR(entry);
  if (!entries.every(sound))
    s.fault('TRUSTED_PROXIES', 'must list addresses and ranges such as 10.0.0.0/8, separated by commas');
  return entries.filter(sound);
}

/** `*` would let every site that a person visits try keys. */
function readOrigins(s: Settings): string[] {
  const origins = (s.optional('CORS_ORIGINS') ?? '').split(/[\s,]+/).filter((origin) => origin !== '');
  const sound = (origin: string) =>
    /^https?:\/\//.test(origin) && URL.canParse(origin) && new URL(origin).origin === origin;
  if (!origins.every(sound))
    s.fault(
      'CORS_ORIGINS',
      'must be origins such as https://app.exemplu.ro, separated by commas, without a path',
    );
  return origins;
}

/** Short enough to be guessed is as good as none. */
function readMetricsToken(s: Settings): string | undefined {
  const token = s.optional('METRICS_TOKEN');
  if (token !== undefined && !/^[!-~]{16,200}$/.test(token))
    s.fault(
      'METRICS_TOKEN',
      'must be 16 to 200 visible ASCII characters, such as `openssl rand -hex 32` makes',
    );
  return token;
}
