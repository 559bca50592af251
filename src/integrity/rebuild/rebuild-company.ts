/**
 * Writes a company's ledger, chain and catalogue again from its folder: manifest, originals, imported files. What no file
 * has stays unknown: ANAF's prose and kind of a row, and messages that were never archived.
 */
import { type Archive, ArchiveError } from '../../archive/archive.ts';
import { chainHash, chainStart } from '../../archive/chain.ts';
import type { ManifestEntry } from '../../archive/manifest.ts';
import { readCompactTime } from '../../core/bucharest.ts';
import { maskCif } from '../../core/cif.ts';
import { carriesInvoice, isBuyersMessage, type ListedMessage, type MessageKind } from '../../core/message.ts';
import { addRebuiltMessages } from '../../db/archive/rebuild.ts';
import { advanceChain, lockCompany } from '../../db/companies/company-chain.ts';
import { inTransaction } from '../../db/connection.ts';
import { recordInvoices } from '../../db/invoices/invoice-record.ts';
import { markArchived } from '../../db/messages/message.ts';
import { addLogLines } from '../../db/runs/sync-log.ts';
import { readOriginal } from '../../originals/open-original.ts';
import type { SyncCtx } from '../../sync/context.ts';
import { isDataError, unreadable } from '../../sync/data-error.ts';
import { type Contents, lookInside } from '../../sync/look-inside.ts';
import { directionsOf, roleOf } from '../../sync/role-of.ts';
import { type BackfilledCompany, backfillZip } from '../backfill-zip.ts';

export type RebuildCtx = Pick<SyncCtx, 'db' | 'archive' | 'clock' | 'environment'>;

export interface RebuiltCompany {
  messages: number;
  invoices: number;
  /** Files that a person had imported, in the catalogue again. */
  imported: number;
  /** Where the manifest cannot be followed any further: nothing after it was taken over. */
  brokenAt: number | null;
}

interface Line {
  entry: ManifestEntry;
  kind: MessageKind;
  /** Null where the original is missing, damaged or cannot be opened: its place in the chain stays. */
  contents: Contents | null;
}

const batch = 50;

/** @throws ArchiveError when the archive as a whole cannot be read */
export async function rebuildCompany(
  ctx: RebuildCtx,
  company: BackfilledCompany,
  folder: string,
  signal: AbortSignal,
): Promise<RebuiltCompany> {
  const rebuilt: RebuiltCompany = { messages: 0, invoices: 0, imported: 0, brokenAt: null };
  const taken = new Set<string>();
  let before = { seq: 0, chain: chainStart };
  let lines: Line[] = [];
  const write = async () => {
    const written = lines;
    lines = [];
    if (written.length === 0) return;
    rebuilt.invoices += await record(ctx, company, written);
    rebuilt.messages += written.length;
  };
  for await (const { entry } of ctx.archive.readManifest(folder)) {
    signal.throwIfAborted();
    if (!entry || entry.seq !== before.seq + 1 || entry.chain !== chainHash(before.chain, entry)) {
      rebuilt.brokenAt = before.seq + 1;
      break;
    }
    lines.push({ entry, ...(await readLine(ctx.archive, company, entry, taken)) });
    if (lines.length === batch) await write();
    before = entry;
  }
  await write();
  for await (const { path } of ctx.archive.list(`${folder}/backfill`)) {
    signal.throwIfAborted();
    const bytes = path.endsWith('.zip') ? await ctx.archive.read(path) : null;
    if (bytes && (await backfillZip(ctx, company, bytes)).outcome === 'added') rebuilt.imported++;
  }
  return rebuilt;
}

/** @param taken directions that the document's other message has: a company that is both parties has one of each */
async function readLine(
  archive: Pick<Archive, 'read'>,
  { cif }: BackfilledCompany,
  entry: ManifestEntry,
  taken: Set<string>,
): Promise<Pick<Line, 'kind' | 'contents'>> {
  const original = await readOriginal(archive, entry);
  const contents = original.ok ? await lookInside(original.bytes, { uploadIndex: '' }) : null;
  if (!contents?.ok || !contents.invoice)
    return { kind: 'unknown', contents: contents?.ok ? contents : null };
  const directions = directionsOf(contents.invoice, cif);
  const keyOf = (direction: string) => `${contents.uploadIndex} ${direction}`;
  const kind = directions.find((direction) => !taken.has(keyOf(direction))) ?? directions[0] ?? 'received';
  if (directions.length > 1) taken.add(keyOf(kind));
  return { kind, contents };
}

async function record(ctx: RebuildCtx, company: BackfilledCompany, lines: Line[]): Promise<number> {
  try {
    return await recordLines(ctx, company, lines);
  } catch (error) {
    if (!isDataError(error)) throw error;
    const without = lines.map((line) => ({ ...line, contents: line.contents && unreadable(line.contents) }));
    return recordLines(ctx, company, without);
  }
}

