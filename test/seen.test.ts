/** What is new to a person since a visit: by the order of commits, in lists, totals and the portfolio alike. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordInvoice } from '../src/db/invoices/invoice-record.ts';
import { addMember } from '../src/db/people/member.ts';
import { addCompany, archiveInvoice, readInvoice } from './support/catalogue.ts';
import { type Reply, startService } from './support/service.ts';

const service = await startService();
const { ask, db, clock } = service;
const page = { 'sec-fetch-site': 'same-origin' };
const problem = (reply: Reply) => [reply.status, reply.body?.code];
let persons = 0;

/** A person with a company, and what the person does in a browser. */
async function office() {
  const email = `ana${++persons}@exemplu.ro`;
  const { cookie, organisationId } = await service.addPerson(email);
  const company = await companyOf(organisationId, '12345674');
  return { email, organisationId, company, ...browserOf(cookie) };
}

async function companyOf(organisationId: string, cif: string) {
  return { id: await addCompany(service, organisationId, cif), organisationId, cif };
}

function browserOf(cookie: string) {
  const session = { headers: { ...page, cookie } };
  const seen = async () => (await ask('GET', '/api/v1/me/seen', session)).body;
  const setSeen = async (body: object) => (await ask('PUT', '/api/v1/me/seen', { ...session, body })).body;
  /** By the list, which the totals and the portfolio agree with. */
  const isNew = async () => {
    const { position } = await seen();
    const asked = `arrivedAfter=${position}`;
    const { body } = await ask('GET', `/api/v1/invoices?${asked}`, session);
    const numbers: string[] = body.data.map(({ number }: { number: string }) => number).sort();
    const totals = await ask('GET', `/api/v1/invoices/totals?${asked}`, session);
    const { data } = (await ask('GET', '/api/v1/overview/companies', session)).body;
    const counted = data.reduce((sum: number, row: { newSinceVisit: number }) => sum + row.newSinceVisit, 0);
    assert.deepEqual([totals.body.count, counted], [numbers.length, numbers.length]);
    return numbers;
  };
  return { session, seen, setSeen, isNew };
}

type Company = Awaited<ReturnType<typeof companyOf>>;

/** A transaction that recorded an invoice and has not committed. */
async function recordHeld({ id, organisationId }: Company, number: string) {
  const client = await db.connect();
  await client.query('begin');
  await recordInvoice(
    client,
    {
      ...{ organisationId, companyId: id, message: null, uploadIndex: `9${number.replace(/\D/g, '')}` },
      ...{ direction: 'received', role: 'buyer', invoice: { ...readInvoice, number } },
      ...{ reading: { verdict: 'read', detail: null }, seal: { verdict: 'valid', detail: null } },
      availableAt: new Date('2026-02-16T09:30:00Z'),
    },
    clock.now,
  );
  return async () => {
    await client.query('commit');
    client.release();
  };
}

test('what was recorded before a person looked and committed afterwards is new', async () => {
  const { company, seen, setSeen, isNew } = await office();
  await archiveInvoice(service, company, { number: 'S-1' });
  const commit = await recordHeld(company, 'S-2');
  service.passes(60_000);
  const { upTo } = await seen();
  await setSeen({ position: upTo, at: clock.now.toISOString() });
  assert.deepEqual(await isNew(), []);
  await commit();
  assert.deepEqual(await isNew(), ['S-2']);
  await setSeen({});
  assert.deepEqual(await isNew(), []);
});

test('nothing is said before the first time; a mark and a later document are counted, a key has none', async () => {
  const { company, organisationId, session, seen, setSeen, isNew } = await office();
  const { invoiceId } = await archiveInvoice(service, company, { number: 'V-1' });
  const row = async () => {
    const { body } = await ask('GET', '/api/v1/overview/companies', session);
    return [body.data[0].newSinceVisit, body.data[0].moreSinceVisit, body.data[0].unbooked];
  };
  assert.deepEqual(await row(), [null, false, 1]);
  const before = await seen();
  assert.deepEqual([before.at, before.position], [null, null]);
  const after = await setSeen({ at: '2999-01-01T00:00:00Z' });
  assert.deepEqual([after.at, after.position], [clock.now.toISOString(), after.upTo]);
  assert.deepEqual(await row(), [0, false, 1]);
  service.passes(1_000);
  await archiveInvoice(service, company, { number: 'V-2' });
  // A change of what was there is not new.
  const body = { mark: 'booked' };
  assert.equal((await ask('PUT', `/api/v1/invoices/${invoiceId}/mark`, { ...session, body })).status, 200);
  assert.deepEqual(await row(), [1, false, 1]);
  assert.deepEqual(await isNew(), ['V-2']);
  const key = await service.addKey(organisationId, 'admin');
  for (const verb of ['GET', 'PUT'] as const) {
    const refused = await ask(verb, '/api/v1/me/seen', { key, ...(verb === 'PUT' && { body: {} }) });
    assert.deepEqual(problem(refused), [403, 'insufficient_scope']);
  }
  const asKey = await ask('GET', '/api/v1/overview/companies', { key });
  assert.deepEqual([asKey.body.data[0].newSinceVisit, asKey.body.data[0].unbooked], [null, 1]);
  // A key follows the same positions.
  const listed = await ask('GET', `/api/v1/invoices?arrivedAfter=${after.position}`, { key });
  assert.deepEqual(
    listed.body.data.map(({ number }: { number: string }) => number),
    ['V-2'],
  );
});

