/** Companies: added line by line, each with its verdict, then switched, removed and revived. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completeUpTo } from '../src/core/window.ts';
import { denyAccess, grantAccess } from '../src/db/companies/company-access.ts';
import { recordCompleteListing } from '../src/db/completeness/coverage.ts';
import { recordListed } from '../src/db/messages/listed-message.ts';
import { setPlan } from '../src/db/people/organisation.ts';
import { addCompany, archiveInvoice, listedMessage } from './support/catalogue.ts';
import { startService } from './support/service.ts';

const service = await startService();
const { ask, db, clock } = service;
const companies = '/api/v1/companies';

const add = (key: string, list: unknown[]) => ask('POST', companies, { key, body: { companies: list } });

test('each line has its verdict, and a bad one spoils no other', async () => {
  const { key } = await service.addTenant();
  const lines = [
    { cif: 'RO12345674', name: '  Firma\u0000  Mea\nSRL ' },
    { cif: 'ro 8000000000 ' },
    { cif: '12345678', name: 'Cifra de control' },
    { cif: 12345674 },
    { cif: 'abc' },
    { cif: '' },
    { cif: '12345678901' },
    { name: 'fără cod' },
    'RO 123',
    null,
    17,
    { cif: { nested: true } },
    { cif: '1960101123456' },
    { cif: '15', extra: 'is ignored' },
  ];
  const reply = await add(key, lines);
  assert.equal(reply.status, 200);
  assert.deepEqual(Object.keys(reply.body), ['data']);
  const shown = reply.body.data.map((v: { input: string; outcome: string; remarks: string[] }) => [
    v.input,
    v.outcome,
    v.remarks.join(),
  ]);
  assert.deepEqual(shown, [
    ['RO12345674', 'added', ''],
    ['ro 8000000000 ', 'added', ''],
    ['12345678', 'added', 'control_digit_mismatch'],
    ['12345674', 'exists', ''],
    ['abc', 'invalid', ''],
    ['', 'invalid', ''],
    ['12345678901', 'invalid', ''],
    ['', 'invalid', ''],
    ['RO 123', 'added', 'control_digit_mismatch'],
    ['', 'invalid', ''],
    ['17', 'added', 'control_digit_mismatch'],
    ['', 'invalid', ''],
    ['1***********6', 'added', 'personal_code'],
    ['15', 'added', 'control_digit_mismatch'],
  ]);
  const [first, , , again, bad] = reply.body.data;
  assert.deepEqual(first.company, {
    id: first.company.id,
    cif: '12345674',
    name: 'Firma Mea SRL',
    nameFrom: 'person',
    registry: null,
    syncEnabled: true,
    access: 'unknown',
    accessDetail: null,
    accessLostAt: null,
    lastListedAt: null,
    lastSyncedAt: null,
    completeFrom: null,
    completeUpTo: null,
    counts: { listed: 0, archived: 0, expired: 0, closed: 0, pending: 0 },
    contact: null,
    instructionsSent: null,
  });
  assert.equal(again.company.id, first.company.id);
  assert.equal(bad.company, null);
  assert.match(bad.problem, /digits/);
  assert.deepEqual(Object.keys(bad), ['input', 'outcome', 'remarks', 'company', 'problem']);
  assert.deepEqual(service.queued.probed, [], 'nothing to probe with');
});

test('a list comes as CSV too, as spreadsheets write it', async () => {
  const { key } = await service.addTenant();
  const csv = (body: string, type = 'text/csv; charset=utf-8') =>
    ask('POST', companies, { key, headers: { 'content-type': type }, body });
  const first = await csv('\uFEFFCIF;Denumire\r\nRO12345674;"Șapte; Unsprezece SRL"\r\n\r\nx\r\n');
  const verdicts = first.body.data.map((v: { outcome: string; company: { name: string } | null }) => [
    v.outcome,
    v.company?.name,
  ]);
  assert.deepEqual(verdicts, [
    ['added', 'Șapte; Unsprezece SRL'],
    ['invalid', undefined],
  ]);
  const plain = await csv('8000000000,A doua\n12345674');
  assert.deepEqual(
    plain.body.data.map((v: { outcome: string }) => v.outcome),
    ['added', 'exists'],
  );
  const broken = await csv('"12345674');
  assert.deepEqual([broken.status, broken.body.code], [400, 'malformed_body']);
});

test('a company has a contact: in the list that adds it, in CSV, and changed as a whole', async () => {
  const { key } = await service.addTenant();
  const contact = { name: 'Maria Pop', email: 'maria@exemplu.ro', phone: '+40 722 000 111' };
  const [added, odd] = (
    await add(key, [
      { cif: '12345674', contact },
      { cif: '8000000000', contact: { email: 'no address', phone: 'x', name: 7 } },
    ])
  ).body.data;
  assert.deepEqual([added.company.contact, odd.company.contact], [contact, null]);
  const one = `${companies}/${added.company.id}`;
  const change = async (body: object) => (await ask('PATCH', one, { key, body })).body;
  assert.deepEqual((await change({ name: 'Altul' })).contact, contact, 'left out: stays');
  assert.deepEqual((await change({ contact: { phone: '0722 1' } })).contact, {
    name: null,
    email: null,
    phone: '0722 1',
  });
  for (const email of ['x@y.ro\nbcc: all@z.ro', 'a@b.ro,c@d.ro', 'a b@c.ro'])
    assert.equal((await ask('PATCH', one, { key, body: { contact: { email } } })).status, 400, email);
  assert.equal((await change({ contact: null })).contact, null);
  const csv = await ask('POST', companies, {
    key,
    headers: { 'content-type': 'text/csv' },
    body: 'CIF;Denumire;Contact;E-mail;Telefon\r\n14399840;Firma SRL;Ion;ion@exemplu.ro;021 300 40 50',
  });
  assert.deepEqual(csv.body.data[0].company.contact, {
    name: 'Ion',
    email: 'ion@exemplu.ro',
    phone: '021 300 40 50',
  });
});

test('instructions name the tax ID, the right and the certificate; that they were sent is kept until the right is back', async () => {
  const tenant = await service.addTenant();
  const { organisationId, key } = tenant;
  const connection = await service.addConnection(organisationId, '0a1b2c');
  const id = await addCompany(service, organisationId, '12345674');
  const one = `${companies}/${id}`;
  await ask('PATCH', one, { key, body: { contact: { name: 'Maria & Ion', email: 'maria+spv@exemplu.ro' } } });
  await denyAccess(db, { companyId: id, connectionId: connection, words: 'nu', now: clock.now });
  const message = (await ask('GET', `${one}/instructions`, { key })).body;
  for (const said of ['CIF 12345674', 'formularul 270', '0a1b2c', 'Maria & Ion', 'RO e-Factura'])
    assert.ok(message.text.includes(said), said);
  const link = new URL(message.mailto);
  assert.deepEqual(
    [decodeURIComponent(link.pathname), link.searchParams.get('subject')],
    ['maria+spv@exemplu.ro', message.subject],
  );
  assert.equal(link.searchParams.get('body'), message.text.replaceAll('\n', '\r\n'));

  const sent = (await ask('POST', `${one}/instructions/sent`, { key })).body;
  assert.deepEqual(sent.instructionsSent, { at: clock.now.toISOString(), by: null }, 'by a program');
  const [row] = (await ask('GET', '/api/v1/overview/companies', { key })).body.data;
  assert.deepEqual(row.instructionsSent, sent.instructionsSent);
  const { rows } = await db.query("select subject from audit where action = 'company.instructions_sent'");
  assert.deepEqual(rows, [{ subject: id }]);
  const stranger = await service.addTenant();
  assert.equal((await ask('POST', `${one}/instructions/sent`, stranger)).status, 404);
  await grantAccess(db, id, connection, clock.now);
  assert.equal((await ask('GET', one, { key })).body.instructionsSent, null);
});

test('a list that was added by mistake is removed in one request, of the own organisation alone', async () => {
  const { key, organisationId } = await service.addTenant();
  const stranger = await service.addTenant();
  const theirs = await addCompany(service, stranger.organisationId, '12345674');
  const added = (await add(key, [{ cif: '12345674' }, { cif: '8000000000' }])).body.data;
  const ids = added.map((v: { company: { id: string } }) => v.company.id);
  const remove = (list: string[]) => ask('POST', `${companies}/remove`, { key, body: { companies: list } });
  assert.deepEqual((await remove([...ids, theirs])).body, { removed: 2 });
  assert.deepEqual((await ask('GET', companies, { key })).body.data, []);
  assert.equal((await ask('GET', companies, stranger)).body.data.length, 1);
  assert.deepEqual((await remove(ids)).body, { removed: 0 });
  const { rows } = await db.query(
    "select detail from audit where organisation_id = $1 and action = 'company.removed'",
    [organisationId],
  );
  assert.deepEqual(rows, [{ detail: { count: 2 } }]);
});

test('a plan has room for so many companies, also when two add at once', async () => {
  const { key, organisationId } = await service.addTenant('free');
  const replies = await Promise.all([
    add(key, [{ cif: '101' }, { cif: '102' }]),
    add(key, [{ cif: '103' }, { cif: '104' }]),
  ]);
  const outcomes = replies.flatMap((r) => r.body.data.map((v: { outcome: string }) => v.outcome));
  assert.deepEqual(outcomes.sort(), ['added', 'added', 'added', 'over_limit']);
  const over = replies.flatMap((r) => r.body.data).find((v) => v.outcome === 'over_limit');
  assert.equal(over.company, null);
  assert.match(over.problem, /"free" allows 3/);
  // A lower plan blocks adding; it stops nothing that was there.
  await setPlan(db, organisationId, 'starter');
  await add(key, [{ cif: '105' }]);
  await setPlan(db, organisationId, 'free');
  assert.equal((await ask('GET', companies, { key })).body.data.length, 4);
  assert.equal((await add(key, [{ cif: '106' }])).body.data[0].outcome, 'over_limit');
});

test('with a connection ANAF is asked about new companies in the background', async () => {
  const { key, organisationId } = await service.addTenant();
  await service.addConnection(organisationId);
  const { data } = (await add(key, [{ cif: '12345674' }, { cif: 'x' }])).body;
  assert.deepEqual(service.queued.probed.at(-1), [data[0].company.id]);
  const probed = service.queued.probed.length;
  await add(key, [{ cif: '12345674' }]);
  assert.equal(service.queued.probed.length, probed, 'known ones are not asked about again');
});

test('a removed company is hidden, and adding it again revives it with its ledger', async () => {
  const { key, organisationId } = await service.addTenant();
  const id = await addCompany(service, organisationId, '12345674');
  await archiveInvoice(service, { id, organisationId, cif: '12345674' });
  assert.equal((await ask('DELETE', `${companies}/${id}`, { key })).status, 204);
  assert.equal((await ask('DELETE', `${companies}/${id}`, { key })).status, 404);
  assert.equal((await ask('GET', `${companies}/${id}`, { key })).status, 404);
  assert.equal((await ask('PATCH', `${companies}/${id}`, { key, body: { name: 'x' } })).status, 404);
  assert.deepEqual((await ask('GET', companies, { key })).body.data, []);
  const [revived] = (await add(key, [{ cif: '12345674', name: 'Iar' }])).body.data;
  assert.deepEqual([revived.outcome, revived.company.id, revived.company.name], ['added', id, 'Iar']);
  assert.equal(revived.company.counts.listed, 1);
});

test('counts and coverage say what is proven: what ANAF may still index is never claimed', async () => {
  const { key, organisationId } = await service.addTenant();
  const id = await addCompany(service, organisationId, '12345674');
  const company = async () => (await ask('GET', `${companies}/${id}`, { key })).body;
  const window = { start: new Date('2025-12-18T11:00:00Z'), end: new Date('2026-02-16T11:29:00Z') };
  await recordCompleteListing(db, id, { window, wholePages: 1 }, clock.now);
  let found = await company();
  assert.deepEqual(
    [found.completeFrom, found.completeUpTo, found.lastListedAt],
    ['2025-12-18T11:00:00.000Z', completeUpTo(window.end, null)!.toISOString(), clock.now.toISOString()],
  );
  const pending = listedMessage({ createdAt: new Date('2026-02-01T10:00:00Z') });
  await recordListed(db, { id, organisationId }, [pending], clock.now);
  assert.equal((await company()).completeUpTo, '2026-02-01T10:00:00.000Z', 'the oldest pending one');
  // A date that cannot be read may be any of ANAF's 60 days.
  await recordListed(db, { id, organisationId }, [listedMessage({ createdAt: null })], clock.now);
  found = await company();
  assert.equal(found.completeUpTo, new Date(clock.now.getTime() - 60 * 86_400_000).toISOString());
  assert.deepEqual(found.counts, { listed: 2, archived: 0, expired: 0, closed: 0, pending: 2 });
  // After a gap only the last stretch is without one.
  const later = { start: new Date('2026-05-01T00:00:00Z'), end: new Date('2026-06-01T00:00:00Z') };
  await recordCompleteListing(db, id, { window: later, wholePages: 1 }, clock.now);
  assert.equal((await company()).completeFrom, '2026-05-01T00:00:00.000Z');
});

test('toggling says how it stands, and needs a token to switch on', async () => {
  const { key, organisationId } = await service.addTenant();
  const id = await addCompany(service, organisationId, '12345674');
  const toggle = () => ask('POST', `${companies}/${id}/toggle-sync`, { key });
  assert.equal((await toggle()).text, '{"syncEnabled":false,"message":"Sync disabled"}');
  const refused = await toggle();
  assert.deepEqual(
    [refused.status, refused.body.status, refused.body.code],
    [422, 422, 'no_valid_anaf_token'],
  );
  assert.equal((await ask('GET', `${companies}/${id}`, { key })).body.syncEnabled, false);
  const patched = await ask('PATCH', `${companies}/${id}`, { key, body: { syncEnabled: true } });
  assert.deepEqual([patched.status, patched.body.code], [422, 'no_valid_anaf_token']);
  await service.addConnection(organisationId);
  assert.equal((await toggle()).text, '{"syncEnabled":true,"message":"Sync enabled"}');
  const replies = await Promise.all([toggle(), toggle()]);
  assert.deepEqual(replies.map((r) => r.body.syncEnabled).sort(), [false, true]);
});

test('a change is what was sent, and nothing else', async () => {
  const { key, organisationId } = await service.addTenant();
  const id = await addCompany(service, organisationId, '12345674');
  const patch = (body: object) => ask('PATCH', `${companies}/${id}`, { key, body });
  assert.equal((await patch({ name: ' Nume nou ' })).body.name, 'Nume nou');
  const off = (await patch({ syncEnabled: false })).body;
  assert.deepEqual([off.name, off.syncEnabled], ['Nume nou', false]);
  assert.equal((await patch({ name: null })).body.name, null);
  assert.equal((await patch({})).status, 200);
  const unknown = await patch({ plan: 'business' });
  assert.deepEqual([unknown.status, unknown.body.parameter], [400, 'plan']);
});

test('companies are found by name, by how the code begins, and by access', async () => {
  const { key } = await service.addTenant();
  await add(key, [
    { cif: '12345674', name: 'Brutăria 100% Bună' },
    { cif: '8000000000', name: 'Alta' },
  ]);
  const find = async (query: string) =>
    (await ask('GET', `${companies}?${query}`, { key })).body.data.map((c: { cif: string }) => c.cif);
  assert.deepEqual(await find('text=BRUT'), ['12345674']);
  assert.deepEqual(await find('text=RO%2080'), ['8000000000']);
  assert.deepEqual(await find('text=%25'), ['12345674']);
  assert.deepEqual(await find('access=denied'), []);
  assert.deepEqual((await find('access=unknown')).sort(), ['12345674', '8000000000']);
});

test('a synchronisation of one company is a manual run of its own', async () => {
  const { key, organisationId } = await service.addTenant();
  const id = await addCompany(service, organisationId, '12345674');
  await addCompany(service, organisationId, '8000000000');
  const start = () => ask('POST', `${companies}/${id}/sync`, { key });
  assert.deepEqual([(await start()).status, (await start()).body.code], [403, 'no_valid_anaf_token']);
  await service.addConnection(organisationId);
  const reply = await start();
  assert.deepEqual([reply.status, reply.text], [202, '{"message":"Sync triggered"}']);
  const run = (await ask('GET', String(reply.headers.location), { key })).body;
  assert.deepEqual(Object.keys(run), [
    'id',
    'trigger',
    'state',
    'startedAt',
    'finishedAt',
    'counts',
    'states',
    'companies',
  ]);
  assert.deepEqual(run.counts, {
    companies: 1,
    listed: 0,
    new: 0,
    archived: 0,
    expired: 0,
    failed: 0,
    pending: 0,
  });
  const list = (await ask('GET', '/api/v1/sync/runs', { key })).body;
  const { companies: _companies, ...summary } = run;
  assert.deepEqual(list, { data: [summary], nextCursor: null });
  const cancelled = await ask('POST', `${reply.headers.location}/cancel`, { key });
  assert.deepEqual([cancelled.status, cancelled.body.state], [200, 'cancelled']);
  assert.equal((await ask('POST', `${reply.headers.location}/cancel`, { key })).body.state, 'cancelled');
});