/** @returns how many are in the catalogue now */
function recordLines({ db }: RebuildCtx, company: BackfilledCompany, lines: Line[]): Promise<number> {
  return inTransaction(db, async (tx) => {
    await lockCompany(tx, company.id);
    const ids = await addRebuiltMessages(tx, company, lines.map(listedOf));
    let catalogued = 0;
    // Each as it was committed once: an instant is part of its line in the manifest.
    for (const group of byInstant(lines.map((line, i) => ({ ...line, id: ids[i]! })))) {
      const now = new Date(group[0]!.entry.archivedAt);
      const invoices = group.filter(({ kind, contents }) => contents && carriesInvoice(kind));
      const first = await recordInvoices(
        tx,
        invoices.map(({ id, kind, contents, entry }) => entryOf(company, id, kind, contents!, entry)),
        now,
      );
      catalogued += first.filter(Boolean).length;
      const statusOf = new Map(invoices.map(({ id }, i) => [id, first[i] ? 'success' : 'skipped'] as const));
      await markArchived(
        tx,
        group.map(({ id, kind, entry, contents }) => {
          const { sha256, sizeBytes, path, seq, chain } = entry;
          const match = contents?.match ?? 'unproven';
          const aboutUpload = isBuyersMessage(kind) ? contents?.about : undefined;
          const loggedStatus = statusOf.get(id);
          return { id, sha256, sizeBytes, path, seq, chain, match, loggedStatus, aboutUpload };
        }),
        now,
      );
      const logged = invoices.map(({ id, entry, contents }) => ({
        organisationId: company.organisationId,
        message: id,
        invoiceId: contents!.invoice?.number ?? entry.messageId ?? contents!.uploadIndex,
        cif: maskCif(company.cif),
        status: statusOf.get(id)!,
      }));
      await addLogLines(tx, logged, now);
    }
    await advanceChain(tx, company.id, lines.at(-1)!.entry);
    return catalogued;
  });
}

function* byInstant<T extends Line>(lines: T[]): Generator<T[]> {
  let group: T[] = [];
  for (const line of lines) {
    if (group.length > 0 && group[0]!.entry.archivedAt !== line.entry.archivedAt) {
      yield group;
      group = [];
    }
    group.push(line);
  }
  if (group.length > 0) yield group;
}

/** ANAF's row, as far as the file's name and its document have it. */
function listedOf({ entry, kind, contents }: Line): ListedMessage & { listedAt: Date } {
  const [, createdAtRaw = ''] = /\/(\d{12})_[^/]*$/.exec(entry.path) ?? [];
  const placed = readCompactTime(createdAtRaw);
  return {
    messageId: entry.messageId,
    uploadIndex: contents?.uploadIndex ?? '',
    kind,
    rawKind: '',
    detail: '',
    createdAtRaw,
    createdAt: placed?.instant ?? null,
    createdAtAmbiguous: placed ? placed.ambiguous || placed.skipped : false,
    rowCif: '',
    listedAt: new Date(entry.archivedAt),
  };
}

function entryOf(
  company: BackfilledCompany,
  message: string,
  kind: MessageKind,
  { invoice, reading, seal, uploadIndex }: Contents,
  entry: ManifestEntry,
) {
  const direction = kind === 'sent' ? ('sent' as const) : ('received' as const);
  return {
    organisationId: company.organisationId,
    companyId: company.id,
    message,
    uploadIndex: uploadIndex || `message ${entry.messageId ?? message}`,
    direction,
    role: roleOf(invoice, company.cif, direction),
    invoice,
    reading,
    seal,
    availableAt: readCompactTime(/\/(\d{12})_[^/]*$/.exec(entry.path)?.[1] ?? '')?.instant ?? null,
  };
}

/** Of a folder that has a company's id for its name: the code of thirteen digits that its first document has. */
export async function findPersonalCode(
  { archive }: Pick<RebuildCtx, 'archive'>,
  folder: string,
): Promise<string | undefined> {
  for await (const { entry } of archive.readManifest(folder)) {
    if (!entry) return undefined;
    const bytes = await archive.read(entry.path).catch((error) => {
      if (error instanceof ArchiveError && error.code === 'missing') return undefined;
      throw error;
    });
    const contents = bytes && (await lookInside(bytes, { uploadIndex: '' }));
    if (!contents?.ok || !contents.invoice) continue;
    const { seller, buyer } = contents.invoice;
    const codes = new Set([seller, buyer].flatMap(({ cif, codes }) => [cif ?? '', ...codes]));
    const personal = [...codes].filter((code) => /^\d{13}$/.test(code));
    if (personal.length === 1) return personal[0];
  }
  return undefined;
}
