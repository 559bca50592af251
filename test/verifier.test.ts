/** The verifier page, the command of docs/archive.md and `verify` find every tampering of the one table, or say that they do not check it. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { buildVerifier, verifierFile } from '../scripts/verifier.ts';
import { closeMonths } from '../src/actions/completeness/close-months.ts';
import { chainHash } from '../src/archive/chain.ts';
import { verify } from '../src/cli/verify.ts';
import type { SignedHeads } from '../src/core/statement.ts';
import { findStatementOfClosedMonth } from '../src/db/completeness/month-closing.ts';
import { loadSigningKey } from '../src/integrity/signing-keys.ts';
import { fetchTimeStamp } from '../src/integrity/time-stamp.ts';
import { cliTextsFor } from '../src/text/cli/cli-texts.ts';
import { type Files, sha256, zipFiles, zipsOf } from './support/built-pack.ts';
import { startEngine } from './support/engine.ts';
import { makeProvenPack } from './support/proven-pack.ts';
import { openTamperedArchive } from './support/tampered-archive.ts';
import { type Made, tamperings } from './support/tamperings.ts';
import { startTimeStampAuthority } from './support/time-stamp-authority.ts';
import { type CheckedEntry, checkFiles, entriesOfZip } from './support/verifier.ts';
import { assertAccessible, launch, noBrowser } from './web/support.ts';

const cif = '8000000000';
const dir = mkdtempSync(join(tmpdir(), 'efactura-verifier-'));
const authority = await startTimeStampAuthority();
after(() => authority.close());
const engine = await startEngine({ after } as unknown as TestContext, {}, 0, {
  TSA_URL: authority.url,
  WEBHOOK_ALLOW_PRIVATE: '127.0.0.1',
});
after(() => rmSync(dir, { recursive: true, force: true }));
authority.open = true;
const company = await engine.addCompany(cif, 8);
await engine.sync();
const month = await newestMonth();
const closing = await closeMonth();
const pack = await makeProvenPack(engine, company, dir);
const files: Files = new Map();
for (const { path, read } of await entriesOfZip(new Uint8Array(pack)))
  files.set(path, Buffer.from(await read()));
const ownKey = await loadSigningKey(engine.ctx.db, engine.ctx.vault);
const keyId: string = JSON.parse(files.get('certificat.json')!.toString()).signature.keyId;

async function newestMonth(): Promise<string> {
  const { rows } = await engine.ctx.db.query(
    `select to_char(max(available_at) at time zone 'Europe/Bucharest', 'YYYY-MM') as month from invoice`,
  );
  return rows[0].month;
}

/** As a person does once it is over. */
async function closeMonth(): Promise<SignedHeads> {
  const closesAt = new Date(engine.app.now().getTime() + 40 * 86_400_000);
  const actor = { kind: 'operator', organisationId: engine.organisationId, scope: 'admin' } as const;
  const asked = { companies: [company], month, confirmed: true };
  await closeMonths({ ...engine.app, now: () => closesAt } as never, actor, asked);
  return JSON.parse((await findStatementOfClosedMonth(engine.ctx.db, company, month))!);
}

const entriesOf = (of: Files): CheckedEntry[] =>
  [...of].map(([path, bytes]) => ({ path, size: bytes.length, read: async () => new Uint8Array(bytes) }));
const [firstZip] = zipsOf(files) as [string];
const archive = await openTamperedArchive(engine, company, cif);
const made: Made = {
  files,
  nth: archive.files.findIndex((file) => readFileSync(file).equals(files.get(firstZip)!)),
  flipped: flip(files.get(firstZip)!),
  resealed: await withOtherDocument(files.get(firstZip)!),
  ownKey,
  strangerKey: generateKeyPairSync('ed25519').privateKey,
  otherStamp: (await fetchTimeStamp(engine.app.outbound, authority.url, Buffer.from('another'))).toString(
    'base64',
  ),
};
const packed = tamperings.map(({ pack: of }) => {
  const tampered = of(made);
  return Buffer.isBuffer(tampered) ? tampered : zipFiles(tampered);
});

