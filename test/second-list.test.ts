/** ANAF's two lists are compared at night: where they differ, what one shows is downloaded, and both answers are kept. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import sql from 'sql-template-tag';
import { dayMs, hourMs } from '../src/core/durations.ts';
import { listOpenFindings } from '../src/db/archive/integrity-finding.ts';
import { prepareSlots } from '../src/db/budget/call-slot.ts';
import { listCompleteness } from '../src/db/completeness/completeness.ts';
import { compareListsOfAll } from '../src/jobs/compare-lists.ts';
import { startEngine } from './support/engine.ts';
import { messagesOf } from './support/ledger.ts';

const signal = new AbortController().signal;

async function startCompared(t: TestContext) {
  const engine = await startEngine(t);
  const { ctx, sandbox, organisationId, database } = engine;
  const { pool } = database;
  return {
    ...engine,
    pool,
    /** Old enough to be in both lists of any night of the test. */
    addMessage: (cif: string) =>
      sandbox.world.addMessage(cif, { createdAt: sandbox.clock.now() - 10 * dayMs }),
    compare: async () => {
      await compareListsOfAll(ctx, signal);
      sandbox.clock.advance(21 * hourMs);
    },
    findings: async (companyId: string) =>
      (await listOpenFindings(ctx.db, organisationId, { companyId, limit: 50 })).map(({ kind, subject }) => [
        kind,
        subject,
      ]),
    comparison: async (companyId: string) => {
      const [found] = await listCompleteness(ctx.db, organisationId, { companyId }, { limit: 1 });
      const { outcome, code, compared } = found!.listComparison ?? {};
      return [outcome, code, compared];
    },
  };
}

