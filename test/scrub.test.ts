/** The nightly jobs: a month of nights looks at every file, what is amiss is recorded once and resolved, old rows go. */

import assert from 'node:assert/strict';
import { readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { dayMs } from '../src/core/durations.ts';
import { listOpenFindings } from '../src/db/archive/integrity-finding.ts';
import { pruneOld } from '../src/jobs/prune-old.ts';
import { scrubArchive } from '../src/jobs/scrub-archive.ts';
import { startEngine } from './support/engine.ts';
import { messagesOf } from './support/ledger.ts';

const cif = '8000000000';
const signal = new AbortController().signal;

test('each night checks what was not checked for longest, and thirty look at everything', async (t) => {
  const engine = await startEngine(t);
  await engine.addCompany(cif, 60);
  await engine.sync();
  const pool = engine.database.pool;
  const ctx = { ...engine.ctx, clock: { ...engine.ctx.clock } };
  const looked = async () =>
    (await pool.query(sql`select count(*) as n from message where verified_at is not null`)).rows[0].n;
  const start = engine.ctx.clock.now().getTime();
  for (let night = 1; night <= 30; night++) {
    ctx.clock.now = () => new Date(start + night * dayMs);
    await scrubArchive(ctx, signal);
    if (night === 1) assert.equal(await looked(), 2);
  }
  assert.equal(await looked(), 60);
});

test('a damaged file is recorded once however often it is seen, and resolved when it is whole again', async (t) => {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif, 1);
  await engine.sync();
  const [message] = await messagesOf(engine.database.pool, company);
  const file = join(engine.archiveDir, message!.path!);
  const bytes = await readFile(file);
  const findings = async () =>
    (await listOpenFindings(engine.ctx.db, engine.organisationId)).map(({ kind, subject, message }) => ({
      kind,
      subject,
      message,
    }));

  await writeFile(file, 'x');
  await scrubArchive(engine.ctx, signal);
  await scrubArchive(engine.ctx, signal);
  const about = { subject: message!.path!, message: message!.id };
  assert.deepEqual(await findings(), [{ kind: 'file_size', ...about }]);
  await rm(file);
  await scrubArchive(engine.ctx, signal);
  assert.deepEqual(await findings(), [{ kind: 'file_missing', ...about }]);
  await writeFile(file, bytes);
  await scrubArchive(engine.ctx, signal);
  assert.deepEqual(await findings(), []);
});

test('a ledger that does not add up is recorded, and a manifest that is behind is caught up', async (t) => {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif, 3);
  await engine.sync();
  const manifest = join(engine.archiveDir, 'sandbox', engine.organisationId, cif, 'manifest.jsonl');
  const whole = await readFile(manifest, 'utf8');
  await rm(manifest);
  await engine.database.pool.query(sql`update company set expired_count = 1 where id = ${company}`);
  await scrubArchive(engine.ctx, signal);
  assert.equal(await readFile(manifest, 'utf8'), whole);
  const open = await listOpenFindings(engine.ctx.db, engine.organisationId);
  assert.deepEqual(
    open.map(({ kind, subject, expected, found }) => [kind, subject, expected, found]),
    [['ledger_count', 'expired', '0', '1']],
  );
});

test('a disk that has gone accuses no file', async (t) => {
  const engine = await startEngine(t);
  await engine.addCompany(cif, 3);
  await engine.sync();
  await rename(engine.archiveDir, `${engine.archiveDir}-away`);
  t.after(() => rm(`${engine.archiveDir}-away`, { recursive: true, force: true }));
  await scrubArchive(engine.ctx, signal);
  assert.deepEqual(await listOpenFindings(engine.ctx.db, engine.organisationId), []);
});

test('old bytes without a place, old turns, states and keys are forgotten, and those of today are not', async (t) => {
  const engine = await startEngine(t);
  const { pool } = engine.database;
  const now = engine.ctx.clock.now();
  const old = new Date(now.getTime() - 2 * dayMs);
  for (const [name, at] of [
    ['old', old],
    ['new', now],
  ] as const) {
    const incoming = await engine.ctx.archive.keepIncoming(name, Buffer.from(name));
    await utimes(join(engine.archiveDir, 'incoming', incoming.name), at, at);
    await pool.query(
      sql`insert into rate_limit (holder, granted_at, last_granted) values (${name}, array[${at}::timestamptz], true)`,
    );
    await pool.query(sql`insert into oauth_state (id, organisation_id, created_at, expires_at)
      values (${name}, ${engine.organisationId}, ${at}, ${at})`);
    await pool.query(sql`insert into idempotency_key (holder, key, run_id, created_at)
      values ('somebody', ${name}, gen_random_uuid(), ${at})`);
  }
  await pruneOld(engine.ctx);
  assert.deepEqual(
    (await engine.leftIncoming()).map((name) => name.split('.')[0]),
    ['new'],
  );
  const { rows } = await pool.query(sql`
    select (select array_agg(holder) from rate_limit) as limits, (select array_agg(id) from oauth_state) as states,
      (select array_agg(key) from idempotency_key) as keys`);
  assert.deepEqual(rows, [{ limits: ['new'], states: ['new'], keys: ['new'] }]);
});

