/** Reads a manifest beside the rows that it was copied from, in one pass over both. */
import type { Archive } from '../archive/archive.ts';
import { type ManifestEnd, type ManifestEntry, manifestLine } from '../archive/manifest.ts';
import type { Finding } from '../core/integrity.ts';
import type { ChainRow } from '../db/archive/chain.ts';
import { toEntry } from '../sync/project-manifest.ts';

export interface ManifestCheck {
  /** Rows come in their order. */
  compare(row: ChainRow): Promise<void>;
  finish(): Promise<void>;
}

export function compareManifest(
  archive: Pick<Archive, 'readManifest'>,
  { folder, end, chainSeq }: { folder: string; end: ManifestEnd; chainSeq: number },
  found: (finding: Finding) => void,
): ManifestCheck {
  const endSeq = end.unreadable ? chainSeq : (end.last?.seq ?? 0);
  const lines = archive.readManifest(folder)[Symbol.asyncIterator]();
  let next: ManifestEntry | null = null;
  let ended = false;
  /** Numbers whose line cannot be read, and need not be told twice. */
  const unreadable = new Set<number>();

  return {
    async compare(row) {
      if (row.seq > endSeq) return;
      let entry = await peek();
      while (entry && entry.seq < row.seq) {
        found({ kind: 'manifest_differs', subject: String(entry.seq), found: manifestLine(entry).trimEnd() });
        take();
        entry = await peek();
      }
      if (entry?.seq !== row.seq) {
        if (!unreadable.has(row.seq)) differs(row, 'no line');
        return;
      }
      take();
      if (manifestLine(entry) !== manifestLine(toEntry(row))) differs(row, manifestLine(entry).trimEnd());
    },
    async finish() {
      await lines.return?.();
      if (end.torn) found({ kind: 'manifest_torn', subject: folder });
      const [expected, at] = [String(chainSeq), String(endSeq)];
      if (endSeq > chainSeq) found({ kind: 'manifest_ahead', subject: folder, expected, found: at });
      if (endSeq < chainSeq) found({ kind: 'manifest_behind', subject: folder, expected, found: at });
    },
  };

  function differs(row: ChainRow, instead: string): void {
    const expected = manifestLine(toEntry(row)).trimEnd();
    found({ kind: 'manifest_differs', subject: String(row.seq), expected, found: instead, message: row.id });
  }

  function take(): void {
    next = null;
  }

  /** What was appended since the look at the end is left for another time. */
  async function peek(): Promise<ManifestEntry | null> {
    while (next === null && !ended) {
      const { value, done } = await lines.next();
      if (done) ended = true;
      else if (value.entry === null) {
        unreadable.add(value.n);
        found({ kind: 'manifest_unreadable_line', subject: String(value.n) });
      } else if (value.entry.seq > endSeq) ended = true;
      else next = value.entry;
    }
    return next;
  }
}
