/** Rows of a listing that lack something (seen 2026-11-29 with an ANAF of another author): nothing is taken for something else, and nothing is claimed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { listCompleteUpTo } from '../src/db/companies/overview.ts';
import { listCompleteness } from '../src/db/completeness/completeness.ts';
import { startEngine } from './support/engine.ts';
import { ledgerOf } from './support/ledger.ts';

const cif = '12345674';

test('rows without upload index are one entry of the catalogue each', async (t) => {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif);
  engine.sandbox.world.addMessages(cif, 9, { mix: { received: 1 } });
  engine.sandbox.faults.add({ kind: 'rows_without_index' });
  await engine.sync();
  const { archived, balances } = await ledgerOf(engine.database.pool, company);
  assert.deepEqual([archived, balances], [9, true]);
  const { rows } = await engine.database.pool.query(
    sql`select count(*) as n, count(distinct upload_index) as indexes from invoice where company_id = ${company}`,
  );
  assert.deepEqual(rows, [{ n: 9, indexes: 9 }]);
});

test('a pending message whose creation date cannot be read holds back what is claimed', async (t) => {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif);
  engine.sandbox.world.addMessages(cif, 3, { mix: { received: 1 } });
  engine.sandbox.faults.add({ kind: 'unreadable_dates' });
  engine.sandbox.faults.add({ kind: 'http_500', on: 'download' });
  await engine.sync();
  const { pool } = engine.database;
  const { rows } = await pool.query(sql`
    select created_at, listed_at - interval '60 days' as earliest from message
    where company_id = ${company} and state = 'pending' and created_at is null`);
  assert.equal(rows.length, 1);
  const [shown] = await listCompleteness(pool, engine.organisationId, {}, { limit: 1 });
  const [ranked] = await listCompleteUpTo(pool, engine.organisationId);
  assert.deepEqual([shown!.completeUpTo, ranked!.completeUpTo], [rows[0].earliest, rows[0].earliest]);
});

test('when the total moves on every page the rows of all pages are taken, and nothing is claimed', async (t) => {
  const engine = await startEngine(t, { settings: { pageSize: 5 } });
  const company = await engine.addCompany(cif, 35);
  engine.sandbox.faults.add({ kind: 'moving_total' });
  const run = await engine.sync();
  assert.deepEqual([run.state, run.companies[0]!.code], ['failed', 'listing_unproven']);
  const { listed, archived } = await ledgerOf(engine.database.pool, company);
  assert.deepEqual([listed, archived], [35, 35]);
});
