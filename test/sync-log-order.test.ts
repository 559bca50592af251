/** The sync log under load: its lines are in the order of their timestamps, whichever transaction waited for another. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../scripts/support/until.ts';
import { lockCompany } from '../src/db/companies/company-chain.ts';
import { findSyncedCompany } from '../src/db/companies/synced-company.ts';
import { inTransaction } from '../src/db/connection.ts';
import { recordListed } from '../src/db/messages/listed-message.ts';
import { listPending } from '../src/db/messages/message.ts';
import { logOutcome, readSyncLog } from '../src/db/runs/sync-log.ts';
import type { SyncCtx } from '../src/sync/context.ts';
import { recordFailed } from '../src/sync/record-outcome.ts';
import { addCompany, listedMessage } from './support/catalogue.ts';
import { startService } from './support/service.ts';

const { addTenant, db, clock, ...service } = await startService();
const ctx = { db, clock: { now: () => clock.now } } as unknown as SyncCtx;

test('a line that waited for its company is not dated before the one that it waited for (2026-11-29)', async () => {
  const { organisationId } = await addTenant();
  const companyId = await addCompany({ ...service, addTenant, db, clock }, organisationId, '12345674');
  const rows = [listedMessage(), listedMessage()];
  await recordListed(db, { id: companyId, organisationId }, rows, clock.now);
  const company = (await findSyncedCompany(db, companyId))!;
  const [first, second] = await listPending(db, companyId, {
    tried: new Date(8e15),
    all: true,
    now: clock.now,
    limit: 2,
  });
  let recorded: Promise<unknown> | undefined;
  await inTransaction(db, async (tx) => {
    await lockCompany(tx, companyId);
    recorded = recordFailed({ ctx, company }, second!, { code: 'server_error', words: null });
    await until(async () => {
      const { rows } = await db.query(
        'select 1 from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0',
      );
      return rows.length > 0;
    });
    service.passes(5_000);
    const line = {
      organisationId,
      message: first!.id,
      invoiceId: '1',
      cif: '12345674',
      status: 'failed',
    } as const;
    await logOutcome(tx, line, clock.now);
  });
  await recorded;
  const { rows: log } = await db.query<{ message: string; syncedAt: Date }>(
    'select message, synced_at from sync_log order by id',
  );
  assert.deepEqual(log, [
    { message: first!.id, syncedAt: clock.now },
    { message: second!.id, syncedAt: clock.now },
  ]);
});

test('lines of two companies that were written the other way round are listed by their instants', async () => {
  const { organisationId } = await addTenant();
  const companyId = await addCompany({ ...service, addTenant, db, clock }, organisationId, '12345674');
  const { messages } = await inTransaction(db, (tx) =>
    recordListed(tx, { id: companyId, organisationId }, [listedMessage()], clock.now),
  );
  const at = (ms: number) => new Date(clock.now.getTime() + ms);
  await db.query({
    text: `insert into sync_log (organisation_id, message, invoice_id, cif, synced_at, status)
      select $1, $3, n::text, '12345674', at, 'failed' from unnest($2::timestamptz[]) with ordinality as l (at, n)`,
    values: [organisationId, [at(0), at(2_000), at(1_000)], messages[0]],
  });
  const listed: { syncedAt: string }[] = JSON.parse(await readSyncLog(db, organisationId));
  assert.deepEqual(
    listed.map(({ syncedAt }) => syncedAt),
    [at(2_000), at(1_000), at(0)].map((instant) => `${instant.toISOString().slice(0, 19)}Z`),
  );
});
