/**
 * Reads the journals that lie in the watched folders (DELIVERY_ROOT/<organisation>/jurnale/<CIF>): each is compared as if
 * it had been sent, and moved aside. A file is read once it has stayed the same between two looks. May run twice and in
 * several processes: a file is leased by one, and what is found is kept in the transaction that says that it was read.
 */
import { createHash } from 'node:crypto';
import { maskPersonalCodes, readCif } from '../../core/cif.ts';
import { Problem } from '../../core/errors.ts';
import { classifyJournalName, largestJournalBytes, movedTo } from '../../core/journal-file.ts';
import { inTransaction } from '../../db/connection.ts';
import { findOrganisation } from '../../db/people/organisation.ts';
import {
  type ClaimedFile,
  claimJournalFile,
  endJournalFile,
  findCompaniesOfFolders,
  type KeptProblem,
  noteJournalFiles,
  postponeJournalFile,
  recordMoved,
} from '../../db/reconciliation/journal-file.ts';
import { measureAutomatic } from '../../db/reconciliation/reconciliation.ts';
import { readFileName } from '../../reconciliation/read-file-name.ts';
import {
  type LyingFile,
  listLying,
  listWatching,
  moveLying,
  readLying,
} from '../../reconciliation/watched-folder.ts';
import type { Ctx } from '../context.ts';
import { compareJournal } from './compare-journal.ts';
import { withJournalUncounted } from './with-journal.ts';

export type JournalFilesCtx = Pick<Ctx, 'db' | 'now' | 'log' | 'deliveryRoot'>;

/** Of one organisation at a look, before others have their turn. */
const filesAtOnce = 20;
/** What an organisation's folder may fill of the database. */
const most = { kept: 1_000, rows: 2_000_000 };
const tolerance = '0.02';

export async function readJournalFiles(ctx: JournalFilesCtx, signal: AbortSignal): Promise<void> {
  const { deliveryRoot: root, log } = ctx;
  if (root === undefined) return;
  const watching = await listWatching(root).catch((error) => {
    // As with deliveries: a folder that is not mounted now is tried again.
    log.warn({ err: error }, 'DELIVERY_ROOT could not be read');
    return [];
  });
  for (const organisationId of watching) {
    if (signal.aborted) return;
    try {
      await readOfOrganisation(ctx, { root, organisationId }, signal);
    } catch (error) {
      // One organisation's trouble is not the others'.
      if (!signal.aborted) log.warn({ err: error, organisationId }, 'a watched folder could not be read');
    }
  }
}

interface Watched {
  root: string;
  organisationId: string;
}

async function readOfOrganisation(
  ctx: JournalFilesCtx,
  watched: Watched,
  signal: AbortSignal,
): Promise<void> {
  const { root, organisationId } = watched;
  if (!(await findOrganisation(ctx.db, organisationId))) return;
  await note(ctx, organisationId, await listLying(root, organisationId));
  for (let n = 0; n < filesAtOnce && !signal.aborted; n++) {
    const claimed = await claimJournalFile(ctx.db, organisationId, ctx.now());
    if (!claimed) return;
    const state = claimed.state === 'reading' ? await readOne(ctx, watched, claimed) : claimed.state;
    if (state !== 'postponed') await moveAside(ctx, watched, { ...claimed, state });
  }
}

async function note(
  { db, now }: JournalFilesCtx,
  organisationId: string,
  { files, more }: { files: LyingFile[]; more: boolean },
): Promise<void> {
  const folders = [...new Set(files.map(({ folder }) => folder))].filter((folder) => folder !== '');
  const companies = await findCompaniesOfFolders(db, organisationId, folders.map(nameOf));
  const seen = files.map((file) => {
    const companyId = companies.get(file.folder) ?? null;
    return { ...file, companyId, problem: companyId === null ? noCompany(file.folder) : null };
  });
  await inTransaction(db, (tx) => noteJournalFiles(tx, organisationId, { files: seen, all: !more }, now()));
}

/** A person's code is kept out of paths: the folder of such a company is named after its id. */
function nameOf(folder: string): { folder: string; cif: string | null; id: string | null } {
  const reading = readCif(folder);
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(folder);
  return { folder, cif: reading.ok && !reading.person ? reading.cif : null, id: isId ? folder : null };
}

function noCompany(folder: string): KeptProblem {
  return keptOf(
    folder === ''
      ? new Problem('invalid_input', 'journal_beside_folders', {})
      : new Problem('invalid_input', 'journal_folder_unknown', { folder: maskPersonalCodes(folder) }),
  );
}

async function readOne(
  ctx: JournalFilesCtx,
  { root, organisationId }: Watched,
  claimed: ClaimedFile,
): Promise<'done' | 'failed' | 'postponed'> {
  const { db, now } = ctx;
  let sha256: string | null = null;
  try {
    if (classifyJournalName(claimed.name) === 'other_format')
      throw new Problem('invalid_input', 'journal_other_format', {});
    if (claimed.sizeBytes === 0) throw new Problem('invalid_input', 'journal_empty', {});
    if (claimed.sizeBytes > largestJournalBytes)
      throw new Problem('invalid_input', 'journal_file_too_large', {
        mostMb: largestJournalBytes / 1024 / 1024,
      });
    const file = await readLying(root, organisationId, claimed);
    if (!file) {
      await postponeJournalFile(db, claimed, now());
      return 'postponed';
    }
    sha256 = createHash('sha256').update(file).digest('hex');
    await compare(ctx, organisationId, { ...claimed, sha256, file });
    return 'done';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // Other journals are open, or the file was somebody else's by now.
    if (error.code === 'unavailable') {
      await postponeJournalFile(db, claimed, now());
      return 'postponed';
    }
    const problem = keptOf(error);
    await endJournalFile(db, claimed, { state: 'failed', problem, sha256 }, now());
    return 'failed';
  }
}

async function compare(
  ctx: JournalFilesCtx,
  organisationId: string,
  { file, sha256, companyId, name, ...claimed }: ClaimedFile & { file: Buffer; sha256: string },
): Promise<void> {
  const kept = await measureAutomatic(ctx.db, organisationId, most.kept);
  if (kept.kept >= most.kept || kept.rows >= most.rows)
    throw new Problem('conflict', 'too_many_reconciliations', { most: kept.kept });
  const { direction, days } = readFileName(name);
  const actor = { kind: 'operator', organisationId, scope: 'admin' } as const;
  await withJournalUncounted(ctx, { organisationId, companyId, file }, (inHand) =>
    compareJournal(ctx, actor, { companyId, direction, ...days, tolerance }, inHand, {
      alsoRecord: async (tx, reconciliationId) => {
        const end = { state: 'done', reconciliationId, sha256 } as const;
        // Another process took it while this one was held up: its comparison holds, and ours is rolled back.
        if (!(await endJournalFile(tx, claimed, end, ctx.now())))
          throw new Problem('unavailable', 'reconciliation_busy', {});
      },
    }),
  );
}

async function moveAside(
  { db, now, log }: JournalFilesCtx,
  { root, organisationId }: Watched,
  { state, ...claimed }: ClaimedFile & { state: 'done' | 'failed' },
): Promise<void> {
  try {
    await moveLying(root, organisationId, claimed, movedTo[state]);
    await recordMoved(db, claimed.id, now(), now());
  } catch (error) {
    log.warn(
      { err: error, organisationId, journalFileId: claimed.id },
      'a journal was read and could not be moved aside',
    );
    await recordMoved(db, claimed.id, null, now());
  }
}

function keptOf({ code, reason, values }: Problem): KeptProblem {
  return { code, reason, values };
}
