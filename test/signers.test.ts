/** From a seal in a downloaded ZIP to a person's word on its signer, and back to every invoice: the engine, the catalogue and the API together. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import sql from 'sql-template-tag';
import { sealSigner, successorSigner } from '../sandbox/authority.ts';
import type { SealStyle } from '../sandbox/seal.ts';
import { createApiKey } from '../src/actions/api-keys/create-api-key.ts';
import { type CompanyFinding, verifyArchive } from '../src/actions/archive/verify-archive.ts';
import type { Scope } from '../src/core/scope.ts';
import { publishedSigners } from '../src/core/signer.ts';
import { inTransaction } from '../src/db/connection.ts';
import { applyTrust, decideSigner, listTrusted } from '../src/db/invoices/signer.ts';
import { vouchForSigners } from '../src/db/invoices/vouched-signers.ts';
import { certificatesOfPem } from '../src/documents/seal-certificate.ts';
import { reprocess } from '../src/integrity/reprocess.ts';
import { type Engine, startEngine } from './support/engine.ts';
import { startService } from './support/service.ts';

const cif = '8000000000';
const sha256Of = (raw: Buffer) => createHash('sha256').update(raw).digest('hex');
const known = sha256Of(sealSigner.certificate.raw);
const stranger = sha256Of(successorSigner.certificate.raw);
const [knownCertificate] = certificatesOfPem(sealSigner.certificate.toString())!;

/** One company; the sandbox's usual certificate is vouched for, as its settings would have it. */
async function open(t: TestContext) {
  const engine = await startEngine(t);
  const { db, clock } = engine.ctx;
  const { now } = clock;
  await vouchForSigners(db, [{ by: 'setting', certificate: knownCertificate! }]);
  await engine.addCompany(cif);
  const service = await startService({ engine });
  const keyOf = async (organisationId: string, scope: Scope) => {
    const operator = { kind: 'operator', organisationId, scope: 'admin' } as const;
    return (await createApiKey({ db, now }, operator, { name: scope, scope, expiresAt: null })).key;
  };
  const key = await keyOf(engine.organisationId, 'admin');
  const ask = async (method: 'GET' | 'POST', path: string, as = key) => {
    const { status, body } = await service.ask(method, `/api/v1/${path}`, { key: as });
    return { status, body };
  };
  let seed = 0;
  return {
    engine,
    db,
    keyOf,
    ask,
    tasks: async () => (await ask('GET', 'tasks')).body.data as { kind: string; [field: string]: unknown }[],
    /** Invoices under a seal of this style, downloaded. */
    receive: async (...styles: SealStyle[]) => {
      for (const seal of styles)
        engine.sandbox.world.addMessage(cif, { kind: 'received', document: 'invoice', seed: ++seed, seal });
      assert.equal((await engine.sync()).state, 'succeeded');
    },
    verdicts: () => verdictsOf(engine),
  };
}

async function verdictsOf({ database }: Engine): Promise<Record<string, number>> {
  const { rows } = await database.pool.query(
    sql`select seal_verdict, count(*) as n from invoice group by seal_verdict order by seal_verdict`,
  );
  return Object.fromEntries(rows.map((row) => [row.sealVerdict, row.n]));
}

test('each downloaded seal has its verdict, its signer and its certificate in the catalogue', async (t) => {
  const { receive, ask } = await open(t);
  await receive('detached', 'detached_sha1', 'enveloped', 'successor', 'tampered', 'forged', 'missing');
  const { data } = (await ask('GET', 'invoices')).body;
  const seen = data.map(({ seal }: { seal: object }) => Object.values(seal)).sort();
  const name = 'Sandbox test seal - not the Ministry of Finance';
  const other = 'Sandbox successor test seal - not the Ministry of Finance';
  assert.deepEqual(
    seen,
    [
      ['missing', null, null],
      ['tampered', name, known],
      ['tampered', null, null],
      ['valid', name, known],
      ['valid', name, known],
      ['valid', name, known],
      ['valid_unknown_signer', other, stranger],
    ].sort(),
  );
  for (const [verdict, n] of Object.entries({ valid: 3, tampered: 2, missing: 1, valid_unknown_signer: 1 }))
    assert.equal((await ask('GET', `invoices?seal=${verdict}`)).body.data.length, n, verdict);
  const { id } = (await ask('GET', 'invoices?seal=missing')).body.data[0];
  assert.equal((await ask('GET', `invoices/${id}/seal`)).body.verdict, 'missing');
  assert.equal((await ask('POST', `invoices/${id}/seal/check`)).status, 404);
});