function flip(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy[copy.length - 30]! ^= 1;
  return copy;
}

async function textsOf(original: Buffer): Promise<Map<string, string>> {
  const inside = new Map<string, string>();
  for (const { path, read } of await entriesOfZip(new Uint8Array(original)))
    inside.set(path, Buffer.from(await read()).toString());
  return inside;
}

/** The seal stays as it is. */
async function withOtherDocument(original: Buffer): Promise<Buffer> {
  const changed: Files = new Map();
  for (const [path, text] of await textsOf(original))
    changed.set(path, Buffer.from(path.startsWith('semnatura') ? text : text.replaceAll('RON', 'EUR')));
  return zipFiles(changed);
}

/** A flipped byte of an original may also be one of its document or seal. */
const apartFromSeals = (codes: string[], { finds }: { finds: string[] }) =>
  [...new Set(codes)]
    .filter((code) => finds.some((one) => one.startsWith('seal')) || !code.startsWith('seal'))
    .sort();

test('the built page is the one of its sources', () => {
  assert.equal(readFileSync(verifierFile, 'utf8'), buildVerifier());
  assert.equal(files.get('verificare.html')!.toString(), buildVerifier());
});

test("a pack's statement has its line in the audit log, in the name of the one who asked for the pack", async () => {
  const { document } = JSON.parse(files.get('certificat.json')!.toString());
  const { rows } = await engine.ctx.db.query(
    `select actor_kind, detail->>'companyId' as company from audit where action = 'statement.made' and subject = $1`,
    [document.id],
  );
  assert.deepEqual(rows, [{ actorKind: 'operator', company }]);
});

test('a pack is sound: checksums, both signatures by one key, the time-stamp, the chain, each seal', async () => {
  const report = await checkFiles(entriesOf(files), { expectedKey: keyId });
  assert.deepEqual(report.faults, []);
  assert.ok(report.sound);
  assert.deepEqual(report.documents.map(({ type }) => type).sort(), [
    'efactura-sync/completeness',
    'efactura-sync/heads',
    'efactura-sync/pack',
  ]);
  const statement = report.documents.find(({ type }) => type.endsWith('completeness'))!;
  assert.equal(statement.timestamp?.ok, true, JSON.stringify(statement.timestamp));
  assert.equal(report.sums, files.size - 2);
  assert.deepEqual(JSON.parse(files.get('inchidere.json')!.toString()), closing);
  assert.equal(report.seals.holds, zipsOf(files).length, JSON.stringify([...report.unchecked]));
  assert.ok(report.links >= zipsOf(files).length && zipsOf(files).length > 1);
});

for (const [i, { name, page }] of tamperings.entries())
  test(`the verifier finds ${name}`, async () => {
    assert.ok('finds' in page);
    const entries = entriesOfZip(new Uint8Array(packed[i]!));
    // What cannot be opened has no files to check: the page says so.
    if (page.finds.includes('unreadable_zip')) return void (await assert.rejects(entries));
    const { faults, sound } = await checkFiles(await entries, { expectedKey: keyId });
    assert.equal(sound, false);
    assert.deepEqual(
      apartFromSeals(
        faults.map(({ code }) => code),
        page,
      ),
      page.finds,
      JSON.stringify(faults),
    );
  });

const python = spawnSync('python3', ['-c', '']).status === 0;
const checkAll = `
import contextlib, io, json, sys
program, key, results = compile(sys.argv[1], 'check.py', 'exec'), sys.argv[2], []
for where in sys.argv[3:]:
    sys.argv, out, status = ['check.py', where, key], io.StringIO(), 0
    try:
        with contextlib.redirect_stdout(out):
            exec(program, {'__name__': '__main__'})
    except SystemExit as end:
        status = end.code
    results.append([status, out.getvalue()])
print(json.dumps(results))`;

