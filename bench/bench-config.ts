/** Settings of an app that a bench starts: a folder with the embedded PostgreSQL and the archive in it, and the sandbox as ANAF. */

import { join } from 'node:path';
import { type Addresses, anafSettingsOf } from '../sandbox/anaf-settings.ts';
import { type Config, readConfig } from '../src/config/config.ts';

/** Where a bench asks ANAF nothing. */
const nowhere: Addresses = {
  apiUrl: 'http://127.0.0.1:1/rest',
  publicUrl: 'http://127.0.0.1:1/rest',
  oauthUrl: 'http://127.0.0.1:1/oauth',
  clientId: 'bench',
  clientSecret: 'bench',
};

export type Settings = Record<string, string>;

/** The environment as the service would have it. Processes with one folder share its PostgreSQL and its key. */
export function benchSettings(dir: string, anaf: Addresses = nowhere, more: Settings = {}): Settings {
  return {
    DATA_DIR: join(dir, 'data'),
    LOG_LEVEL: 'warn',
    // What is measured asks more often than a program may.
    API_REQUESTS_PER_MINUTE: '0',
    ...anafSettingsOf(anaf),
    ...more,
  };
}

export function benchConfig(dir: string, anaf?: Addresses, more?: Settings): Config {
  return readConfig(benchSettings(dir, anaf, more));
}
