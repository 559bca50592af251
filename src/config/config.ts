/** The environment read once into settings; every fault is named at once, and no value is ever shown. No other file reads process.env. */
import { readFileSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import ipaddr from 'ipaddr.js';
import { type BucketSettings, parseS3Url, type S3Settings } from '../archive/s3-settings.ts';
import { hourMs } from '../core/durations.ts';
import type { Misspelt } from '../core/misspelt.ts';
import { builtInPlans, type Plan } from '../core/plan.ts';
import { readPlans } from '../core/plans-file.ts';
import { Settings } from '../core/settings.ts';
import type { SignerCertificate } from '../core/signer.ts';
import { certificatesOfPem } from '../documents/seal-certificate.ts';
import type { MailSettings } from '../notify/mail-sender.ts';
import { readMailSettings } from '../notify/mail-settings.ts';
import { type AllowedPrivate, parseAllowedPrivate } from '../outbound/private-addresses.ts';

export type Role = 'all' | 'api' | 'worker';
export type AnafEnvironment = 'prod' | 'test' | 'sandbox';

export interface Config {
  role: Role;
  http: {
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
  };
  dataDir: string;
  /** Off for a pooler that hands a connection on between two statements and does not know their names. */
  namedStatements: boolean;
  database: { kind: 'embedded' } | { kind: 'external'; url: string; directUrl?: string };
  /** In a bucket where there is one, or else in the folder. */
  archive: { kind: 'disk' | 's3'; dir: string; bucket?: BucketSettings };
  /** Where buckets are and with which key. */
  s3: S3Settings | undefined;
  /** 32 bytes; undefined: the key lies in the data directory. */
  secretKey: Buffer | undefined;
  /** What it was before it was changed, for as long as secrets are sealed with it. */
  previousSecretKey: Buffer | undefined;
  logLevel: string;
  anaf: {
    environment: AnafEnvironment;
    apiUrl: string;
    publicUrl: string;
    oauthUrl: string;
    /** Undefined until the operator has registered an application at ANAF. */
    client: { id: string; secret: string } | undefined;
    redirectUri: string;
    /** 0: no limit, for the sandbox alone. */
    callsPerMinute: number;
    /** Whose seals are believed beside those that the program knows. */
    signers: SignerCertificate[];
  };
  /** What addresses that tenants configure may reach beside the public internet. */
  webhookAllowPrivate: AllowedPrivate;
  /** Undefined: no mail is sent, and links are there to be copied. */
  mail: MailSettings | undefined;
  /** Below it documents are delivered into folders, one for each organisation; undefined: folders are off. */
  deliveryRoot: string | undefined;
  /** A time-stamping authority for statements. */
  tsaUrl: string | undefined;
  /** A session that is not used for so long ends; undefined: it lasts its two weeks. */
  sessionIdleMs: number | undefined;
  plans: Record<string, Plan>;
  backup: BackupSettings;
  /** What was set, without secrets: a backup keeps it. */
  given: Record<string, string>;
  /** Names of variables that nothing reads and that look like a setting. */
  misspelt: Misspelt[];
}

export interface BackupSettings {
  /** A folder; undefined: none is made unless a command names one. */
  url: string | undefined;
  /** Each day at this time in Romania; undefined: when the command is run. */
  at: { hour: number; minute: number } | undefined;
  /** How many of those made by themselves are kept. */
  keep: number;
  /** What the key that encrypts backups follows from; undefined: they are not encrypted. */
  secret: string | undefined;
  /** Backups go to a bucket unencrypted only when the operator says so. */
  plainInBucket: boolean;
  s3: S3Settings | undefined;
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** @throws ConfigError that names every wrong setting */
export function readConfig(env: Record<string, string | undefined>): Config {
  const s = new Settings(env);
  const port = s.integer('PORT', 3000, { from: 1, to: 65_535 });
  const dataDir = resolve(s.text('DATA_DIR', './data'));
  const publicUrl = readPublicUrl(s, port);
  const s3 = readS3(s);
  const bucket = readArchiveUrl(s, s3);
  const config: Config = {
    role: s.oneOf('ROLE', ['all', 'api', 'worker'], 'all'),
    http: {
      port,
      host: s.text('HOST', '127.0.0.1'),
      publicUrl,
      healthPort: readHealthPort(s, port),
      metricsToken: readMetricsToken(s),
      trustedProxies: readTrustedProxies(s),
      corsOrigins: readOrigins(s),
      requestsPerMinute: s.integer('API_REQUESTS_PER_MINUTE', 1200, { from: 0, to: 1_000_000 }),
    },
    dataDir,
    database: readDatabase(s),
    namedStatements: s.oneOf('DATABASE_NAMED_STATEMENTS', ['on', 'off'], 'on') === 'on',
    archive: { kind: bucket ? 's3' : 'disk', dir: resolve(dataDir, 'archive'), ...(bucket && { bucket }) },
    s3,
    secretKey: readKey(s, 'SECRET_KEY'),
    previousSecretKey: readKey(s, 'SECRET_KEY_PREVIOUS'),
    logLevel: s.oneOf('LOG_LEVEL', ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),
    anaf: readAnaf(s, publicUrl, port),
    webhookAllowPrivate: readAllowedPrivate(s),
    mail: readMailSettings(s),
    deliveryRoot: readDeliveryRoot(s, dataDir),
    tsaUrl: readTsaUrl(s),
    sessionIdleMs: readSessionIdle(s),
    plans: readPlansFile(s),
    backup: readBackup(s, s3),
    given: {},
    misspelt: [],
  };
  config.misspelt = s.misspelt;
  config.given = s.given;
  if (s.faults.length > 0)
    throw new ConfigError(
      `These settings are wrong (see .env.example):\n${s.faults.map((f) => `  - ${f}`).join('\n')}`,
    );
  return config;
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

/** 0: none. Two weeks are the longest that a session lasts at all. */
function readSessionIdle(s: Settings): number | undefined {
  const hours = s.integer('SESSION_IDLE_HOURS', 24, { from: 0, to: 336 });
  return hours === 0 ? undefined : hours * hourMs;
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

function readDatabase(s: Settings): Config['database'] {
  const url = s.optional('DATABASE_URL');
  const directUrl = s.optional('DATABASE_DIRECT_URL');
  if (url !== undefined && !isPostgresUrl(url))
    s.fault(
      'DATABASE_URL',
      'must look like postgres://user:password@host:5432/database, or be left out for the embedded one',
    );
  if (directUrl !== undefined && (url === undefined || !isPostgresUrl(directUrl)))
    s.fault(
      'DATABASE_DIRECT_URL',
      'must look like postgres://user:password@host:5432/database and name the database of DATABASE_URL without its pooler',
    );
  return url === undefined ? { kind: 'embedded' } : { kind: 'external', url, directUrl };
}

function isPostgresUrl(url: string): boolean {
  return /^postgres(ql)?:\/\//.test(url) && URL.canParse(url);
}

function readKey(s: Settings, name: string): Buffer | undefined {
  const text = s.optional(name);
  if (text === undefined) return undefined;
  const key = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64');
  if (key.length !== 32)
    s.fault(name, 'must be 32 random bytes in base64 or hex, such as `openssl rand -base64 32` makes');
  return key;
}

function readAnaf(s: Settings, publicUrl: string, port: number): Config['anaf'] {
  const environment = s.oneOf('ANAF_ENVIRONMENT', ['prod', 'test', 'sandbox'], 'prod');
  const sandbox = environment === 'sandbox';
  const host = (name: string, real: string) =>
    sandbox
      ? s.required(
          name,
          'ANAF_ENVIRONMENT=sandbox has no address of its own: give the one that the sandbox prints',
        )
      : s.url(name, real);
  const id = s.optional('ANAF_CLIENT_ID');
  const secret = s.optional('ANAF_CLIENT_SECRET');
  if ((id === undefined) !== (secret === undefined))
    s.fault(
      id === undefined ? 'ANAF_CLIENT_ID' : 'ANAF_CLIENT_SECRET',
      'is missing: ANAF gives both together',
    );
  const segment = environment === 'test' ? 'test' : 'prod';
  return {
    environment,
    apiUrl: host('ANAF_API_URL', `https://api.anaf.ro/${segment}/FCTEL/rest`),
    publicUrl: host('ANAF_PUBLIC_URL', 'https://webservicesp.anaf.ro/prod/FCTEL/rest'),
    oauthUrl: host('ANAF_OAUTH_URL', 'https://logincert.anaf.ro/anaf-oauth2/v1'),
    client: id !== undefined && secret !== undefined ? { id, secret } : undefined,
    redirectUri: readRedirectUri(s, publicUrl, port),
    // 0 lifts the limit for benches; ANAF itself is never called without one.
    callsPerMinute: s.integer('ANAF_CALLS_PER_MINUTE', 900, {
      from: sandbox ? 0 : 1,
      to: sandbox ? 10_000 : 1000,
    }),
    signers: readSignerCerts(s),
  };
}

/** ANAF registers https alone, so a service without a public name uses a local https address and the paste mode. */
function readRedirectUri(s: Settings, publicUrl: string, port: number): string {
  const path = '/api/v1/anaf/callback';
  const fallback = publicUrl.startsWith('https:')
    ? `${publicUrl}${path}`
    : `https://localhost:${port}${path}`;
  const uri = s.url('ANAF_REDIRECT_URI', fallback);
  if (uri.startsWith('http:') && !isLoopback(uri))
    s.fault(
      'ANAF_REDIRECT_URI',
      'must be https: ANAF registers no other (http is accepted on loopback alone)',
    );
  return uri;
}

export function isLoopback(uri: string): boolean {
  return URL.canParse(uri) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(uri).hostname);
}

/** Faults name the file by its place in the list: what the setting says is not shown. */
function readSignerCerts(s: Settings): SignerCertificate[] {
  const files =
    s
      .optional('ANAF_SIGNER_CERTS')
      ?.split(',')
      .map((file) => file.trim()) ?? [];
  return files.flatMap((file, i) => {
    const which = files.length === 1 ? '' : `: file ${i + 1}`;
    try {
      const certificates = certificatesOfPem(readFileSync(file, 'utf8'));
      if (certificates) return certificates;
      s.fault('ANAF_SIGNER_CERTS', `must name PEM files of RSA certificates, separated by commas${which}`);
    } catch {
      s.fault('ANAF_SIGNER_CERTS', `cannot be read${which}`);
    }
    return [];
  });
}

function readAllowedPrivate(s: Settings): AllowedPrivate {
  const allowed = parseAllowedPrivate(s.text('WEBHOOK_ALLOW_PRIVATE', ''));
  if (allowed === undefined)
    s.fault(
      'WEBHOOK_ALLOW_PRIVATE',
      'must list hosts without port and ranges such as 10.0.0.0/8, separated by commas',
    );
  return allowed ?? { hosts: new Set(), ranges: [] };
}

/** Never inside DATA_DIR: what programs that watch it delete or fill is not the archive. */
function readDeliveryRoot(s: Settings, dataDir: string): string | undefined {
  const given = s.optional('DELIVERY_ROOT');
  if (given === undefined) return undefined;
  const root = resolve(given);
  const within = (inner: string, outer: string) => `${inner}/`.startsWith(outer === '/' ? '/' : `${outer}/`);
  if (!isAbsolute(given) || within(root, dataDir) || within(dataDir, root))
    s.fault('DELIVERY_ROOT', 'must be an absolute path outside DATA_DIR, and not above it');
  return root;
}

function readTsaUrl(s: Settings): string | undefined {
  const url = s.optional('TSA_URL');
  if (url !== undefined && !(URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)))
    s.fault(
      'TSA_URL',
      'must be the address of a time-stamping authority, such as https://tsa.example.com/tsr',
    );
  return url;
}

function readPlansFile(s: Settings): Record<string, Plan> {
  const file = s.optional('PLANS_FILE');
  if (file === undefined) return builtInPlans;
  try {
    const plans = readPlans(readFileSync(file, 'utf8'));
    if (plans.ok) return plans.plans;
    for (const fault of plans.faults) s.fault('PLANS_FILE', fault);
  } catch {
    s.fault('PLANS_FILE', 'cannot be read');
  }
  return builtInPlans;
}

function readBackup(s: Settings, s3: S3Settings | undefined): BackupSettings {
  const url = s.optional('BACKUP_URL');
  const time = s.optional('BACKUP_AT');
  const at = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time ?? '');
  if (time !== undefined && !at) s.fault('BACKUP_AT', 'must be a time of the day in Romania, such as 02:30');
  if (time !== undefined && url === undefined)
    s.fault('BACKUP_AT', 'needs BACKUP_URL: where backups are to be kept');
  if (url !== undefined && /^[a-z0-9]+:/i.test(url) && !parseS3Url(url))
    s.fault('BACKUP_URL', 'must be a folder such as /srv/backup/efactura, or s3://bucket/folder');
  if (url !== undefined && parseS3Url(url) && !s3)
    s.fault('BACKUP_URL', 'names a bucket: S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY are missing');
  return {
    url,
    at: at ? { hour: Number(at[1]), minute: Number(at[2]) } : undefined,
    keep: s.integer('BACKUP_KEEP', 14, { from: 1, to: 10_000 }),
    secret: readBackupSecret(s),
    plainInBucket: s.oneOf('BACKUP_ENCRYPTION', ['on', 'off'], 'on') === 'off',
    s3,
  };
}

function readBackupSecret(s: Settings): string | undefined {
  const file = s.optional('BACKUP_KEY_FILE');
  if (file === undefined) return undefined;
  try {
    const secret = readFileSync(file, 'utf8').trim();
    if (secret.length >= 16) return secret;
    s.fault(
      'BACKUP_KEY_FILE',
      'must name a file with at least 16 characters, such as `openssl rand -base64 32` makes',
    );
  } catch {
    s.fault('BACKUP_KEY_FILE', 'cannot be read');
  }
  return undefined;
}

function readS3(s: Settings): S3Settings | undefined {
  const region = s.text('S3_REGION', 'us-east-1');
  const endpoint = s.url('S3_ENDPOINT', `https://s3.${region}.amazonaws.com`);
  const accessKeyId = s.optional('S3_ACCESS_KEY_ID');
  const secretAccessKey = s.optional('S3_SECRET_ACCESS_KEY');
  if (accessKeyId !== undefined && secretAccessKey !== undefined)
    return { region, endpoint, accessKeyId, secretAccessKey };
  if (accessKeyId !== secretAccessKey)
    s.fault(
      accessKeyId === undefined ? 'S3_ACCESS_KEY_ID' : 'S3_SECRET_ACCESS_KEY',
      'is missing: both belong together',
    );
  return undefined;
}

function readArchiveUrl(s: Settings, s3: S3Settings | undefined): BucketSettings | undefined {
  const url = s.optional('ARCHIVE_URL');
  if (url === undefined) return undefined;
  const place = parseS3Url(url);
  if (!place)
    s.fault('ARCHIVE_URL', 'must look like s3://bucket/folder, or be left out for DATA_DIR/archive');
  else if (!s3)
    s.fault('ARCHIVE_URL', 'names a bucket: S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY are missing');
  return place && s3 && { ...s3, ...place };
}
