/** `reprocess`: the catalogue follows from the stored bytes, and nothing but the catalogue changes. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import sql from 'sql-template-tag';
import { backfill } from '../src/actions/archive/backfill.ts';
import { requestReread } from '../src/actions/archive/request-reread.ts';
import { listTasks } from '../src/actions/tasks/list-tasks.ts';
import { countOlder } from '../src/db/archive/stored-zip.ts';
import { type Reprocessed, reprocess } from '../src/integrity/reprocess.ts';
import { rereadOlder } from '../src/jobs/reread-older.ts';
import { type Engine, startEngine } from './support/engine.ts';

const cif = '8000000000';
const signal = new AbortController().signal;

async function synced(t: TestContext, invoices = 6) {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif);
  for (let seed = 1; seed <= invoices; seed++)
    engine.sandbox.world.addMessage(cif, { kind: seed % 2 ? 'received' : 'sent', document: 'invoice', seed });
  engine.sandbox.world.addMessage(cif, { kind: 'error' });
  await engine.sync();
  return { engine, company, pool: engine.database.pool };
}

const run = (engine: Engine, unreadable = false) =>
  reprocess(engine.ctx, { organisationId: engine.organisationId, unreadable }, () => {}, signal);

const done = (over: Partial<Reprocessed>): Reprocessed => ({
  ...{ zips: 0, changed: 0, restored: 0, unreadable: 0, damaged: 0 },
  ...over,
});

/** Everything that is neither the catalogue nor a job's. */
async function ledger(engine: Engine) {
  const { pool } = engine.database;
  const [messages, log, companies] = await Promise.all([
    pool.query(sql`select * from message order by id`),
    pool.query(sql`select * from sync_log order by id`),
    pool.query(sql`select * from company order by id`),
  ]);
  return [messages.rows, log.rows, companies.rows];
}

/** Without what tells of the re-reading itself. */
async function catalogue(engine: Engine) {
  const { rows } = await engine.database.pool.query(sql`select * from invoice order by id`);
  return rows.map(({ rereadAt, rereadChanges, ...row }) => row);
}

test('reading again what was read well changes nothing', async (t) => {
  const { engine } = await synced(t);
  const before = await catalogue(engine);
  assert.deepEqual(await run(engine), done({ zips: 6 }));
  assert.deepEqual(await catalogue(engine), before);
});

test('what a version before kept as jsonb reads the same, and counts as unchanged', async (t) => {
  const { engine, pool } = await synced(t);
  await pool.query(sql`update invoice set content = content_text::jsonb, content_text = null`);
  const before = await catalogue(engine);
  assert.deepEqual(await run(engine), done({ zips: 6 }));
  assert.deepEqual(await catalogue(engine), before);
});

test('what an older reader left out is filled in, and the ledger and its log stay', async (t) => {
  const { engine, pool } = await synced(t);
  const before = await catalogue(engine);
  await pool.query(sql`update invoice set number = null, content_text = null, net = 1, reading_verdict = 'unreadable',
    reading_detail = 'an older reader' where id = ${before[0].id}`);
  const kept = await ledger(engine);
  assert.deepEqual(await run(engine), done({ zips: 6, changed: 1 }));
  assert.deepEqual(await ledger(engine), kept);
  assert.deepEqual(await catalogue(engine), before);
  assert.deepEqual(await run(engine), done({ zips: 6 }));
});

test('seals that an older program did not check are checked, and a verdict that was changed is put right', async (t) => {
  const { engine, pool } = await synced(t);
  const before = await catalogue(engine);
  assert.deepEqual(new Set(before.map((row) => row.sealVerdict)), new Set(['valid_unknown_signer']));
  await pool.query(sql`update invoice set seal_verdict = 'not_checked', signer = null
    where id = ${before[0].id}`);
  await pool.query(
    sql`update invoice set seal_verdict = 'tampered', seal_detail = 'x' where id = ${before[1].id}`,
  );
  assert.deepEqual(await run(engine), done({ zips: 6, changed: 2 }));
  assert.deepEqual(await catalogue(engine), before);
});

test('--unreadable reads only those again', async (t) => {
  const { engine, pool } = await synced(t);
  const before = await catalogue(engine);
  await pool.query(sql`update invoice set number = null where id = ${before[0].id}`);
  await pool.query(
    sql`update invoice set number = null, reading_verdict = 'unreadable' where id = ${before[1].id}`,
  );
  assert.deepEqual(await run(engine, true), done({ zips: 1, changed: 1 }));
  const after = await catalogue(engine);
  assert.deepEqual([after[0].number, after[1].number], [null, before[1].number]);
});

test('an entry that was lost is there again, and a second copy gets none', async (t) => {
  const { engine, pool } = await synced(t);
  const [lost] = await catalogue(engine);
  const { rows } = await pool.query(
    sql`select message_id from message where id <> ${lost.message} and kind = 'sent'`,
  );
  engine.sandbox.world.repost(rows[0].messageId);
  await engine.sync();
  await pool.query(sql`delete from invoice where id = ${lost.id}`);
  const kept = await ledger(engine);
  assert.deepEqual(await run(engine), done({ zips: 7, restored: 1 }));
  assert.deepEqual(await ledger(engine), kept);
  const restored = (await catalogue(engine)).find((row) => row.message === lost.message);
  assert.deepEqual({ ...restored, id: lost.id, recordedAt: lost.recordedAt }, lost);
});

