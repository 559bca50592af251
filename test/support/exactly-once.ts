/** What must be left behind whatever was killed meanwhile: each message of a company archived once, and rows, files, chain, manifest and log saying the same. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { manifestLine } from '../../src/archive/manifest.ts';
import { listChain } from '../../src/db/archive/chain.ts';
import { chainHead } from './chain-head.ts';
import { ledgerOf, messagesOf } from './ledger.ts';
import type { Site } from './site.ts';

type Seen = Pick<Site, 'pool' | 'sandbox' | 'archiveDir'>;

/** One row and one file a message with the bytes that were sent, the ledger balanced, the chain whole, one log line an invoice. */
export async function assertArchivedOnce(site: Seen, companyId: string, messages: number): Promise<void> {
  const { pool } = site;
  assert.deepEqual(await ledgerOf(pool, companyId), {
    listed: messages,
    archived: messages,
    expired: 0,
    closed: 0,
    pending: 0,
    balances: true,
  });
  const rows = await messagesOf(pool, companyId);
  for (const { path, sha256, sizeBytes, messageId } of rows) {
    const kept = await readFile(join(site.archiveDir, path!));
    const sent = site.sandbox.archives.of(site.sandbox.world.getMessage(messageId!), 'prod');
    assert.ok(kept.equals(sent), `${path} has other bytes than were sent`);
    assert.equal(createHash('sha256').update(kept).digest('hex'), sha256);
    assert.equal(kept.length, sizeBytes);
  }
  const folder = companyFolderOf(rows[0]!.path!);
  const files = (await readdir(join(site.archiveDir, folder), { recursive: true })).filter((name) =>
    name.endsWith('.zip'),
  );
  assert.deepEqual(files.map((name) => `${folder}/${name}`).sort(), rows.map(({ path }) => path).sort());

  const chain = await listChain(pool, companyId, { after: 0, upTo: messages, limit: messages + 1 });
  assert.deepEqual(
    chain.map(({ seq }) => seq),
    rows.map((_, n) => n + 1),
  );
  const { rows: heads } = await pool.query('select chain_seq, chain_head from company where id = $1', [
    companyId,
  ]);
  assert.deepEqual(heads[0], { chainSeq: messages, chainHead: chainHead(chain) });
  await assertManifestFollows(site, folder, chain);

  const { rows: lines } = await pool.query<{ kind: string; said: string[] }>(
    `select m.kind, array_remove(array_agg(l.status::text), null) as said
     from message m left join sync_log l on l.message = m.id where m.company_id = $1 group by m.id, m.organisation_id`,
    [companyId],
  );
  for (const { kind, said } of lines)
    assert.equal(said.length, kind === 'received' || kind === 'sent' ? 1 : 0, `${kind}: ${said}`);
  assert.ok(lines.every(({ said }) => !said.includes('failed')));
}

/** The end of a company's run brings the manifest up to the chain: one that is missing, cut or outdated is a loss. */
async function assertManifestFollows(
  site: Seen,
  folder: string,
  chain: Awaited<ReturnType<typeof listChain>>,
): Promise<void> {
  const whole = chain
    .map((row) => manifestLine({ ...row, archivedAt: row.archivedAt.toISOString() }))
    .join('');
  const written = await readManifest(join(site.archiveDir, folder));
  assert.equal(written, whole, 'the manifest is not the chain');
}

/** One file, or the segments that a bucket has, whose names sort from the newest to the oldest. */
async function readManifest(folder: string): Promise<string> {
  const segments = await readdir(join(folder, 'manifest')).catch(() => undefined);
  if (!segments) return readFile(join(folder, 'manifest.jsonl'), 'utf8');
  const texts = segments
    .sort()
    .reverse()
    .map((name) => readFile(join(folder, 'manifest', name), 'utf8'));
  return (await Promise.all(texts)).join('');
}

/** `<environment>/<organisation>/<cif>` of `…/<yyyy>/<mm>/<file>` */
function companyFolderOf(path: string): string {
  return dirname(dirname(dirname(path)));
}

/** Nothing waits in incoming/ that is not in its place already: a `.part` was never whole, and of the others ANAF still had the original. */
export async function leftIncoming(site: Seen): Promise<string[]> {
  return readdir(join(site.archiveDir, 'incoming'));
}
