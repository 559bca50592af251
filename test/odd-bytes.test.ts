/** Answers of ANAF that are no text, are compressed unasked or repeat our token: one message's trouble, recorded, and nothing more (2026-11-29). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pino } from 'pino';
import sql from 'sql-template-tag';
import type { FaultSpec } from '../sandbox/faults.ts';
import { findTokens } from '../src/db/connections/anaf-token.ts';
import { type Engine, startEngine } from './support/engine.ts';
import { ledgerOf, messagesOf } from './support/ledger.ts';

const cif = '8000000000';

const attemptsOf = async ({ ctx }: Engine, messageId: string) => {
  const { rows } = await ctx.db.query(
    sql`select attempts, reason, state from message where message_id = ${messageId}`,
  );
  return rows[0];
};

for (const kind of ['note_of_odd_characters', 'plain_odd_characters', 'random_bytes', 'false_gzip'] as const)
  test(`${kind} in place of one ZIP costs one attempt of that message, with a reason; the others are taken`, async (t) => {
    const engine = await startEngine(t);
    const company = await engine.addCompany(cif, 12);
    const odd = engine.sandbox.world.getCompany(cif).messages[3]!.id;
    engine.sandbox.faults.add({ kind, on: 'download', match: { id: odd } });
    const run = await engine.sync();
    assert.deepEqual([run.state, run.counts.archived, run.counts.failed], ['partial', 11, 1]);
    const reason = kind === 'note_of_odd_characters' ? 'unknown_note' : 'malformed';
    assert.deepEqual(await attemptsOf(engine, odd), { attempts: 1, reason, state: 'pending' });
    assert.equal((await ledgerOf(engine.database.pool, company)).pending, 1);
  });

test('an expired note with NUL in it is recorded as ANAF said it, without the NUL', async (t) => {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif, 3);
  const odd = engine.sandbox.world.getCompany(cif).messages[0]!.id;
  const text = 'Mesajul\u0000 nu exista \ud800 in arhiva';
  engine.sandbox.faults.add({ kind: 'note_of_odd_characters', text, on: 'download', match: { id: odd } });
  await engine.sync();
  const { rows } = await engine.ctx.db.query(
    sql`select reason_detail as words from message where message_id = ${odd}`,
  );
  assert.deepEqual(rows, [{ words: 'Mesajul nu exista \ufffd in arhiva' }]);
  assert.equal((await messagesOf(engine.database.pool, company)).length, 3);
});

for (const kind of ['gzip', 'brotli'] as const)
  test(`${kind} that was not asked for is decoded: lists and ZIPs are what they are`, async (t) => {
    const engine = await startEngine(t);
    const company = await engine.addCompany(cif, 4);
    engine.sandbox.faults.add({ kind, on: ['list_paged', 'download'] });
    assert.equal((await engine.sync()).state, 'succeeded');
    assert.equal((await ledgerOf(engine.database.pool, company)).archived, 4);
  });

for (const kind of ['note_of_odd_characters', 'random_bytes'] as const)
  test(`${kind} in place of a list fails that listing by name, and the next run lists`, async (t) => {
    const engine = await startEngine(t);
    const company = await engine.addCompany(cif, 4);
    const fault = engine.sandbox.faults.add({ kind, on: 'list_paged' });
    const run = await engine.sync();
    const { rows } = await engine.ctx.db.query(sql`select code from run_company where run_id = ${run.id}`);
    assert.deepEqual(rows, [{ code: kind === 'random_bytes' ? 'malformed' : 'unknown_note' }]);
    engine.sandbox.faults.remove(fault);
    assert.equal((await engine.sync()).state, 'succeeded');
    assert.equal((await ledgerOf(engine.database.pool, company)).archived, 4);
  });

for (const spec of [
  { kind: 'echoed_token', on: 'list_paged' },
  { kind: 'echoed_token', on: 'list_paged', text: 'note' },
  { kind: 'echoed_token', on: 'download', text: 'note' },
] satisfies FaultSpec[])
  test(`an access token that ANAF repeats (${spec.on} ${spec.text ?? 'page'}) reaches no row and no log line`, async (t) => {
    const engine = await startEngine(t);
    const lines: string[] = [];
    engine.ctx.log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
    await engine.addCompany(cif, 2);
    engine.sandbox.faults.add(spec);
    const run = await engine.sync();
    const tokens = await findTokens(engine.ctx.db, engine.ctx.vault, engine.connectionId);
    const signature = tokens!.access.split('.')[2]!;
    const { rows } = await engine.ctx.db.query(sql`
      select (select string_agg(m::text, ' ') from message m) as messages,
        (select string_agg(r::text, ' ') from run_company r) as runs,
        (select string_agg(e::text, ' ') from event e) as events,
        (select string_agg(l::text, ' ') from listing l) as listings`);
    const kept = JSON.stringify([run, rows, lines]);
    assert.ok(!kept.includes(signature));
    if (spec.text === 'note') assert.ok(kept.includes('[secret]'), 'the rest of the sentence is kept');
  });
