/**
 * `npm test`: every test on an embedded PostgreSQL, then those that need a database once more on the server that
 * TEST_DATABASE_URL names, and some of them there through PgBouncer. `npm test -- ledger test/api` runs the files whose path holds one of the words.
 * The last line is always `N passed, N failed`, with `, N skipped` where there are.
 */

import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { buildDashboard } from '../src/api/build-dashboard.ts';
import { dashboardDir } from '../src/api/dashboard.ts';
import { compileCache } from '../test/support/compile-cache.ts';
import { poolerMissing, startPooler } from '../test/support/pooler.ts';
import { startTestCluster } from '../test/support/test-server.ts';
import { findTests, needsDatabase } from './testing/find-tests.ts';
import { gatherPureTests } from './testing/gather-pure-tests.ts';
import { addTo, emptyOutcome, filesNotRun, printOutcome } from './testing/outcome.ts';
import { isPooled } from './testing/pooled-tests.ts';
import { withRunDirectory } from './testing/run-directory.ts';
import { filesAtOnce, runFiles } from './testing/run-files.ts';
import { serverFacts } from './testing/server-facts.ts';

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupted.abort());

const total = emptyOutcome();
const files = findTests(process.argv.slice(2));
if (files.length === 0) fail(`no test file's path holds ${process.argv.slice(2).join(' or ')}`);
else {
  try {
    await onEmbedded(files);
    // A page looks the same whichever server its answers come from.
    const again = files.filter((file) => needsDatabase(file) && !file.startsWith('test/web/'));
    await onServer(again, process.env.TEST_DATABASE_URL);
    await throughPooler(again.filter(isPooled), process.env.TEST_DATABASE_URL);
  } catch (error) {
    fail((error as Error).message);
  }
}
if (interrupted.signal.aborted) fail('interrupted');
printOutcome(total);
process.exit(total.failures.length === 0 ? 0 : 1);

async function onEmbedded(chosen: string[]): Promise<void> {
  // Each service that a test starts would begin with it.
  if (chosen.some(needsDatabase)) await buildDashboard(dashboardDir, console, interrupted.signal);
  const server = await startTestCluster();
  try {
    await onOne(chosen, server.url, 'an embedded one');
  } finally {
    await server.stop();
  }
}

async function onServer(chosen: string[], url: string | undefined): Promise<void> {
  if (chosen.length === 0 || interrupted.signal.aborted) return;
  if (url) await onOne(chosen, url, 'the one of TEST_DATABASE_URL');
  else
    console.log(
      `\nTEST_DATABASE_URL is not set: ${chosen.length} database suites are not run on a second server.`,
    );
}

/** The same server once more, behind a PgBouncer in transaction mode. */
async function throughPooler(chosen: string[], url: string | undefined): Promise<void> {
  if (chosen.length === 0 || !url || interrupted.signal.aborted) return;
  if (poolerMissing) {
    console.log(`\n${poolerMissing}: ${chosen.length} database suites are not run through a pooler.`);
    return;
  }
  const pooler = await startPooler(url);
  try {
    await onOne(chosen, url, 'through PgBouncer', { TEST_POOLER_URL: pooler.urlOf(url) });
  } finally {
    await pooler.stop();
  }
}

async function onOne(
  chosen: string[],
  url: string,
  what: string,
  more: Record<string, string> = {},
): Promise<void> {
  const { version, maxConnections } = await serverFacts(url);
  const atOnce = filesAtOnce(availableParallelism(), maxConnections);
  console.log(`\n${chosen.length} files on PostgreSQL ${version}, ${what}, ${atOnce} at a time\n`);
  const leftBehind = await withRunDirectory(async (directory) => {
    // Kept between files, and between the runs on this machine: loading the app alone takes 1.5 s of CPU without it, 0.6 s with it.
    const TEST_OPENAPI = join(directory, 'openapi.json');
    const its = { TMPDIR: directory, TEST_SERVER_URL: url, TEST_OPENAPI, ...compileCache() };
    const env = { ...process.env, ...its, ...more };
    const gathered = await gatherPureTests(chosen, directory);
    const outcome = await runFiles(gathered, atOnce, env, interrupted.signal);
    addTo(total, outcome);
    if (!interrupted.signal.aborted)
      for (const file of filesNotRun(chosen, outcome)) fail(`${file}: none of its tests was run`);
  });
  for (const cluster of leftBehind) fail(`a test left a database server behind: ${cluster}`);
}

function fail(message: string): void {
  total.failures.push(message);
}
