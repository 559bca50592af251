/** What needs a person: every kind of trouble once, the worst first, gone when it is mended. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { denyAccess, grantAccess } from '../src/db/companies/company-access.ts';
import { recordCompleteListing } from '../src/db/completeness/coverage.ts';
import { recordListing } from '../src/db/completeness/listing.ts';
import { recordRefreshFailure } from '../src/db/connections/anaf-token.ts';
import { recordListed } from '../src/db/messages/listed-message.ts';
import { addCompany, listedMessage } from './support/catalogue.ts';
import { countStatements } from './support/count-statements.ts';
import { startService } from './support/service.ts';

const service = await startService();
const { ask, db, clock } = service;
const now = clock.now.getTime();
const days = (n: number) => new Date(now + n * 86_400_000);
const window = { start: days(-60), end: days(0) };

// biome-ignore lint/suspicious/noExplicitAny: a task as it is answered.
type Answered = any;

async function firm({ connected = true, plan = 'business', listed = true } = {}) {
  const tenant = await service.addTenant(plan);
  const { organisationId } = tenant;
  const connection = connected ? await service.addConnection(organisationId) : '';
  const company = await addCompany(service, organisationId, '12345674');
  if (listed) await recordCompleteListing(db, company, { window, wholePages: 1 }, clock.now);
  const tasks = async (): Promise<Answered[]> => (await ask('GET', '/api/v1/tasks', tenant)).body.data;
  const list = (over: Parameters<typeof listedMessage>[0]) =>
    recordListed(db, { id: company, organisationId }, [listedMessage(over)], days(-20));
  return { tenant, organisationId, connection, company, tasks, list };
}

const kinds = (tasks: Answered[]) => tasks.map((task) => task.kind);

test('a firm whose companies are listed and archived has no task', async () => {
  const { tasks } = await firm();
  assert.deepEqual(await tasks(), []);
});

test('a firm without trouble is asked about in seven statements, with the key', async () => {
  const { tasks } = await firm();
  await tasks();
  const { statements } = await countStatements(db, tasks);
  assert.ok(statements.length <= 7, statements.join('\n\n'));
});

test('without a certificate the one task is to connect it', async () => {
  const { tasks } = await firm({ connected: false, listed: false });
  const [task, ...more] = await tasks();
  assert.deepEqual([task.kind, task.severity, more], ['connect_anaf', 'urgent', []]);
  assert.deepEqual(task.action, { kind: 'connect', method: 'GET', href: '/api/v1/anaf/connect' });
  assert.equal(task.title.ro, 'Conectați un certificat la ANAF');
});

test('a refused authorisation asks to connect again, urgently when nothing works any more', async () => {
  const { tasks, connection } = await firm();
  const refused = { final: true, words: 'invalid_grant: pentru 1960101123456', now: clock.now };
  await recordRefreshFailure(db, connection, refused);
  const [task, ...more] = await tasks();
  assert.deepEqual(
    [task.kind, task.severity, task.connectionId, more],
    ['reconnect', 'warning', connection, []],
  );
  assert.equal(task.anafWords, 'invalid_grant: pentru 1***********6');
  await db.query('update anaf_connection set access_expires_at = $2 where id = $1', [connection, days(-1)]);
  const [urgent] = await tasks();
  assert.deepEqual([urgent.kind, urgent.severity, urgent.id], ['reconnect', 'urgent', task.id]);
});

test('a refresh that fails for a while warns, and says how long there is time', async () => {
  const { tasks, connection } = await firm();
  await recordRefreshFailure(db, connection, { final: false, words: 'HTTP 503', now: clock.now });
  const [task] = await tasks();
  assert.deepEqual(
    [task.kind, task.severity, task.anafWords],
    ['token_refresh_failing', 'warning', 'HTTP 503'],
  );
  assert.match(task.detail.ro, /la 16 feb\. 2026, 13:30/);
  assert.match(task.detail.ro, /ține până la 17 mai 2026/);
});

test('thirty days before its year is over an authorisation asks to be renewed', async () => {
  const { tasks, connection } = await firm();
  const age = (n: number) =>
    db.query('update anaf_connection set refresh_issued_at = $2 where id = $1', [connection, days(-n)]);
  await age(334);
  assert.deepEqual(await tasks(), []);
  await age(335);
  const [task] = await tasks();
  assert.deepEqual([task.kind, task.severity], ['refresh_token_ageing', 'warning']);
  assert.equal(task.title.ro, 'Autorizarea ANAF expiră în 30 de zile');
  await age(360);
  assert.equal((await tasks())[0].severity, 'urgent');
});

test("a lost right is told with ANAF's words and its date", async () => {
  const { tasks, connection, company } = await firm();
  const words = 'Nu aveti drept in SPV pentru CIF=12345674';
  await denyAccess(db, { companyId: company, connectionId: connection, words, now: days(-4) });
  const [task, ...more] = await tasks();
  assert.deepEqual(more, []);
  assert.deepEqual(
    [task.kind, task.severity, task.companyId, task.anafWords, task.since],
    ['access_lost', 'urgent', company, words, days(-4).toISOString()],
  );
  assert.match(task.detail.ro, /din 12 feb\. 2026/);
});

test('a listing older than 25 hours is told where listings are automatic, and where they can be made', async () => {
  const late = { listed: false };
  const old = async (over: Parameters<typeof firm>[0]) => {
    const made = await firm({ ...late, ...over });
    await recordCompleteListing(db, made.company, { window, wholePages: 1 }, new Date(now - 26 * 3_600_000));
    return made;
  };
  for (const plan of ['business', 'starter']) {
    const { tasks, company } = await old({ plan });
    const [task] = await tasks();
    assert.deepEqual(
      [task.kind, task.companyId, task.action.method],
      ['listing_too_old', company, 'POST'],
      plan,
    );
  }
  assert.deepEqual(kinds(await (await old({ plan: 'free' })).tasks()), []);
  assert.deepEqual(kinds(await (await old({ connected: false })).tasks()), ['connect_anaf']);
  const off = await old({});
  await db.query('update company set sync_enabled = false where id = $1', [off.company]);
  assert.deepEqual(await off.tasks(), []);
});

test('a listing that did not add up is told until one does', async () => {
  const { tasks, company, organisationId } = await firm();
  const ended = {
    company: { id: company, organisationId },
    window,
    reported: 23,
    distinct: 20,
    pages: 1,
    restarts: 3,
  };
  const unproven = { code: 'listing_unproven', detail: null };
  await recordListing(db, { ...ended, failure: unproven, startedAt: days(-2) }, days(-2));
  const broken = { code: 'unknown_note', detail: 'Ceva nou' };
  await recordListing(db, { ...ended, failure: broken, startedAt: days(-1) }, days(-1));
  const found = await tasks();
  assert.deepEqual(kinds(found).toSorted(), ['listing_unproven', 'unknown_anaf_note']);
  assert.match(
    found.find((t) => t.kind === 'listing_unproven').detail.ro,
    /a anunțat 23 mesaje și a arătat 20/,
  );
  assert.equal(found.find((t) => t.kind === 'unknown_anaf_note').anafWords, 'Ceva nou');
  await recordListing(db, { ...ended, distinct: 23, failure: null, startedAt: clock.now }, clock.now);
  assert.deepEqual(await tasks(), []);
});

test('messages that ANAF deletes within a week come before those that only wait', async () => {
  const { tasks, list, company } = await firm();
  await list({ createdAt: days(-55) });
  await list({ createdAt: days(-56) });
  await list({ createdAt: days(-40) });
  await list({ createdAt: days(-3) });
  const [expiring, old, ...more] = await tasks();
  assert.deepEqual(more, []);
  assert.deepEqual(
    [expiring.kind, expiring.severity, expiring.companyId, expiring.title.ro],
    ['messages_expiring', 'urgent', company, 'CIF 12345674: 2 mesaje expiră în 4 zile'],
  );
  assert.equal(expiring.action.href, `/api/v1/messages?company=${company}&state=pending`);
  assert.deepEqual(
    [old.kind, old.severity, old.title.ro],
    ['pending_too_long', 'warning', 'CIF 12345674: un mesaj în așteptare de peste 30 de zile'],
  );
});

test('a first sync that still works is no trouble', async () => {
  const { tasks, company, organisationId } = await firm();
  const rows = [listedMessage({ createdAt: days(-59) }), listedMessage({ createdAt: days(-40) })];
  await recordListed(db, { id: company, organisationId }, rows, clock.now);
  assert.deepEqual(await tasks(), []);
});

test('what expired within reach is told, what had expired before the first listing is not', async () => {
  const { tasks, list, company } = await firm();
  await list({ createdAt: days(-80) });
  await db.query('update company set first_listed_at = $2 where id = $1', [company, days(-19)]);
  await db.query(
    `update message set state = 'expired', attempts = 1, last_attempt_at = $2 where company_id = $1`,
    [company, days(-19)],
  );
  assert.deepEqual(await tasks(), []);
  await db.query('update message set attempts = 9, last_attempt_at = $2 where company_id = $1', [
    company,
    days(-2),
  ]);
  const [lost] = await tasks();
  assert.deepEqual([lost.kind, lost.since], ['expired_in_our_time', days(-2).toISOString()]);
  await db.query('update company set first_listed_at = $2 where id = $1', [company, days(-21)]);
  await db.query('update message set attempts = 1 where company_id = $1', [company]);
  assert.deepEqual(kinds(await tasks()), ['expired_in_our_time']);
});

test('what the archive lacks or does not take is told', async () => {
  const { tasks, list, company, organisationId } = await firm();
  await list({ createdAt: days(-3) });
  await db.query(
    `update message set reason = 'archive_full', attempts = 1, last_attempt_at = $2 where company_id = $1`,
    [company, days(-1)],
  );
  await db.query(
    `insert into integrity_finding (organisation_id, company_id, kind, subject, first_seen, last_seen)
     values ($1, $2, 'missing', 'a.zip', $3, $3)`,
    [organisationId, company, days(-1)],
  );
  const found = await tasks();
  assert.deepEqual(kinds(found), ['archive_trouble', 'archive_trouble']);
  assert.equal(new Set(found.map((task) => task.id)).size, 2);
  await db.query('update integrity_finding set resolved_at = $2 where company_id = $1', [company, clock.now]);
  assert.equal((await tasks()).length, 1);
});

test('what ANAF refused and what buyers wrote are tasks until a person marks them as seen (seen 2026-11-29: archived with a green tick)', async () => {
  const { tenant, organisationId, company, tasks, list } = await firm();
  await list({ kind: 'error', rawKind: 'ERORI FACTURA', createdAt: days(-2) });
  await list({ kind: 'error', rawKind: 'ERORI FACTURA', createdAt: days(-1) });
  await list({ kind: 'buyer_message_received', rawKind: 'MESAJ CUMPARATOR PRIMIT', createdAt: days(-1) });
  await db.query(
    `update message set state = 'archived', sha256 = 'a', size_bytes = 1, path = 'p' || message_id, chain = 'c',
       seq = message_id::bigint, archived_at = $2 where company_id = $1`,
    [company, clock.now],
  );
  const [refused, buyers, ...more] = (await tasks()).toSorted((a, b) => (a.kind < b.kind ? 1 : -1));
  assert.deepEqual(more, []);
  assert.deepEqual(
    [refused.kind, refused.severity, refused.title.ro, refused.since, refused.companyIds],
    ['refused_invoices', 'warning', '2 facturi refuzate de ANAF', days(-2).toISOString(), [company]],
  );
  assert.equal(refused.action.href, '/api/v1/messages?kind=error&seen=false');
  assert.deepEqual([buyers.kind, buyers.title.en], ['buyer_messages', '1 message from buyers']);
  const listed = (await ask('GET', '/api/v1/messages?kind=error&seen=false', tenant)).body.data;
  assert.equal(listed.length, 2);

  const stranger = await service.addTenant();
  const one = { ids: [listed[0].id] };
  assert.deepEqual((await ask('POST', '/api/v1/messages/seen', { ...stranger, body: one })).body, {
    seen: 0,
  });
  assert.deepEqual((await ask('POST', '/api/v1/messages/seen', { ...tenant, body: one })).body, { seen: 1 });
  assert.deepEqual(
    (await ask('POST', '/api/v1/messages/seen', { ...tenant, body: one })).body,
    { seen: 0 },
    'once',
  );
  assert.equal(
    (await tasks()).find(({ kind }) => kind === 'refused_invoices').title.ro,
    'O factură refuzată de ANAF',
  );
  assert.deepEqual(
    (await ask('POST', '/api/v1/messages/seen', { ...tenant, body: { kind: 'error' } })).body,
    { seen: 1 },
  );
  assert.deepEqual(kinds(await tasks()), ['buyer_messages']);
  const { rows } = await db.query(
    "select detail from audit where organisation_id = $1 and action = 'notices.seen'",
    [organisationId],
  );
  assert.deepEqual(
    rows.map(({ detail }) => detail),
    [{ count: 1 }, { count: 1 }],
  );
});

test('one cause is one task, however many companies it concerns, and names the first of them', async () => {
  const { tenant, organisationId, connection } = await firm();
  const denied: string[] = [];
  for (const cif of ['8000000000', '18547290', '14399840', '29957303']) {
    const companyId = await addCompany(service, organisationId, cif);
    await denyAccess(db, { companyId, connectionId: connection, words: 'nu', now: clock.now });
    denied.push(companyId);
  }
  const [task, ...more] = (await ask('GET', '/api/v1/tasks', tenant)).body.data;
  assert.deepEqual(more, []);
  assert.deepEqual(
    [task.kind, task.companyId, task.companyCount, task.companyIds.toSorted(), task.anafWords],
    ['access_lost', null, 4, denied.toSorted(), 'nu'],
  );
  assert.equal(task.title.ro, '4 companii fără drept în SPV');
  assert.match(task.detail.ro, /^CIF \d+, CIF \d+, CIF \d+ și încă 1\. ANAF refuză/);
  assert.deepEqual(task.action, {
    kind: 'look_at_companies',
    method: 'GET',
    href: '/api/v1/overview/companies?access=denied',
  });
  const overview = (await ask('GET', '/api/v1/overview', tenant)).body;
  assert.deepEqual([overview.tasks.urgent, overview.companies.needPerson], [1, 4]);
});

test('a dead certificate hides its companies: reconnecting it is the first task, names them, and none of them is green', async () => {
  const { tenant, organisationId, connection, company, tasks } = await firm();
  const hidden = await addCompany(service, organisationId, '8000000000');
  for (const id of [company, hidden]) {
    await grantAccess(db, id, connection, clock.now);
    await recordCompleteListing(db, id, { window, wholePages: 1 }, clock.now);
  }
  const other = await service.addConnection(organisationId);
  await denyAccess(db, { companyId: company, connectionId: other, words: 'nu', now: clock.now });
  await denyAccess(db, { companyId: hidden, connectionId: other, words: 'nu', now: clock.now });
  assert.deepEqual(await tasks(), [], 'seen with the first certificate');
  await recordRefreshFailure(db, connection, { final: true, words: 'invalid_grant', now: clock.now });
  await db.query('update anaf_connection set access_expires_at = $2 where id = $1', [connection, days(-1)]);
  // A refusal of the other certificate says nothing about the client's right.
  await denyAccess(db, { companyId: company, connectionId: other, words: 'nu', now: clock.now });
  const [task, ...more] = await tasks();
  assert.deepEqual(
    [task.kind, task.severity, task.companyCount, more],
    ['reconnect', 'urgent', 2, []],
    'and no task about a lost right',
  );
  assert.match(task.detail.ro, /Nu se mai văd: CIF \d+, CIF \d+\./);
  const rows = (await ask('GET', '/api/v1/overview/companies', tenant)).body.data as Answered[];
  assert.deepEqual(
    rows.map(({ worst, access }) => [worst, access]),
    [
      ['urgent', 'granted'],
      ['urgent', 'granted'],
    ],
  );
  assert.equal((await ask('GET', '/api/v1/overview', tenant)).body.companies.complete, 0);
});

test('tasks come page by page in one order, and only those of the organisation', async () => {
  const { tenant, organisationId, connection, company, list } = await firm();
  const other = await firm();
  const denied = await addCompany(service, organisationId, '8000000000');
  await denyAccess(db, { companyId: denied, connectionId: connection, words: 'nu', now: clock.now });
  await list({ createdAt: days(-55) });
  await list({ createdAt: days(-40) });
  const all = (await ask('GET', '/api/v1/tasks', tenant)).body.data;
  assert.deepEqual(kinds(all), ['messages_expiring', 'access_lost', 'pending_too_long']);
  assert.equal(all[0].companyId, company);
  const seen: Answered[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const url: string = `/api/v1/tasks?limit=2${cursor && `&cursor=${cursor}`}`;
    const { body } = await ask('GET', url, tenant);
    seen.push(...body.data);
    cursor = body.nextCursor;
  }
  assert.deepEqual(seen, all);
  assert.deepEqual(await other.tasks(), []);
});

test('a thousand companies in the same trouble are one task, which lists two hundred of them', async () => {
  const { tenant, organisationId } = await firm();
  await db.query(
    `with c as (
       insert into company (organisation_id, cif, created_at, access, first_listed_at, last_listed_at)
       select $1, (20000000 + n)::text, $2, 'granted', $2, $4 from generate_series(1, 1000) n returning id
     )
     insert into message (id, organisation_id, company_id, message_id, upload_index, kind, raw_kind, detail, created_at,
       created_at_raw, created_at_ambiguous, row_cif, listed_at, expires_at)
     select gen_random_uuid(), $1, c.id, n::text, n::text, 'received', '', '', $2, '', false, '1', $2, $3 from c, generate_series(1, 10) n`,
    [organisationId, days(-40), days(20), clock.now],
  );
  const { body } = await ask('GET', '/api/v1/tasks?limit=200', tenant);
  assert.deepEqual(
    body.data.map((task: Answered) => [task.kind, task.companyCount, task.companyIds.length]),
    [['pending_too_long', 1000, 200]],
  );
});
