/** Settings as the environment gives them, for an app or a process that a test starts. */

import { randomBytes } from 'node:crypto';
import { type Addresses, anafSettingsOf } from '../../sandbox/anaf-settings.ts';
import { type Config, readConfig } from '../../src/config/config.ts';

export type Env = Record<string, string>;

/** Nothing listens there, and no application is registered. */
const nowhere: Env = {
  ANAF_API_URL: 'http://127.0.0.1:1/rest',
  ANAF_PUBLIC_URL: 'http://127.0.0.1:1/rest',
  ANAF_OAUTH_URL: 'http://127.0.0.1:1/oauth',
};

/** The sandbox as ANAF; without one no call is answered. */
export function anafSettings(sandbox?: Addresses): Env {
  if (!sandbox) return { ANAF_ENVIRONMENT: 'sandbox', ...nowhere };
  return anafSettingsOf(sandbox);
}

/** With a key of its own, so that the app writes none. */
export function testConfig(...settings: Env[]): Config {
  const SECRET_KEY = randomBytes(32).toString('base64');
  return readConfig(Object.assign({ SECRET_KEY, PORT: '3000' }, ...settings));
}
