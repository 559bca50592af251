/** Rows of a listing that lack something (seen 2026-11-29 with an ANAF of another author): nothing is taken for something else, and nothing is claimed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { dayMs } from '../src/core/durations.ts';
import { listCompleteUpTo } from '../src/db/companies/overview.ts';
import { listCompleteness } from '../src/db/completeness/completeness.ts';
import { readArchived, startEngine } from './support/engine.ts';
import { ledgerOf, messagesOf } from './support/ledger.ts';

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

const partiesAlone = 'Factura emisa de cif_emitent=SELLER pentru cif_beneficiar=BUYER';
for (const [prose, match] of Object.entries({ '': null, [partiesAlone]: 'parties', usual: 'index' }))
  test(`a row without upload index takes no ZIP of another message, and its own by ${match ?? 'nothing: it stays pending'} (2026-12-01)`, async (t) => {
    const engine = await startEngine(t);
    const company = await engine.addCompany(cif);
    const { pool } = engine.database;
    const { world, faults, clock } = engine.sandbox;
    for (const partner of world.partners.slice(0, 3)) {
      const message = world.addMessage(cif, { kind: 'received', document: 'invoice', partner });
      const { seller, buyer } = message;
      const detalii = prose.replace('SELLER', seller.cif).replace('BUYER', buyer.cif);
      if (prose !== 'usual') world.changeMessage(message.id, { detalii });
    }
    faults.add({ kind: 'rows_without_index' });
    const another = faults.add({ kind: 'zip_of_another', on: 'download', times: 1_000 });
    await engine.sync();
    const anonymous = async () =>
      (await messagesOf(pool, company)).filter(({ uploadIndex }) => uploadIndex === '');
    assert.deepEqual(
      (await anonymous()).map(({ state, reason }) => [state, reason]),
      [['pending', 'zip_other_document']],
    );
    const { rows: quarantined } = await pool.query('select distinct cause from quarantine');
    assert.deepEqual(quarantined, [{ cause: 'other_document' }]);

    faults.remove(another);
    clock.advance(dayMs);
    await engine.sync();
    assert.deepEqual(
      (await anonymous()).map(({ state, match }) => [state, match]),
      [match ? ['archived', match] : ['pending', null]],
    );
    for (const { messageId, path } of await messagesOf(pool, company)) {
      if (path === null) continue;
      const sent = engine.sandbox.archives.of(world.getMessage(messageId!), 'prod');
      assert.ok((await readArchived(engine, path)).equals(sent));
    }
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
