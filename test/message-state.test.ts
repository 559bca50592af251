/** The ledger's statements against the table of transitions: what it does not allow changes nothing, whatever the statement. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { type MessageState, messageStates, statesBefore } from '../src/core/message-state.ts';
import type { Db } from '../src/db/connection.ts';
import {
  listStillPending,
  markArchived,
  markClosed,
  markExpired,
  takeBackExpiry,
} from '../src/db/messages/message.ts';
import { newId } from '../src/db/new-id.ts';
import { testDatabase } from './support/database.ts';

const { pool } = await testDatabase();
const now = new Date('2026-03-01T12:00:00Z');

/** So old that ANAF is believed when it says that the message is gone. */
const old = new Date(now.getTime() - 60 * 86_400_000);

const marks: Record<MessageState, (id: string, seq: number) => Promise<boolean>> = {
  archived: async (id, seq) => {
    const may = (await listStillPending(pool, [id])).has(id);
    const bytes = { sha256: 'b', sizeBytes: 2, path: `p${seq}`, seq, chain: 'c', match: 'index' as const };
    const marked = markArchived(pool, [{ id, ...bytes }], now);
    if (may) await marked;
    else await assert.rejects(marked);
    return may;
  },
  pending: async (id) => (await takeBackExpiry(pool, [id])) === 1,
  expired: (id) => markExpired(pool, id, 'gone', now),
  closed: (id) => markClosed(pool, id, 'never'),
};

test('a message becomes what the table of transitions allows, and nothing else', async () => {
  const messages = await addMessages(pool);
  let seq = 100;
  for (const from of messageStates)
    for (const to of messageStates) {
      const id = await messages(from);
      const allowed = statesBefore(to).includes(from);
      assert.equal(await marks[to](id, seq++), allowed, `${from} to ${to}`);
      const { rows } = await pool.query(sql`select state from message where id = ${id}`);
      assert.deepEqual(rows, [{ state: allowed ? to : from }]);
    }
});

async function addMessages(db: Db): Promise<(state: MessageState) => Promise<string>> {
  const { rows } = await db.query<{ organisationId: string; companyId: string }>(sql`
    with o as (insert into organisation (name, plan, created_at) values ('O', 'unlimited', ${now}) returning id)
    insert into company (organisation_id, cif, created_at) select id, '8000000000', ${now} from o
    returning organisation_id, id as company_id`);
  const { organisationId, companyId } = rows[0]!;
  let n = 0;
  return async (state) => {
    const kept = state === 'archived' ? String(++n) : null;
    const added = await db.query<{ id: string }>(sql`
      insert into message (id, organisation_id, company_id, message_id, upload_index, kind, raw_kind, detail, created_at_raw,
        created_at, expires_at, created_at_ambiguous, row_cif, listed_at, state, sha256, size_bytes, path, seq, chain, archived_at)
      values (${newId(now)}, ${organisationId}, ${companyId}, ${`m${++n}`}, '1', 'received', '', '', '', ${old}, ${now}, false, '', ${now}, ${state},
        ${kept && 'a'}, ${kept && 1}, ${kept && `k${kept}`}, ${kept}, ${kept && 'a'}, ${kept && now})
      returning id`);
    return added.rows[0]!.id;
  };
}
