/** Apparently late, or not, or not to be told; and until when an invoice is kept: wherever an invoice comes from. */

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import sql from 'sql-template-tag';
import { backfill } from '../src/actions/archive/backfill.ts';
import { bucharestDay } from '../src/core/bucharest.ts';
import { dayMs } from '../src/core/durations.ts';
import { reprocess } from '../src/integrity/reprocess.ts';
import { addCompany, archiveInvoice } from './support/catalogue.ts';
import { type Engine, startEngine } from './support/engine.ts';
import { startService } from './support/service.ts';

const cif = '8000000000';
const signal = new AbortController().signal;

interface Judged {
  issuedOn: string;
  availableAt: Date | null;
  late: boolean | null;
  retainUntil: string | null;
}

async function judged(engine: Engine): Promise<Judged> {
  const { rows } = await engine.database.pool.query<Judged>(sql`
    select issued_on, available_at, late, retain_until from invoice where direction = 'received'`);
  assert.equal(rows.length, 1);
  return rows[0]!;
}

/** One invoice whose listing is so many days younger than its document. */
async function syncedAfter(t: TestContext, days: number) {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif);
  const message = engine.sandbox.world.addMessage(cif, { kind: 'received', document: 'invoice', seed: 1 });
  await engine.sync();
  const { issuedOn } = await judged(engine);
  const at = new Date(Date.parse(`${issuedOn}T09:00:00Z`) + days * dayMs);
  await engine.database.pool.query(
    sql`update message set created_at = ${at} where message_id = ${message.id}`,
  );
  await engine.database.pool.query(
    sql`update invoice set available_at = ${at}, late = null, retain_until = null`,
  );
  return { engine, company, message, at };
}

test('reading again classifies the invoices that the catalogue has without a class', async (t) => {
  const { engine, at } = await syncedAfter(t, 30);
  await reprocess(engine.ctx, { organisationId: engine.organisationId, unreadable: false }, () => {}, signal);
  const { issuedOn, availableAt, late, retainUntil } = await judged(engine);
  assert.deepEqual(availableAt, at);
  assert.equal(late, true);
  assert.equal(retainUntil, `${Number(issuedOn.slice(0, 4)) + 6}-07-01`);
});

test('what a sync brings is judged as it is recorded', async (t) => {
  const engine = await startEngine(t);
  await engine.addCompany(cif);
  engine.sandbox.world.addMessage(cif, { kind: 'received', document: 'invoice', seed: 1 });
  await engine.sync();
  const { issuedOn, availableAt, late, retainUntil } = await judged(engine);
  assert.equal(retainUntil, `${Number(issuedOn.slice(0, 4)) + 6}-07-01`);
  const days = (Date.parse(bucharestDay(availableAt!)) - Date.parse(issuedOn)) / dayMs;
  // Five working days are never fewer than seven days with their weekend, and nine with New Year's holidays.
  assert.equal(late, days > 12 ? true : days <= 7 ? false : late);
  assert.notEqual(late, null);
});

test("what a person's folder brings has no day in the SPV: it is kept until a date, and called neither", async (t) => {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif);
  const { id } = engine.sandbox.world.addMessage(cif, { kind: 'received', document: 'invoice', seed: 1 });
  const message = engine.sandbox.world.getMessage(id);
  const dir = await mkdtemp(join(tmpdir(), 'efactura-terms-'));
  t.after(() => rm(dir, { recursive: true }));
  await writeFile(join(dir, 'one.zip'), engine.sandbox.archives.of(message, 'prod'));
  const of = { id: company, organisationId: engine.organisationId, cif };
  await Array.fromAsync(backfill(engine.ctx, of, dir, signal));
  const { issuedOn, availableAt, late, retainUntil } = await judged(engine);
  assert.deepEqual([availableAt, late], [null, null]);
  assert.equal(retainUntil, `${Number(issuedOn.slice(0, 4)) + 6}-07-01`);
});

test('both dates and the law are shown, and what may have been put there again is not called late', async () => {
  const service = await startService();
  const { key, organisationId } = await service.addTenant();
  const company = {
    id: await addCompany(service, organisationId, '12345674'),
    organisationId,
    cif: '12345674',
  };
  const shown = async (createdAt: string, number: string) => {
    const { invoiceId } = await archiveInvoice(
      service,
      company,
      { number },
      { createdAt: new Date(createdAt) },
    );
    const { body } = await service.ask('GET', `/api/v1/invoices/${invoiceId}`, { key });
    const { dueBy, availableOn, late, undecided } = body.transmission;
    assert.equal(body.late, late);
    return { dueBy, availableOn, late, undecided };
  };
  const dueBy = '2026-02-20';
  assert.deepEqual(await shown('2026-02-20T21:30:00Z', 'in time'), {
    dueBy,
    availableOn: '2026-02-20',
    late: false,
    undecided: null,
  });
  assert.deepEqual(await shown('2026-02-20T22:30:00Z', 'late'), {
    dueBy,
    availableOn: '2026-02-21',
    late: true,
    undecided: null,
  });
  assert.deepEqual(await shown('2026-06-01T09:00:00Z', 'again'), {
    dueBy,
    availableOn: '2026-06-01',
    late: null,
    undecided: 'maybe_reposted',
  });
  const { body } = await service.ask('GET', '/api/v1/invoices?late=true', { key });
  assert.deepEqual(
    body.data.map((i: { number: string }) => i.number),
    ['late'],
  );
});
