/** Two workers and the API as processes of their own, on one PostgreSQL and one archive: nothing is taken twice, whichever process dies. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { until } from '../scripts/support/until.ts';
import { createApiKey } from '../src/actions/api-keys/create-api-key.ts';
import { testDatabase } from './support/database.ts';
import { assertArchivedOnce, leftIncoming } from './support/exactly-once.ts';
import { type Service, startService } from './support/processes.ts';
import { openSite, type Site } from './support/site.ts';

const seed = Number(process.env.PROCESSES_SEED ?? 1);

interface Team {
  site: Site;
  workers: [Service, Service];
  organisations: { id: string; companies: string[]; ask(method: string, path: string): Promise<Response> }[];
  messages: number;
}

/** Three organisations with two companies each. */
async function startTeam(t: TestContext, messages: number, callsPerMinute: number): Promise<Team> {
  const limits = { callsPerMinute: callsPerMinute || 1_000_000 };
  const site = await openSite(t, { limits }, await testDatabase(t));
  site.env.ANAF_CALLS_PER_MINUTE = String(callsPerMinute);
  const [api, ...workers] = await Promise.all([
    startService(t, { ...site.env, ROLE: 'api' }),
    site.startWorker(),
    site.startWorker(),
  ]);
  const organisations = [];
  for (const name of ['Alfa SRL', 'Beta SRL', 'Gama SRL']) {
    const id = await site.addOrganisation(name);
    const companies = [await site.addCompany(id, messages), await site.addCompany(id, messages)];
    const actor = { kind: 'operator', organisationId: id, scope: 'admin' } as const;
    const asked = { name: 'test', scope: 'sync', expiresAt: null } as const;
    const { key } = await createApiKey({ db: site.pool, now: () => new Date() }, actor, asked);
    const headers = { authorization: `Bearer ${key}` };
    const ask = (method: string, path: string) => fetch(`${api.url}${path}`, { method, headers });
    organisations.push({ id, companies, ask });
  }
  return { site, workers: workers as [Service, Service], organisations, messages };
}

/** Over the API, as a program does it. The runs' paths. */
async function triggerAll({ organisations }: Team): Promise<string[]> {
  return Promise.all(
    organisations.map(async ({ ask }) => {
      const triggered = await ask('POST', '/api/v1/sync/trigger');
      assert.equal(triggered.status, 202);
      return triggered.headers.get('location')!;
    }),
  );
}

async function runsOf(team: Team, paths: string[]): Promise<{ state: string }[]> {
  return Promise.all(
    team.organisations.map(
      async ({ ask }, n) => (await (await ask('GET', paths[n]!)).json()) as { state: string },
    ),
  );
}

async function untilEnded(team: Team, paths: string[], timeoutMs: number): Promise<string[]> {
  const ended = await until(async () => {
    const runs = await runsOf(team, paths);
    return runs.every(({ state }) => !['queued', 'running'].includes(state)) && runs;
  }, timeoutMs);
  return ended.map(({ state }) => state);
}

const downloads = ({ site }: Team) => site.sandbox.journal.byEndpoint.download ?? 0;

async function assertAllArchived(team: Team): Promise<void> {
  for (const { companies } of team.organisations)
    for (const company of companies) await assertArchivedOnce(team.site, company, team.messages);
  assert.deepEqual(team.site.sandbox.journal.violations, { minute: 0, day: 0 });
}

test('two workers take each message once, within the budget: one call a company and one a message', async (t) => {
  const team = await startTeam(t, 40, 400);
  assert.deepEqual(await untilEnded(team, await triggerAll(team), 30_000), Array(3).fill('succeeded'));

  await assertAllArchived(team);
  assert.deepEqual(await leftIncoming(team.site), []);
  const { list_paged, download } = team.site.sandbox.journal.byEndpoint as Record<string, number>;
  assert.deepEqual({ list_paged, download }, { list_paged: 6, download: 6 * 40 });
});

test("a killed worker's companies go on as soon as a worker starts on its machine", async (t) => {
  const team = await startTeam(t, 30, 0);
  const paths = await triggerAll(team);
  const moment = 20 + ((seed * 37) % 120);
  await until(() => downloads(team) >= moment);
  await team.workers[seed % 2]!.stop('SIGKILL');
  await team.site.startWorker();

  assert.deepEqual(await untilEnded(team, paths, 20_000), Array(3).fill('succeeded'));
  await assertAllArchived(team);
});

test('a cancelled run stops within seconds, and SIGTERM gives companies back to the queue', async (t) => {
  // Two calls a second: there is work for minutes.
  const team = await startTeam(t, 60, 120);
  const paths = await triggerAll(team);
  await until(() => downloads(team) >= 12);

  const [first] = team.organisations;
  const cancelled = await first!.ask('POST', `${paths[0]}/cancel`);
  assert.equal(cancelled.status, 200);
  assert.equal(((await cancelled.json()) as { state: string }).state, 'cancelled');
  // A worker learns of it with its next heartbeat, ten seconds at most.
  await until(async () => (await leasesOf(team.site, first!.companies)) === 0, 12_000);

  const stopping = performance.now();
  await Promise.all(team.workers.map((worker) => worker.stop('SIGTERM')));
  assert.ok(performance.now() - stopping < 20_000, 'stopping took longer than twenty seconds');
  for (const worker of team.workers) assert.deepEqual(await worker.ended, { code: 0, signal: null });
  assert.equal(
    await leasesOf(
      team.site,
      team.organisations.flatMap(({ companies }) => companies),
    ),
    0,
  );
  assert.deepEqual(
    (await runsOf(team, paths)).map(({ state }) => state),
    ['cancelled', 'running', 'running'],
  );
  const { rows } = await team.site.pool.query('select distinct state from run_company order by state');
  assert.deepEqual(
    rows.map(({ state }) => state),
    ['cancelled', 'queued'],
  );
  assert.deepEqual(team.site.sandbox.journal.violations, { minute: 0, day: 0 });
});

async function leasesOf({ pool }: Site, companies: string[]): Promise<number> {
  const { rows } = await pool.query(
    'select count(*) as n from company_lease where company_id = any($1::uuid[])',
    [companies],
  );
  return rows[0].n;
}