test('an unknown signer is one task for all its invoices; a word on it changes them all, and those that come', async (t) => {
  const { receive, verdicts, tasks, ask, db } = await open(t);
  await receive('successor', 'successor', 'successor', 'detached');
  assert.deepEqual(await verdicts(), { valid: 1, valid_unknown_signer: 3 });

  const [task, ...more] = (await tasks()).filter(({ kind }) => kind === 'unknown_signer');
  assert.deepEqual(more, []);
  assert.deepEqual(task!.action, {
    kind: 'look_at_signer',
    method: 'GET',
    href: `/api/v1/signers/${stranger}`,
  });
  assert.match((task!.detail as { ro: string }).ro, /\b3 facturi\b/);

  const { body: signer } = await ask('GET', `signers/${stranger}`);
  assert.deepEqual(
    [signer.trusted, signer.vouchedBy, signer.decision, signer.documents, signer.pem],
    [false, null, null, 3, successorSigner.certificate.toString()],
  );
  const { data: all } = (await ask('GET', 'signers')).body;
  assert.deepEqual(
    all
      .map((one: { sha256: string; trusted: boolean; documents: number }) => [
        one.sha256,
        one.trusted,
        one.documents,
      ])
      .sort(),
    [
      [known, true, 1],
      [stranger, false, 3],
    ].sort(),
  );

  const trusted = await ask('POST', `signers/${stranger}/trust`);
  assert.deepEqual([trusted.status, trusted.body.trusted, trusted.body.decision], [200, true, 'trusted']);
  assert.deepEqual(await verdicts(), { valid: 4 });
  assert.deepEqual(await tasks(), []);
  await receive('successor');
  assert.deepEqual(await verdicts(), { valid: 5 });

  await ask('POST', `signers/${stranger}/distrust`);
  assert.deepEqual(await verdicts(), { valid: 1, valid_unknown_signer: 4 });
  // What was decided is not asked again.
  assert.deepEqual(await tasks(), []);

  const { rows } = await db.query(sql`select action, subject, detail from audit order by at, id`);
  assert.deepEqual(
    rows.filter((row) => row.action.startsWith('signer')).map((row) => [row.action, row.subject, row.detail]),
    [
      ['signer.trusted', stranger, { invoices: 3 }],
      ['signer.distrusted', stranger, { invoices: 4 }],
    ],
  );
});

test('only an administrator decides, and not for the neighbours', async (t) => {
  const { engine, receive, ask, keyOf, verdicts } = await open(t);
  await receive('successor');
  const reader = await keyOf(engine.organisationId, 'sync');
  assert.equal((await ask('POST', `signers/${stranger}/trust`, reader)).status, 403);
  const neighbour = await engine.addTenant('Vecin SRL', '8000000010');
  const stranger2 = await keyOf(neighbour.organisationId, 'admin');
  // Nothing of theirs is under it: they do not even see it.
  assert.equal((await ask('GET', `signers/${stranger}`, stranger2)).status, 404);
  assert.equal((await ask('POST', `signers/${stranger}/trust`, stranger2)).status, 404);
  const refused = await ask('POST', `signers/${stranger}/trust`);
  assert.deepEqual([refused.status, refused.body.code], [403, 'insufficient_scope']);
  assert.match(refused.body.detail, /signers trust/);
  assert.deepEqual(await verdicts(), { valid_unknown_signer: 1 });
});

test('a tampered document is a task of its company until ANAF has been asked; its words are kept', async (t) => {
  const { receive, tasks, ask, engine } = await open(t);
  await receive('tampered', 'detached');
  const [task] = await tasks();
  const { id } = (await ask('GET', 'invoices?seal=tampered')).body.data[0];
  assert.deepEqual(
    [task!.kind, task!.severity, task!.action],
    [
      'seal_tampered',
      'urgent',
      { kind: 'check_seal', method: 'POST', href: `/api/v1/invoices/${id}/seal/check` },
    ],
  );
  const asked = await ask('POST', `invoices/${id}/seal/check`);
  assert.deepEqual([asked.status, asked.body.genuine], [200, false]);
  assert.match(asked.body.words, /NU au putut fi validate/);
  assert.deepEqual(await tasks(), []);
  const look = (await ask('GET', `invoices/${id}/seal`)).body;
  assert.deepEqual(
    [look.verdict, look.digestOk, look.signatureOk, look.style, look.anafCheck],
    ['tampered', false, true, 'detached', asked.body],
  );
  assert.equal(look.detail, 'the document is not the one that was sealed');

  const sound = (await ask('GET', 'invoices?seal=valid')).body.data[0].id;
  assert.equal((await ask('POST', `invoices/${sound}/seal/check`)).body.genuine, true);
  assert.equal((await ask('GET', `signers/${known}`)).body.anafCheck.genuine, true);
  const { rows } = await engine.database.pool.query(
    sql`select count from daily_count where scope = 'seal_check' order by key`,
  );
  assert.deepEqual(
    rows.map((row) => row.count),
    [1, 1],
  );
});

