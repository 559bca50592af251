/** The verifier page and the command of docs/archive.md find every tampering of a pack and of an archive's folder, without us and without the network. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { buildVerifier, verifierFile } from '../scripts/verifier.ts';
import { closeMonths } from '../src/actions/completeness/close-months.ts';
import { chainHash } from '../src/archive/chain.ts';
import { canonicalJson, type Json } from '../src/core/canonical-json.ts';
import { signDocument } from '../src/core/signed.ts';
import type { SignedHeads } from '../src/core/statement.ts';
import { findStatementOfClosedMonth } from '../src/db/completeness/month-closing.ts';
import { loadSigningKey } from '../src/integrity/signing-keys.ts';
import { startEngine } from './support/engine.ts';
import { makeProvenPack } from './support/proven-pack.ts';
import { startTimeStampAuthority } from './support/time-stamp-authority.ts';
import { type CheckedEntry, checkFiles, entriesOfZip } from './support/verifier.ts';
import { assertAccessible, launch, noBrowser } from './web/support.ts';

type Files = Map<string, Buffer>;

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

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');
const zipsOf = (of: Files) => [...of.keys()].filter((path) => path.endsWith('.zip'));
const entriesOf = (of: Files): CheckedEntry[] =>
  [...of].map(([path, bytes]) => ({ path, size: bytes.length, read: async () => new Uint8Array(bytes) }));

/** The list of checksums as a tamperer writes it again. */
function withSums(of: Files): Files {
  const lines = [...of]
    .filter(([path]) => !path.startsWith('SHA256SUMS'))
    .map(([path, bytes]) => `${sha256(bytes)}  ${path}`);
  return new Map([...of, ['SHA256SUMS', Buffer.from(`${lines.join('\n')}\n`)]]);
}

/** The last links again, after one of their originals was changed. */
function rechained(of: Files, old: string, changed: string): Files {
  const { document } = JSON.parse(of.get('certificat.json')!.toString());
  let { head } = document.chain.before;
  const lines = of
    .get('lant.jsonl')!
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => {
      const link = JSON.parse(line.replace(old, changed));
      head = chainHash(head, link);
      return JSON.stringify({ ...link, chain: head });
    });
  return new Map([...of, ['lant.jsonl', Buffer.from(`${lines.join('\n')}\n`)]]);
}

/** By a stranger, or by a person who has the installation's key. */
function signedAgain(of: Files, privateKey = generateKeyPairSync('ed25519').privateKey): Files {
  const again = (path: string, change: (document: Record<string, Json>) => object, from: Files) => {
    const { document } = JSON.parse(from.get(path)!.toString());
    const signed = signDocument(change(document), privateKey);
    return new Map([...from, [path, Buffer.from(canonicalJson(signed as unknown as Json))]]);
  };
  const head = JSON.parse(of.get('lant.jsonl')!.toString().trimEnd().split('\n').at(-1)!);
  const chain = (document: Record<string, Json>) => ({
    ...(document.chain as object),
    after: { seq: head.seq, head: head.chain },
  });
  const stated = withSums(
    again('certificat.json', (document) => ({ ...document, chain: chain(document) }), of),
  );
  const sums = sha256(stated.get('SHA256SUMS')!);
  return again('SHA256SUMS.semnat.json', (document) => ({ ...document, sha256sums: sums }), stated);
}

const flipped = (bytes: Buffer) => {
  const copy = Buffer.from(bytes);
  copy[copy.length - 30]! ^= 1;
  return copy;
};

