#!/usr/bin/env node
/** The only entry: environment, settings, app. Serves until it is told to stop, or runs one command. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import type { Log } from './core/log.ts';

// A third off every later start. In a folder of our own: a shared one would be a way in.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compiled'));
const { explain } = await import('./cli/explain.ts');
const { languageOfLocale } = await import('./text/language.ts');

const args = process.argv.slice(2);
const language = languageOfLocale(process.env);
try {
  if (args.length > 0) {
    const { runCommand } = await import('./cli/run-command.ts');
    process.exitCode = await runCommand(args, process.env);
  } else await serve();
} catch (error) {
  console.error(explain(error, language));
  process.exitCode = 1;
}

async function serve(): Promise<void> {
  const { readConfig } = await import('./config/config.ts');
  const config = readConfig(process.env);
  const [{ createLog }, { openDatabase }] = await Promise.all([
    import('./core/log.ts'),
    import('./db/open-database.ts'),
  ]);
  const log = createLog(config.logLevel);
  const stopping = new AbortController();
  const stop = new Promise<string>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => {
        stopping.abort();
        resolve(signal);
      });
  });
  // An older database may take long to be brought over, which a stop does not wait for.
  const opening = openDatabase(config, log, { upgrade: true, signal: stopping.signal });
  // Awaited where it is needed; until then a rejection must not count as unhandled.
  opening.catch(() => {});
  const [{ startApp }, { announce }] = await Promise.all([import('./app.ts'), import('./cli/announce.ts')]);
  const app = await startApp(config, { log, opening }).catch((error) => {
    if (!stopping.signal.aborted) throw error;
  });
  if (!app) return log.info({ signal: await stop }, 'stopped before it was ready');
  await announce(app, language);
  const stopBuilding = new AbortController();
  const building = config.role === 'worker' ? undefined : build(log, stopBuilding.signal);
  log.info({ signal: await stop }, 'stopping');
  stopBuilding.abort();
  await building;
  await app.close();
}

async function build(log: Log, signal: AbortSignal): Promise<void> {
  const [{ buildDashboard }, { dashboardDir }] = await Promise.all([
    import('./api/build-dashboard.ts'),
    import('./api/dashboard.ts'),
  ]);
  await buildDashboard(dashboardDir, log, signal);
}