test('seals of an archive that an older program left unchecked are judged by reprocess, with who is trusted now', async (t) => {
  const { engine, db, receive, verdicts } = await open(t);
  await receive('detached', 'successor', 'tampered', 'missing');
  const judged = await verdicts();
  await db.query(sql`update invoice set seal_verdict = 'not_checked', signer = null`);
  const run = () =>
    reprocess(
      engine.ctx,
      { organisationId: null, unreadable: false },
      () => {},
      new AbortController().signal,
    );
  assert.equal((await run()).changed, 4);
  assert.deepEqual(await verdicts(), judged);
  assert.equal((await run()).changed, 0);
});

test('verify looks at every seal again, of invoices and of other files, and names what does not fit', async (t) => {
  const { engine, db, receive } = await open(t);
  const { world } = engine.sandbox;
  world.addMessage(cif, { kind: 'error' });
  await receive('detached', 'successor', 'tampered', 'missing');
  const verified = async () => {
    const found: CompanyFinding[] = [];
    const seals: Record<string, number> = {};
    const progress = {
      found: (one: CompanyFinding) => void found.push(one),
      sealed: (verdict: string) => {
        seals[verdict] = (seals[verdict] ?? 0) + 1;
      },
      shown: () => {},
    };
    await verifyArchive(engine.ctx, { organisationId: null }, progress, new AbortController().signal);
    return { seals, kinds: found.map(({ kind }) => kind).sort() };
  };
  const seals = { valid: 2, valid_unknown_signer: 1, tampered: 1, missing: 1 };
  assert.deepEqual(await verified(), { seals, kinds: ['seal_tampered'] });
  // The catalogue is made to lie.
  await db.query(
    sql`update invoice set seal_verdict = 'valid', seal_detail = null where seal_verdict = 'tampered'`,
  );
  assert.deepEqual(await verified(), { seals, kinds: ['seal_differs', 'seal_tampered'] });
  // What an older program left unchecked is no fault.
  await db.query(sql`update invoice set seal_verdict = 'not_checked', signer = null`);
  assert.deepEqual(await verified(), { seals, kinds: ['seal_tampered'] });
});

test('what the settings vouch for is believed for as long as they do, and a person’s word outlives them', async (t) => {
  const { db, receive, verdicts, ask } = await open(t);
  await receive('detached', 'detached');
  assert.deepEqual(await verdicts(), { valid: 2 });
  // A command may run with fewer settings than the service.
  assert.equal(await vouchForSigners(db, [], 'stay'), 0);
  assert.equal(await vouchForSigners(db, [], 'go'), 2);
  assert.deepEqual(await verdicts(), { valid_unknown_signer: 2 });
  const both = publishedSigners('prod').map((certificate) => ({ by: 'program' as const, certificate }));
  assert.equal(await vouchForSigners(db, both), 0);
  assert.deepEqual(
    [...(await listTrusted(db))].sort(),
    publishedSigners('prod')
      .map(({ sha256 }) => sha256)
      .sort(),
  );
  await ask('POST', `signers/${known}/trust`);
  assert.deepEqual(await verdicts(), { valid: 2 });
  assert.equal(await vouchForSigners(db, []), 0);
  assert.deepEqual(await verdicts(), { valid: 2 });
});

test('an invoice that is being recorded while its signer is trusted is not missed', async (t) => {
  const { engine, db, receive, verdicts } = await open(t);
  await receive('successor');
  const by = { kind: 'operator', id: null } as const;
  const now = engine.ctx.clock.now();
  const decided = inTransaction(db, async (tx) => {
    await decideSigner(tx, stranger, 'trusted', by, now);
    // A download that comes now waits for the word, and hears it.
    const coming = receive('successor');
    await engine.until(async () => {
      const { rows } = await db.query(sql`select from pg_stat_activity
        where wait_event_type = 'Lock' and datname = current_database()`);
      return rows.length > 0;
    });
    await applyTrust(tx, [stranger]);
    return { coming };
  });
  await (await decided).coming;
  assert.deepEqual(await verdicts(), { valid: 2 });
});
