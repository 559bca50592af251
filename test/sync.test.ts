/** The sync from listing to archive, against the sandbox: what is left behind in the ledger, on disk and in the log. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import sql from 'sql-template-tag';
import { listConnections } from '../src/actions/connections/connections.ts';
import { serveCompanies } from '../src/jobs/serve-companies.ts';
import { chainHead } from './support/chain-head.ts';
import { readArchived, startEngine } from './support/engine.ts';
import { ledgerOf, logOf, messagesOf } from './support/ledger.ts';

const cif = '8000000000';

const settled = (listed: number, over: object = {}) => ({
  listed,
  archived: listed,
  expired: 0,
  closed: 0,
  pending: 0,
  balances: true,
  ...over,
});

async function synced(t: TestContext, messages: number) {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif, messages);
  return { engine, company, db: engine.ctx.db, pool: engine.database.pool };
}

test('every message that ANAF lists is archived byte for byte, once', async (t) => {
  const { engine, company, pool } = await synced(t, 120);
  const run = await engine.sync();

  assert.equal(run.state, 'succeeded');
  assert.deepEqual(run.counts, {
    companies: 1,
    listed: 120,
    new: 120,
    archived: 120,
    expired: 0,
    failed: 0,
    pending: 0,
  });
  assert.deepEqual(await ledgerOf(pool, company), settled(120));
  const messages = await messagesOf(pool, company);
  assert.deepEqual(await engine.files(), messages.map((m) => m.path).sort());
  for (const m of messages) {
    const kept = await readArchived(engine, m.path!);
    const sent = engine.sandbox.archives.of(engine.sandbox.world.getMessage(m.messageId!), 'prod');
    assert.ok(kept.equals(sent), m.path!);
    assert.equal(createHash('sha256').update(kept).digest('hex'), m.sha256);
  }
  assert.deepEqual(await engine.leftIncoming(), []);
});

test('a first sync costs its pages and its messages, a sweep with nothing new one call', async (t) => {
  const { engine } = await synced(t, 30);
  await engine.sync();
  assert.equal(engine.sandbox.calls.length, 1 + 30);
  const again = await engine.sync();
  assert.deepEqual(again.counts, {
    companies: 1,
    listed: 30,
    new: 0,
    archived: 0,
    expired: 0,
    failed: 0,
    pending: 0,
  });
  assert.equal(engine.sandbox.calls.length, 1 + 30 + 1);
});

test('a list of two pages is read to its end, and a small company of others has its turn in between', async (t) => {
  const engine = await startEngine(t, { limits: { callsPerMinute: 1_000_000 } });
  engine.ctx.callsPerMinute = 0;
  const company = await engine.addCompany(cif, 603);
  const runId = await engine.request();
  engine.sandbox.world.addCompany('8000000001');
  engine.sandbox.world.grant(engine.serial, '8000000001');
  engine.sandbox.world.addMessages('8000000001', 3);
  const small = await engine.addTenant('Firma Mică SRL', '8000000001');
  const smallRunId = await engine.request(small.organisationId);
  await serveCompanies(engine.ctx, 'test', new AbortController().signal);

  const run = await engine.findRun(runId);
  assert.deepEqual([run.state, run.counts.listed, run.counts.archived], ['succeeded', 603, 603]);
  assert.deepEqual(await ledgerOf(engine.database.pool, company), settled(603));
  const smallRun = await engine.findRun(smallRunId, small.organisationId);
  assert.ok(smallRun.finishedAt! < run.finishedAt!);
  assert.equal(engine.sandbox.calls.filter((call) => call.endpoint === 'list_paged').length, 2 + 1);
});

test("the archive's chain follows from its messages in their order", async (t) => {
  const { engine, company, pool } = await synced(t, 25);
  await engine.sync();
  const messages = await messagesOf(pool, company);
  assert.deepEqual(
    messages.map((m) => m.seq),
    messages.map((_, i) => i + 1),
  );
  const links = messages.map((m) => ({ seq: m.seq!, sha256: m.sha256!, path: m.path! }));
  const { rows } = await pool.query(sql`select chain_seq, chain_head from company where id = ${company}`);
  assert.deepEqual(rows[0], { chainSeq: 25, chainHead: chainHead(links) });
  assert.equal(messages.at(-1)!.chain, chainHead(links));
});

test('the log has one line for each invoice, under its number', async (t) => {
  const { engine, company, pool } = await synced(t, 40);
  await engine.sync();
  const { rows } = await pool.query(sql`
    select coalesce(i.number, m.message_id) as invoice_id, 'success' as status from message m
    left join invoice i on i.message = m.id
    where m.company_id = ${company} and m.kind in ('received', 'sent')`);
  const byText = (a: { invoiceId: string }, b: { invoiceId: string }) => (a.invoiceId < b.invoiceId ? -1 : 1);
  assert.deepEqual((await logOf(pool, engine.organisationId)).sort(byText), rows.sort(byText));
});

test('what was read of an invoice is what its document says', async (t) => {
  const { engine, company, pool } = await synced(t, 0);
  const { id } = engine.sandbox.world.addMessage(cif, { kind: 'received', document: 'invoice', seed: 7 });
  await engine.sync();
  const message = engine.sandbox.world.getMessage(id);
  const { rows } = await pool.query(sql`
    select direction, role, seller_cif, buyer_cif, reading_verdict, seal_verdict, number is not null as numbered,
      available_at from invoice where company_id = ${company}`);
  assert.deepEqual(rows, [
    {
      direction: 'received',
      role: 'buyer',
      sellerCif: message.seller.cif,
      buyerCif: cif,
      readingVerdict: 'read',
      sealVerdict: 'valid_unknown_signer',
      numbered: true,
      availableAt: new Date(message.createdAt),
    },
  ]);
});

test('a failed download leaves its message pending with the reason, and the others are archived', async (t) => {
  const { engine, company, pool } = await synced(t, 10);
  const [unlucky] = engine.sandbox.world.getCompany(cif).messages;
  engine.sandbox.faults.add({ kind: 'http_500', on: 'download', match: { id: unlucky!.id } });
  const run = await engine.sync();

  assert.equal(run.state, 'partial');
  assert.deepEqual([run.companies[0]!.state, run.companies[0]!.code], ['partial', 'messages_failed']);
  assert.deepEqual(await ledgerOf(pool, company), settled(10, { archived: 9, pending: 1 }));
  const [pending] = (await messagesOf(pool, company)).filter((m) => m.state === 'pending');
  assert.deepEqual(
    [
      pending!.messageId,
      pending!.reason,
      pending!.attempts,
      pending!.nextAttemptAt! > engine.ctx.clock.now(),
    ],
    [unlucky!.id, 'server_error', 1, true],
  );

  engine.sandbox.faults.clear();
  assert.equal((await engine.sync()).state, 'succeeded');
  assert.deepEqual(await ledgerOf(pool, company), settled(10));
});

test('every log line of a run says its run and its company, and every line of a retry its company', async (t) => {
  const engine = await startEngine(t);
  const ids = [await engine.addCompany(cif, 4), await engine.addCompany('8000000001', 2)];
  const { faults, world, clock } = engine.sandbox;
  const [first, second] = world.getCompany(cif).messages;
  faults.add({ kind: 'http_500', on: 'download', match: { id: first!.id } });
  // After it nothing may be asked for a while: the run of either company stops early.
  faults.add({ kind: 'rate_limited', on: 'download', match: { id: second!.id } });
  faults.add({ kind: 'unauthorized', times: 1 });
  const { id: runId } = await engine.sync();
  const ofRun = engine.logged();
  assert.deepEqual(
    ofRun.filter((line) => line.runIds?.[0] !== runId || !ids.includes(line.companyId!)),
    [],
  );
  assert.ok(ofRun.length > 0);

  // Which of the two was asked for before the run stopped is chance: one fails by itself, so that it is due again.
  faults.clear();
  faults.add({ kind: 'http_500', on: 'download', match: { id: first!.id } });
  clock.advance(2 * 3_600_000);
  await engine.sync();
  const before = engine.logged().length;
  faults.clear();
  faults.add({ kind: 'rate_limited', on: 'download' });
  clock.advance(25 * 3_600_000);
  await engine.retry();
  const ofRetry = engine.logged().slice(before);
  assert.deepEqual(
    ofRetry.filter((line) => !ids.includes(line.companyId!)),
    [],
  );
  assert.ok(ofRetry.length > 0);
});

test('a message that fails again and again has one failed line, and a success after it', async (t) => {
  const { engine, pool } = await synced(t, 0);
  const { id } = engine.sandbox.world.addMessage(cif, { kind: 'received', document: 'invoice', seed: 3 });
  engine.sandbox.faults.add({ kind: 'corrupt_zip', times: 2 });
  await engine.sync();
  await engine.sync();
  assert.deepEqual(await logOf(pool, engine.organisationId), [{ invoiceId: id, status: 'failed' }]);
  await engine.sync();
  const [, success, ...more] = await logOf(pool, engine.organisationId);
  assert.deepEqual([success!.status, more], ['success', []]);
});

test('the same message is downloaded at most three times a day by machine', async (t) => {
  const { engine, company, pool } = await synced(t, 0);
  engine.sandbox.world.addMessage(cif, { kind: 'received' });
  engine.sandbox.faults.add({ kind: 'empty_body', on: 'download' });
  for (let i = 0; i < 5; i++) await engine.sync();
  assert.equal(engine.sandbox.calls.filter((call) => call.endpoint === 'download').length, 3);
  const [message] = await messagesOf(pool, company);
  assert.deepEqual([message!.state, message!.reason], ['pending', 'daily_limit']);
});

test('what ANAF lists and will not hand over any more is expired, and said so once', async (t) => {
  const { engine, company, pool } = await synced(t, 3);
  const gone = engine.sandbox.world.addExpiredButListed(cif, { kind: 'received' });
  const before = await engine.sync();
  assert.deepEqual([before.state, before.counts.archived, before.counts.expired], ['partial', 3, 0]);
  // Its window passes half a day later.
  engine.sandbox.clock.advance(13 * 3_600_000);
  const run = await engine.sync();
  assert.deepEqual([run.state, run.counts.archived, run.counts.expired], ['succeeded', 0, 1]);
  assert.deepEqual(await ledgerOf(pool, company), settled(4, { archived: 3, expired: 1 }));
  assert.deepEqual(
    (await logOf(pool, engine.organisationId)).filter((line) => line.status === 'skipped'),
    [{ invoiceId: gone.id, status: 'skipped' }],
  );
});

for (const kind of ['json_as_zip', 'zip_of_another', 'maintenance_page', 'truncated', 'waf_page'] as const)
  test(`an answer that is no such ZIP (${kind}) is never archived as a document`, async (t) => {
    const { engine, company, pool } = await synced(t, 0);
    engine.sandbox.world.addMessage(cif, { kind: 'received' });
    engine.sandbox.world.addMessage(cif, { kind: 'received' });
    engine.sandbox.faults.add({ kind, on: 'download' });
    await engine.sync();
    assert.deepEqual(await ledgerOf(pool, company), settled(2, { archived: 0, pending: 2 }));
    const inPlace = (await engine.files()).filter((file) => !file.includes('/quarantine/'));
    assert.deepEqual([inPlace, await engine.leftIncoming()], [[], []]);
    for (const m of await messagesOf(pool, company)) assert.ok(m.reason, kind);
  });

test("a lost right stops this company with ANAF's words, and no other", async (t) => {
  const { engine, company, pool } = await synced(t, 4);
  const other = await engine.addCompany('8000000001', 5);
  engine.sandbox.world.revoke(engine.serial, cif);
  const run = await engine.sync();
  assert.equal(run.state, 'partial');
  assert.deepEqual(run.companies.map((c) => [c.cif, c.state, c.code]).sort(), [
    [cif, 'failed', 'access_denied'],
    ['8000000001', 'succeeded', null],
  ]);
  const { rows } = await pool.query(
    sql`select access, access_detail, access_lost_at is not null as since from company where id = ${company}`,
  );
  assert.deepEqual(rows, [
    { access: 'denied', accessDetail: `Nu aveti drept in SPV pentru CIF=${cif}`, since: true },
  ]);
  assert.deepEqual(await ledgerOf(pool, other), settled(5));
});

test('a second certificate takes over where the first has no right', async (t) => {
  const { engine, company, pool } = await synced(t, 4);
  engine.sandbox.world.revoke(engine.serial, cif);
  const second = engine.sandbox.world.addCertificate({ cifs: [cif] });
  await engine.connect(second.serial);
  assert.equal((await engine.sync()).state, 'succeeded');
  assert.deepEqual(await ledgerOf(pool, company), settled(4));
});

test('companies that the list names beside the one that was asked about are kept until they are added, and written once', async (t) => {
  const { engine, company, pool } = await synced(t, 2);
  const connected = engine.sandbox.world.certificates.get(engine.serial)!;
  connected.cui = `${cif}, 18547290 RO14399840;1960101123456`;
  await engine.sync();
  const actor = { kind: 'operator', organisationId: engine.organisationId, scope: 'admin' } as const;
  const named = async () => (await listConnections(engine.app, actor)).flatMap((one) => one.named);
  assert.deepEqual(await named(), ['14399840', '18547290'], 'no person, and not the company itself');
  const { rows } = await pool.query('select xmin::text from anaf_connection');
  connected.cui = '18547290';
  await pool.query('update company set listing_digest = null where id = $1', [company]);
  await engine.sync();
  assert.deepEqual(await named(), ['14399840', '18547290'], 'a list that names fewer takes none away');
  assert.deepEqual((await pool.query('select xmin::text from anaf_connection')).rows, rows);
  await engine.addCompany('18547290');
  assert.deepEqual(await named(), ['14399840']);
  const limited = { ...actor, kind: 'key', keyId: company, companies: [company] } as const;
  assert.deepEqual(
    (await listConnections(engine.app, limited)).flatMap((one) => one.named),
    [],
  );
});

test('an access token that ANAF refuses is renewed once, and the run goes on', async (t) => {
  const { engine, company, pool } = await synced(t, 6);
  engine.sandbox.faults.add({ kind: 'unauthorized', times: 1 });
  assert.equal((await engine.sync()).state, 'succeeded');
  assert.deepEqual(await ledgerOf(pool, company), settled(6));
});

test('without a token that opens anything a run fails and says who can mend it', async (t) => {
  const { engine, company, pool } = await synced(t, 2);
  engine.sandbox.faults.add({ kind: 'unauthorized' });
  engine.sandbox.faults.add({ kind: 'invalid_grant' });
  const run = await engine.sync();
  assert.deepEqual([run.state, run.companies[0]!.code], ['failed', 'no_valid_anaf_token']);
  assert.deepEqual(await ledgerOf(pool, company), settled(0));
});

test('a listing that waited ten minutes for its slot asks for the window of its call, and is not refused', async (t) => {
  const engine = await startEngine(t, {}, 0, { ANAF_CALLS_PER_MINUTE: '1' });
  for (const code of ['8000000000', '8000000001']) await engine.addCompany(code, 0);
  let waited = 0;
  const { clock } = engine.ctx;
  const { sleep } = clock;
  clock.sleep = async (ms, signal) => {
    // Heartbeats keep their pace.
    if (ms <= 10_000) return sleep(ms, signal);
    waited++;
    engine.sandbox.clock.advance(10 * 60_000);
  };
  assert.equal((await engine.sync()).state, 'succeeded');
  assert.ok(waited > 0, 'the second company waits');
  const listings = engine.sandbox.journal.calls.filter(({ endpoint }) => endpoint === 'list_paged');
  assert.deepEqual(
    listings.map(({ outcome }) => outcome),
    ['empty', 'empty'],
  );
});

test('an unknown note advances nothing', async (t) => {
  const { engine, company, pool } = await synced(t, 5);
  engine.sandbox.faults.add({ kind: 'unknown_note', on: 'list_paged' });
  const run = await engine.sync();
  assert.deepEqual([run.state, run.companies[0]!.code], ['failed', 'unknown_note']);
  const { rows } = await pool.query(
    sql`select listed_up_to, last_listed_at, coverage::text from company where id = ${company}`,
  );
  assert.deepEqual(rows, [{ listedUpTo: null, lastListedAt: null, coverage: '{}' }]);
});

test('a listing that never adds up keeps its rows and claims nothing', async (t) => {
  const engine = await startEngine(t, { limits: { callsPerMinute: 100_000 } });
  const company = await engine.addCompany(cif, 20);
  engine.sandbox.faults.add({ kind: 'short_page' });
  const run = await engine.sync();
  assert.deepEqual([run.state, run.companies[0]!.code], ['failed', 'listing_unproven']);
  const ledger = await ledgerOf(engine.database.pool, company);
  assert.ok(ledger.balances && ledger.archived > 0 && ledger.pending === 0);
  const { rows } = await engine.database.pool.query(
    sql`select listed_up_to from company where id = ${company}`,
  );
  assert.deepEqual(rows, [{ listedUpTo: null }]);
});

for (const minutes of [-10, 10])
  test(`ANAF's clock is learnt from its own words when ours is ${minutes} minutes off`, async (t) => {
    const engine = await startEngine(t, {}, minutes * 60_000);
    const company = await engine.addCompany(cif, 3);
    assert.equal((await engine.sync()).state, 'succeeded');
    assert.deepEqual(await ledgerOf(engine.database.pool, company), settled(3));
  });

test('a row without id is found through its upload index', async (t) => {
  const { engine, company, pool } = await synced(t, 0);
  const hidden = engine.sandbox.world.addMessage(cif, { kind: 'received', hideId: true });
  assert.equal((await engine.sync()).state, 'succeeded');
  const [message] = await messagesOf(pool, company);
  assert.deepEqual([message!.messageId, message!.state], [hidden.id, 'archived']);
  await engine.sync();
  assert.deepEqual(await ledgerOf(pool, company), settled(1));
});

test('a row that has its id the next time is the same message', async (t) => {
  const { engine, company, pool } = await synced(t, 0);
  const { id } = engine.sandbox.world.addMessage(cif, { kind: 'received', hideId: true });
  engine.sandbox.faults.add({ kind: 'http_500', on: 'status' });
  await engine.sync();
  assert.deepEqual(await ledgerOf(pool, company), settled(1, { archived: 0, pending: 1 }));
  engine.sandbox.world.changeMessage(id, { hideId: false });
  await engine.sync();
  assert.deepEqual(await ledgerOf(pool, company), settled(1));
});

test('a row of an unknown kind without id that ANAF names by a known id is that message', async (t) => {
  const { engine, company, pool } = await synced(t, 0);
  const { id } = engine.sandbox.world.addMessage(cif, { kind: 'received' });
  await engine.sync();
  engine.sandbox.world.changeMessage(id, { hideId: true, tip: 'NOTIFICARE NOUA' });
  await engine.sync();
  assert.deepEqual(await ledgerOf(pool, company), settled(1));
});

test('both messages of a self-billed invoice without ids stay in the ledger until each has its own', async (t) => {
  const { engine, company, pool } = await synced(t, 0);
  const doubles = engine.sandbox.world.addSelfBilling(cif, { supplier: cif });
  for (const { id } of doubles) engine.sandbox.world.changeMessage(id, { hideId: true });
  await engine.sync();
  assert.deepEqual(await ledgerOf(pool, company), settled(2, { archived: 0, pending: 2 }));
  for (const { id } of doubles) engine.sandbox.world.changeMessage(id, { hideId: false });
  await engine.sync();
  assert.deepEqual(await ledgerOf(pool, company), settled(2));
});

test('a company with many pages is listed from two days before the last time, and whole at night', async (t) => {
  const engine = await startEngine(t, { limits: { callsPerMinute: 1_000_000 } });
  engine.ctx.callsPerMinute = 0;
  const company = await engine.addCompany(cif, 30);
  await engine.sync();
  await engine.database.pool.query(sql`update company set listing_pages = 4 where id = ${company}`);
  const { anaf } = engine.ctx;
  let asked = new URL(engine.sandbox.url);
  engine.ctx.anaf = {
    ...anaf,
    call: (request, judge) => {
      asked = new URL(request.url);
      return anaf.call(request, judge);
    },
  };
  const since = async (trigger: 'manual' | 'reconciliation') => {
    await engine.sync(undefined, trigger);
    const [start, end] = ['startTime', 'endTime'].map((name) => Number(asked.searchParams.get(name)));
    return Math.round((end! - start!) / 3_600_000);
  };
  assert.deepEqual([await since('manual'), await since('reconciliation')], [48, 60 * 24]);
});

test('rows of another company and of unknown kinds are kept and shown', async (t) => {
  const { engine, company, pool } = await synced(t, 0);
  engine.sandbox.world.addMessage(cif, { kind: 'received', rowCif: '8000000009' });
  engine.sandbox.world.addMessage(cif, { kind: 'unknown', tip: 'MESAJ NOU 2027' });
  await engine.sync();
  const messages = await messagesOf(pool, company);
  assert.deepEqual(messages.map((m) => [m.rowCif, m.kind, m.state]).sort(), [
    [cif, 'unknown', 'archived'],
    ['8000000009', 'received', 'archived'],
  ]);
});

test('the same document under a second message is archived and not catalogued twice', async (t) => {
  const { engine, company, pool } = await synced(t, 0);
  const { id } = engine.sandbox.world.addMessage(cif, { kind: 'received', document: 'invoice', seed: 5 });
  await engine.sync();
  engine.sandbox.world.repost(id);
  await engine.sync();
  assert.deepEqual(await ledgerOf(pool, company), settled(2));
  assert.deepEqual(
    (await logOf(pool, engine.organisationId)).map((l) => l.status),
    ['success', 'skipped'],
  );
  const { rows } = await pool.query(sql`select count(*) as n from invoice where company_id = ${company}`);
  assert.deepEqual(rows, [{ n: 1 }]);
});

test('an organisation sees its own copy of a company that another has too', async (t) => {
  const { engine, company, pool } = await synced(t, 7);
  const twin = await engine.addTenant('Alta Contabilitate SRL', cif);
  await engine.sync();
  await engine.sync(twin.organisationId);
  assert.deepEqual(await ledgerOf(pool, company), settled(7));
  assert.deepEqual(await ledgerOf(pool, twin.companyId), settled(7));
  assert.equal((await engine.files()).length, 14);
});

test('two workers on one organisation take no message twice', async (t) => {
  const { engine, pool } = await synced(t, 40);
  const companies = [await engine.addCompany('8000000001', 40), await engine.addCompany('8000000002', 40)];
  const runId = await engine.request();
  const signal = new AbortController().signal;
  await Promise.all([1, 2, 3].map((n) => serveCompanies(engine.ctx, `worker ${n}`, signal)));
  assert.equal((await engine.findRun(runId)).state, 'succeeded');
  for (const company of companies) assert.deepEqual(await ledgerOf(pool, company), settled(40));
  assert.equal(engine.sandbox.calls.length, 3 * 41);
});

test('a worker that is told to stop gives its company back, and the next goes on where it was', async (t) => {
  const { engine, company, pool } = await synced(t, 120);
  const runId = await engine.request();
  const stop = new AbortController();
  const served = serveCompanies(engine.ctx, 'first', stop.signal);
  await engine.until(async () => (await ledgerOf(pool, company)).archived > 3);
  stop.abort();
  await served;
  assert.equal((await engine.findRun(runId)).companies[0]!.state, 'queued');
  await serveCompanies(engine.ctx, 'second', new AbortController().signal);
  assert.equal((await engine.findRun(runId)).state, 'succeeded');
  assert.deepEqual(await ledgerOf(pool, company), settled(120));
});

test('a file that a dead process left in place is adopted, not downloaded again', async (t) => {
  const { engine, company, pool } = await synced(t, 1);
  await engine.sync();
  // The process died between the file and its row.
  await pool.query(sql`update message set state = 'pending', sha256 = null, size_bytes = null, path = null,
    seq = null, chain = null, archived_at = null where company_id = ${company}`);
  await pool.query(sql`delete from invoice where company_id = ${company}`);
  await pool.query(
    sql`update company set archived_count = 0, chain_seq = 0, chain_head = repeat('0', 64) where id = ${company}`,
  );
  const before = engine.sandbox.calls.length;
  await engine.sync();
  assert.deepEqual(await ledgerOf(pool, company), settled(1));
  assert.equal(engine.sandbox.calls.length - before, 1);
});

test('five answers in a row that look like an outage stop the run before every message is tried', async (t) => {
  const { engine, company, pool } = await synced(t, 60);
  engine.sandbox.faults.add({ kind: 'http_503', on: 'download' });
  const run = await engine.sync();
  assert.deepEqual([run.companies[0]!.state, run.companies[0]!.code], ['partial', 'server_error']);
  const untried = (await messagesOf(pool, company)).filter((m) => m.attempts === 0);
  assert.ok(untried.length > 30, `${untried.length} untried`);
});
