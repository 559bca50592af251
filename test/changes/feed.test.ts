/** The feed of changes at the API: the whole catalogue, what comes later, waiting for it, and cursors that cannot be. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../../scripts/support/until.ts';
import { revokeApiKey } from '../../src/actions/api-keys/api-keys.ts';
import { followInvoices } from '../../src/actions/changes/follow-changes.ts';
import { findArrivedAfter, readPosition } from '../../src/actions/changes/new-since.ts';
import { connect, type Statement } from '../../src/db/connection.ts';
import { createEventListener } from '../../src/db/events/event-listener.ts';
import { recordBackfilled } from '../../src/db/invoices/backfilled-invoice.ts';
import { listInvoices } from '../../src/db/invoices/invoice.ts';
import { recordListed } from '../../src/db/messages/listed-message.ts';
import { numberNoted } from '../../src/jobs/number-noted.ts';
import { addCompany, archiveInvoice, listedMessage, readInvoice, signInvoice } from '../support/catalogue.ts';
import { testDatabase } from '../support/database.ts';
import { startService, type Tenant } from '../support/service.ts';
import { databaseUrl } from '../support/test-server.ts';

const eventPace = { pollMs: 20, heartbeatMs: 60, recheckMs: 30, patienceMs: 300 };
const service = await startService({ server: { eventPace } });
const { ask, db, clock } = service;

async function tenantWithCompany() {
  const tenant = await service.addTenant();
  const { organisationId } = tenant;
  const id = await addCompany(service, organisationId, '12345674');
  return { ...tenant, company: { id, organisationId, cif: '12345674' } };
}

const query = (cursor?: string, limit = 50) =>
  `?limit=${limit}${cursor === undefined ? '' : `&cursor=${cursor}`}`;
const changes = ({ key }: Pick<Tenant, 'key'>, cursor?: string, feed = 'invoices', limit = 50) =>
  ask('GET', `/api/v1/${feed}/changes${query(cursor, limit)}`, { key });
const wait = ({ key }: Pick<Tenant, 'key'>, cursor: string, seconds: number) =>
  ask('GET', `/api/v1/invoices/changes${query(cursor)}`, { key, headers: { prefer: `wait=${seconds}` } });
// biome-ignore lint/suspicious/noExplicitAny: a body of the API.
const short = ({ data }: any) => data.map((item: any) => [item.change, (item.invoice ?? item.message).id]);

test('without a cursor comes the whole catalogue as the list shows it, with one what came later, each once', async () => {
  const { company, ...tenant } = await tenantWithCompany();
  const first = await archiveInvoice(service, company, { number: 'A-1' });
  const second = await archiveInvoice(service, company, { number: 'A-2' });
  const { body } = await changes(tenant);
  assert.deepEqual(short(body), [
    ['added', first.invoiceId],
    ['added', second.invoiceId],
  ]);
  const { body: listed } = await ask('GET', '/api/v1/invoices', tenant);
  const byId = new Map(listed.data.map((invoice: { id: string }) => [invoice.id, invoice]));
  for (const { invoice } of body.data) assert.deepEqual(invoice, byId.get(invoice.id));
  assert.equal(body.hasMore, false);
  const { body: nothing } = await changes(tenant, body.nextCursor);
  assert.deepEqual([nothing.data, nothing.hasMore], [[], false]);

  await signInvoice(service, first.invoiceId);
  const third = await archiveInvoice(service, company, { number: 'A-3' });
  const { body: later } = await changes(tenant, body.nextCursor);
  assert.deepEqual(short(later), [
    ['updated', first.invoiceId],
    ['added', third.invoiceId],
  ]);
  // Any cursor, for ever.
  const { body: again } = await changes(tenant, body.nextCursor);
  assert.deepEqual(again.data, later.data);
  // Compacted: each once, at its latest change.
  const { body: whole } = await changes(tenant);
  assert.deepEqual(
    short(whole).map(([, id]: string[]) => id),
    [second.invoiceId, first.invoiceId, third.invoiceId],
  );
});

test('pages of two give the same as one page, and a message follows its states', async () => {
  const { company, ...tenant } = await tenantWithCompany();
  for (let n = 1; n <= 5; n++) await archiveInvoice(service, company, { number: `B-${n}` });
  const { body: whole } = await changes(tenant, undefined, 'messages');
  assert.ok(whole.data.every((item: { message: { state: string } }) => item.message.state === 'archived'));
  const seen = [];
  let cursor: string | undefined;
  for (let hasMore = true; hasMore; ) {
    const { body } = await changes(tenant, cursor, 'messages', 2);
    seen.push(...body.data);
    ({ nextCursor: cursor, hasMore } = body);
  }
  assert.deepEqual(seen, whole.data);
  await recordListed(db, company, [listedMessage()], clock.now);
  const { body: pending } = await changes(tenant, cursor, 'messages');
  assert.equal(pending.data[0].message.state, 'pending');
  const { id } = pending.data[0].message;
  await ask('POST', `/api/v1/messages/${id}/close`, {
    key: tenant.key,
    body: { reason: 'lost by the seller' },
  });
  const { body: closed } = await changes(tenant, pending.nextCursor, 'messages');
  assert.deepEqual([closed.data[0].change, closed.data[0].message.state], ['updated', 'closed']);
});

test('a removed company takes its invoices out of the feed, and brings them back when it is added again', async () => {
  const { company, ...tenant } = await tenantWithCompany();
  const { invoiceId } = await archiveInvoice(service, company);
  const { body: before } = await changes(tenant);
  await ask('DELETE', `/api/v1/companies/${company.id}`, tenant);
  const { body: removed } = await changes(tenant, before.nextCursor);
  assert.deepEqual(
    removed.data.map((item: { invoice: object }) => item.invoice),
    [{ id: invoiceId, companyId: company.id }],
  );
  assert.equal(removed.data[0].change, 'removed');
  const body = { companies: [{ cif: '12345674' }] };
  await ask('POST', '/api/v1/companies', { key: tenant.key, body });
  const { body: back } = await changes(tenant, removed.nextCursor);
  assert.deepEqual(short(back), [['added', invoiceId]]);
});

test('what came from a folder is added, and the message that takes it over is an update', async () => {
  const { company, ...tenant } = await tenantWithCompany();
  const listed = listedMessage();
  const entry = {
    organisationId: tenant.organisationId,
    companyId: company.id,
    message: null,
    uploadIndex: listed.uploadIndex,
    direction: 'received' as const,
    role: 'buyer' as const,
    invoice: { ...readInvoice, number: 'OLD-1' },
    reading: { verdict: 'read' as const, detail: null },
    seal: { verdict: 'valid' as const, detail: null },
    availableAt: null,
  };
  await recordBackfilled(db, entry, { path: 'x', sha256: 'y' }, clock.now);
  const { body } = await changes(tenant);
  assert.deepEqual([body.data.length, body.data[0].change], [1, 'added']);
  await archiveInvoice(service, company, { number: 'OLD-1' }, listed);
  const { body: taken } = await changes(tenant, body.nextCursor);
  assert.deepEqual(short(taken), [['updated', body.data[0].invoice.id]]);
  assert.equal(taken.data[0].invoice.messageId, listed.messageId);
});

test('a cursor of another organisation, of the other feed, or of nothing is refused by name', async () => {
  const { company, ...tenant } = await tenantWithCompany();
  await archiveInvoice(service, company);
  const { body } = await changes(tenant);
  const { body: elsewhere } = await changes(await service.addTenant());
  const twisted = Buffer.from(body.nextCursor, 'base64url')
    .toString()
    .replace(/\d+\]$/, '99999999]');
  for (const [cursor, feed] of [
    [elsewhere.nextCursor, 'invoices'],
    [body.nextCursor, 'messages'],
    ['nonsense', 'invoices'],
    [Buffer.from(twisted).toString('base64url'), 'invoices'],
  ]) {
    const refused = await changes(tenant, cursor, feed);
    assert.deepEqual(
      [refused.status, refused.body.code, refused.body.parameter],
      [400, 'invalid_input', 'cursor'],
    );
  }
});

test('Prefer: wait holds the answer until something comes, and no longer than it says', async () => {
  const { company, ...tenant } = await tenantWithCompany();
  const { body } = await changes(tenant);
  const held = wait(tenant, body.nextCursor, 20);
  const { invoiceId } = await archiveInvoice(service, company);
  const answer = await held;
  assert.deepEqual(short(answer.body), [['added', invoiceId]]);
  assert.equal(answer.headers['preference-applied'], 'wait=20');
  const short1 = await wait(tenant, answer.body.nextCursor, 1);
  assert.deepEqual([short1.status, short1.body.data], [200, []]);
  const long = await ask('GET', '/api/v1/invoices/changes', {
    key: tenant.key,
    headers: { prefer: 'respond-async, wait=999' },
  });
  assert.equal(long.headers['preference-applied'], 'wait=30');
});

test('a key waits with five requests at most, and one that is revoked meanwhile is answered nothing', async () => {
  const { company, ...tenant } = await tenantWithCompany();
  const { body } = await changes(tenant);
  const key = await service.addKey(tenant.organisationId, 'read');
  const held = Array.from({ length: 6 }, () => wait({ key }, body.nextCursor, 20));
  const refused = await Promise.race(held);
  assert.deepEqual(
    [refused.status, refused.body.code, refused.headers['retry-after']],
    [429, 'too_many_requests', '10'],
  );
  const { rows } = await db.query("select id from api_key where organisation_id = $1 and scope = 'read'", [
    tenant.organisationId,
  ]);
  const operator = { kind: 'operator', organisationId: tenant.organisationId, scope: 'admin' } as const;
  await revokeApiKey(service.ctx, operator, { id: rows[0].id });
  clock.now = new Date(clock.now.getTime() + 10_000);
  await archiveInvoice(service, company);
  const statuses = (await Promise.all(held)).map(({ status }) => status);
  assert.deepEqual(statuses.toSorted(), [401, 401, 401, 401, 401, 429]);
});

test('a server that closes answers those that wait', async () => {
  const other = await startService({ server: { eventPace } });
  const tenant = await other.addTenant();
  const { body } = await other.ask('GET', '/api/v1/invoices/changes', tenant);
  // Not the statement of the first page, which the connection still shows as its last.
  const { rows: last } = await other.db.query('select clock_timestamp() as at');
  const held = other.ask('GET', `/api/v1/invoices/changes?cursor=${body.nextCursor}`, {
    key: tenant.key,
    headers: { prefer: 'wait=30' },
  });
  await until(async () => {
    const { rows } = await other.db.query(
      "select from pg_stat_activity where datname = current_database() and query like '%change_noted n where%' and pid <> pg_backend_pid() and query_start > $1",
      [last[0].at],
    );
    return rows.length > 0;
  });
  await other.app.close();
  assert.deepEqual((await held).body.data, []);
});

test('what was there before the numbers gets them by the job, company by company', async () => {
  const { company, ...tenant } = await tenantWithCompany();
  const { invoiceId, message } = await archiveInvoice(service, company);
  // As the migration finds it.
  for (const table of ['change', 'change_noted', 'change_head', 'change_epoch'])
    await db.query(`delete from ${table} where organisation_id = $1`, [tenant.organisationId]);
  await db.query(
    `insert into change_noted (organisation_id, kind, subjects)
    select $1, kind, array[$2::uuid] from unnest(array['messages_of', 'invoices_of']) kind`,
    [tenant.organisationId, company.id],
  );
  await numberNoted(service.ctx, new AbortController().signal);
  const { rows } = await db.query('select subject from change where organisation_id = $1 order by number', [
    tenant.organisationId,
  ]);
  assert.deepEqual(
    rows.map(({ subject }) => subject),
    [message, invoiceId],
  );
  assert.deepEqual(short((await changes(tenant)).body), [['added', invoiceId]]);
});

test('every column of an invoice and of a message is watched by its trigger, or is one that the API does not show', async () => {
  const hidden = {
    invoice: [
      'id',
      'organisation_id',
      'company_id',
      // Shown, and changed together with `message` alone.
      'recorded_at',
      'backfill_path',
      'backfill_sha256',
      'reader_version',
      'seal_version',
      'reread_at',
      'reread_changes',
      'reconciled_at',
    ],
    message: [
      'id',
      'organisation_id',
      'company_id',
      'row_alias',
      'listed_at',
      'reason_detail',
      'last_attempt_at',
      'logged_status',
      'path',
      'seq',
      'chain',
      'verified_at',
      'asked_at',
      'said_expired_at',
      'about_upload',
      'asked_until',
    ],
  };
  for (const [table, names] of Object.entries(hidden)) {
    const { rows: columns } = await db.query<{ name: string }>(
      'select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped',
      [table],
    );
    const { rows } = await db.query<{ body: string }>(
      `select prosrc as body from pg_proc where proname = 'note_${table}s'`,
    );
    const compared = rows[0]!.body.slice(rows[0]!.body.indexOf('where ('));
    for (const { name } of columns) {
      const watched =
        new RegExp(`\\bn\\.${name}\\b`).test(compared) && new RegExp(`\\bo\\.${name}\\b`).test(compared);
      assert.ok(
        watched !== names.includes(name),
        `${table}.${name} is ${watched ? 'hidden and watched' : 'neither'}`,
      );
    }
  }
});

test('a page costs as many statements in a catalogue of thirty as in one of three hundred', async () => {
  const cost = async (invoices: number) => {
    const { company, ...tenant } = await tenantWithCompany();
    await db.query(
      `insert into invoice (id, organisation_id, company_id, upload_index, direction, number, seal_verdict, reading_verdict, recorded_at)
      select gen_random_uuid(), $1, $2, n::text, 'received', n::text, 'valid', 'read', $3 from generate_series(1, $4::int) n`,
      [tenant.organisationId, company.id, clock.now, invoices],
    );
    const ctx = { wholeDb: db, now: () => clock.now };
    const { nextCursor: cursor } = await followInvoices(ctx, tenant, { limit: 10 });
    const said: string[] = [];
    const client = await db.connect();
    const counted = {
      query: (statement: string | Statement, values?: unknown[]) => {
        said.push(typeof statement === 'string' ? statement : statement.text);
        return client.query(statement as string, values);
      },
      connect: async () => ({ ...counted, release: () => {} }),
    };
    await followInvoices({ ...ctx, wholeDb: counted as unknown as typeof db }, tenant, { cursor, limit: 10 });
    const page = said.find((text) => text.includes('from change\n'))!;
    const { rows } = await client.query(
      `explain (analyze, format json) ${page.replace(/\$\d/g, (n) => [`'${tenant.organisationId}'`, "'invoice'", '10', '11'][Number(n[1]) - 1]!)}`,
    );
    client.release();
    return [said.length, rows[0]['QUERY PLAN'][0].Plan['Actual Rows']];
  };
  const [small, large] = [await cost(30), await cost(300)];
  assert.deepEqual(small, large);
  assert.ok(small[0]! <= 7, `${small[0]} statements`);
});

test('a listener that hears nothing, as behind a pooler, says so once; one with a direct way hears', async (t) => {
  const warned: string[] = [];
  const log = { warn: (...said: unknown[]) => void warned.push(String(said.at(-1))) };
  // A notification reaches its own database alone.
  const elsewhere = await testDatabase(t);
  const deaf = createEventListener({ db, directUrl: elsewhere.url, log, patienceMs: 50 });
  await deaf.open();
  await until(() => warned.length === 1);
  assert.match(warned[0]!, /DATABASE_DIRECT_URL/);
  await deaf.close();
  const direct = createEventListener({ db, directUrl: service.database.url, log, patienceMs: 60_000 });
  let heard = 0;
  direct.subscribe(() => heard++);
  await direct.open();
  await until(() => heard > 0);
  await direct.close();
  assert.equal(warned.length, 1);
});

test('after a restore a cursor that is ahead is unknown for ever, and one of the common past goes on', async (t) => {
  const origin = await testDatabase(t);
  const name = new URL(origin.url).pathname.slice(1);
  const pool = await connect({ url: origin.url });
  const copyOfName = `${name}_copy`;
  const now = () => clock.now;
  const { rows } = await pool.query(
    "insert into organisation (id, name, plan, created_at) values (gen_random_uuid(), 'Firma', 'business', $1) returning id",
    [clock.now],
  );
  const actor = { organisationId: rows[0].id as string };
  const companyId = (
    await pool.query(
      "insert into company (id, organisation_id, cif, created_at) values (gen_random_uuid(), $1, '12345674', $2) returning id",
      [actor.organisationId, clock.now],
    )
  ).rows[0].id;
  const add = async (into: typeof pool, number: string) =>
    void (await into.query(
      `insert into invoice (id, organisation_id, company_id, upload_index, direction, number, seal_verdict, reading_verdict, recorded_at)
      values (gen_random_uuid(), $1, $2, $3, 'received', $3, 'valid', 'read', $4)`,
      [actor.organisationId, companyId, number, clock.now],
    ));
  const follow = async (from: typeof pool, cursor?: string) =>
    followInvoices({ wholeDb: from, now }, actor, { cursor, limit: 50 });
  const numbers = ({ data }: Awaited<ReturnType<typeof follow>>) =>
    data.map((item) => item.change !== 'removed' && item.subject.number);

  await add(pool, '1');
  const past = await follow(pool);
  await pool.end();
  // The backup: a copy of the database as it is now.
  const admin = await connect({ url: databaseUrl(origin.url, 'postgres') });
  await until(async () => {
    const { rowCount } = await admin.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
      [name],
    );
    return rowCount === 0;
  });
  await admin.query(`create database ${copyOfName} template ${name}`);
  t.after(async () => {
    await admin.query(`drop database if exists ${copyOfName} with (force)`);
    await admin.end();
  });
  // Life goes on, until the server is lost and the backup takes its place.
  const lost = await connect({ url: origin.url });
  await add(lost, '2');
  const ahead = await follow(lost, past.nextCursor);
  assert.deepEqual(numbers(ahead), ['2']);
  await lost.end();
  const restored = await connect({ url: databaseUrl(origin.url, copyOfName) });
  const unknown = { code: 'cursor_unknown' };
  await assert.rejects(follow(restored, ahead.nextCursor), unknown);
  await add(restored, '3');
  await add(restored, '4');
  // Its number is given by now, to something else.
  await assert.rejects(follow(restored, ahead.nextCursor), unknown);
  const onwards = await follow(restored, past.nextCursor);
  assert.deepEqual(numbers(onwards), ['3', '4']);
  assert.deepEqual(numbers(await follow(restored, onwards.nextCursor)), []);
  // What a person saw in the lost history hides nothing of this one.
  const arrivedAfter = async (position: string) => {
    const reader = { kind: 'operator', scope: 'admin', ...actor } as const;
    const ctx = { wholeDb: restored, now };
    const standing = await readPosition(ctx, reader, position, 'arrivedAfter');
    const filter = { arrivedAfter: await findArrivedAfter(ctx, reader, standing) };
    const listed = await listInvoices(restored, actor.organisationId, filter, { limit: 9 });
    return listed.map((invoice) => invoice.number).sort();
  };
  for (const { nextCursor } of [past, ahead]) assert.deepEqual(await arrivedAfter(nextCursor), ['3', '4']);
  await restored.end();
});
