/**
 * The database server killed in the middle of a sync, at seeded moments: the service recovers without a
 * restart. It starts its embedded server again, or waits for an external one. `DATABASE_SEED=7` chooses other moments.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { startSandbox } from '../../sandbox/server.ts';
import { freePort } from '../../scripts/support/free-port.ts';
import { until } from '../../scripts/support/until.ts';
import { connect } from '../../src/db/connection.ts';
import { embeddedDirectory, makePlace } from '../../src/db/embedded/place.ts';
import { livePostmaster } from '../../src/db/embedded/postmaster.ts';
import { migrate } from '../../src/db/migrate.ts';
import { hash } from '../support/crash.ts';
import { assertArchivedOnce } from '../support/exactly-once.ts';
import { startService } from '../support/processes.ts';
import { type Site, siteEnv, siteOn } from '../support/site.ts';

const seed = Number(process.env.DATABASE_SEED ?? 1);
const companies = 3;
const messages = 60;

test('the embedded server killed three times in a sync is started again, and nothing is lost or doubled', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const env = await siteEnv(t, sandbox);
  const service = await startService(t, env);
  const { data } = makePlace(embeddedDirectory(env.DATA_DIR!));
  const { socketDir } = livePostmaster(data)!;
  const url = `postgres://efactura@localhost/efactura?host=${encodeURIComponent(socketDir)}`;
  const pool = await connect({ url });
  t.after(() => pool.end());
  const killServer = () => process.kill(livePostmaster(data)!.pid, 'SIGKILL');
  await killedInASync(siteOn(t, sandbox, env, { pool, url }), killServer, 'embedded').catch((error) => {
    t.diagnostic(service.said());
    throw error;
  });
  await service.stop();
});

test('an external server that is killed and comes back three times in a sync costs nothing', async (t) => {
  const server = startDebian15(t);
  if (server === undefined)
    return t.skip("Debian's PostgreSQL 15 is not at /usr/lib/postgresql/15/bin, or we are not root");
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const env = await siteEnv(t, sandbox, await server.start());
  const pool = await connect({ url: env.DATABASE_URL! });
  t.after(() => pool.end());
  await migrate(pool);
  const site = siteOn(t, sandbox, env, { pool, url: env.DATABASE_URL! });
  const worker = await site.startWorker();
  const killServer = async () => {
    server.kill();
    await new Promise((resolve) => setTimeout(resolve, 500));
    await server.start();
  };
  await killedInASync(site, killServer, 'external').catch((error) => {
    t.diagnostic(worker.said());
    throw error;
  });
  await worker.stop();
});

async function killedInASync(site: Site, kill: () => unknown, which: string): Promise<void> {
  const { journal } = site.sandbox;
  const organisationId = await site.addOrganisation('Contabilitate SRL');
  const ids: string[] = [];
  for (let n = 0; n < companies; n++) ids.push(await site.addCompany(organisationId, messages));
  const runId = await site.request(organisationId);
  await site.wake();
  for (const part of [0, 1, 2]) {
    // Timed by the number of downloads, not by the clock: about the same point of the work on every machine.
    const after = 5 + part * 55 + (hash(`${which} ${part} ${seed}`) % 50);
    await until(() => (journal.byEndpoint.download ?? 0) >= after, 150_000);
    await kill();
  }
  const run = await site.ended(organisationId, runId, 200_000);
  assert.equal(run.state, 'succeeded', JSON.stringify(run));
  assert.equal(run.counts.archived, companies * messages);
  for (const id of ids) await assertArchivedOnce(site, id, messages);
  assert.equal(journal.violations.minute + journal.violations.day, 0);
}

const bin = '/usr/lib/postgresql/15/bin';

/** A cluster of its own, with fsync, run by the user `postgres` as Debian does. */
function startDebian15(t: TestContext): { start(): Promise<string>; kill(): void } | undefined {
  const owner = spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' });
  if (!existsSync(join(bin, 'postgres')) || process.getuid?.() !== 0 || owner.status !== 0) return undefined;
  const dir = mkdtempSync(join(tmpdir(), 'efactura-pg15-'));
  const uid = Number(owner.stdout);
  chownSync(dir, uid, uid);
  const data = join(dir, 'data');
  const as = (program: string, ...args: string[]) => {
    const { status, stderr } = spawnSync(join(bin, program), args, { uid, cwd: dir, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  };
  as('initdb', '-D', data, '-U', 'efactura', '--auth=trust', '-E', 'UTF8', '--locale=C');
  let port: number | undefined;
  t.after(() => {
    spawnSync(join(bin, 'pg_ctl'), ['stop', '-D', data, '-m', 'immediate', '-w'], { uid, cwd: dir });
    rmSync(dir, { recursive: true, force: true });
  });
  return {
    start: async () => {
      port ??= await freePort();
      const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${dir}`;
      const start = ['start', '-D', data, '-l', join(dir, 'log'), '-w', '-o', options];
      // Child processes of the killed server hold its shared memory for a moment more.
      await until(
        () => spawnSync(join(bin, 'pg_ctl'), start, { uid, cwd: dir, stdio: 'ignore' }).status === 0,
      );
      return `postgres://efactura@127.0.0.1:${port}/postgres`;
    },
    kill: () => process.kill(livePostmaster(data)!.pid, 'SIGKILL'),
  };
}
