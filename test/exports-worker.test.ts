/** Exports by workers that are processes: one asked for is made, and one whose worker is killed is made by another. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pino } from 'pino';
import { until } from '../scripts/support/until.ts';
import { addExport, type Export, type ExportRequest, findExport } from '../src/db/exports/export.ts';
import { createQueue } from '../src/jobs/queue.ts';
import { testDatabase } from './support/database.ts';
import { unpack } from './support/handed-on.ts';
import { openSite } from './support/site.ts';

test('a worker hears of an export; the next one starts a killed worker’s export again, and no partial file is left', async (t) => {
  const database = await testDatabase(t);
  const site = await openSite(t, { seed: 11 }, database);
  const organisationId = await site.addOrganisation('Contabilitate SRL');
  const companyId = await site.addCompany(organisationId, 60);
  const queue = createQueue(
    { databaseUrl: database.url, log: pino({ level: 'silent' }), countWaiting: async () => 0 },
    { supervise: false, schedule: false },
  );
  t.after(() => queue.stop());
  const first = await site.startWorker();
  const runId = await site.request(organisationId);
  await site.wake();
  await site.ended(organisationId, runId, 60_000);
  const { rows } = await site.pool.query(
    `select to_char(available_at at time zone 'Europe/Bucharest', 'YYYY-MM') as month, count(*)::int as n
     from invoice group by 1 order by 2 desc, 1 limit 1`,
  );
  const { month, n } = rows[0];
  const ask = async () => {
    const actor = { kind: 'operator', id: null } as const;
    const request: ExportRequest = {
      kind: 'pack',
      companyId,
      month,
      include: ['zip', 'xml', 'pdf'],
      pathTemplate: '{id}',
      language: 'ro',
    };
    const expiresAt = new Date(Date.now() + 1e9);
    const id = await addExport(
      site.pool,
      { organisationId, companies: null, actor, request, expiresAt },
      new Date(),
    );
    await queue.exportSoon();
    return id;
  };
  const look = async (id: string) => (await findExport(site.pool, organisationId, id))!;
  const inState = (id: string, state: Export['state']) =>
    until(async () => {
      const seen = await look(id);
      return seen.state === state && seen;
    }, 60_000);

  const whole = await inState(await ask(), 'done');
  const files = join(site.env.DATA_DIR!, 'exports');
  const bytes = await readFile(join(files, whole.file!.path));
  assert.equal(createHash('sha256').update(bytes).digest('hex'), whole.file!.sha256);
  const names = [...(await unpack(bytes)).keys()];
  // And the month's certificate.
  assert.equal(names.filter((name) => name.endsWith('.pdf')).length, n + 1);

  const id = await ask();
  await inState(id, 'running');
  await first.stop('SIGKILL');
  // What a minute of silence does.
  await site.pool.query(`update export set lease_until = now() - interval '1 second' where id = $1`, [id]);
  await site.startWorker();
  await queue.exportSoon();
  const again = await inState(id, 'done');
  const { rows: attempts } = await site.pool.query('select attempt from export where id = $1', [id]);
  assert.equal(attempts[0].attempt, 2);
  assert.deepEqual(again.progress, { done: n, total: n });
  const whole2 = (await readdir(join(files, organisationId))).filter((name) => !name.endsWith('.part'));
  assert.deepEqual(whole2.sort(), [whole, again].map(({ file }) => file!.path.split('/')[1]).sort());
});
