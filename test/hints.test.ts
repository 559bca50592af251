/** Hints of invoices that ANAF never listed: found by the job from the catalogue, silenced for good, and apart from the proof. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '../src/core/durations.ts';
import { keepHints, noteGrown } from '../src/db/completeness/hint.ts';
import { inTransaction } from '../src/db/connection.ts';
import { recordInvoice } from '../src/db/invoices/invoice-record.ts';
import { findHintsOfAll } from '../src/jobs/find-hints.ts';
import { numberNoted } from '../src/jobs/number-noted.ts';
import { rereadOlder } from '../src/jobs/reread-older.ts';
import { addCompany, archiveInvoice, readInvoice } from './support/catalogue.ts';
import { startEngine } from './support/engine.ts';
import { startService } from './support/service.ts';

const service = await startService();
const { ask, db, clock, ctx } = service;
const look = () => findHintsOfAll(ctx, new AbortController().signal);
const seller = { cif: '18547290', name: 'Furnizor SRL' };

async function withSeries() {
  const tenant = await service.addTenant();
  const { organisationId, key } = tenant;
  const company = {
    id: await addCompany(service, organisationId, '12345674'),
    organisationId,
    cif: '12345674',
  };
  const receive = async (number: string, over: object = {}) => {
    const issuedOn = new Date(clock.now.getTime() - 20 * dayMs).toISOString().slice(0, 10);
    const createdAt = new Date(clock.now.getTime() - 19 * dayMs);
    const createdAtRaw = createdAt.toISOString().replace(/\D/g, '').slice(0, 12);
    const read = { number, issuedOn, seller, ...over } as never;
    return archiveInvoice(service, company, read, { createdAt, createdAtRaw });
  };
  const longAgo = new Date(clock.now.getTime() - 100 * dayMs).toISOString().slice(0, 10);
  for (const n of [96, 97, 98, 99, 100, 101]) await receive(`FACT ${n}`, { issuedOn: longAgo });
  for (const n of [102, 104, 105]) await receive(`FACT ${n}`);
  const hints = async (query = '') =>
    (await ask('GET', `/api/v1/completeness/hints${query}`, { key })).body.data;
  return { key, company, receive, hints, organisationId };
}

test('the job finds a gap and an invoice that is referred to; what comes is gone, what is silenced stays silenced', async () => {
  const { key, company, receive, hints, organisationId } = await withSeries();
  await receive('C 7', { precedingInvoices: [{ number: 'VECHE 55', issuedOn: null }] });
  const before = (await ask('GET', '/api/v1/completeness', { key })).body;
  await look();
  const found = await hints();
  assert.deepEqual(found.map((one: { kind: string; missing: string[] }) => [one.kind, one.missing]).sort(), [
    ['number_gap', ['FACT 103']],
    ['referred_invoice', ['VECHE 55']],
  ]);
  const gap = found.find((one: { kind: string }) => one.kind === 'number_gap');
  assert.deepEqual(
    gap.seen.map((one: { number: string }) => one.number),
    ['FACT 102', 'FACT 104'],
  );
  assert.deepEqual([gap.partnerName, gap.companyId], [seller.name, company.id]);
  assert.deepEqual(
    (await ask('GET', '/api/v1/completeness', { key })).body,
    before,
    'the proof knows none of it',
  );

  const other = found.find((one: { kind: string }) => one.kind === 'referred_invoice');
  const silence = (id: string, by: string, silenced = true) =>
    ask('POST', `/api/v1/completeness/hints/${id}/silence`, { key: by, body: { silenced } });
  assert.equal((await silence(other.id, key)).status, 200);
  assert.equal((await silence(other.id, key)).status, 200, 'once more changes nothing');
  const stranger = await service.addTenant();
  assert.equal((await silence(gap.id, stranger.key)).status, 404);
  const reader = await service.addKey(organisationId, 'read');
  assert.equal((await silence(gap.id, reader)).status, 403);

  service.passes(dayMs);
  await receive('FACT 103');
  await look();
  assert.deepEqual(await hints(), [], 'what was missing has come, and the other is not expected');
  const silenced = await hints('?silenced=true');
  assert.deepEqual(
    silenced.map(({ id }: { id: string }) => id),
    [other.id],
  );
  await silence(other.id, key, false);
  assert.deepEqual(
    (await hints()).map(({ id }: { id: string }) => id),
    [other.id],
  );
  const { rows } = await db.query(
    `select action from audit where organisation_id = $1 and action like 'hint.%' order by at, id`,
    [organisationId],
  );
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['hint.silenced', 'hint.expected'],
  );
});

test('a catalogue in which nothing is new is not read again for a week', async () => {
  const { company, receive } = await withSeries();
  const checkedAt = async () =>
    (await db.query('select checked_at from hint_check where company_id = $1', [company.id])).rows[0]
      ?.checkedAt;
  await look();
  const first = await checkedAt();
  service.passes(dayMs);
  await look();
  assert.deepEqual(await checkedAt(), first);
  await receive('FACT 106');
  service.passes(1_000);
  await look();
  const second = await checkedAt();
  assert.ok(second > first);
  service.passes(8 * dayMs);
  await look();
  assert.ok((await checkedAt()) > second);
});

test('an invoice that was recorded before a look and committed after it is looked at by the next one', async () => {
  const { company, hints, organisationId } = await withSeries();
  await look();
  assert.equal((await hints()).length, 1);
  const held = await db.connect();
  try {
    await held.query('begin');
    const record = {
      ...{ organisationId, companyId: company.id, message: null, uploadIndex: '5000009103' },
      ...{ direction: 'received', role: 'buyer', availableAt: new Date(clock.now.getTime() - 19 * dayMs) },
      ...{ reading: { verdict: 'read', detail: null }, seal: { verdict: 'valid', detail: null } },
      invoice: { ...readInvoice, number: 'FACT 103', seller: { ...readInvoice.seller, ...seller } },
    } as const;
    await recordInvoice(held, record as never, clock.now);
    service.passes(1_000);
    await look();
    assert.equal((await hints()).length, 1, 'it is not committed');
    await held.query('commit');
  } finally {
    held.release();
  }
  service.passes(1_000);
  await look();
  assert.deepEqual(await hints(), []);
});

test('a mark or a comment asks for no look, and looks at once lose none of what has grown', async () => {
  const { company, key, receive, organisationId } = await withSeries();
  await look();
  const checked = async () => {
    const { rows } = await db.query(
      'select grown > looked as due, checked_at from hint_check where company_id = $1',
      [company.id],
    );
    return rows[0]!;
  };
  const { checkedAt } = await checked();
  const { data } = (await ask('GET', '/api/v1/invoices?limit=1', { key })).body;
  await ask('POST', '/api/v1/invoices/marks', { key, body: { ids: [data[0].id], mark: 'booked' } });
  service.passes(1_000);
  await look();
  assert.deepEqual(await checked(), { due: false, checkedAt });
  // Another process notes the growth while this one's look, which began before it, is about to end.
  const begun = await db.query('select looked from hint_check where company_id = $1', [company.id]);
  await receive('FACT 106');
  await numberNoted(ctx, new AbortController().signal);
  await inTransaction(db, (tx) => noteGrown(tx, organisationId));
  const ended = { now: clock.now, looked: begun.rows[0]!.looked };
  await inTransaction(db, (tx) => keepHints(tx, company, [], ended));
  assert.equal((await checked()).due, true);
  await look();
  assert.equal((await checked()).due, false);
});

test('entries of the reconciled journal without a document are hints', async () => {
  const { key, company, hints } = await withSeries();
  const journal = `numar,data,total,cif\nJ 1,${clock.now.toISOString().slice(0, 10)},119.00,18547290`;
  const compared = await ask('POST', `/api/v1/reconciliations?company=${company.id}&direction=received`, {
    key,
    headers: { 'content-type': 'text/csv' },
    body: journal,
  });
  assert.equal(compared.status, 201, JSON.stringify(compared.body));
  await look();
  const entries = (await hints()).filter((one: { kind: string }) => one.kind === 'journal_entry');
  assert.deepEqual(
    entries.map((one: { missing: string[]; total: string }) => [one.missing, one.total]),
    [[['J 1'], '119.00']],
  );
});

test('a buyer’s message about an invoice that was never listed is a hint until the invoice comes', async (t) => {
  const engine = await startEngine(t);
  const cif = '8000000000';
  await engine.addCompany(cif);
  const { world } = engine.sandbox;
  const { pool } = engine.database;
  const ids = { there: '5000000100', missing: '5000000200' };
  const about = (uploadIndex: string) =>
    world.addMessage(cif, { kind: 'buyer_message_received', document: 'buyer_message', uploadIndex });
  world.addMessage(cif, { kind: 'sent', document: 'invoice', seed: 1, uploadIndex: ids.there });
  about(ids.there);
  about(ids.missing);
  await engine.sync();
  const signal = new AbortController().signal;
  const open = async () => {
    await findHintsOfAll(engine.ctx, signal);
    const { rows } = await pool.query(
      "select confidence, evidence from hint where kind = 'buyer_message' and gone_at is null",
    );
    return rows.map(({ confidence, evidence: { direction, message } }) => [
      confidence,
      direction,
      message.about,
    ]);
  };
  const hint = [['likely', 'sent', ids.missing]];
  assert.deepEqual(await open(), hint);

  await pool.query("update message set about_upload = null where kind = 'buyer_message_received'");
  await pool.query('delete from hint_check');
  assert.deepEqual(await open(), [], 'of what was not read nothing is known');
  await rereadOlder(engine.ctx, signal);
  await pool.query('delete from hint_check');
  assert.deepEqual(await open(), hint, 'those of before are read at night');

  world.addMessage(cif, { kind: 'sent', document: 'invoice', seed: 2, uploadIndex: ids.missing });
  await engine.sync();
  assert.deepEqual(await open(), []);
});
