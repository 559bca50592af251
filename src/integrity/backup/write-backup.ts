/**
 * Takes a backup while the service runs: a snapshot of the database first, then the files that the store lacks. A file
 * is durable before its row is committed and never changes, so the files copied afterwards contain everything that the
 * snapshot knows.
 */
import { createHash } from 'node:crypto';
import { type Archive, ArchiveError } from '../../archive/archive.ts';
import type { Vault } from '../../core/vault.ts';
import {
  copyTableOut,
  liftTimeouts,
  listBackupTables,
  listSequences,
} from '../../db/archive/backup-tables.ts';
import { type ChainedCompany, listChainedCompanies, listUnknownPaths } from '../../db/archive/chain.ts';
import { type KeptFile, listKeptFiles } from '../../db/archive/kept-file.ts';
import { type Db, inSnapshot, type Transactor } from '../../db/connection.ts';
import { findArchiveBinding } from '../../db/installation/installation.ts';
import { getServerVersion } from '../../db/installation/server-facts.ts';
import { findApplied } from '../../db/migrate.ts';
import { inParallel } from '../in-parallel.ts';
import { folderOf } from '../verify-records.ts';
import {
  type BackupManifest,
  backupName,
  backupsFolder,
  manifestFile,
  type OtherFile,
} from './backup-format.ts';
import { compareNewestBackup, writeBackupStatement } from './backup-statement.ts';
import type { BackupStore } from './backup-store.ts';
import { once, openOrMakeSealedStore, type SealedStore, writeCompressed } from './sealed-store.ts';

export interface BackupCtx {
  db: Transactor;
  /** Opens the signing key. */
  vault: Pick<Vault, 'open'>;
  archive: Pick<Archive, 'read' | 'list' | 'sweepIncoming'>;
  environment: string;
  /** The version of the program. */
  program: string;
  /** Without secrets. */
  settings: Record<string, string>;
}

export interface BackupOptions {
  store: BackupStore;
  /** What the key follows from; undefined: the backup is not encrypted. */
  secret: string | undefined;
  now: Date;
  signal: AbortSignal;
  /** A person says that the archive of today is right although it does not continue the newest sound backup. */
  accept?: boolean;
  /** Files that are done with. */
  progress?: (files: number) => void;
}

const filesAtOnce = 4;
const mostNamed = 100;
const batch = 1000;

/** @throws BackupRefused; BackupStoreError; ArchiveError when the archive as a whole is not there */
export async function writeBackup(ctx: BackupCtx, options: BackupOptions): Promise<BackupManifest> {
  // Says so at once when the archive's disk has gone.
  await ctx.archive.sweepIncoming();
  const archiveId = (await findArchiveBinding(ctx.db))!.id;
  const sealed = await openOrMakeSealedStore(options.store, archiveId, options.secret);
  const folder = `${backupsFolder}/${backupName(options.now)}`;
  const compared = await compareNewestBackup(ctx.db, sealed);
  const { vault } = ctx;
  const database = await inSnapshot(ctx.db, async (tx) => ({
    ...(await copyDatabase(tx, sealed, folder, options.signal)),
    statement: await writeBackupStatement({ db: tx, vault, now: () => options.now }, sealed, folder),
  }));
  const files = await copyFiles(ctx, sealed, folder, options);
  const settings = Buffer.from(`${JSON.stringify(ctx.settings, null, 2)}\n`);
  const manifest: BackupManifest = {
    format: 1,
    takenAt: options.now.toISOString(),
    program: ctx.program,
    environment: ctx.environment,
    archiveId,
    ...database,
    ...(compared && {
      previous: {
        name: compared.backup,
        sound: compared.sound,
        broken: compared.heads.filter(({ verdict }) => verdict !== 'continues').length,
        ...(options.accept && !compared.sound && { accepted: true }),
      },
    }),
    settings: await named(`${folder}/settings.json.gz`, (name) =>
      writeCompressed(sealed, name, once(settings)),
    ),
    ...files,
  };
  await sealed.store.write(`${folder}/${manifestFile}`, once(Buffer.from(manifestText(manifest, sealed))));
  return manifest;
}

/** The list of a backup's files, and a code over it that only the key's owner can make. */
function manifestText(manifest: BackupManifest, { key }: SealedStore): string {
  const text = JSON.stringify(manifest);
  return `${JSON.stringify({ manifest: text, mac: key?.mac(text) ?? null }, null, 2)}\n`;
}