test('the command of docs/archive.md finds the same, or says that it does not check it', {
  skip: python ? false : 'there is no python3',
}, async () => {
  const page = readFileSync(join(import.meta.dirname, '../docs/archive.md'), 'utf8');
  const program = /```python\n([\s\S]*?)```/.exec(page)![1]!;
  const paths = [pack, ...packed].map((bytes, i) => {
    const path = join(dir, `pack-${i}.zip`);
    writeFileSync(path, bytes);
    return path;
  });
  const child = spawn('python3', ['-c', checkAll, program, keyId, ...paths]);
  const said = Promise.all([child.stdout.toArray(), child.stderr.toArray()]);
  const [out, error] = (await said).map((chunks) => Buffer.concat(chunks).toString());
  assert.equal(error, '');
  const [sound, ...results] = JSON.parse(out!) as [number, string][];
  assert.deepEqual(sound, [0, `signed by ${keyId}\nnot checked here: seals and time-stamps\n`]);
  for (const [i, { name, python: expected }] of tamperings.entries()) {
    const [status, text] = results[i]!;
    if ('cannot' in expected) {
      assert.equal(status, 0, name);
      assert.ok(text.includes(`not checked here: ${expected.cannot}`), name);
    } else {
      assert.equal(status, 1, name);
      for (const part of expected.finds) assert.ok(text.includes(part), `${name}: ${text}`);
    }
  }
});

test('verify finds the same in the archive, or says that it does not check it; untouched it is sound', async () => {
  const run = async (of: Files, statement: string | undefined) => {
    const file = join(dir, 'statement.json');
    if (statement !== undefined) writeFileSync(file, of.get(statement)!);
    const context = {
      texts: cliTextsFor({ LANG: 'en_GB.UTF-8' }),
      env: {},
      json: true,
      signal: new AbortController().signal,
      openApp: async () => engine.app,
      say: () => {},
      note: () => {},
    };
    const options = statement === undefined ? {} : { statement: file };
    const { json, exitCode, lines } = await verify.run(context, { options, positionals: [] });
    const { findings, statement: stated } = json as {
      findings: { kind: string }[];
      statement?: { signature: string; heads: { verdict: string }[] };
    };
    const heads = stated?.heads.map(({ verdict }) => verdict) ?? [];
    return { exitCode, lines, kinds: findings.map(({ kind }) => kind), signature: stated?.signature, heads };
  };
  for (const statement of ['certificat.json', 'inchidere.json', undefined]) {
    const { exitCode, kinds, heads } = await run(files, statement);
    assert.deepEqual([exitCode, kinds, heads.filter((one) => one !== 'continues')], [0, [], []]);
  }
  for (const { name, pack: of, archive: tamper, statement, verify: expected } of tamperings) {
    const tampered = of(made);
    await tamper(archive, made);
    const { exitCode, lines, kinds, signature, heads } = await run(tampered as Files, statement);
    await archive.restore();
    if ('cannot' in expected) {
      assert.equal(exitCode, 0, name);
      if (statement !== undefined) assert.ok(lines.join('\n').includes(expected.cannot), name);
      continue;
    }
    assert.equal(exitCode, 1, name);
    const said = [...kinds, ...(signature === undefined ? [] : [signature]), ...heads];
    const found = expected.finds.filter((one) => !said.includes(one));
    assert.deepEqual(found, [], `${name}: ${said}`);
  }
  assert.deepEqual((await run(files, 'certificat.json')).kinds, []);
});

