/** Companies by months: what the counts are, what a closing records and refuses, and what arrives after it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { listMonths } from '../src/actions/completeness/list-months.ts';
import { canonicalJson } from '../src/core/canonical-json.ts';
import { monthFilters } from '../src/core/month.ts';
import { verifySigned } from '../src/core/signed.ts';
import { recordCompleteListing } from '../src/db/completeness/coverage.ts';
import { recordListed } from '../src/db/messages/listed-message.ts';
import { addReconciliation } from '../src/db/reconciliation/reconciliation.ts';
import { foldCounts } from '../src/jobs/fold-counts.ts';
import { addCompany, archiveInvoice, listedMessage } from './support/catalogue.ts';
import { costIfLarge } from './support/explained.ts';
import { addManyInvoices } from './support/many-invoices.ts';
import { removeOldVersions } from './support/rows-read.ts';
import { startService } from './support/service.ts';

// The clock stands in February: January is over.
const service = await startService();
const { ask, db, clock } = service;
const january = { createdAt: new Date('2026-01-10T09:00:00Z'), createdAtRaw: '202601101100' };

async function tenantWith(cifs: string[]) {
  const tenant = await service.addTenant();
  const companies = [];
  for (const cif of cifs) {
    // Companies are listed in the order in which they were added.
    service.passes(10);
    companies.push({
      id: await addCompany(service, tenant.organisationId, cif),
      organisationId: tenant.organisationId,
      cif,
    });
  }
  return { ...tenant, companies };
}

async function cover(companyId: string, start: string, end: string) {
  const window = { start: new Date(start), end: new Date(end) };
  await recordCompleteListing(db, companyId, { window, wholePages: 1 }, clock.now);
}

async function monthsOf(key: string, query = 'from=2026-01&to=2026-02') {
  const { status, body } = await ask('GET', `/api/v1/months?${query}`, { key });
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

const close = (key: string, body: object) => ask('POST', '/api/v1/months/close', { key, body });

test('a row a company and month, by the SPV’s Romanian day, also where nothing came', async () => {
  const { companies, key } = await tenantWith(['12345674', '18547290']);
  const [first, second] = companies;
  await cover(first!.id, '2025-12-20T00:00:00Z', '2026-02-16T11:00:00Z');
  await archiveInvoice(service, first!, {}, january);
  // Half an hour before midnight in UTC is February in Bucharest.
  const lastNight = { createdAt: new Date('2026-01-31T22:30:00Z'), createdAtRaw: '202602010030' };
  await archiveInvoice(service, first!, {}, { ...lastNight, kind: 'sent' });
  await recordListed(db, first!, [listedMessage({ ...january, kind: 'error' })], clock.now);
  const { data, nextCursor } = await monthsOf(key);
  assert.equal(nextCursor, null);
  const seen = data.map((row: Record<string, unknown>) => {
    const { company, month, state, received, sent, refused, missing, coverage, over } = row;
    return [company === first!.id ? 1 : 2, month, state, received, sent, refused, missing, coverage, over];
  });
  assert.deepEqual(seen, [
    [1, '2026-01', 'pending', 1, 0, 1, 1, 'whole', true],
    [1, '2026-02', 'running', 0, 1, 0, 0, 'part', false],
    [2, '2026-01', 'none', 0, 0, 0, 0, 'none', true],
    [2, '2026-02', 'none', 0, 0, 0, 0, 'none', false],
  ]);
  assert.equal((await monthsOf(key, `from=2026-01&to=2026-01&company=${second!.id}`)).data.length, 1);
});

test('pages have so many companies, each with all of its months', async () => {
  const { key, companies } = await tenantWith(['12345674', '18547290', '21643108']);
  const first = await monthsOf(key, 'from=2025-12&to=2026-02&limit=2');
  assert.equal(first.data.length, 6);
  const second = await monthsOf(key, `from=2025-12&to=2026-02&limit=2&cursor=${first.nextCursor}`);
  assert.deepEqual(
    second.data.map((row: { company: string }) => row.company),
    Array(3).fill(companies[2]!.id),
  );
  assert.equal(second.nextCursor, null);
  for (const [query, code] of [
    ['from=2026-02&to=2026-01', 'invalid_input'],
    ['from=2023-01&to=2026-01', 'invalid_input'],
    ['month=2026-01', 'unknown_parameter'],
  ])
    assert.equal((await ask('GET', `/api/v1/months?${query}`, { key })).body.code, code, query);
});

test('a month with something missing is not closed in silence, and is closed when that is confirmed', async () => {
  const { companies, key, organisationId } = await tenantWith(['12345674', '18547290', '21643108']);
  const [clean, missing, unlisted] = companies.map(({ id }) => id);
  for (const id of [clean!, missing!]) await cover(id, '2025-12-20T00:00:00Z', '2026-02-16T11:00:00Z');
  await archiveInvoice(service, companies[0]!, {}, january);
  await recordListed(db, companies[1]!, [listedMessage(january)], clock.now);

  const { body } = await close(key, { companies: 'all', month: '2026-01' });
  const outcomes = (data: { company: string; outcome: string }[]) =>
    Object.fromEntries(data.map(({ company, outcome }) => [company, outcome]));
  assert.deepEqual(outcomes(body.data), {
    [clean!]: 'closed',
    [missing!]: 'missing',
    [unlisted!]: 'uncovered',
  });
  const again = await close(key, { companies: [clean, missing], month: '2026-01', confirmed: true });
  assert.deepEqual(outcomes(again.body.data), { [clean!]: 'already_closed', [missing!]: 'closed' });

  const { rows } = await db.query(sql`
    select company_id, chain_head, messages, covered, counts -> 'pending' as pending, closed_by_kind
    from month_closing where organisation_id = ${organisationId} order by closed_at, company_id`);
  assert.deepEqual(
    rows.map(({ companyId, chainHead, ...row }) => [companyId, chainHead.length, Object.values(row)]),
    [clean!, missing!].sort().map((id) => [id, 64, [1, true, id === clean ? 0 : 1, 'key']]),
  );
  const { rows: audited } = await db.query(sql`
    select detail from audit where organisation_id = ${organisationId} and action = 'month.closed' order by id`);
  assert.deepEqual(
    audited.map(({ detail }) => detail),
    [
      { month: '2026-01', companies: 1, confirmed: false },
      { month: '2026-01', companies: 1, confirmed: true },
    ],
  );
});

test('a closed month has its head signed, of one company alone, and the grid says which months have a statement', async () => {
  const { companies, key, organisationId } = await tenantWith(['12345674', '18547290']);
  const [first, second] = companies;
  await archiveInvoice(service, first!, {}, january);
  const body = { company: first!.id, firstDay: '2026-01-01', lastDay: '2026-01-31' };
  const stated = await ask('POST', '/api/v1/completeness/statements', { key, body });
  await close(key, { companies: 'all', month: '2026-01', confirmed: true });
  const { data } = await monthsOf(key, 'from=2026-01&to=2026-02');
  const [closed, running, other] = data;
  assert.deepEqual(
    [closed.statement, running.statement, other.statement],
    [{ id: stated.body.id, complete: stated.body.complete }, null, null],
  );
  assert.equal(running.closedStatement, null);
  const { body: signed, bytes } = await ask('GET', closed.closedStatement, { key });
  assert.equal(bytes.toString(), canonicalJson(signed));
  assert.ok(verifySigned(signed));
  const { type, month, organisation, companies: heads } = signed.document;
  assert.deepEqual([type, month, organisation], ['efactura-sync/heads', '2026-01', organisationId]);
  assert.deepEqual(heads, [
    {
      id: first!.id,
      organisation: organisationId,
      cif: '12345674',
      seq: 0,
      head: closed.closedHead,
    },
  ]);
  const check = async (document: object) =>
    (await ask('POST', '/api/v1/completeness/check', { key, body: document as never })).body;
  assert.equal((await check(signed)).sound, true);
  const foreign = await service.addTenant();
  assert.equal((await ask('GET', closed.closedStatement, { key: foreign.key })).status, 404);
  assert.equal((await ask('GET', other.closedStatement, { key })).body.document.companies[0].id, second!.id);
});

test('a month that is not over cannot be closed, nor one of another organisation', async () => {
  const { companies, key } = await tenantWith(['12345674']);
  const other = await service.addTenant();
  const running = await close(key, { companies: 'all', month: '2026-02', confirmed: true });
  assert.equal(running.status, 400);
  assert.equal(running.body.code, 'invalid_input');
  const future = await close(key, { companies: 'all', month: '2026-10', confirmed: true });
  assert.deepEqual([future.status, future.body.code], [400, 'invalid_input'], 'a month that has not begun');
  assert.equal((await monthsOf(key, 'from=2026-10&to=2026-10')).data[0].received, 0);
  const foreign = { companies: [companies[0]!.id], month: '2026-01', confirmed: true };
  assert.deepEqual((await close(other.key, foreign)).body, { data: [] });
  const reader = await service.addKey(other.organisationId, 'read');
  assert.equal((await close(reader, foreign)).status, 403);
  assert.equal((await monthsOf(key, 'from=2026-01&to=2026-01')).data[0].closedAt, null);
});

test('what ANAF lists of a closed month is a task until the month is closed again or opened', async () => {
  const { companies, key, organisationId } = await tenantWith(['12345674']);
  const [company] = companies;
  await cover(company!.id, '2025-12-20T00:00:00Z', '2026-02-16T11:00:00Z');
  await archiveInvoice(service, company!, {}, january);
  await close(key, { companies: 'all', month: '2026-01' });
  const lateTasks = async () =>
    (await ask('GET', '/api/v1/tasks', { key })).body.data.filter(
      (task: { kind: string }) => task.kind === 'arrived_after_closing',
    );
  assert.deepEqual(await lateTasks(), []);
  await archiveInvoice(service, company!, { number: 'TÂRZIU 1' }, january);
  for (const folded of [false, true]) {
    if (folded) await foldCounts(db);
    const [row] = (await monthsOf(key)).data;
    assert.equal(row.state, 'arrived_after');
    assert.equal(row.arrivedAfter, 1);
    const [task] = await lateTasks();
    assert.equal(task.title.ro, 'Un mesaj sosit după închiderea lunii');
    assert.deepEqual(task.companyIds, [company!.id]);
  }
  await close(key, { companies: 'all', month: '2026-01' });
  assert.deepEqual(await lateTasks(), []);
  assert.equal((await monthsOf(key)).data[0].state, 'closed');

  const reopened = await ask('POST', '/api/v1/months/reopen', {
    key,
    body: { companies: [company!.id], month: '2026-01' },
  });
  assert.deepEqual(reopened.body, { reopened: 1 });
  assert.equal((await monthsOf(key)).data[0].state, 'ready');
  const { rows } = await db.query(sql`
    select action, subject from audit where organisation_id = ${organisationId} and action like 'month.%' order by id`);
  assert.deepEqual(
    rows.map(({ action, subject }) => [action, subject === company!.id]),
    ['month.closed', 'month.closed', 'month.reopened'].map((action) => [action, true]),
  );
});

test('an invoice counts as reconciled as the last reconciliation found it', async () => {
  const { companies, key, organisationId } = await tenantWith(['12345674']);
  const [company] = companies;
  const { invoiceId } = await archiveInvoice(service, company!, {}, january);
  const made = {
    ...{ organisationId, companyId: company!.id, direction: null },
    actor: { kind: 'operator', id: null },
    ...{
      issuedFrom: '2026-02-01',
      issuedTo: '2026-02-28',
      columns: {},
      expiresAt: clock.now,
      automatic: false,
    },
    counts: { matched: 0, different: 0, missing: 0, extra: 0, unread: 0, outside: 0 },
  } as const;
  const entry = { line: 1, number: 'FINV2026001', date: null, cif: null, total: null };
  const reconciled = async () => (await monthsOf(key)).data[0].reconciled;
  await addReconciliation(db, made, [{ outcome: 'matched', differences: [], entry, invoiceId }], clock.now);
  assert.equal(await reconciled(), 1);
  await addReconciliation(
    db,
    made,
    [{ outcome: 'missing', differences: [], entry: null, invoiceId }],
    clock.now,
  );
  assert.equal(await reconciled(), 0);
});

test('the grid is searched by company, and narrowed to the companies of whose month something is so', async () => {
  const cifs = ['12345674', '18547290', '21643108', '13548146'];
  const { companies, key } = await tenantWith(cifs);
  const [late, refused, clean] = companies.map(({ id }) => id);
  const names = { [late!]: 'Țesături Brașov SRL', [refused!]: 'Pâine 21 SRL', [clean!]: 'Roșu SRL' };
  for (const [id, name] of Object.entries(names))
    await db.query(sql`update company set name = ${name} where id = ${id}`);
  for (const id of [late!, refused!, clean!]) await cover(id, '2025-12-20T00:00:00Z', '2026-02-16T11:00:00Z');
  await recordListed(db, companies[0]!, [listedMessage(january)], clock.now);
  await recordListed(db, companies[1]!, [listedMessage({ ...january, kind: 'error' })], clock.now);
  await archiveInvoice(service, companies[2]!, {}, january);
  const { invoiceId } = await archiveInvoice(service, companies[3]!, {}, january);
  await db.query(sql`update invoice set reconciled_at = ${clock.now} where id = ${invoiceId}`);
  await db.query(sql`update message set state = 'closed' where company_id = ${refused} and kind = 'error'`);
  await close(key, { companies: [clean!, late!], month: '2026-01', confirmed: true });
  await archiveInvoice(service, companies[2]!, { number: 'TÂRZIU 2' }, january);
  const order = companies.map(({ id }) => id);
  const shown = async (query: string) => {
    const { data } = await monthsOf(key, `from=2026-01&to=2026-02&${query}`);
    return [...new Set<string>(data.map((row: { company: string }) => row.company))].map((id) =>
      order.indexOf(id),
    );
  };
  for (const folded of [false, true]) {
    if (folded) await foldCounts(db);
    const january = async (show: string) => shown(`show=${show}&showMonth=2026-01`);
    assert.deepEqual(await january('missing'), [0]);
    assert.deepEqual(await january('uncovered'), [3]);
    assert.deepEqual(await january('refused'), [1]);
    assert.deepEqual(await january('unread'), []);
    assert.deepEqual(await january('unreconciled'), [0, 2], 'what is pending is in no journal either');
    assert.deepEqual(await january('open'), [1, 2, 3], 'what came after its closing is open');
  }
  assert.deepEqual(await shown('show=missing'), [], 'of the last month of the list');
  assert.deepEqual(await shown('show=uncovered'), [3], 'a running month is so only where nothing was listed');
  assert.deepEqual(await shown('text=tesaturi%20brasov'), [0], 'without the Romanian marks');
  assert.deepEqual(await shown(`text=${encodeURIComponent('Țesături')}`), [0]);
  assert.deepEqual(await shown('text=RO%2021643'), [2]);
  assert.deepEqual(await shown('text=ro'), [2], 'the letters before a code are no code');
  assert.deepEqual(await shown('text=srl&show=open&showMonth=2026-01'), [1, 2]);
  const page = await monthsOf(key, 'from=2026-01&to=2026-01&show=open&limit=2');
  const rest = await monthsOf(key, `from=2026-01&to=2026-01&show=open&limit=2&cursor=${page.nextCursor}`);
  assert.deepEqual([page.data.length, rest.data.length, rest.nextCursor], [2, 1, null]);
  const other = await service.addTenant();
  assert.deepEqual((await monthsOf(other.key, 'show=open')).data, []);
  assert.equal((await ask('GET', '/api/v1/months?show=other', { key })).status, 400);
});

test('a year of companies reads no message and no invoice, and as many rows at eight times the invoices', async () => {
  const costs = [];
  for (const invoices of [300, 2_400]) {
    const { organisationId } = await service.addTenant();
    const now = new Date('2026-02-16T08:00:00Z');
    await addManyInvoices(db, organisationId, { companies: 20, invoices, partners: 5, days: 300, now });
    await foldCounts(db);
    await removeOldVersions(db);
    const actor = { kind: 'operator', organisationId, scope: 'admin' } as const;
    const asked = { limit: 200, from: '2025-03', to: '2026-02' };
    costs.push(
      await costIfLarge(db, async (tx) => {
        const ctx = { db: tx, now: () => now } as unknown as Parameters<typeof listMonths>[0];
        const { data } = await listMonths(ctx, actor as never, asked);
        assert.equal(data.length, 240);
        assert.ok(data.reduce((sum, row) => sum + row.received + row.sent, 0) > invoices * 0.9);
        for (const show of monthFilters)
          await listMonths(ctx, actor as never, { ...asked, show, showMonth: '2026-01', text: 's' });
      }),
    );
  }
  for (const { tables } of costs)
    assert.deepEqual(
      tables.filter((table) => ['message', 'invoice'].includes(table)),
      [],
    );
  assert.ok(costs[1]!.rows <= costs[0]!.rows * 1.2, JSON.stringify(costs));
});