async function copyDatabase(tx: Db, sealed: SealedStore, folder: string, signal: AbortSignal) {
  await liftTimeouts(tx);
  const tables: BackupManifest['tables'] = [];
  for (const table of await listBackupTables(tx)) {
    signal.throwIfAborted();
    let rows = 0;
    async function* counted() {
      for await (const chunk of copyTableOut(tx, table)) {
        signal.throwIfAborted();
        // A row is a line: line feeds in values are escaped.
        for (const byte of chunk) if (byte === 0x0a) rows++;
        yield chunk;
      }
    }
    const file = await named(`${folder}/database/${table.name}.copy.gz`, (name) =>
      writeCompressed(sealed, name, counted()),
    );
    tables.push({ ...table, ...file, rows });
  }
  const companies = await listChainedCompanies(tx, null);
  const heads = await named(`${folder}/heads.jsonl.gz`, (name) =>
    writeCompressed(sealed, name, lines(companies.map(headOf))),
  );
  return {
    postgres: await getServerVersion(tx),
    migrations: (await findApplied(tx)) ?? [],
    tables,
    sequences: await listSequences(tx),
    heads: {
      ...heads,
      companies: companies.length,
      messages: companies.reduce((sum, { chainSeq }) => sum + chainSeq, 0),
    },
  };
}

export function headOf({ id, organisationId, chainSeq, chainHead }: ChainedCompany) {
  return { companyId: id, organisationId, seq: chainSeq, head: chainHead };
}

async function copyFiles(
  { db, archive, environment }: BackupCtx,
  sealed: SealedStore,
  folder: string,
  { signal, progress = () => {} }: BackupOptions,
): Promise<Pick<BackupManifest, 'files' | 'faults' | 'others'>> {
  const files = { known: 0, added: 0, addedBytes: 0 };
  const faults = { count: 0, first: [] as string[] };
  const isStored = await sealed.store.openIndex('files');
  const keep = async (bytes: Buffer, sha256: string) => {
    const { sizeBytes } = await sealed.write(sealed.nameOf(sha256), once(bytes));
    files.added++;
    files.addedBytes += sizeBytes;
  };
  const copy = async ({ path, sha256 }: KeptFile) => {
    signal.throwIfAborted();
    files.known++;
    if (!(await isStored(sealed.nameOf(sha256)))) {
      const bytes = await readIfThere(archive, path);
      if (bytes && sha256Hex(bytes) === sha256) await keep(bytes, sha256);
      else if (++faults.count <= mostNamed) faults.first.push(path);
    }
    progress(files.known);
  };
  for await (const page of listKeptFiles(db)) await inParallel(page, filesAtOnce, copy);

  let others = 0;
  async function* copyOthers() {
    for await (const path of listOthers({ db, archive, environment })) {
      signal.throwIfAborted();
      const bytes = await readIfThere(archive, path);
      if (!bytes) continue;
      const sha256 = sha256Hex(bytes);
      if (!(await isStored(sealed.nameOf(sha256)))) await keep(bytes, sha256);
      others++;
      const other: OtherFile = { path, sha256 };
      yield Buffer.from(`${JSON.stringify(other)}\n`);
    }
  }
  const list = await named(`${folder}/others.jsonl.gz`, (name) =>
    writeCompressed(sealed, name, copyOthers()),
  );
  return { files, faults, others: { ...list, files: others } };
}

/** Files that the database does not know: ANAF's PDFs, damaged files that were set aside, leftovers. Manifests of companies follow from the database. */
async function* listOthers({
  db,
  archive,
  environment,
}: Pick<BackupCtx, 'db' | 'archive' | 'environment'>): AsyncGenerator<string> {
  const folders = new Set<string>();
  for (const company of await listChainedCompanies(db, null)) {
    const folder = folderOf({ environment }, company);
    folders.add(folder);
    let paths: string[] = [];
    for await (const { path } of archive.list(folder)) {
      if (path === `${folder}/manifest.jsonl`) continue;
      paths.push(path);
      if (paths.length < batch) continue;
      yield* await listUnknownPaths(db, company.id, paths);
      paths = [];
    }
    yield* await listUnknownPaths(db, company.id, paths);
  }
  for await (const { path } of archive.list(environment, (folder) => !folders.has(folder))) yield path;
}

async function readIfThere(archive: Pick<Archive, 'read'>, path: string): Promise<Buffer | undefined> {
  try {
    return await archive.read(path);
  } catch (error) {
    if (error instanceof ArchiveError && error.code === 'missing') return undefined;
    throw error;
  }
}

async function named<T>(file: string, write: (name: string) => Promise<T>): Promise<T & { file: string }> {
  return { file, ...(await write(file)) };
}

async function* lines(items: object[]): AsyncGenerator<Buffer> {
  for (const item of items) yield Buffer.from(`${JSON.stringify(item)}\n`);
}

function sha256Hex(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
