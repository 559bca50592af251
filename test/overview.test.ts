/** What an accountant sees first: the sentence, the portfolio by risk, arrivals a day, a company's calendar. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { createApiKey } from '../src/actions/api-keys/create-api-key.ts';
import { openBreaker } from '../src/db/budget/breaker.ts';
import { recordCompleteListing } from '../src/db/completeness/coverage.ts';
import { recordRefreshFailure } from '../src/db/connections/anaf-token.ts';
import { recordListed } from '../src/db/messages/listed-message.ts';
import { addCompany, archiveInvoice, listedMessage } from './support/catalogue.ts';
import { countStatements } from './support/count-statements.ts';
import { startService } from './support/service.ts';

const service = await startService();
const { ask, db, clock } = service;
// Monday, 16 February 2026, 13:30 in Romania.
const now = clock.now.getTime();
const days = (n: number) => new Date(now + n * 86_400_000);

async function portfolio(...cifs: string[]) {
  const tenant = await service.addTenant();
  const { organisationId } = tenant;
  await service.addConnection(organisationId);
  const ids: string[] = [];
  for (const cif of cifs) ids.push(await addCompany(service, organisationId, cif));
  const get = async (path: string) => {
    const { status, body } = await ask('GET', `/api/v1/${path}`, tenant);
    assert.equal(status, 200, path);
    return body;
  };
  const listed = (id: string, from = days(-60), to = days(0)) =>
    recordCompleteListing(db, id, { window: { start: from, end: to }, wholePages: 1 }, clock.now);
  const pend = (id: string, createdAt: Date, kind: 'received' | 'sent' = 'received') =>
    recordListed(db, { id, organisationId }, [listedMessage({ createdAt, kind })], clock.now);
  return { tenant, organisationId, ids, get, listed, pend };
}

test('the sentence tells complete companies from those that need a person and those that wait', async () => {
  const { ids, get, listed, pend, tenant } = await portfolio(
    '12345674',
    '8000000000',
    '18547290',
    '14399840',
  );
  await listed(ids[0]!, days(-60), days(-0.5));
  await listed(ids[1]!);
  await listed(ids[2]!);
  await pend(ids[2]!, days(-58));
  await db.query(sql`update message set attempts = 1 where company_id = ${ids[2]}`);
  await pend(ids[1]!, days(-0.1));
  const { nextRunAt, ...sentence } = await get('overview');
  const inMs = Date.parse(nextRunAt) - now;
  assert.ok(inMs > 0 && inMs <= 3_600_000, nextRunAt);
  assert.deepEqual(sentence, {
    at: clock.now.toISOString(),
    companies: { total: 4, complete: 2, needPerson: 1, waiting: 1 },
    completeUpTo: new Date(now - 43_200_000 - 1_800_000).toISOString(),
    pending: 2,
    newToday: 1,
    tasks: { urgent: 1, warning: 0, info: 0 },
    worst: 'urgent',
    lastSync: null,
    outage: null,
    currentRunId: null,
  });
  const { headers } = await ask('POST', '/api/v1/sync/trigger', tenant);
  const { currentRunId } = await get('overview');
  assert.equal(headers.location, `/api/v1/sync/runs/${currentRunId}`);
});

test('an outage of ANAF is one line: since when, when it is tried again, and what was listed last', async () => {
  const { ids, get, listed, organisationId } = await portfolio('12345674');
  await listed(ids[0]!);
  const { rows } = await db.query<{ id: string }>(
    sql`select id from anaf_connection where organisation_id = ${organisationId}`,
  );
  const breaker = { scope: 'connection', key: rows[0]!.id, code: 'maintenance' } as const;
  const first = new Date(now - 5 * 60_000);
  await openBreaker(db, { ...breaker, now: first });
  // A second opening without a success in between: the outage goes on.
  await openBreaker(db, { ...breaker, now: clock.now });
  const { outage } = await get('overview');
  assert.deepEqual(outage, {
    since: first.toISOString(),
    retryAt: new Date(now + 120_000).toISOString(),
    code: 'maintenance',
    lastListedAt: clock.now.toISOString(),
  });
  // Whatever follows from it is one task, and no company of it is green.
  await recordRefreshFailure(db, rows[0]!.id, { final: false, words: 'HTTP 503', now: clock.now });
  for (const cif of ['8000000000', '18547290'])
    await listed(await addCompany(service, organisationId, cif), days(-60), days(-2));
  await db.query(
    sql`update company set last_listed_at = ${days(-2)} where organisation_id = ${organisationId}`,
  );
  const [task, ...more] = (await get('tasks')).data;
  assert.deepEqual([task.kind, task.severity, task.companyCount, more], ['anaf_outage', 'warning', 3, []]);
  assert.equal((await get('overview')).companies.complete, 0);
  await service.addConnection(organisationId);
  assert.equal((await get('overview')).outage, null, 'another connection is answered');
  await openBreaker(db, { ...breaker, code: 'quota_connection', now: clock.now });
  assert.equal((await get('overview')).outage, null, 'a limit is no outage');
});

test('a portfolio without companies is a sentence too', async () => {
  const { get } = await portfolio();
  const { companies, completeUpTo, worst, nextRunAt } = await get('overview');
  assert.deepEqual(companies, { total: 0, complete: 0, needPerson: 0, waiting: 0 });
  assert.deepEqual([completeUpTo, worst, nextRunAt], [null, null, null]);
});

test('twenty callers at once are answered by a few readings, each with what was committed before it asked', async () => {
  const { get, ids, listed, pend } = await portfolio('90000054', '90000062');
  await listed(ids[0]!);
  const before = get('overview');
  await pend(ids[1]!, days(-1));
  let answers: { pending: number }[] = [];
  const { statements } = await countStatements(db, async () => {
    answers = await Promise.all(Array.from({ length: 20 }, () => get('overview')));
  });
  await before;
  assert.deepEqual(
    answers.map(({ pending }) => pending),
    Array.from({ length: 20 }, () => 1),
  );
  const readings = statements.filter((text) => text.includes('pending.oldest')).length;
  assert.ok(readings <= 3, `${readings} readings`);
});

test('overview and portfolio ask as many statements for four companies as for one, with the key', async () => {
  const few = await portfolio('12345674');
  const more = await portfolio('12345674', '8000000000', '18547290', '14399840');
  for (const { ids, listed } of [few, more]) for (const id of ids) await listed(id);
  // One that is open is asked about in two statements more.
  await db.query(sql`delete from breaker`);
  const most = { overview: 14, 'overview/companies': 13 };
  for (const [path, bound] of Object.entries(most))
    for (const { get } of [few, more]) {
      await get(path);
      const { statements } = await countStatements(db, () => get(path));
      assert.ok(statements.length <= bound, `${path}: ${statements.length}\n\n${statements.join('\n\n')}`);
    }
});

test('callers of different organisations, filters or companies share no answer', async () => {
  const [one, other] = [await portfolio('90000071'), await portfolio('90000089', '90000097')];
  const { organisationId, ids } = other;
  const operator = { kind: 'operator', organisationId, scope: 'admin' } as const;
  const wish = { name: 'one', scope: 'read' as const, companies: [ids[0]!], expiresAt: null };
  const { key: limited } = await createApiKey(service.ctx, operator, wish);
  const total = async (key: string) =>
    (await ask('GET', '/api/v1/overview', { key })).body.companies.total as number;
  const rows = async (path: string) => (await other.get(path)).data.length as number;
  const answers = await Promise.all([
    ...[total(one.tenant.key), total(other.tenant.key), total(limited)],
    ...[
      rows('overview/companies'),
      rows('overview/companies?limit=1'),
      rows('overview/companies?text=90000097'),
    ],
  ]);
  assert.deepEqual(answers, [1, 2, 1, 2, 1, 1]);
});

test('a row has all that the portfolio shows, and the riskiest company stands first', async () => {
  const { ids, get, listed, pend, organisationId } = await portfolio('12345674', '8000000000');
  for (const id of ids) await listed(id);
  await pend(ids[1]!, days(-58));
  await db.query(sql`update message set attempts = 1 where company_id = ${ids[1]}`);
  await pend(ids[1]!, days(0));
  await pend(ids[1]!, days(-29));
  const connection = (
    await db.query(sql`select id from anaf_connection where organisation_id = ${organisationId}`)
  ).rows[0].id;
  await db.query(sql`insert into company_connection (company_id, connection_id, access, checked_at)
    values (${ids[1]}, ${connection}, 'granted', ${clock.now})`);
  const { data, nextCursor } = await get('overview/companies');
  assert.equal(nextCursor, null);
  assert.deepEqual(
    data.map((row: { id: string }) => row.id),
    [ids[1], ids[0]],
  );
  const [{ arrivals, ...risky }, calm] = data;
  const company = await get(`companies/${ids[1]}`);
  assert.deepEqual(risky, {
    ...company,
    riskAt: days(2).toISOString(),
    expiresSoonest: days(2).toISOString(),
    daysLeft: 2,
    newToday: 1,
    newSinceVisit: null,
    moreSinceVisit: false,
    unbooked: 0,
    missingFromJournal: null,
    tokenWorksUntil: days(365).toISOString(),
    tasks: 1,
    worst: 'urgent',
  });
  assert.deepEqual(arrivals, [1, ...Array(28).fill(0), 1]);
  assert.deepEqual(
    [calm.daysLeft, calm.newToday, calm.tokenWorksUntil, calm.tasks, calm.worst],
    [null, 0, null, 0, null],
  );
});

test('the portfolio is searched by name and code, and read page by page', async () => {
  const { ids, get, listed, tenant } = await portfolio('12345674', '8000000000', '18547290');
  await ask('PATCH', `/api/v1/companies/${ids[2]}`, {
    key: tenant.key,
    body: { name: 'Țesătoria Nouă SRL' },
  });
  for (const [i, id] of ids.entries()) await listed(id, days(-60), days(-i));
  const found = async (query: string) =>
    (await get(`overview/companies?${query}`)).data.map((row: { id: string }) => row.id);
  assert.deepEqual(await found(`text=${encodeURIComponent('țesăt')}`), [ids[2]]);
  assert.deepEqual(await found('text=RO%20800'), [ids[1]]);
  assert.deepEqual(await found('access=denied'), []);
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { data: { id: string }[]; nextCursor: string | null } = await get(
      `overview/companies?limit=1${cursor && `&cursor=${cursor}`}`,
    );
    seen.push(...page.data.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  assert.deepEqual(seen, [ids[2], ids[1], ids[0]]);
});

test('companies are looked up by their ids, at most 200, within the organisation', async () => {
  const { ids, get } = await portfolio('12345674', '8000000000', '18547290');
  const other = await portfolio('12345674');
  const found = async (asked: string[]) =>
    (await get(`companies?${asked.map((id) => `id=${id}`).join('&')}`)).data.map(
      (row: { id: string }) => row.id,
    );
  assert.deepEqual((await found([ids[2]!, ids[0]!, other.ids[0]!])).sort(), [ids[0], ids[2]].sort());
  assert.deepEqual(await found([ids[1]!]), [ids[1]]);
  assert.deepEqual(await found([other.ids[0]!]), []);
  const key = other.tenant.key;
  const many = Array.from({ length: 201 }, () => `id=${ids[0]}`).join('&');
  assert.equal((await ask('GET', `/api/v1/companies?${many}`, { key })).status, 400);
});

test('arrivals are counted by the Romanian day, and a day without any is there', async () => {
  const { ids, get, pend } = await portfolio('12345674', '8000000000');
  // 23:30 and 00:30 in Romania, 21:30 and 22:30 in UTC.
  await pend(ids[0]!, new Date('2026-02-14T21:30:00Z'));
  await pend(ids[0]!, new Date('2026-02-14T22:30:00Z'), 'sent');
  await pend(ids[1]!, new Date('2026-02-15T10:00:00Z'));
  const { data } = await get('arrivals?days=3');
  const nothing = { error: 0, buyer_message_received: 0, buyer_message_sent: 0, unknown: 0 };
  assert.deepEqual(data, [
    { day: '2026-02-14', total: 1, received: 1, sent: 0, ...nothing },
    { day: '2026-02-15', total: 2, received: 1, sent: 1, ...nothing },
    { day: '2026-02-16', total: 0, received: 0, sent: 0, ...nothing },
  ]);
  const one = await get(`arrivals?days=3&company=${ids[1]}`);
  assert.deepEqual(
    one.data.map((d: { total: number }) => d.total),
    [0, 1, 0],
  );
  assert.equal((await get('arrivals')).data.length, 30);
  for (const wrong of ['days=0', 'days=367', 'days=x', 'company=x']) {
    const { status, body } = await ask('GET', `/api/v1/arrivals?${wrong}`, {
      key: (await service.addTenant()).key,
    });
    assert.deepEqual([status, body.code], [400, 'invalid_input'], wrong);
  }
});

test('a calendar shows which days were listed, and what became of their messages', async () => {
  const { organisationId, ids, get, listed, pend } = await portfolio('12345674');
  const id = ids[0]!;
  await listed(id, new Date('2026-02-13T10:00:00Z'), clock.now);
  await pend(id, new Date('2026-02-15T10:00:00Z'));
  const company = { id, organisationId, cif: '12345674' };
  await archiveInvoice(service, company, {}, { createdAt: new Date('2026-02-15T11:00:00Z') });
  const { days: shown, totals, states } = await get(`companies/${id}/calendar?days=5`);
  const none = { listed: 0, archived: 0, expired: 0, closed: 0, pending: 0 };
  assert.deepEqual(shown, [
    { day: '2026-02-12', coverage: 'not', state: 'not', ...none },
    { day: '2026-02-13', coverage: 'partly', state: 'partly', ...none },
    { day: '2026-02-14', coverage: 'covered', state: 'complete', ...none },
    { day: '2026-02-15', coverage: 'covered', state: 'pending', ...none, listed: 2, archived: 1, pending: 1 },
    { day: '2026-02-16', coverage: 'partly', state: 'partly', ...none },
  ]);
  assert.deepEqual(totals, { covered: 2, partly: 2, not: 1 });
  assert.deepEqual(states, { lost: 0, pending: 1, not: 1, partly: 2, complete: 1 });
  await db.query(sql`update message set state = 'expired' where company_id = ${id} and state = 'pending'`);
  const [, , , lost] = (await get(`companies/${id}/calendar?days=5`)).days;
  assert.deepEqual(
    [lost.coverage, lost.state],
    ['covered', 'lost'],
    'a day that lost a message is not covered',
  );
  assert.equal((await get(`companies/${id}/calendar`)).days.length, 60);
  assert.equal((await get(`companies/${id}/calendar?days=365`)).days.length, 365);
});

test("another organisation's companies, arrivals and days are not seen", async () => {
  const theirs = await portfolio('12345674');
  await theirs.listed(theirs.ids[0]!);
  await theirs.pend(theirs.ids[0]!, days(0));
  const ours = await portfolio();
  assert.deepEqual((await ours.get('overview/companies')).data, []);
  assert.equal((await ours.get('overview')).newToday, 0);
  const sum = (await ours.get(`arrivals?company=${theirs.ids[0]}`)).data.reduce(
    (n: number, d: { total: number }) => n + d.total,
    0,
  );
  assert.equal(sum, 0);
  const calendar = await ask('GET', `/api/v1/companies/${theirs.ids[0]}/calendar`, ours.tenant);
  assert.deepEqual([calendar.status, calendar.body.code], [404, 'not_found']);
});
