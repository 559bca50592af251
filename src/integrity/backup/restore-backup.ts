/**
 * Brings a backup back into an empty installation. The database is filled in one transaction that is committed after the
 * last file is in its place: one that was interrupted leaves an empty database, and may be run again.
 */
import { createHash } from 'node:crypto';
import { StringDecoder } from 'node:string_decoder';
import type { Archive } from '../../archive/archive.ts';
import { analyze, beginLoading, copyTableIn, endLoading, isInUse } from '../../db/archive/backup-tables.ts';
import { listChainedCompanies } from '../../db/archive/chain.ts';
import { type KeptFile, listKeptFiles } from '../../db/archive/kept-file.ts';
import { type Db, inTransaction, type Transactor } from '../../db/connection.ts';
import { beginHold } from '../../db/installation/hold.ts';
import { findApplied, migrate } from '../../db/migrate.ts';
import { deleteEverySession } from '../../db/people/session.ts';
import { type ManifestCtx, projectManifest } from '../../sync/project-manifest.ts';
import type { ComparedDocument } from '../compare-heads.ts';
import { inParallel } from '../in-parallel.ts';
import type { BackupManifest, OtherFile } from './backup-format.ts';
import { compareBackup } from './backup-statement.ts';
import { BackupStoreError, readWhole } from './backup-store.ts';
import { BackupRefused, parseJson, readCompressed, type SealedStore } from './sealed-store.ts';
import { headOf } from './write-backup.ts';

export interface RestoreCtx {
  db: Transactor;
  log: ManifestCtx['log'];
  /** Opens the empty archive as the one with this id. @throws RestoreRefused when another one is there */
  openArchive(id: string): Promise<Archive>;
}

export interface RestoreOptions {
  manifest: BackupManifest;
  now: Date;
  signal: AbortSignal;
  /** Files that are in their place. */
  progress?: (files: number, total: number) => void;
}

export interface Restored {
  archive: Archive;
  files: number;
  others: number;
  /** Files that the backup does not have: their number, and the first of them. */
  missing: { count: number; first: string[] };
  /** Companies whose chain does not end where the backup says. */
  wrongHeads: number;
  /** The signed heads of the backup beside what came back. Undefined of a backup of an older version. */
  statement: ComparedDocument | undefined;
}

/** The installation is not empty. */
export class RestoreRefused extends Error {
  override readonly name = 'RestoreRefused';
  readonly what: 'database' | 'migrated' | 'archive';

  constructor(what: 'database' | 'migrated' | 'archive') {
    super(`the ${what} is not empty`);
    this.what = what;
  }
}

const filesAtOnce = 4;
const mostNamed = 100;

/** @throws RestoreRefused, BackupRefused, BackupStoreError, ArchiveError; the database is empty then */
export async function restoreBackup(
  { db, log, openArchive }: RestoreCtx,
  sealed: SealedStore,
  { manifest, now, signal, progress = () => {} }: RestoreOptions,
): Promise<Restored> {
  const applied = await findApplied(db);
  if ((applied?.length ?? 0) > manifest.migrations.length) throw new RestoreRefused('migrated');
  await migrate(db, { upTo: manifest.migrations.length });
  if (await isInUse(db)) throw new RestoreRefused('database');
  const archive = await openArchive(manifest.archiveId);
  const missing = { count: 0, first: [] as string[] };
  let [files, others] = [0, 0];
  const place = async ({ path, sha256 }: KeptFile) => {
    signal.throwIfAborted();
    if (!(await placeFile(archive, sealed, { path, sha256 })) && ++missing.count <= mostNamed)
      missing.first.push(path);
  };
  await inTransaction(
    db,
    async (tx) => {
      await loadDatabase(tx, sealed, manifest, signal);
      await beginHold(tx, now);
      for await (const page of listKeptFiles(tx)) {
        await inParallel(page, filesAtOnce, place);
        files += page.length;
        progress(files, manifest.files.known);
      }
      for await (const other of readOthers(sealed, manifest)) {
        await place(other);
        others++;
      }
    },
    { once: true },
  );
  await migrate(db);
  await analyze(db);
  const companies = await listChainedCompanies(db, null);
  for (const { id } of companies)
    await projectManifest({ db, archive, log, environment: manifest.environment }, id);
  const wrongHeads = await countWrongHeads(
    sealed,
    manifest,
    new Map(companies.map((c) => [c.id, headOf(c)])),
  );
  const statement = await compareBackup(db, sealed, manifest);
  // People had ended some of them since, or lost the cookie: everyone signs in again.
  await deleteEverySession(db);
  return { archive, files, others, missing, wrongHeads, statement };
}

async function loadDatabase(
  tx: Db,
  sealed: SealedStore,
  { tables, sequences }: BackupManifest,
  signal: AbortSignal,
): Promise<void> {
  await beginLoading(tx, tables);
  for (const table of tables) {
    let rows = 0;
    async function* counted() {
      for await (const chunk of readCompressed(sealed, table)) {
        signal.throwIfAborted();
        for (const byte of chunk) if (byte === 0x0a) rows++;
        yield chunk;
      }
    }
    await copyTableIn(tx, table, counted());
    if (rows !== table.rows) throw new BackupRefused('damaged', table.file);
  }
  await endLoading(tx, tables, sequences);
}

/** @returns whether the backup has it; what it has is what the name says, or it is refused */
async function placeFile(
  archive: Archive,
  sealed: SealedStore,
  { path, sha256 }: KeptFile,
): Promise<boolean> {
  const name = sealed.nameOf(sha256);
  let bytes: Buffer;
  try {
    bytes = await readWhole(sealed.read(name));
  } catch (error) {
    if (error instanceof BackupStoreError && error.code === 'missing') return false;
    throw error;
  }
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new BackupRefused('damaged', name);
  const incoming = await archive.keepIncoming('restore', bytes);
  await archive.promote(incoming, path);
  return true;
}

async function* readOthers(sealed: SealedStore, { others }: BackupManifest): AsyncGenerator<OtherFile> {
  for await (const line of linesOf(readCompressed(sealed, others))) {
    const { path, sha256 } = parseJson(line) as OtherFile;
    yield { path, sha256 };
  }
}

async function countWrongHeads(
  sealed: SealedStore,
  { heads }: BackupManifest,
  restored: Map<string, ReturnType<typeof headOf>>,
): Promise<number> {
  let wrong = 0;
  for await (const line of linesOf(readCompressed(sealed, heads))) {
    const { companyId, seq, head } = parseJson(line) as ReturnType<typeof headOf>;
    const found = restored.get(companyId);
    if (found?.seq !== seq || found.head !== head) wrong++;
    restored.delete(companyId);
  }
  return wrong + restored.size;
}

async function* linesOf(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let begun = '';
  for await (const chunk of source) {
    const lines = (begun + decoder.write(chunk)).split('\n');
    begun = lines.pop()!;
    yield* lines;
  }
}
