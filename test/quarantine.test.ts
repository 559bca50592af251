/** Downloads that do not prove to be their message's (seen 2026-11-29 with an ANAF that names entries otherwise: every ZIP was thrown away). */

import assert from 'node:assert/strict';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { zip } from '../sandbox/zip.ts';
import { readOriginal } from '../src/actions/archive/read-original.ts';
import { markNoticesSeen } from '../src/actions/messages/mark-seen.ts';
import { listMessages } from '../src/actions/messages/messages.ts';
import { acceptQuarantined, listQuarantined } from '../src/actions/messages/quarantine.ts';
import { listTasks } from '../src/actions/tasks/list-tasks.ts';
import { ArchiveError } from '../src/archive/archive.ts';
import { dayMs } from '../src/core/durations.ts';
import { getInstallationFigures } from '../src/db/installation/installation-figures.ts';
import { unzip } from '../src/documents/unzip.ts';
import { reprocess } from '../src/integrity/reprocess.ts';
import { archiveUnproven } from '../src/jobs/archive-unproven.ts';
import { startEngine } from './support/engine.ts';
import { ledgerOf, logOf, messagesOf } from './support/ledger.ts';

const cif = '12345674';

/** One received message whose ZIP the test writes from what ANAF would have sent. */
async function oneMessage(
  t: TestContext,
  repack: (document: Buffer, seal: Buffer, uploadIndex: string) => { name: string; bytes: Buffer }[],
) {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif);
  const { world, archives, clock } = engine.sandbox;
  const [partner] = world.partners;
  const message = world.addMessage(cif, { kind: 'received', document: 'invoice', partner });
  const opened = await unzip(archives.of(message, 'prod'));
  assert.ok(opened.ok);
  const entry = (name: string) => opened.entries.find((one) => one.name === name)!.bytes;
  const document = Buffer.from(entry(`${message.uploadIndex}.xml`));
  const seal = Buffer.from(entry(`semnatura_${message.uploadIndex}.xml`));
  const bytes = zip(repack(document, seal, message.uploadIndex), clock.now());
  world.changeMessage(message.id, { zipBase64: bytes.toString('base64') });
  archives.clear();
  const rows = async () =>
    (
      await engine.database.pool.query(
        'select * from quarantine where company_id = $1 order by received_at',
        [company],
      )
    ).rows;
  return { engine, company, message, bytes, rows };
}

test('entries that name no index are the message when the only document has the parties of the row', async (t) => {
  const { engine, company, message, rows } = await oneMessage(t, (document, seal) => [
    { name: 'factura.xml', bytes: document },
    { name: 'semnatura.xml', bytes: seal },
  ]);
  await engine.sync();
  const [row] = await messagesOf(engine.database.pool, company);
  assert.deepEqual([row!.state, row!.match], ['archived', 'parties']);
  assert.deepEqual(await rows(), []);
  const { rows: invoices } = await engine.database.pool.query(
    'select reading_verdict, upload_index from invoice where company_id = $1',
    [company],
  );
  assert.deepEqual(invoices, [{ readingVerdict: 'read', uploadIndex: message.uploadIndex }]);
  // What proved it then is not asked again (2026-12-01: each was counted as damaged, and never read again).
  const which = { organisationId: engine.organisationId, unreadable: false };
  const { zips, damaged } = await reprocess(engine.ctx, which, () => {}, new AbortController().signal);
  assert.deepEqual([zips, damaged], [1, 0]);
});

test('a document of other parties under a name without index is not taken for the message', async (t) => {
  const { engine, company, rows } = await oneMessage(t, (document, seal) => [
    { name: 'factura.xml', bytes: Buffer.from(document.toString().replaceAll(cif, '45453020')) },
    { name: 'semnatura.xml', bytes: seal },
  ]);
  await engine.sync();
  const [row] = await messagesOf(engine.database.pool, company);
  assert.deepEqual([row!.state, row!.reason], ['pending', 'zip_other_document']);
  assert.equal((await rows())[0].cause, 'other_document');
});