test("a company's folder of the archive is checked beside a statement; a manifest that was written again is found", async () => {
  const folder = join(dir, cif);
  cpSync(join(engine.archiveDir, 'sandbox', engine.organisationId, cif), folder, { recursive: true });
  const read = (): Files => {
    const all = spawnSync('find', ['.', '-type', 'f'], { cwd: folder, encoding: 'utf8' })
      .stdout.trim()
      .split('\n');
    return new Map([
      ...all.map((path): [string, Buffer] => [path.slice(2), readFileSync(join(folder, path))]),
      ['certificat.json', files.get('certificat.json')!],
    ]);
  };
  const sound = await checkFiles(entriesOf(read()), { expectedKey: keyId });
  assert.deepEqual(sound.faults, []);
  assert.equal(sound.links, 8);
  const lines = readFileSync(join(folder, 'manifest.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const { path } = lines[2];
  const file = join(folder, path.split('/').slice(3).join('/'));
  writeFileSync(file, flip(readFileSync(file)));
  let head = '0'.repeat(64);
  const again = lines.map((link) => {
    const sha = link.path === path ? sha256(readFileSync(file)) : link.sha256;
    head = chainHash(head, { ...link, sha256: sha });
    return JSON.stringify({ ...link, sha256: sha, chain: head });
  });
  writeFileSync(join(folder, 'manifest.jsonl'), `${again.join('\n')}\n`);
  const { faults } = await checkFiles(entriesOf(read()), { expectedKey: keyId });
  assert.ok(
    faults.length > 0 && faults.every(({ code }) => code === 'chain_head' || code === 'seal'),
    JSON.stringify(faults),
  );
});

test('in a browser without the network the page finds a pack sound in both languages, and every tampering', {
  skip: noBrowser,
}, async (t) => {
  const file = join(dir, 'pack.zip');
  const page = join(dir, 'verificare.html');
  writeFileSync(file, pack);
  writeFileSync(page, files.get('verificare.html')!);
  const browser = await launch();
  t.after(() => browser.close());
  const context = await browser.newContext({ locale: 'ro-RO', offline: true });
  const tab = await context.newPage();
  const errors: string[] = [];
  tab.on('pageerror', (error) => errors.push(String(error)));
  tab.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await tab.goto(`file://${page}`);
  await tab.locator('#key').pressSequentially(keyId);
  await tab.locator('#files').setInputFiles(file);
  await tab.getByRole('heading', { name: 'Nicio neregulă găsită' }).waitFor();
  await assertAccessible(tab, 'the verifier, sound');
  await tab.getByRole('button', { name: 'English' }).click();
  await tab.getByRole('heading', { name: 'Nothing wrong was found' }).waitFor();
  await tab.emulateMedia({ colorScheme: 'dark' });
  await assertAccessible(tab, 'the verifier, sound, dark');
  for (const [i, { name, page: expected }] of tamperings.entries()) {
    assert.ok('finds' in expected);
    await tab
      .locator('#files')
      .setInputFiles({ name: 'pack.zip', mimeType: 'application/zip', buffer: packed[i]! });
    await tab.locator('#faults li').first().waitFor();
    const codes = await tab
      .locator('#faults li')
      .evaluateAll((items) =>
        items.map((item) => (item as unknown as { dataset: { code: string } }).dataset.code),
      );
    assert.deepEqual(apartFromSeals(codes, expected), expected.finds, name);
  }
  await tab.setViewportSize({ width: 390, height: 844 });
  await assertAccessible(tab, 'the verifier, tampered with, dark');
  const unknown = zipFiles(
    new Map(
      [...(await textsOf(files.get(firstZip)!))].map(([path, text]) => [
        path,
        Buffer.from(text.replace('rsa-sha256', 'hmac-sha256')),
      ]),
    ),
  );
  await tab
    .locator('#files')
    .setInputFiles({ name: 'original.zip', mimeType: 'application/zip', buffer: unknown });
  await tab
    .getByRole('heading', { name: 'Nothing wrong was found, but not everything can be checked' })
    .waitFor();
  await tab.emulateMedia({ colorScheme: 'light' });
  await assertAccessible(tab, 'the verifier, not all checked');
  assert.deepEqual(errors, []);
});
