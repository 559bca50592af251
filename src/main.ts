#!/usr/bin/env node
import { announce } from './announce.ts';
/** The only entry: environment, settings, app. Serves until it is told to stop, or runs one command. */
import { startApp } from './app.ts';
import { runCommand } from './cli/run-command.ts';
import { readConfig } from './config.ts';
import { explain } from './explain.ts';
import { createLog } from './log.ts';

const args = process.argv.slice(2);
try {
  if (args.length > 0) process.exitCode = await runCommand(args, process.env);
  else await serve();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

async function serve(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const stop = new Promise<string>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });
  const app = await startApp(config, log);
  await announce(app);
  log.info({ signal: await stop }, 'stopping');
  await app.close();
}
