/** A company's archive as somebody with the disk and the database in hand changes it: files, manifest, rows, the chain. It can be put back. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chainHash, chainStart } from '../../src/archive/chain.ts';
import { sha256 } from './built-pack.ts';
import type { Engine } from './engine.ts';

export interface TamperedArchive {
  folder: string;
  manifest: string;
  /** Where the originals are, in the chain's order. */
  files: string[];
  /** Writes this original, and every row, every later link, the heads and the manifest so that they agree with it. */
  rechain(n: number, bytes: Buffer): Promise<void>;
  restore(): Promise<void>;
}

interface Row {
  id: string;
  seq: number;
  sha256: string;
  path: string;
  chain: string;
  sizeBytes: number;
}

export async function openTamperedArchive(
  { database: { pool }, archiveDir, organisationId }: Engine,
  companyId: string,
  cif: string,
): Promise<TamperedArchive> {
  const folder = join(archiveDir, 'sandbox', organisationId, cif);
  const manifest = join(folder, 'manifest.jsonl');
  const kept = mkdtempSync(join(tmpdir(), 'efactura-kept-'));
  cpSync(folder, kept, { recursive: true });
  const { rows } = await pool.query<Row>(
    `select id, seq, sha256, path, chain, size_bytes from message where company_id = $1 and state = 'archived' order by seq`,
    [companyId],
  );
  const record = async (all: Row[]) => {
    for (const row of all)
      await pool.query('update message set sha256 = $2, chain = $3, size_bytes = $4 where id = $1', [
        row.id,
        row.sha256,
        row.chain,
        row.sizeBytes,
      ]);
    await pool.query('update company set chain_head = $2 where id = $1', [companyId, all.at(-1)!.chain]);
  };
  const files = rows.map(({ path }) => join(archiveDir, path));
  return {
    folder,
    manifest,
    files,
    async rechain(n, bytes) {
      writeFileSync(files[n]!, bytes);
      let chain = chainStart;
      const again = rows.map((row, i) => {
        const of = i === n ? { ...row, sha256: sha256(bytes), sizeBytes: bytes.length } : row;
        chain = chainHash(chain, of);
        return { ...of, chain };
      });
      await record(again);
      const lines = readFileSync(manifest, 'utf8').trimEnd().split('\n');
      const written = lines.map((line, i) => {
        const { sha256: of, chain: head } = again[i]!;
        return line
          .replace(/"sha256":"\w+"/, `"sha256":"${of}"`)
          .replace(/"chain":"\w+"/, `"chain":"${head}"`);
      });
      writeFileSync(manifest, `${written.join('\n')}\n`);
    },
    async restore() {
      rmSync(folder, { recursive: true });
      cpSync(kept, folder, { recursive: true });
      await record(rows);
    },
  };
}
