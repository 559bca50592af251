/** Settings as the environment gives them, for an app or a process that a test starts. */
import { randomBytes } from 'node:crypto';
import type { Sandbox } from '../../sandbox/server.ts';
import { type Config, readConfig } from '../../src/config/config.ts';

export type Env = Record<string, string>;

type Addresses = Pick<Sandbox, 'apiUrl' | 'publicUrl' | 'oauthUrl' | 'clientId' | 'clientSecret'>;

/** Nothing listens there, and no application is registered. */
const nowhere: Env = {
  ANAF_API_URL: 'http://127.0.0.1:1/rest',
  ANAF_PUBLIC_URL: 'http://127.0.0.1:1/rest',
  ANAF_OAUTH_URL: 'http://127.0.0.1:1/oauth',
};

/** The sandbox as ANAF; without one no call is answered. */
export function anafSettings(sandbox?: Addresses): Env {
  if (!sandbox) return { ANAF_ENVIRONMENT: 'sandbox', ...nowhere };
  return {
    ANAF_ENVIRONMENT: 'sandbox',
    ANAF_API_URL: sandbox.apiUrl,
    ANAF_PUBLIC_URL: sandbox.publicUrl,
    ANAF_OAUTH_URL: sandbox.oauthUrl,
    ANAF_CLIENT_ID: sandbox.clientId,
    ANAF_CLIENT_SECRET: sandbox.clientSecret,
    ANAF_REDIRECT_URI: 'https://localhost/api/v1/anaf/callback',
  };
}

/** With a key of its own, so that the app writes none. */
export function testConfig(...settings: Env[]): Config {
  const SECRET_KEY = randomBytes(32).toString('base64');
  return readConfig(Object.assign({ SECRET_KEY, PORT: '3000' }, ...settings));
}