test("ANAF's two lists are compared", async (t) => {
  const engine = await startCompared(t);
  await t.test('lists that agree leave no finding, and cost two listings', async () => {
    const company = await engine.addCompany('8000000000');
    for (let n = 0; n < 3; n++) engine.addMessage('8000000000');
    await engine.sync();
    await engine.compare();
    assert.deepEqual(await engine.comparison(company), ['same', null, 3]);
    assert.deepEqual(await engine.findings(company), []);
    const { rows } = await engine.pool.query(sql`
      select scope, count from daily_count where scope in ('listing', 'simple_list') order by 1`);
    assert.deepEqual(rows, [
      { scope: 'listing', count: 2 },
      { scope: 'simple_list', count: 1 },
    ]);
  });

  await t.test(
    'what the simple list alone has is one finding with both answers, and is downloaded like all others',
    async () => {
      const { ctx, sandbox, pool } = engine;
      const cif = '1590082';
      const company = await engine.addCompany(cif);
      engine.addMessage(cif);
      const hidden = engine.addMessage(cif);
      sandbox.faults.add({ kind: 'unlisted_row', on: 'list_paged', match: { cif }, text: hidden.id });
      assert.equal((await engine.sync()).state, 'succeeded');
      assert.equal((await messagesOf(pool, company)).length, 1);
      const proven = async () =>
        (await pool.query(sql`select coverage from company where id = ${company}`)).rows[0].coverage;
      const before = await proven();

      await engine.compare();
      assert.deepEqual(await engine.findings(company), [['only_in_simple_list', hidden.id]]);
      assert.deepEqual(await engine.comparison(company), ['differ', null, 1]);
      const { rows: answers } = await pool.query(
        sql`select source, answer from finding_answer where company_id = ${company} order by source`,
      );
      const namesIt = answers.map(({ source, answer }) => [source, answer.includes(`"${hidden.id}"`)]);
      assert.deepEqual(namesIt, [
        ['paged_list', false],
        ['simple_list', true],
      ]);
      // What listings have proven is as it was, and the message stands in the way until it is archived.
      assert.deepEqual(await proven(), before);
      const pending = (await messagesOf(pool, company)).find((m) => m.messageId === hidden.id);
      assert.equal(pending?.state, 'pending');
      const [found] = await listCompleteness(
        ctx.db,
        engine.organisationId,
        { companyId: company },
        { limit: 1 },
      );
      assert.equal(found?.oldestPending?.id, pending?.id);

      // Seen again the next night: no second finding. The sync has it by then.
      await engine.sync();
      await engine.compare();
      assert.deepEqual(await engine.findings(company), [['only_in_simple_list', hidden.id]]);
      const states = (await messagesOf(pool, company)).map(({ state }) => state);
      assert.deepEqual(states, ['archived', 'archived']);

      sandbox.faults.clear();
      await engine.compare();
      assert.deepEqual(await engine.findings(company), []);
    },
  );

  await t.test('what the paged list alone has is a finding, and the ledger stays as it is', async () => {
    const cif = '14399840';
    const company = await engine.addCompany(cif);
    const message = engine.addMessage(cif);
    await engine.sync();
    engine.sandbox.faults.add({ kind: 'unlisted_row', on: 'list_simple', match: { cif } });
    await engine.compare();
    assert.deepEqual(await engine.findings(company), [['only_in_paged_list', message.id]]);
    assert.equal((await messagesOf(engine.pool, company)).length, 1);
    engine.sandbox.faults.clear();
  });

  await t.test('a list that changed between the two questions is no difference', async () => {
    const cif = '12345674';
    const company = await engine.addCompany(cif);
    engine.addMessage(cif);
    await engine.sync();
    engine.sandbox.faults.add({ kind: 'unlisted_row', on: 'list_paged', match: { cif }, times: 1 });
    await engine.compare();
    assert.deepEqual(await engine.comparison(company), ['same', null, 1]);
    assert.deepEqual(await engine.findings(company), []);
  });

  await t.test('a company over the limit of the simple list is skipped, and says so', async () => {
    const company = await engine.addCompany('361757', 501);
    await engine.pool.query(
      sql`update company set access = 'granted', last_listed_at = now() where id = ${company}`,
    );
    await engine.compare();
    assert.deepEqual(await engine.comparison(company), ['too_many', null, null]);
    const asked = engine.sandbox.journal.calls.filter((call) => call.cif === '361757');
    assert.deepEqual(
      asked.map(({ endpoint }) => endpoint),
      ['list_paged'],
    );
    // No sync of this test is to download them.
    await engine.pool.query(
      sql`update company set removed_at = now(), sync_enabled = false where id = ${company}`,
    );
  });

  await t.test('a refusal of the simple list closes nothing that a sync needs', async () => {
    const cif = '2695680';
    const company = await engine.addCompany(cif, 1);
    await engine.sync();
    engine.sandbox.faults.add({
      kind: 'unknown_note',
      on: 'list_simple',
      text: `S-au facut deja 1500 de interogari de tip lista mesaje de catre CUI= ${cif} in cursul zilei`,
    });
    await engine.compare();
    assert.deepEqual(await engine.comparison(company), ['failed', 'quota_cif', null]);
    assert.deepEqual((await engine.pool.query('select * from breaker')).rows, []);
    engine.sandbox.faults.clear();
  });

  await t.test('while half of the minute is in use nothing is asked', async () => {
    const company = await engine.addCompany('427320', 1);
    await engine.sync();
    const { ctx, pool, sandbox } = engine;
    await prepareSlots(ctx.db, 4, ctx.clock.now());
    await pool.query(
      sql`update call_slot set free_at = ${new Date(ctx.clock.now().getTime() + 50_000)} where n < 2`,
    );
    const calls = sandbox.journal.count;
    await compareListsOfAll({ ...ctx, callsPerMinute: 4 }, signal);
    assert.equal(sandbox.journal.count, calls);
    assert.deepEqual(await engine.comparison(company), [undefined, undefined, undefined]);
    // A minute later it is quiet.
    sandbox.clock.advance(60_000);
    await compareListsOfAll({ ...ctx, callsPerMinute: 4 }, signal);
    assert.equal((await engine.comparison(company))[0], 'same');
    await prepareSlots(ctx.db, ctx.callsPerMinute, ctx.clock.now());
  });

  await t.test(
    'a message that the status of a sent upload names and no list has is a finding, and is downloaded',
    async () => {
      const { sandbox, pool } = engine;
      const cif = '13548146';
      const company = await engine.addCompany(cif);
      const sent = sandbox.world.addMessage(cif, {
        kind: 'sent',
        createdAt: sandbox.clock.now() - 10 * dayMs,
      });
      await engine.sync();
      // ANAF lists it no more, although its status still names it.
      sandbox.faults.add({ kind: 'unlisted_row', match: { cif }, text: sent.id });
      await engine.compare();
      assert.deepEqual(await engine.findings(company), [
        ['only_in_status', `${sent.id} (${sent.uploadIndex})`],
      ]);
      const { rows } = await pool.query(
        sql`select source from finding_answer where company_id = ${company} order by source`,
      );
      assert.deepEqual(
        rows.map(({ source }) => source),
        ['paged_list', 'status'],
      );
      assert.equal((await messagesOf(pool, company)).length, 1);
      sandbox.faults.clear();
      await engine.compare();
      assert.deepEqual(await engine.findings(company), []);
    },
  );
});