const unproven: Record<string, Parameters<typeof oneMessage>[1]> = {
  other_document: (document) => [{ name: '4000000001.xml', bytes: document }],
  no_document: () => [{ name: 'citeste.txt', bytes: Buffer.from('Nimic de citit.') }],
  ambiguous: (document) => [
    { name: 'a.xml', bytes: document },
    { name: 'b.xml', bytes: Buffer.from(document.toString().replace('</', '<!-- b --></')) },
  ],
  too_large: () =>
    Array.from({ length: 20 }, (_, n) => ({ name: `${n}.txt`, bytes: Buffer.from(String(n)) })),
};

for (const [cause, repack] of Object.entries(unproven))
  test(`a sound ZIP is kept, byte for byte and once: ${cause}`, async (t) => {
    const { engine, company, bytes, rows } = await oneMessage(t, repack);
    await engine.sync();
    await engine.sync();
    const [kept, ...more] = await rows();
    assert.deepEqual([kept.cause, kept.sizeBytes, more.length], [cause, bytes.length, 0]);
    assert.deepEqual(await readFile(join(engine.archiveDir, kept.path)), bytes);
    assert.deepEqual(await engine.leftIncoming(), []);
    const [row] = await messagesOf(engine.database.pool, company);
    assert.deepEqual([row!.state, row!.attempts], ['pending', 2]);
  });

test('bytes that are no ZIP are not kept: ANAF is asked for them again', async (t) => {
  const { engine, company, message, rows } = await oneMessage(t, (document) => [
    { name: 'a.xml', bytes: document },
  ]);
  engine.sandbox.world.changeMessage(message.id, { zipBase64: Buffer.from('PK no').toString('base64') });
  await engine.sync();
  assert.deepEqual(await rows(), []);
  assert.equal((await messagesOf(engine.database.pool, company))[0]!.state, 'pending');
});

test('different answers for one message are all kept, and superseded when the right one comes', async (t) => {
  const { engine, company, message, rows } = await oneMessage(t, (document) => [
    { name: '4000000001.xml', bytes: document },
  ]);
  await engine.sync();
  const { clock, world } = engine.sandbox;
  const second = zip([{ name: 'x.txt', bytes: Buffer.from('alt răspuns') }], clock.now());
  world.changeMessage(message.id, { zipBase64: second.toString('base64') });
  engine.sandbox.archives.clear();
  await engine.sync();
  assert.deepEqual(
    (await rows()).map((row) => row.decision),
    [null, null],
  );
  world.changeMessage(message.id, { zipBase64: undefined });
  engine.sandbox.archives.clear();
  await engine.sync();
  assert.deepEqual(
    (await rows()).map((row) => row.decision),
    ['superseded', 'superseded'],
  );
  assert.deepEqual((await messagesOf(engine.database.pool, company))[0]!.match, 'index');
});

