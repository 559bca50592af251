/** The environment read once into settings; every fault is named at once, and no value is ever shown. No other file reads process.env. */
import { resolve } from 'node:path';
import { type OidcSettings, readOidcSettings } from '../accounts/oidc-settings.ts';
import type { BucketSettings, S3Settings } from '../archive/s3-settings.ts';
import type { Misspelt } from '../core/misspelt.ts';
import type { Plan } from '../core/plan.ts';
import { Settings } from '../core/settings.ts';
import type { MailSettings } from '../notify/mail-sender.ts';
import { readMailSettings } from '../notify/mail-settings.ts';
import type { AllowedPrivate } from '../outbound/private-addresses.ts';
import type { TracerSettings } from '../telemetry/open-tracer.ts';
import { type AnafSettings, readAnaf } from './anaf-settings.ts';
import { readArchiveUrl, readS3 } from './archive-settings.ts';
import { type BackupSettings, readBackup } from './backup-settings.ts';
import { ConfigError } from './config-error.ts';
import { type DatabaseSettings, readDatabase } from './database-settings.ts';
import { type HttpSettings, readHttp } from './http-settings.ts';
import { readKey } from './key-settings.ts';
import { readAllowedPrivate, readDeliveryRoot, readTsaUrl } from './outbound-settings.ts';
import { readSessionIdle } from './people-settings.ts';
import { readPlansFile } from './plan-settings.ts';
import { readTelemetry } from './telemetry-settings.ts';

export type Role = 'all' | 'api' | 'worker';

export interface Config {
  role: Role;
  http: HttpSettings;
  dataDir: string;
  /** Off for a pooler that hands a connection on between two statements and does not know their names. */
  namedStatements: boolean;
  database: DatabaseSettings;
  /** In a bucket where there is one, or else in the folder. */
  archive: { kind: 'disk' | 's3'; dir: string; bucket?: BucketSettings };
  /** Where buckets are and with which key. */
  s3: S3Settings | undefined;
  /** 32 bytes; undefined: the key lies in the data directory. */
  secretKey: Buffer | undefined;
  /** What it was before it was changed, for as long as secrets are sealed with it. */
  previousSecretKey: Buffer | undefined;
  logLevel: string;
  anaf: AnafSettings;
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
  /** Undefined: people sign in by password or passkey alone. */
  oidc: OidcSettings | undefined;
  /** Undefined: nothing is traced. */
  telemetry: TracerSettings | undefined;
  plans: Record<string, Plan>;
  backup: BackupSettings;
  /** What was set, without secrets: a backup keeps it. */
  given: Record<string, string>;
  /** Names of variables that nothing reads and that look like a setting. */
  misspelt: Misspelt[];
}

/** @throws ConfigError that names every wrong setting */
export function readConfig(env: Record<string, string | undefined>): Config {
  const s = new Settings(env);
  const http = readHttp(s);
  const dataDir = resolve(s.text('DATA_DIR', './data'));
  const s3 = readS3(s);
  const bucket = readArchiveUrl(s, s3);
  const config: Config = {
    role: s.oneOf('ROLE', ['all', 'api', 'worker'], 'all'),
    http,
    dataDir,
    database: readDatabase(s),
    namedStatements: s.oneOf('DATABASE_NAMED_STATEMENTS', ['on', 'off'], 'on') === 'on',
    archive: { kind: bucket ? 's3' : 'disk', dir: resolve(dataDir, 'archive'), ...(bucket && { bucket }) },
    s3,
    secretKey: readKey(s, 'SECRET_KEY'),
    previousSecretKey: readKey(s, 'SECRET_KEY_PREVIOUS'),
    logLevel: s.oneOf('LOG_LEVEL', ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),
    anaf: readAnaf(s, http),
    webhookAllowPrivate: readAllowedPrivate(s),
    mail: readMailSettings(s),
    deliveryRoot: readDeliveryRoot(s, dataDir),
    tsaUrl: readTsaUrl(s),
    sessionIdleMs: readSessionIdle(s),
    oidc: readOidcSettings(s),
    telemetry: readTelemetry(s),
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
