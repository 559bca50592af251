/** What people do with invoices: marks, assignees, tags and comments, one by one and many at once, and who sees them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { updateReading } from '../src/db/invoices/reread-invoice.ts';
import { addMember } from '../src/db/people/member.ts';
import { addCompany, archiveInvoice, readInvoice } from './support/catalogue.ts';
import { exported } from './support/handed-on.ts';
import { type Reply, startService } from './support/service.ts';

const service = await startService();
const { ask, db, clock } = service;
const page = { 'sec-fetch-site': 'same-origin' };
const problem = (reply: Reply) => [reply.status, reply.body?.code];

async function tenantWithInvoices(n: number) {
  const tenant = await service.addTenant();
  const { organisationId, key } = tenant;
  const id = await addCompany(service, organisationId, '12345674');
  const company = { id, organisationId, cif: '12345674' };
  const ids: string[] = [];
  for (let i = 1; i <= n; i++)
    ids.push((await archiveInvoice(service, company, { number: `M-${i}` })).invoiceId);
  const put = (invoice: string, what: string, body: object) =>
    ask('PUT', `/api/v1/invoices/${invoice}/${what}`, { key, body });
  const list = async (query: string) => {
    const { body } = await ask('GET', `/api/v1/invoices?${query}`, { key });
    return body.data.map(({ number }: { number: string }) => number).sort();
  };
  const bulk = (body: object) => ask('POST', '/api/v1/invoices/marks', { key, body });
  const member = (userId = 'ana') => addMember(db, { organisationId, userId, role: 'sync' }, clock.now);
  return { ...tenant, company, ids, put, list, bulk, member };
}

test('an invoice is marked, assigned and tagged; lists find it by each, and the audit has who did it', async () => {
  const { key, organisationId, ids, put, list, member } = await tenantWithInvoices(3);
  const ana = await member();
  const [first, second] = ids as [string, string];
  const { body } = await put(first, 'mark', { mark: 'booked' });
  assert.deepEqual(
    [body.mark, body.markedAt, body.assignee, body.tags],
    ['booked', clock.now.toISOString(), null, []],
  );
  await put(second, 'mark', { mark: 'question' });
  await put(second, 'assignee', { assignee: ana });
  const tagged = await put(second, 'tags', { tags: [' Plată  PARȚIALĂ ', 'auto'] });
  assert.deepEqual(tagged.body.tags, ['auto', 'plată parțială']);
  assert.deepEqual(await list('mark=booked'), ['M-1']);
  assert.deepEqual(await list('mark=none'), ['M-3']);
  assert.deepEqual(await list(`assignee=${ana}`), ['M-2']);
  assert.deepEqual(await list('assignee=none'), ['M-1', 'M-3']);
  assert.deepEqual(await list('tag=PLATĂ%20parțială'), ['M-2']);
  assert.deepEqual(await list(`mark=question&tag=auto&assignee=${ana}`), ['M-2']);
  assert.deepEqual(await list(`mark=booked&tag=auto`), []);
  assert.deepEqual((await ask('GET', '/api/v1/invoices/tags', { key })).body.data, [
    'auto',
    'plată parțială',
  ]);
  const totals = await ask('GET', '/api/v1/invoices/totals?mark=booked', { key });
  assert.equal(totals.body.count, 1);
  const unmarked = await put(first, 'mark', { mark: null });
  assert.deepEqual([unmarked.body.mark, unmarked.body.markedAt], [null, null]);
  assert.deepEqual(await list('mark=none'), ['M-1', 'M-3']);
  const { rows } = await db.query(
    `select detail from audit where organisation_id = $1 and action = 'invoices.marked' order by at, id`,
    [organisationId],
  );
  assert.deepEqual(rows[0].detail, { mark: 'booked', count: 1, ids: [first] });
  assert.equal(rows.length, 5);
  // What is as it was leaves nothing behind.
  await put(first, 'mark', { mark: null });
  const again = await db.query(
    `select from audit where organisation_id = $1 and action = 'invoices.marked'`,
    [organisationId],
  );
  assert.equal(again.rowCount, 5);
});

test('many are marked at once: ids of others are passed over, and one refusal changes none', async () => {
  const { key, organisationId, ids, list, bulk } = await tenantWithInvoices(3);
  const other = await tenantWithInvoices(1);
  const done = await bulk({ ids: [...ids, ids[0]!, other.ids[0]!], mark: 'ignored', addTags: ['a'] });
  assert.deepEqual(done.body, { found: 3, changed: 3 });
  assert.deepEqual(await other.list('mark=none'), ['M-1']);
  const tags = Array.from({ length: 20 }, (_, n) => `t${n}`);
  const refused = await bulk({ ids, mark: 'booked', addTags: tags });
  assert.deepEqual(problem(refused), [409, 'conflict']);
  assert.deepEqual(await list('mark=ignored'), ['M-1', 'M-2', 'M-3']);
  const some = await bulk({ ids: ids.slice(1), mark: 'booked', addTags: ['b'], removeTags: ['a'] });
  assert.deepEqual(some.body, { found: 2, changed: 2 });
  assert.deepEqual([await list('tag=a'), await list('tag=b')], [['M-1'], ['M-2', 'M-3']]);
  const { rows } = await db.query(
    'select mark, count from mark_count where organisation_id = $1 and count <> 0 order by mark',
    [organisationId],
  );
  assert.deepEqual(rows, [
    { mark: 'booked', count: 2 },
    { mark: 'ignored', count: 1 },
  ]);
  const stranger = await other.member('eva');
  assert.deepEqual(problem(await bulk({ ids, assignee: stranger })), [404, 'not_found']);
  const many = Array.from({ length: 201 }, () => crypto.randomUUID());
  assert.deepEqual(problem(await bulk({ ids: many, mark: 'booked' })), [400, 'invalid_input']);
  const reader = await service.addKey(organisationId, 'read');
  const asReader = await ask('POST', '/api/v1/invoices/marks', {
    key: reader,
    body: { ids, mark: 'booked' },
  });
  assert.deepEqual(problem(asReader), [403, 'insufficient_scope']);
  assert.equal((await ask('GET', `/api/v1/invoices?mark=booked`, { key: reader })).body.data.length, 2);
  assert.equal(key.length > 0, true);
});

test('comments are kept in order with who wrote them; a personal code in one is masked', async () => {
  const { cookie, organisationId } = await service.addPerson('maria@exemplu.ro');
  const id = await addCompany(service, organisationId, '12345674');
  const { invoiceId } = await archiveInvoice(service, { id, organisationId, cif: '12345674' });
  const say = (text: string) =>
    ask('POST', `/api/v1/invoices/${invoiceId}/comments`, { headers: { ...page, cookie }, body: { text } });
  assert.equal((await say('A doua factură din lună?')).status, 201);
  service.passes(1_000);
  const second = await say('Vorbit cu 1960101123456.');
  assert.equal(second.body.author.kind, 'person');
  const { body } = await ask('GET', `/api/v1/invoices/${invoiceId}/comments?limit=1`, {
    headers: { cookie },
  });
  assert.doesNotMatch(body.data[0].text, /1960101123456/);
  const next = await ask('GET', `/api/v1/invoices/${invoiceId}/comments?cursor=${body.nextCursor}`, {
    headers: { cookie },
  });
  assert.deepEqual(
    next.body.data.map(({ text }: { text: string }) => text),
    ['A doua factură din lună?'],
  );
  const seen = await ask('GET', `/api/v1/invoices/${invoiceId}`, { headers: { cookie } });
  assert.equal(seen.body.comments, 2);
  assert.deepEqual(problem(await say('  ')), [400, 'invalid_input']);
  assert.deepEqual(problem(await say('\u200b')), [400, 'invalid_input']);
  assert.deepEqual(problem(await say('x'.repeat(2_001))), [400, 'invalid_input']);
  const { body: people } = await ask('GET', '/api/v1/assignees', { headers: { cookie } });
  assert.deepEqual([people.data.length, people.data[0].you], [1, true]);
});

test('marks travel: the feed says updated, and CSV, XLSX and JSON have mark, person and tags', async () => {
  const { cookie, organisationId } = await service.addPerson('dan@exemplu.ro');
  const key = await service.addKey(organisationId, 'admin');
  const id = await addCompany(service, organisationId, '12345674');
  const { invoiceId } = await archiveInvoice(service, { id, organisationId, cif: '12345674' });
  const changes = async (cursor?: string) =>
    (await ask('GET', `/api/v1/invoices/changes${cursor ? `?cursor=${cursor}` : ''}`, { key })).body;
  let feed = await changes();
  const [me] = (await ask('GET', '/api/v1/assignees', { headers: { cookie } })).body.data;
  const put = (what: string, body: object) =>
    ask('PUT', `/api/v1/invoices/${invoiceId}/${what}`, { key, body });
  for (const [what, body] of [
    ['mark', { mark: 'question' }],
    ['assignee', { assignee: me.id }],
    ['tags', { tags: ['avans'] }],
  ] as const) {
    await put(what, body);
    feed = await changes(feed.nextCursor);
    assert.deepEqual([feed.data.length, feed.data[0].change], [1, 'updated'], what);
  }
  assert.deepEqual(
    [feed.data[0].invoice.mark, feed.data[0].invoice.assignee, feed.data[0].invoice.tags],
    ['question', me.id, ['avans']],
  );
  await put('tags', { tags: ['avans'] });
  assert.deepEqual((await changes(feed.nextCursor)).data, []);
  const csv = (
    await exported(service, key, { kind: 'search', format: 'csv', filter: { mark: 'question' } })
  ).bytes.toString();
  assert.match(csv, /de lămurit/);
  assert.match(csv, /avans/);
  assert.ok(csv.includes(me.name));
  const json = JSON.parse(
    (
      await exported(service, key, { kind: 'search', format: 'json', filter: { tag: 'avans' } })
    ).bytes.toString(),
  );
  assert.deepEqual([json[0].mark, json[0].tags], ['question', ['avans']]);
});

test('marks outlive a document that is read again, a company that is removed and added, and a member takes none along', async () => {
  const { key, organisationId, company, ids, put, list, member } = await tenantWithInvoices(1);
  const [id] = ids as [string];
  await addMember(db, { organisationId, userId: 'sef', role: 'owner' }, clock.now);
  const ana = await member();
  await put(id, 'mark', { mark: 'booked' });
  await put(id, 'assignee', { assignee: ana });
  await put(id, 'tags', { tags: ['x'] });
  await updateReading(
    db,
    id,
    {
      role: 'buyer',
      availableAt: clock.now,
      reading: { verdict: 'read', detail: null },
      invoice: { ...readInvoice, number: 'M-9' },
    },
    clock.now,
  );
  await ask('DELETE', `/api/v1/companies/${company.id}`, { key });
  await ask('POST', '/api/v1/companies', { key, body: { companies: [{ cif: '12345674' }] } });
  assert.deepEqual(await list(`mark=booked&tag=x&assignee=${ana}`), ['M-9']);
  assert.equal((await ask('DELETE', `/api/v1/members/${ana}`, { key })).status, 204);
  const { body } = await ask('GET', `/api/v1/invoices/${id}`, { key });
  assert.deepEqual([body.mark, body.assignee, body.tags], ['booked', null, ['x']]);
  const { rows } = await db.query(
    `select detail from audit where organisation_id = $1 and action = 'member.removed'`,
    [organisationId],
  );
  assert.equal(rows[0].detail.assigned, 1);
});

test('arrivedSince is by when it was recorded here, whenever ANAF had it', async () => {
  const { list, company } = await tenantWithInvoices(1);
  service.passes(60_000);
  const since = clock.now.toISOString();
  await archiveInvoice(service, company, { number: 'M-2' }, { createdAt: new Date('2026-01-05T08:00:00Z') });
  assert.deepEqual(await list(`arrivedSince=${since}`), ['M-2']);
  assert.deepEqual(await list('arrivedSince=2020-01-01'), ['M-1', 'M-2']);
});