test('two days before ANAF deletes the message the newest answer is archived as unproven, read as nothing, and a task until a person has seen it', async (t) => {
  const { engine, company, bytes, rows, message } = await oneMessage(t, (document) => [
    { name: '4000000001.xml', bytes: document },
  ]);
  await engine.sync();
  const never = new AbortController().signal;
  await archiveUnproven(engine.ctx, never);
  assert.equal((await messagesOf(engine.database.pool, company))[0]!.state, 'pending', 'there is time left');
  engine.sandbox.clock.set(engine.sandbox.clock.now() + 58.5 * dayMs);
  await archiveUnproven(engine.ctx, never);
  await archiveUnproven(engine.ctx, never);
  const [row] = await messagesOf(engine.database.pool, company);
  assert.deepEqual([row!.state, row!.match, row!.seq], ['archived', 'unproven', 1]);
  assert.deepEqual(await readFile(join(engine.archiveDir, row!.path!)), bytes);
  assert.equal((await rows())[0].decision, 'unproven');
  const line = await logOf(engine.database.pool, engine.organisationId).then((lines) => lines.at(-1));
  assert.deepEqual([line!.status, line!.invoiceId], ['success', message.id]);
  const { rows: invoices } = await engine.database.pool.query(
    'select reading_verdict, payable from invoice where company_id = $1',
    [company],
  );
  assert.deepEqual(invoices, [{ readingVerdict: 'unreadable', payable: null }]);
  const { listed, archived, pending } = await ledgerOf(engine.database.pool, company);
  assert.deepEqual([listed, archived, pending], [1, 1, 0]);
  const actor = { kind: 'operator', organisationId: engine.organisationId, scope: 'admin' } as const;
  const tasks = async () =>
    (await listTasks(engine.app, actor, { limit: 50 })).data.filter(
      ({ kind }) => kind === 'unproven_originals',
    );
  assert.deepEqual(
    (await tasks()).map(({ severity, companyIds, action }) => [severity, companyIds, action.href]),
    [['warning', [company], '/api/v1/messages?match=unproven&seen=false']],
  );
  const [unseen] = (await listMessages(engine.app, actor, { match: 'unproven', seen: false, limit: 50 }))
    .data;
  assert.equal(unseen!.messageId, message.id);
  assert.deepEqual(await markNoticesSeen(engine.app, actor, { kind: 'error' }), { seen: 0 });
  assert.deepEqual(await markNoticesSeen(engine.app, actor, { match: 'unproven' }), { seen: 1 });
  assert.deepEqual(await tasks(), []);
});

test('a person accepts what was kept: one task by cause until then, archived with the reason in the audit, and its document can be read', async (t) => {
  const { engine, company, bytes, rows } = await oneMessage(t, (document, seal) => [
    { name: '4000000001.xml', bytes: document },
    { name: 'semnatura_4000000001.xml', bytes: seal },
  ]);
  const { pool } = engine.database;
  const actor = { kind: 'operator', organisationId: engine.organisationId, scope: 'admin' } as const;
  await engine.sync();
  const tasks = async () =>
    (await listTasks(engine.app, actor, { limit: 50 })).data.filter(({ kind }) => kind === 'quarantine');
  assert.deepEqual(
    (await tasks()).map(({ action }) => action.href),
    ['/api/v1/quarantine?cause=other_document&open=true'],
  );
  const [kept] = (await listQuarantined(engine.app, actor, { limit: 50 })).data;
  const accepted = await acceptQuarantined(engine.app, actor, {
    id: kept!.id,
    reason: 'Verificat cu furnizorul',
  });
  assert.deepEqual([accepted.state, accepted.match], ['archived', 'accepted']);
  await assert.rejects(acceptQuarantined(engine.app, actor, { id: kept!.id, reason: 'Încă o dată' }), {
    code: 'conflict',
  });
  assert.deepEqual(await tasks(), []);
  assert.equal((await rows())[0].decision, 'accepted');
  const { rows: audited } = await pool.query(
    "select detail ->> 'reason' as reason from audit where action = 'quarantine.accepted'",
  );
  assert.deepEqual(audited, [{ reason: 'Verificat cu furnizorul' }]);
  const [message] = await messagesOf(pool, company);
  assert.deepEqual(await readFile(join(engine.archiveDir, message!.path!)), bytes);
  const xml = await readOriginal(engine.app, actor, { id: accepted.invoiceId!, part: 'xml' });
  assert.match(xml.bytes.toString(), /<[^>]*Invoice/);
});