test('of two windows the later mark holds, whichever is said last; an instant that is chosen goes back', async () => {
  const { company, seen, setSeen, isNew } = await office();
  const opened = clock.now.toISOString();
  const early = (await seen()).upTo;
  service.passes(3_600_000);
  await archiveInvoice(service, company, { number: 'W-1' });
  const late = (await seen()).upTo;
  const [, kept] = await Promise.all([
    setSeen({ position: early, at: opened }),
    setSeen({ position: late, at: clock.now.toISOString() }),
  ]);
  const again = await setSeen({ position: early, at: opened });
  assert.deepEqual([again.position, again.at], [late, clock.now.toISOString()]);
  assert.equal(kept.position, late);
  service.passes(3_600_000);
  await archiveInvoice(service, company, { number: 'W-2' });
  assert.deepEqual(await isNew(), ['W-2']);
  const back = new Date(clock.now.getTime() - 5_400_000).toISOString();
  assert.equal((await setSeen({ at: back })).at, back);
  assert.deepEqual(await isNew(), ['W-1', 'W-2']);
  assert.deepEqual(
    (await setSeen({ at: new Date(clock.now.getTime() - 1_800_000).toISOString() })).position,
    late,
  );
  assert.deepEqual(await isNew(), ['W-2']);
});

test('an invoice that is gone, or whose company is, is not new; a company that is added again is', async () => {
  const { company, organisationId, session, setSeen, isNew } = await office();
  const other = await companyOf(organisationId, '14399840');
  await archiveInvoice(service, other, { number: 'G-1' });
  await setSeen({});
  const { invoiceId } = await archiveInvoice(service, company, { number: 'G-2' });
  await archiveInvoice(service, other, { number: 'G-3' });
  await db.query('delete from invoice where id = $1', [invoiceId]);
  assert.deepEqual(await isNew(), ['G-3']);
  await ask('DELETE', `/api/v1/companies/${other.id}`, session);
  assert.deepEqual(await isNew(), []);
  const body = { companies: [{ cif: other.cif }] };
  assert.ok((await ask('POST', '/api/v1/companies', { ...session, body })).status < 300);
  assert.deepEqual(await isNew(), ['G-1', 'G-3']);
});

test('to a limited member what others receive is not new, and everything of a company that is given is', async () => {
  const { company, organisationId, session: owner } = await office();
  const other = await companyOf(organisationId, '14399840');
  const ion = `ion${persons}@exemplu.ro`;
  const { cookie } = await service.addPerson(ion);
  const member = { organisationId, userId: (await service.signIn.findUserId(ion))!, role: 'sync' as const };
  const memberId = await addMember(db, { ...member, companies: [company.id] }, clock.now);
  const { seen, setSeen, isNew, session } = browserOf(cookie);
  const body = { organisationId };
  assert.ok((await ask('PUT', '/api/v1/session/organisation', { ...session, body })).status < 300);
  const limitTo = async (companies: string[] | 'all') =>
    assert.equal(
      (await ask('PATCH', `/api/v1/members/${memberId}`, { ...owner, body: { companies } })).status,
      200,
    );
  await archiveInvoice(service, company, { number: 'L-1' });
  await archiveInvoice(service, other, { number: 'L-2' });
  await setSeen({});
  await archiveInvoice(service, company, { number: 'L-3' });
  await archiveInvoice(service, other, { number: 'L-4' });
  assert.deepEqual(await isNew(), ['L-3']);
  await limitTo([company.id, other.id]);
  assert.deepEqual(await isNew(), ['L-2', 'L-3', 'L-4']);
  await setSeen({ position: (await seen()).upTo });
  assert.deepEqual(await isNew(), []);
  await archiveInvoice(service, other, { number: 'L-5' });
  assert.deepEqual(await isNew(), ['L-5']);
  // Without a limit it is not known what the person had.
  await limitTo('all');
  assert.deepEqual(await isNew(), ['L-1', 'L-2', 'L-3', 'L-4', 'L-5']);
  await setSeen({});
  assert.deepEqual(await isNew(), []);
});

test('a position of another organisation, of messages, or of nothing is refused by name', async () => {
  const { session, setSeen } = await office();
  const { session: elsewhere, seen } = await office();
  const messages = await ask('GET', '/api/v1/messages/changes', session);
  for (const position of [(await seen()).upTo, messages.body.nextCursor, 'x']) {
    const listed = await ask('GET', `/api/v1/invoices?arrivedAfter=${position}`, session);
    assert.deepEqual([...problem(listed), listed.body.parameter], [400, 'invalid_input', 'arrivedAfter']);
    assert.deepEqual([(await setSeen({ position })).code], ['invalid_input']);
  }
  assert.equal((await ask('GET', '/api/v1/me/seen', elsewhere)).body.position, null);
});

test('a position of a history that was lost leaves everything new, and a mark never hides numbers that are given again', async () => {
  const { company, organisationId, session, seen, setSeen } = await office();
  await archiveInvoice(service, company, { number: 'R-1' });
  const { upTo } = await setSeen({});
  const fields = JSON.parse(Buffer.from(upTo, 'base64url').toString());
  fields[3] = '00000000-0000-4000-8000-000000000000';
  const lost = Buffer.from(JSON.stringify(fields)).toString('base64url');
  const listed = await ask('GET', `/api/v1/invoices?arrivedAfter=${lost}`, session);
  assert.equal(listed.body.data.length, 1);
  // It moves no mark back.
  assert.equal((await setSeen({ position: lost })).position, upTo);
  await db.query('update person_seen set number = number + 1000 where organisation_id = $1', [
    organisationId,
  ]);
  assert.equal((await seen()).position, upTo);
});