test('each night rows, chain, manifest and files are compared, and what differs is a finding until it is whole again (2026-11-29)', async (t) => {
  const engine = await startEngine(t);
  const { pool } = engine.database;
  await engine.addCompany(cif, 3);
  await engine.sync();
  const folder = join(engine.archiveDir, 'sandbox', engine.organisationId, cif);
  const manifest = join(folder, 'manifest.jsonl');
  const whole = await readFile(manifest, 'utf8');
  const findings = async () =>
    (
      await pool.query(
        `select kind, subject from integrity_finding where resolved_at is null order by kind, subject`,
      )
    ).rows.map(({ kind, subject }) => `${kind} ${subject}`);

  await writeFile(manifest, whole.replace('"seq":2,"sha256":"', '"seq":2,"sha256":"0'));
  await writeFile(join(folder, 'stranger.zip'), 'x');
  await writeFile(join(engine.archiveDir, 'sandbox', 'nobody.zip'), 'x');
  await pool.query(`update message set chain = repeat('0', 64) where seq = 3`);
  await scrubArchive(engine.ctx, signal);
  await scrubArchive(engine.ctx, signal);
  const [company] = (await pool.query('select chain_head from company')).rows;
  assert.deepEqual(await findings(), [
    'chain_broken 3',
    'head_wrong chain_head',
    'manifest_differs 2',
    'manifest_differs 3',
    `orphan_file sandbox/${engine.organisationId}/${cif}/stranger.zip`,
    'orphan_file sandbox/nobody.zip',
  ]);
  const own = await listOpenFindings(engine.ctx.db, engine.organisationId);
  assert.equal(own.length, 5, 'what lies in no company’s folder is shown to no organisation');

  await pool.query(`update message set chain = $1 where seq = 3`, [company.chainHead]);
  await writeFile(manifest, whole);
  await rm(join(folder, 'stranger.zip'));
  await rm(join(engine.archiveDir, 'sandbox', 'nobody.zip'));
  engine.sandbox.clock.offsetMs += dayMs;
  await scrubArchive(engine.ctx, signal);
  assert.deepEqual(await findings(), []);
});

test('what a backfill brought is read again within thirty nights, and each night while it is damaged (2026-11-29)', async (t) => {
  const engine = await startEngine(t);
  const { pool } = engine.database;
  const company = await engine.addCompany(cif);
  const [sent] = engine.sandbox.world.addMessages(cif, 1);
  const bytes = engine.sandbox.archives.of(sent!, 'prod');
  const kept = await engine.ctx.archive.keepIncoming('1', bytes);
  const path = `sandbox/${engine.organisationId}/${cif}/backfill/${kept.sha256}.zip`;
  await engine.ctx.archive.promote(kept, path);
  await pool.query(
    `insert into invoice (id, organisation_id, company_id, upload_index, direction, role, seal_verdict, reading_verdict,
       recorded_at, backfill_path, backfill_sha256)
     values (gen_random_uuid(), $1, $2, '5000000001', 'received', 'buyer', 'valid', 'read', now(), $3, $4)`,
    [engine.organisationId, company, path, kept.sha256],
  );
  await writeFile(join(engine.archiveDir, path), 'x');
  const findings = async () =>
    (await listOpenFindings(engine.ctx.db, engine.organisationId)).map(({ kind }) => kind);
  for (let night = 0; night < 30; night++) {
    await scrubArchive(engine.ctx, signal);
    engine.sandbox.clock.offsetMs += dayMs;
  }
  assert.deepEqual(await findings(), ['backfill_changed']);
  await writeFile(join(engine.archiveDir, path), bytes);
  await scrubArchive(engine.ctx, signal);
  assert.deepEqual(await findings(), []);
});

test('a manifest that was moved aside is written again by the next sync, new messages or not (2026-11-29)', async (t) => {
  const engine = await startEngine(t);
  await engine.addCompany(cif, 3);
  await engine.sync();
  const manifest = join(engine.archiveDir, 'sandbox', engine.organisationId, cif, 'manifest.jsonl');
  const whole = await readFile(manifest, 'utf8');
  await rename(manifest, `${manifest}.aside`);
  await engine.sync();
  assert.equal(await readFile(manifest, 'utf8'), whole);
});