test('damaged bytes are counted and change nothing', async (t) => {
  const { engine, pool } = await synced(t);
  const before = await catalogue(engine);
  const { rows } = await pool.query(sql`select path from message where kind = 'sent' order by id limit 2`);
  await writeFile(join(engine.archiveDir, rows[0].path), 'x');
  await rm(join(engine.archiveDir, rows[1].path));
  assert.deepEqual(await run(engine), done({ zips: 6, damaged: 2 }));
  assert.deepEqual(await catalogue(engine), before);
});

test('what an older reader left is read again at night, and what changed is kept and told (2026-11-29)', async (t) => {
  const { engine, pool } = await synced(t);
  const before = await catalogue(engine);
  const [changed, same, resealed, current] = before;
  await pool.query(
    sql`update invoice set reader_version = 0, payable = 1, number = 'less' where id = ${changed!.id}`,
  );
  await pool.query(sql`update invoice set reader_version = 0 where id = ${same!.id}`);
  await pool.query(
    sql`update invoice set seal_version = 0, seal_verdict = 'not_checked' where id = ${resealed!.id}`,
  );
  await pool.query(sql`update invoice set number = 'left alone' where id = ${current!.id}`);
  assert.equal((await countOlder(pool, engine.organisationId)).count, 3);
  await rereadOlder(engine.ctx, signal);
  const after = await catalogue(engine);
  assert.deepEqual(after, [
    changed,
    same,
    resealed,
    { ...current!, number: 'left alone' },
    ...before.slice(4),
  ]);
  assert.equal((await countOlder(pool, engine.organisationId)).count, 0);
  const { rows: told } = await pool.query(
    sql`select id, reread_changes from invoice where reread_at is not null`,
  );
  assert.deepEqual(told, [{ id: changed!.id, rereadChanges: ['number', 'payable'] }]);
  const { rows: events } = await pool.query(
    sql`select data from event where type = 'invoice.reread' order by id`,
  );
  assert.deepEqual(
    events.map(({ data }) => [data.invoiceId, data.changes]),
    [
      [changed!.id, ['number', 'payable']],
      [resealed!.id, ['seal.verdict']],
    ],
  );
  await rereadOlder(engine.ctx, signal);
  assert.equal((await pool.query(sql`select from event where type = 'invoice.reread'`)).rowCount, 2);
});

test("what a person's folder brought is read again too", async (t) => {
  const { engine, company, pool } = await synced(t, 0);
  const dir = await mkdtemp(join(tmpdir(), 'efactura-old-'));
  t.after(() => rm(dir, { recursive: true, force: true }));
  const { id } = engine.sandbox.world.addMessage(cif, { kind: 'received', document: 'invoice', seed: 8 });
  const bytes = engine.sandbox.archives.of(engine.sandbox.world.getMessage(id), 'prod');
  await writeFile(join(dir, 'a.zip'), bytes);
  const of = { id: company, organisationId: engine.organisationId, cif };
  await Array.fromAsync(backfill(engine.ctx, of, dir, signal));
  const before = await catalogue(engine);
  await pool.query(sql`update invoice set number = 'wrong'`);
  assert.deepEqual(await run(engine), done({ zips: 1, changed: 1 }));
  assert.deepEqual(await catalogue(engine), before);
});

test('an administrator starts the re-reading by the task’s button: of this organisation alone, and it ends the task (2026-11-30)', async (t) => {
  const { engine, pool } = await synced(t, 2);
  const other = await engine.addTenant('Alta SRL', cif);
  await engine.sync(other.organisationId);
  const actorOf = (organisationId: string) => ({ kind: 'operator', organisationId, scope: 'admin' }) as const;
  const ours = actorOf(engine.organisationId);
  const asked: string[] = [];
  const queue = { ...engine.app.queue, rereadSoon: async (id: string) => void asked.push(id) };
  const ask = () => requestReread({ db: engine.ctx.db, queue }, ours);
  assert.deepEqual([await ask(), asked], [{ invoices: 0 }, []]);

  await pool.query('update invoice set reader_version = 0');
  const tasks = async () =>
    (await listTasks(engine.app, ours, { limit: 50 })).data.filter(({ kind }) => kind === 'older_readings');
  const [task] = await tasks();
  assert.deepEqual(task!.action, { kind: 'reread_invoices', method: 'POST', href: '/api/v1/archive/reread' });
  assert.deepEqual([await ask(), asked], [{ invoices: 2 }, [engine.organisationId]]);
  await rereadOlder(engine.ctx, signal, engine.organisationId);
  assert.deepEqual(await tasks(), []);
  assert.deepEqual(await ask(), { invoices: 0 });
  assert.equal((await countOlder(pool, other.organisationId)).count, 2, 'of the other nothing was read');
});
