/** The way of a message, told from what is kept of it: nothing is made up, and nothing that is kept is left out. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import type { FailureCode } from '../src/core/failure-code.ts';
import { findSyncedCompany } from '../src/db/companies/synced-company.ts';
import { pruneOldEvents } from '../src/db/events/event.ts';
import { recordListed } from '../src/db/messages/listed-message.ts';
import { listPending } from '../src/db/messages/message.ts';
import type { SyncCtx } from '../src/sync/context.ts';
import { recordExpired, recordFailed } from '../src/sync/record-outcome.ts';
import { addCompany, archiveInvoice, listedMessage } from './support/catalogue.ts';
import { messagesOf } from './support/ledger.ts';
import { startService } from './support/service.ts';

const service = await startService();
const { ask, db, clock } = service;
// Recording an outcome asks for no more of them.
const ctx = { db, clock: { now: () => clock.now } } as unknown as SyncCtx;

interface Told {
  kind: string;
  at: string;
  code: string | null;
  words: string | null;
}

/** @param createdAt the time that lists usually have when not given */
async function listed(createdAt?: Date) {
  const tenant = await service.addTenant();
  const { organisationId } = tenant;
  const companyId = await addCompany(service, organisationId, '12345674');
  await recordListed(
    db,
    { id: companyId, organisationId },
    [listedMessage(createdAt && { createdAt })],
    clock.now,
  );
  const { id } = (await messagesOf(db, companyId))[0]!;
  const company = (await findSyncedCompany(db, companyId))!;
  const pending = async () =>
    (await listPending(db, companyId, { tried: new Date(8e15), all: true, now: clock.now, limit: 1 }))[0]!;
  const fail = async (code: FailureCode, words: string) => {
    service.passes(60_000);
    await recordFailed({ ctx, company }, await pending(), { code, words });
    return clock.now.toISOString();
  };
  const history = async () => {
    const { status, body } = await ask('GET', `/api/v1/messages/${id}/history`, tenant);
    assert.equal(status, 200);
    return body;
  };
  return { tenant, organisationId, company, id, pending, fail, history };
}

const said = (steps: Told[]) => steps.map(({ kind, code }) => (code ? `${kind} ${code}` : kind));

test('each attempt that failed has its instant, its reason and its words, personal codes masked', async () => {
  const { id, fail, history } = await listed();
  const listedAt = clock.now.toISOString();
  const first = await fail('server_error', 'HTTP 500');
  const second = await fail('unknown_note', 'Pentru 1800101221144 nu se poate');
  const { steps, ...rest } = await history();
  assert.deepEqual(rest, { messageId: id, invoiceId: null, attempts: 2, attemptsNotKept: 0 });
  const nothing = { code: null, words: null, actor: null };
  assert.deepEqual(steps.slice(0, -1), [
    { kind: 'created', at: '2026-02-16T09:30:00.000Z', ...nothing },
    { kind: 'listed', at: listedAt, ...nothing },
    { kind: 'failed', at: first, code: 'server_error', words: 'HTTP 500', actor: null },
    { kind: 'logged', at: first, code: 'failed', words: null, actor: null },
    {
      kind: 'failed',
      at: second,
      code: 'unknown_note',
      words: 'Pentru 1***********4 nu se poate',
      actor: null,
    },
  ]);
  assert.equal(steps.at(-1).kind, 'planned');
  assert.ok(steps.at(-1).at > second);
});

test('attempts of which only the number is kept are counted, and the last one keeps its reason', async () => {
  const { fail, history } = await listed();
  await fail('server_error', 'one');
  await fail('server_error', 'two');
  const last = await fail('timeout', 'three');
  await pruneOldEvents(db, new Date(clock.now.getTime() + 8 * 86_400_000));
  const { steps, attempts, attemptsNotKept } = await history();
  assert.deepEqual([attempts, attemptsNotKept], [3, 2]);
  const failures = steps.filter(({ kind }: Told) => kind === 'failed');
  assert.deepEqual(failures, [{ kind: 'failed', at: last, code: 'timeout', words: 'three', actor: null }]);
});

test('what expired, and what a person closed, says when, in whose words and by whom', async () => {
  const expired = await listed(new Date(clock.now.getTime() - 60 * 86_400_000));
  await recordExpired({ ctx, company: expired.company }, await expired.pending(), 'Perioada a expirat');
  const way = await expired.history();
  assert.deepEqual(said(way.steps), ['created', 'listed', 'expired expired', 'logged skipped']);
  assert.equal(way.attemptsNotKept, 0);

  const closed = await listed();
  const { tenant, id } = closed;
  await ask('POST', `/api/v1/messages/${id}/close`, { ...tenant, body: { reason: 'nu e al nostru' } });
  const { steps } = await closed.history();
  const [closing] = steps.filter(({ kind }: Told) => kind === 'closed');
  assert.deepEqual([closing.words, closing.actor.kind], ['nu e al nostru', 'key']);
});

test("an invoice tells its message's way, archived and read, and leads to the message", async () => {
  const tenant = await service.addTenant();
  const { organisationId } = tenant;
  const id = await addCompany(service, organisationId, '12345674');
  const company = { id, organisationId, cif: '12345674' };
  const { invoiceId, message } = await archiveInvoice(service, company);
  const { body } = await ask('GET', `/api/v1/invoices/${invoiceId}/history`, tenant);
  assert.deepEqual(said(body.steps), ['created', 'listed', 'archived', 'logged success', 'read read']);
  assert.deepEqual([body.messageId, body.invoiceId], [message, invoiceId]);
  const byMessage = await ask('GET', `/api/v1/messages/${message}/history`, tenant);
  assert.deepEqual(byMessage.body, body);
  await db.query(
    sql`update message set verified_at = ${new Date(clock.now.getTime() + 1000)} where id = ${message}`,
  );
  const again = await ask('GET', `/api/v1/invoices/${invoiceId}/history`, tenant);
  assert.equal(again.body.steps.at(-1).kind, 'verified');
});

test("another organisation's message has no history", async () => {
  const { id } = await listed();
  const { key } = await service.addTenant();
  const { status, body } = await ask('GET', `/api/v1/messages/${id}/history`, { key });
  assert.deepEqual([status, body.code], [404, 'not_found']);
});