test('a file that was damaged in quarantine is refused, by a person and before the expiry: nothing is archived, nothing is audited (2026-11-30)', async (t) => {
  const { engine, company, bytes, rows } = await oneMessage(t, (document) => [
    { name: '4000000001.xml', bytes: document },
  ]);
  const { pool } = engine.database;
  const actor = { kind: 'operator', organisationId: engine.organisationId, scope: 'admin' } as const;
  await engine.sync();
  const [kept] = (await listQuarantined(engine.app, actor, { limit: 50 })).data;
  const file = join(engine.archiveDir, kept!.path);
  const damaged = Buffer.from(bytes);
  damaged[damaged.length - 30]! ^= 1;
  await chmod(file, 0o600);
  await writeFile(file, damaged);
  const accept = () => acceptQuarantined(engine.app, actor, { id: kept!.id, reason: 'Verificat' });
  await assert.rejects(accept(), ArchiveError);
  engine.sandbox.clock.set(engine.sandbox.clock.now() + 58.5 * dayMs);
  await archiveUnproven(engine.ctx, new AbortController().signal);
  const audited = async () =>
    (await pool.query("select 1 from audit where action = 'quarantine.accepted'")).rowCount;
  assert.deepEqual([(await messagesOf(pool, company))[0]!.state, await audited()], ['pending', 0]);
  assert.equal((await rows())[0].decision, null);
  assert.deepEqual(await engine.leftIncoming(), []);
  await writeFile(file, bytes);
  assert.equal((await accept()).state, 'archived');
  assert.equal(await audited(), 1);
});

test('an acceptance that came too late is not audited', async (t) => {
  const { engine } = await oneMessage(t, (document) => [{ name: '4000000001.xml', bytes: document }]);
  const actor = { kind: 'operator', organisationId: engine.organisationId, scope: 'admin' } as const;
  await engine.sync();
  const [kept] = (await listQuarantined(engine.app, actor, { limit: 50 })).data;
  const both = await Promise.allSettled(
    ['Prima', 'A doua'].map((reason) => acceptQuarantined(engine.app, actor, { id: kept!.id, reason })),
  );
  const accepted = both.filter(({ status }) => status === 'fulfilled').length;
  const { rowCount } = await engine.database.pool.query(
    "select 1 from audit where action = 'quarantine.accepted'",
  );
  assert.deepEqual([accepted, rowCount], [1, 1]);
});

test('more in quarantine than the alarm allows is one task of the organisation and a figure; nothing is dropped', async (t) => {
  const { engine, company, rows } = await oneMessage(t, (document) => [
    { name: '4000000001.xml', bytes: document },
  ]);
  const { pool } = engine.database;
  const actor = { kind: 'operator', organisationId: engine.organisationId, scope: 'admin' } as const;
  await engine.sync();
  const tasks = async () =>
    (await listTasks(engine.app, actor, { limit: 50 })).data.filter(
      ({ kind }) => kind === 'quarantine_large',
    );
  const figures = async () => (await getInstallationFigures(pool, engine.ctx.clock.now())).quarantine;
  assert.deepEqual(await tasks(), []);
  assert.equal((await figures()).largeOrganisations, 0);
  await pool.query(
    `insert into quarantine (id, organisation_id, company_id, message, cause, detail, sha256, size_bytes, path, received_at)
     select gen_random_uuid(), organisation_id, company_id, message, cause, detail, lpad(n::text, 64, '0'), 1000, path || n, received_at
     from quarantine, generate_series(1, 100) n where company_id = $1`,
    [company],
  );
  const [task, ...more] = await tasks();
  assert.deepEqual(more, []);
  assert.match(task!.title.ro, /^101 fișiere în carantină/);
  assert.deepEqual([task!.severity, task!.action.href], ['warning', '/api/v1/quarantine?open=true']);
  const { files, largeOrganisations } = await figures();
  assert.deepEqual([files, largeOrganisations, (await rows()).length], [101, 1, 101]);
  await pool.query(
    "update quarantine set size_bytes = 600000000 where sha256 like '%0001' or sha256 like '%0002'",
  );
  await pool.query(
    "update quarantine set decision = 'superseded', decided_at = now() where size_bytes < 600000000",
  );
  assert.equal((await tasks()).length, 1, 'few files, and large');
  await pool.query(
    "update quarantine set decision = 'superseded', decided_at = now() where decision is null",
  );
  assert.deepEqual(await tasks(), []);
});
