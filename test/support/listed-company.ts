/** A company with messages that are listed and whose bytes are in their place, for tests of how they are recorded. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { ListedMessage } from '../../src/core/message.ts';
import { findSyncedCompany } from '../../src/db/companies/synced-company.ts';
import { inTransaction, type Transactor } from '../../src/db/connection.ts';
import { recordListed } from '../../src/db/messages/listed-message.ts';
import { listPending, type PendingMessage } from '../../src/db/messages/message.ts';
import type { SyncCtx } from '../../src/sync/context.ts';
import { lookInside } from '../../src/sync/look-inside.ts';
import { type Archived, createRecorder } from '../../src/sync/record-archived.ts';
import { listedMessage } from './catalogue.ts';
import { startEngine } from './engine.ts';

const cif = '8000000000';

export type Company = NonNullable<Awaited<ReturnType<typeof findSyncedCompany>>>;

/** With messages that are listed, whose bytes are in their place, and which no job has recorded. */
export async function openCompany(t: TestContext, messages: number) {
  const engine = await startEngine(t);
  const { ctx, database, sandbox } = engine;
  const { pool } = database;
  const company = (await findSyncedCompany(pool, await engine.addCompany(cif)))!;
  const rows: ListedMessage[] = [];
  for (let n = 0; n < messages; n++) {
    const { id, uploadIndex, createdAt } = sandbox.world.addMessage(cif, {
      kind: 'received',
      document: 'invoice',
    });
    rows.push(listedMessage({ messageId: id, uploadIndex, rowCif: cif, createdAt: new Date(createdAt) }));
  }
  if (messages > 0) await list(pool, company, ...rows);
  const archived: Archived[] = [];
  for (const message of await pendingOf(ctx, company)) {
    const bytes = sandbox.archives.of(sandbox.world.getMessage(message.messageId!), 'prod');
    const contents = await lookInside(bytes, { uploadIndex: message.uploadIndex });
    assert.ok(contents.ok);
    const { sha256, sizeBytes } = await ctx.archive.keepIncoming(message.messageId!, bytes);
    archived.push({ message, kept: { sha256, sizeBytes, path: `sandbox/${message.id}.zip` }, contents });
  }
  return { engine, ctx, pool, company, archived };
}

function pendingOf({ db, clock }: SyncCtx, company: Company): Promise<PendingMessage[]> {
  const now = clock.now();
  return listPending(db, company.id, { tried: now, all: true, now, limit: 100 });
}

export function list(db: Transactor, company: Company, ...rows: ListedMessage[]) {
  return inTransaction(db, (tx) => recordListed(tx, company, rows, new Date()));
}

/** Of a job of its own, in a process of its own. */
export function recorder(ctx: SyncCtx, db: Transactor, company: Company) {
  return createRecorder({ ...ctx, db }, company);
}