const tamperings: Record<string, { of: () => Files; found: string[] }> = {
  'a byte': {
    of: () => new Map([...files, [zipsOf(files)[0]!, flipped(files.get(zipsOf(files)[0]!)!)]]),
    found: ['changed'],
  },
  'two files that changed places': {
    of: () => {
      const [a, b] = zipsOf(files) as [string, string];
      return new Map([...files, [a, files.get(b)!], [b, files.get(a)!]]);
    },
    found: ['changed', 'changed'],
  },
  'a missing file': {
    of: () => new Map([...files].filter(([path]) => path !== zipsOf(files)[0])),
    found: ['missing'],
  },
  'a missing file, with the list written again': {
    of: () => withSums(new Map([...files].filter(([path]) => path !== zipsOf(files)[0]))),
    found: ['sums_changed'],
  },
  'an added file': {
    of: () => new Map([...files, ['primite/x.xml', Buffer.from('<x/>')]]),
    found: ['added'],
  },
  'links in another order': {
    of: () => {
      const [first, second, ...rest] = files.get('lant.jsonl')!.toString().trimEnd().split('\n');
      return withSums(
        new Map([...files, ['lant.jsonl', Buffer.from(`${[second, first, ...rest].join('\n')}\n`)]]),
      );
    },
    found: ['chain_broken', 'chain_order', 'sums_changed'],
  },
  'a chain that was built again around a changed original': {
    of: () => {
      const [path] = zipsOf(files) as [string];
      const changed = flipped(files.get(path)!);
      return withSums(
        rechained(new Map([...files, [path, changed]]), sha256(files.get(path)!), sha256(changed)),
      );
    },
    found: ['chain_head', 'sums_changed'],
  },
  'everything made again and signed by a stranger': {
    of: () => {
      const [path] = zipsOf(files) as [string];
      const changed = flipped(files.get(path)!);
      return signedAgain(
        rechained(new Map([...files, [path, changed]]), sha256(files.get(path)!), sha256(changed)),
      );
    },
    found: ['chain_head', 'other_key', 'two_keys'],
  },
  "everything made again and signed with the installation's own key, after the month was closed": {
    of: () => {
      const [path] = zipsOf(files) as [string];
      const changed = flipped(files.get(path)!);
      const again = rechained(
        new Map([...files, [path, changed]]),
        sha256(files.get(path)!),
        sha256(changed),
      );
      return signedAgain(again, ownKey);
    },
    found: ['chain_head'],
  },
};

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

for (const [what, { of, found }] of Object.entries(tamperings))
  test(`the verifier finds ${what}`, async () => {
    const { faults, sound } = await checkFiles(entriesOf(of()), { expectedKey: keyId });
    assert.equal(sound, false);
    // A flipped byte of an original may also be one of its document or seal.
    const codes = faults.map(({ code }) => code).filter((code) => code !== 'seal');
    assert.deepEqual([...new Set(codes)].sort(), [...new Set(found)].sort(), JSON.stringify(faults));
  });

const python = spawnSync('python3', ['-c', '']).status === 0;

test('the command of docs/archive.md finds the same', {
  skip: python ? false : 'there is no python3',
}, async () => {
  const page = readFileSync(join(import.meta.dirname, '../docs/archive.md'), 'utf8');
  const program = /```python\n([\s\S]*?)```/.exec(page)![1]!;
  const run = async (of: Files, name: string) => {
    const folder = join(dir, 'python', name);
    for (const [path, bytes] of of) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    const child = spawn('python3', ['-c', program, folder, keyId]);
    const said = Promise.all([child.stdout.toArray(), child.stderr.toArray()]);
    const status = await new Promise((resolve) => child.once('close', resolve));
    const [out, error] = (await said).map((chunks) => Buffer.concat(chunks).toString());
    return { status, out, error };
  };
  const sound = await run(files, 'sound');
  assert.deepEqual(sound, { status: 0, out: `signed by ${keyId}\n`, error: '' });
  await Promise.all(
    Object.entries(tamperings).map(async ([what, { of }], i) => {
      const { status, error } = await run(of(), String(i));
      assert.deepEqual([status, error], [1, ''], what);
    }),
  );
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
  writeFileSync(file, flipped(readFileSync(file)));
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

test('in a browser without the network the page checks a pack, in both languages', {
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
  await assertAccessible(tab, 'the verifier');
  await tab.getByRole('button', { name: 'English' }).click();
  await tab.getByRole('heading', { name: 'Nothing wrong was found' }).waitFor();
  const changed = Buffer.from(pack);
  const at = changed.indexOf(files.get(zipsOf(files)[0]!)!.subarray(40, 80));
  changed[at + 45]! ^= 1;
  await tab
    .locator('#files')
    .setInputFiles({ name: 'pack.zip', mimeType: 'application/zip', buffer: changed });
  await tab.locator('#faults li[data-code="changed"]').first().waitFor();
  assert.deepEqual(errors, []);
});
