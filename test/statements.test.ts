/** Statements of completeness: what they say is what the ledger and the chain say, and anybody can check the signature. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { installationTasks } from '../src/actions/tasks/installation-tasks.ts';
import { chainHash, chainStart } from '../src/archive/chain.ts';
import { canonicalJson } from '../src/core/canonical-json.ts';
import { type Signed, signDocument, verifySigned } from '../src/core/signed.ts';
import type { SignedStatement } from '../src/core/statement.ts';
import { findBackupState } from '../src/db/installation/hold.ts';
import { backupName } from '../src/integrity/backup/backup-format.ts';
import { compareNewestBackup } from '../src/integrity/backup/backup-statement.ts';
import { openDiskBackupStore } from '../src/integrity/backup/disk-backup-store.ts';
import { openSealedStore } from '../src/integrity/backup/sealed-store.ts';
import { takeBackup } from '../src/integrity/backup/take-backup.ts';
import { makeHeadsStatement } from '../src/integrity/make-heads-statement.ts';
import { rotateSigningKey } from '../src/integrity/signing-keys.ts';
import { startEngine } from './support/engine.ts';
import { startService } from './support/service.ts';
import { startTimeStampAuthority } from './support/time-stamp-authority.ts';

const cif = '8000000000';
const dir = mkdtempSync(join(tmpdir(), 'efactura-statements-'));
const authority = await startTimeStampAuthority();
after(() => authority.close());
const engine = await startEngine({ after } as unknown as TestContext, {}, 0, {
  TSA_URL: authority.url,
  WEBHOOK_ALLOW_PRIVATE: '127.0.0.1',
});
const service = await startService({ engine });
after(() => rmSync(dir, { recursive: true, force: true }));
const company = await engine.addCompany(cif, 6);
await engine.sync();
const key = await service.addKey(engine.organisationId, 'read');
const dayBefore = (days: number) =>
  new Date(engine.sandbox.clock.now() - days * 86_400_000).toISOString().slice(0, 10);
const today = dayBefore(1);
const first = dayBefore(50);

const make = (body: object, by = key) =>
  service.ask('POST', '/api/v1/completeness/statements', { key: by, body });

async function made(): Promise<{ signed: SignedStatement; bytes: Buffer; id: string }> {
  const { status, body } = await make({ company, firstDay: first, lastDay: today });
  assert.equal(status, 201);
  const { bytes } = await service.ask('GET', body.json, { key });
  return { signed: JSON.parse(bytes.toString()), bytes, id: body.id };
}

test('a statement says what the ledger, the listings and the chain say, and its bytes are canonical', async () => {
  const { signed, bytes, id } = await made();
  assert.equal(bytes.toString(), canonicalJson(signed as never));
  const { document } = signed;
  const { rows } = await service.db.query(
    "select count(*)::int as n, min(seq)::int as first, max(seq)::int as last from message where company_id = $1 and state = 'archived' and created_at >= $2 and created_at < $3",
    [company, document.period.from, document.period.to],
  );
  const { n, first: from, last } = rows[0];
  assert.ok(n > 0);
  assert.equal(document.id, id);
  assert.deepEqual(
    [document.messages.listed, document.messages.archived, document.messages.pending, document.chain.links],
    [n, n, 0, from === last ? `${from}` : `${from}-${last}`],
  );
  const [head] = (
    await service.db.query('select chain_seq, chain_head from company where id = $1', [company])
  ).rows;
  assert.deepEqual(document.chain.after, { seq: head.chainSeq, head: head.chainHead });
  assert.equal(document.chain.before.seq, from - 1);
  assert.equal(document.listings.length, 1);
  assert.equal(document.listings[0]!.reported, document.listings[0]!.distinct);
  const [sums] = document.invoices;
  assert.ok(sums && sums.count > 0 && /^-?\d/.test(sums.payable));
  assert.equal(
    (await service.ask('GET', `/api/v1/completeness/statements?company=${company}`, { key })).body.data[0].id,
    id,
  );
});

test('a statement and its line in the audit log are written together or not at all', async () => {
  const countBoth = async () => {
    const { rows } = await service.db.query(`
      select (select count(*)::int from statement) as statements,
        (select count(*)::int from audit where action = 'statement.made') as lines`);
    return rows[0];
  };
  const before = await countBoth();
  await service.db.query(`
    create function refuse_audit() returns trigger language plpgsql as 'begin raise exception ''full''; end';
    create trigger refuse_audit before insert on audit for each row execute function refuse_audit()`);
  const refused = await make({ company, firstDay: first, lastDay: today });
  await service.db.query('drop trigger refuse_audit on audit; drop function refuse_audit');
  assert.deepEqual([refused.status, await countBoth()], [500, before]);
  const { id } = await made();
  assert.deepEqual(await countBoth(), { statements: before.statements + 1, lines: before.lines + 1 });
  const { rows } = await service.db.query(`select actor_kind, detail from audit where subject = $1`, [id]);
  assert.deepEqual(rows, [
    { actorKind: 'key', detail: { companyId: company, firstDay: first, lastDay: today, complete: true } },
  ]);
});

test('the verifier is sent once: a browser that has it is answered 304', async () => {
  const first = await service.ask('GET', '/verificare');
  const etag = String(first.headers.etag);
  assert.match(etag, /^"[0-9a-f]{64}"$/);
  const again = await service.ask('GET', '/verificare', { headers: { 'if-none-match': etag } });
  assert.deepEqual([first.status, again.status, again.bytes.length], [200, 304, 0]);
});

test('what is not whole is said: a gap before the first listing, what is pending, what a person closed', async () => {
  const { body } = await make({ company, firstDay: dayBefore(70), lastDay: today });
  assert.equal(body.complete, false);
  const { document } = (await service.ask('GET', body.json, { key })).body as SignedStatement;
  assert.deepEqual(document.reservations, ['gaps']);
  assert.equal(document.coverage.gaps[0]!.from, document.period.from);
});

test('a period that ends tomorrow, is turned round or too long is refused; another organisation sees nothing', async () => {
  const tomorrow = dayBefore(-3);
  for (const [firstDay, lastDay] of [
    [first, tomorrow],
    [today, first],
    ['2020-01-01', today],
  ])
    assert.equal((await make({ company, firstDay, lastDay })).status, 400, `${firstDay} ${lastDay}`);
  const other = await service.addTenant();
  assert.equal((await make({ company, firstDay: first, lastDay: today }, other.key)).status, 404);
  const { id } = await made();
  const stolen = await service.ask('GET', `/api/v1/completeness/statements/${id}.json`, { key: other.key });
  assert.equal(stolen.status, 404);
});

const cryptography = spawnSync('python3', ['-c', 'import cryptography']).status === 0;

test("Python's cryptography verifies the signature over the canonical form, and no other document", {
  skip: cryptography ? false : "Python's cryptography is not there",
}, async () => {
  const { bytes } = await made();
  const file = join(dir, 'statement.json');
  const program = `
import base64, hashlib, json, sys
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
signed = json.load(open(sys.argv[1], encoding='utf8'))
text = json.dumps(signed['document'], sort_keys=True, separators=(',', ':'), ensure_ascii=False).encode()
raw = base64.b64decode(signed['signature']['publicKey'])
assert hashlib.sha256(raw).hexdigest() == signed['signature']['keyId']
Ed25519PublicKey.from_public_bytes(raw).verify(base64.b64decode(signed['signature']['value']), text)`;
  const run = () => spawnSync('python3', ['-c', program, file], { encoding: 'utf8' });
  writeFileSync(file, bytes);
  assert.equal(run().status, 0, run().stderr);
  writeFileSync(file, bytes.toString().replace('"archived":', '"archived":1'));
  assert.match(run().stderr, /InvalidSignature/);
});

const pdftotext = spawnSync('pdftotext', ['-v']).status === 0;

test('the certificate is one page whose text names the company, the head and the key, in both languages, with the JSON attached', {
  skip: pdftotext ? false : 'pdftotext is not there',
}, async () => {
  const { signed, bytes, id } = await made();
  const file = join(dir, 'certificate.pdf');
  for (const [language, title] of [
    ['ro', 'Certificat de completitudine'],
    ['en', 'Certificate of completeness'],
  ] as const) {
    const pdf = await service.ask('GET', `/api/v1/completeness/statements/${id}.pdf?lang=${language}`, {
      key,
    });
    writeFileSync(file, pdf.bytes);
    const { stdout } = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    const plain = stdout.replace(/\s+/g, '');
    const { chain, company: of } = signed.document;
    for (const part of [title, of.cif, chain.after.head, signed.signature.keyId])
      assert.ok(plain.toLowerCase().includes(part.replace(/\s+/g, '').toLowerCase()), `${language}: ${part}`);
    assert.equal(stdout.split('\f').filter((page) => page.trim() !== '').length, 1);
    const out = join(dir, `certificat-${language}.json`);
    spawnSync('pdfdetach', ['-save', '1', '-o', out, file]);
    assert.deepEqual(readFileSync(out), bytes);
  }
});

test('the heads of all chains are one signed document, for backups and messages', async () => {
  const heads = await makeHeadsStatement(engine.app, null);
  assert.ok(verifySigned(heads));
  assert.deepEqual(
    heads.document.companies.map(({ id, cif: of, seq }) => [id, of, seq]),
    [[company, cif, 6]],
  );
});

test('a new key is named by the one before it, both sign, and old statements still hold', async () => {
  const { signed } = await made();
  const succession = await rotateSigningKey(engine.app, engine.app.now());
  const { confirmation, ...byPrevious } = succession;
  assert.ok(verifySigned(byPrevious));
  assert.ok(verifySigned({ document: succession.document, signature: confirmation }));
  assert.equal(byPrevious.signature.keyId, signed.signature.keyId);
  assert.equal(confirmation.keyId, succession.document.next);
  assert.ok(verifySigned(signed as Signed<unknown>));
  assert.equal((await made()).signed.signature.keyId, succession.document.next);
  const { data } = (await service.ask('GET', '/api/v1/completeness/keys', { key })).body;
  assert.deepEqual(
    data.map((one: { id: string; retiredAt: string | null }) => [one.id, one.retiredAt !== null]),
    [
      [succession.document.next, false],
      [signed.signature.keyId, true],
    ],
  );
  const sealed = await service.db.query('select sealed from signing_key where retired_at is not null');
  assert.deepEqual(sealed.rows, [{ sealed: null }]);
});

test('with an authority the signature has a time-stamp that openssl verifies; without its answer the statement is made all the same', async () => {
  assert.equal((await made()).signed.timestamp, undefined);
  authority.open = true;
  const { signed } = await made();
  authority.open = false;
  const token = join(dir, 'token.der');
  const root = join(dir, 'root.pem');
  const data = join(dir, 'signature');
  writeFileSync(token, Buffer.from(signed.timestamp!, 'base64'));
  writeFileSync(root, authority.root);
  const verify = (signature: Buffer) => {
    writeFileSync(data, signature);
    const args = ['ts', '-verify', '-data', data, '-in', token, '-token_in', '-CAfile', root];
    return spawnSync('openssl', args, { encoding: 'utf8' });
  };
  const signature = Buffer.from(signed.signature.value, 'base64');
  assert.match(verify(signature).stdout + verify(signature).stderr, /Verification: OK/);
  signature[0]! ^= 1;
  assert.notEqual(verify(signature).status, 0);
});

test('a statement is continued by the archive of today; a chain whose rows and head were built again, and a message that is pending again, are not', async () => {
  const { signed } = await made();
  const heads = (await service.ask('GET', '/api/v1/completeness/heads', { key })).body;
  const { head } = heads.document.companies[0];
  const month = dayBefore(45).slice(0, 7);
  const operator = await service.addKey(engine.organisationId, 'admin');
  const closing = { companies: 'all', month, confirmed: true };
  assert.equal(
    (await service.ask('POST', '/api/v1/months/close', { key: operator, body: closing })).status,
    200,
  );
  const { data } = (await service.ask('GET', `/api/v1/months?from=${month}&to=${month}`, { key })).body;
  const closed = (await service.ask('GET', data[0].closedStatement, { key })).body;
  const store = await openDiskBackupStore(join(dir, 'backups'), { make: true });
  const backUp = async (accept = false) => {
    const signal = new AbortController().signal;
    const given = { secret: undefined, plainInBucket: false, s3: undefined, program: 'test', settings: {} };
    const taken = await takeBackup(engine.ctx, { ...given, url: join(dir, 'backups'), signal, accept });
    engine.sandbox.clock.advance(1_000);
    return taken.manifest;
  };
  const before = await backUp();
  const check = async (body: object) =>
    (await service.ask('POST', '/api/v1/completeness/check', { key, body })).body;
  const sound = await check(signed);
  assert.deepEqual([sound.sound, sound.signature], [true, 'ours']);
  assert.deepEqual([(await check(heads)).sound, heads.document.companies.length], [true, 1]);
  const alone = await check({ head });
  assert.deepEqual([alone.sound, alone.heads[0].seq], [true, 6]);
  assert.deepEqual([(await check(closed)).sound, closed.document.month], [true, month]);
  const other = await service.addTenant();
  const stranger = async (body: object) =>
    (await service.ask('POST', '/api/v1/completeness/check', { key: other.key, body })).body;
  assert.deepEqual((await stranger({ head })).heads, []);
  assert.equal((await stranger(closed)).heads[0].verdict, 'unknown_company');
  const { privateKey } = generateKeyPairSync('ed25519');
  assert.equal((await check(signDocument(signed.document, privateKey))).signature, 'stranger');
  const archived = { ...signed.document, complete: !signed.document.complete };
  assert.equal((await check({ ...signed, document: archived })).signature, 'broken');
  assert.equal(
    (await service.ask('POST', '/api/v1/completeness/check', { key, body: { document: {}, signature: {} } }))
      .status,
    400,
  );

  // All of it consistently: the bytes, the rows, every later link, the head and the manifest.
  const { rows } = await service.db.query(
    "select id, seq, sha256, path, chain from message where company_id = $1 and state = 'archived' order by seq",
    [company],
  );
  const restore = async (all: typeof rows) => {
    for (const { id, sha256, chain } of all)
      await service.db.query('update message set sha256 = $2, chain = $3 where id = $1', [id, sha256, chain]);
    await service.db.query('update company set chain_head = $2 where id = $1', [company, all.at(-1).chain]);
  };
  const file = join(engine.archiveDir, rows[1].path);
  const bytes = readFileSync(file);
  const changed = Buffer.concat([bytes, Buffer.from('x')]);
  let chain = chainStart;
  const again = rows.map((row) => {
    const sha256 = row === rows[1] ? createHash('sha256').update(changed).digest('hex') : row.sha256;
    chain = chainHash(chain, { ...row, sha256 });
    return { ...row, sha256, chain };
  });
  await restore(again);
  const rebuilt = await check(signed);
  assert.deepEqual([rebuilt.sound, rebuilt.heads.at(-1).verdict], [false, 'different']);
  assert.equal((await check(heads)).heads[0].verdict, 'different');
  assert.deepEqual(
    [(await check(closed)).heads[0].verdict, (await check({ head })).sound],
    ['different', false],
  );
  const sealed = await openSealedStore(store, undefined);
  assert.deepEqual((await compareNewestBackup(service.db, sealed))!.heads[0]!.verdict, 'different');
  const after = await backUp();
  assert.deepEqual(
    [before.previous, after.previous],
    [undefined, { name: backupName(new Date(before.takenAt)), sound: false, broken: 1 }],
  );
  // The backup of the tampered database is not what the next one is compared with, and the task stays.
  const task = async () => {
    const state = await findBackupState(service.db);
    return installationTasks(state, { backupsAreScheduled: false }, engine.app.now()).map(({ kind }) => kind);
  };
  const third = await backUp();
  assert.deepEqual(third.previous, after.previous);
  assert.deepEqual(await task(), ['backup_not_continued']);
  assert.equal((await compareNewestBackup(service.db, sealed))!.backup, after.previous!.name);
  // A person says that it is right: from here on it is what is compared with.
  assert.equal((await backUp(true)).previous!.accepted, true);
  assert.deepEqual(await task(), []);
  assert.equal((await backUp()).previous!.sound, true);
  await restore(rows);
  assert.equal((await backUp()).previous!.sound, false);
  assert.deepEqual(await task(), ['backup_not_continued']);

  await service.db.query(
    "update message set state = 'pending', sha256 = null, size_bytes = null, path = null, seq = null, chain = null, archived_at = null where id = $1",
    [rows.at(-1).id],
  );
  assert.equal((await check(heads)).heads[0].verdict, 'rolled_back');
  assert.equal((await check({ head })).sound, false);
});
