/** Opens the built parts for a command, while the service runs or not: the embedded database is adopted, and no job is taken. */
import type { App } from '../app.ts';
import { readConfig } from '../config/config.ts';
import { createLog } from '../core/log.ts';

export async function openApp(env: Record<string, string | undefined>): Promise<App> {
  const config = readConfig(env);
  // Standard output is for the answer; the app logs only warnings and errors, unless LOG_LEVEL asks for more.
  const log = createLog(env.LOG_LEVEL?.trim() ? config.logLevel : 'warn', process.stderr);
  // Loaded only now: a wrong setting is told before the whole program is read from disk.
  const { buildApp } = await import('../app.ts');
  return buildApp(config, { log });
}
