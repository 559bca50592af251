/** The real service as a child process, with the sandbox beside it, for end-to-end tests. */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { anafSettingsOf } from '../../sandbox/anaf-settings.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import { freePort } from '../../scripts/support/free-port.ts';
import { until } from '../../scripts/support/until.ts';
import { compileCache } from './compile-cache.ts';

export type Env = Record<string, string>;

export interface Service {
  url: string;
  child: ChildProcess;
  /** Everything it has said so far, both streams. */
  said(): string;
  /** Resolves when the process has ended. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

const root = join(import.meta.dirname, '../..');

/** A data directory of its own and the sandbox as ANAF; `databaseUrl` when it is not to start a PostgreSQL of its own. */
export async function serviceEnv(t: TestContext, sandbox: Sandbox, databaseUrl?: string): Promise<Env> {
  const dataDir = await mkdtemp(join(tmpdir(), 'efactura-data-'));
  t.after(() => rm(dataDir, { recursive: true, force: true }));
  const port = String(await freePort());
  return {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? tmpdir(),
    NODE_ENV: 'test',
    ...compileCache(),
    DATA_DIR: dataDir,
    PORT: port,
    PUBLIC_URL: `http://localhost:${port}`,
    DATABASE_URL: databaseUrl ?? '',
    ...anafSettingsOf(sandbox, `http://localhost:${port}`),
    // Asked every five minutes: companies without a name would get one in the middle of a test, which calls them by their code.
    ANAF_REGISTRY: 'off',
  };
}

export async function startService(t: TestContext, env: Env): Promise<Service> {
  const service = spawnService(env);
  t.after(() => service.stop('SIGKILL'));
  const url = `http://127.0.0.1:${env.PORT}`;
  await until(async () => {
    if (service.child.exitCode !== null) throw new Error(`the service ended:\n${service.said()}`);
    if (env.ROLE === 'worker') return service.said().includes('is ready');
    return (await fetch(`${url}/healthz`).catch(() => undefined))?.ok ?? false;
  }, 120_000);
  return service;
}

/** Without waiting for it to be ready: some never will be. */
export function spawnService(env: Env): Service {
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal })),
  );
  return {
    url: `http://127.0.0.1:${env.PORT}`,
    child,
    said: () => said,
    ended,
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await ended;
    },
  };
}

/** A command of ours, run to its end. */
export function cli(
  env: Env,
  args: string[],
  input = '',
): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/main.ts', ...args], {
    cwd: root,
    env,
    input,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { code: status, stdout, stderr };
}
