/**
 * The demo's login. Its password and key are kept in a file, readable by its owner alone, so that a second start can
 * print them again: the demo is for one machine and invented invoices. The real service keeps neither.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Demo } from './part.ts';
import { runCli } from './run-cli.ts';

export interface Login {
  email: string;
  password: string;
  apiKey: string;
  organisationId: string;
}

const email = 'demo@example.ro';
const organisation = 'Contabilitate Demo SRL';

export function loginFile(dir: string): string {
  return join(dir, 'login.json');
}

export function readLogin(dir: string): Login | undefined {
  try {
    return JSON.parse(readFileSync(loginFile(dir), 'utf8')) as Login;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** By the product's own commands, as an operator would. */
export async function makeLogin(demo: Demo, env: Record<string, string>): Promise<Login> {
  const password = randomBytes(12).toString('base64url');
  const setup = ['setup', '--email', email, '--organisation', organisation, '--password-stdin'];
  const made = await runCli<{ organisation: { id: string } }>(demo, env, setup, password);
  const organisationId = made.organisation.id;
  const create = ['api-key', 'create', '--name', 'demo', '--org', organisationId];
  const { key } = await runCli<{ key: string }>(demo, env, create);
  const login = { email, password, apiKey: key, organisationId };
  const file = loginFile(demo.dir);
  writeFileSync(`${file}.new`, `${JSON.stringify(login, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return login;
}
