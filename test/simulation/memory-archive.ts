/** An archive that lives in memory and outlives its process, as a disk does; its disk can be full, be unmounted, or fail after half of a write. */
import { createHash } from 'node:crypto';
import { type Archive, ArchiveError, type ArchiveErrorCode } from '../../src/archive/archive.ts';
import type { ManifestEntry } from '../../src/archive/manifest.ts';
import type { SimulatedProcess } from './process.ts';

export class MemoryArchive {
  readonly files = new Map<string, Buffer>();
  readonly incoming = new Map<string, Buffer>();
  /** By folder. */
  readonly manifests = new Map<string, ManifestEntry[]>();
  /** Writing fails so for as long as it is set. */
  trouble: ArchiveErrorCode | undefined;
  /** So many writes are let through before one does its work and fails all the same. */
  failAfter = Number.POSITIVE_INFINITY;
  failed = 0;
  #names = 0;

  /** What one process sees of it. */
  openFor(process: SimulatedProcess): Archive {
    const step = <T>(take: () => T) => process.step(async () => take());
    return {
      keepIncoming: (hint, bytes) =>
        step(() => {
          this.#refuse();
          const name = `${hint}.${this.#names++}`;
          this.incoming.set(name, Buffer.from(bytes));
          this.#halfWay();
          return { name, sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length };
        }),
      promote: ({ name, sha256 }, path) =>
        step(() => {
          this.#refuse();
          const bytes = this.incoming.get(name);
          if (!bytes) throw new ArchiveError('missing', name);
          const inPlace = this.files.get(path);
          if (inPlace && createHash('sha256').update(inPlace).digest('hex') !== sha256)
            throw new ArchiveError('conflict', path);
          this.files.set(path, inPlace ?? bytes);
          this.#halfWay();
          this.incoming.delete(name);
          return inPlace ? ('adopted' as const) : ('promoted' as const);
        }),
      read: (path) =>
        step(() => {
          const bytes = this.files.get(path);
          if (!bytes) throw new ArchiveError('missing', path);
          return bytes;
        }),
      stat: (path) => step(() => ({ sizeBytes: this.files.get(path)?.length ?? -1 })).then(existing),
      discardIncoming: ({ name }) =>
        step(() => {
          this.incoming.delete(name);
        }),
      sweepIncoming: () => step(() => []),
      appendManifest: (folder, entries) =>
        step(() => {
          this.#refuse();
          const lines = this.manifests.get(folder) ?? [];
          this.manifests.set(folder, lines);
          for (const entry of entries) {
            this.#halfWay();
            lines.push(entry);
          }
        }),
      findManifestEnd: (folder) =>
        step(() => ({ last: this.manifests.get(folder)?.at(-1) ?? null, torn: false, unreadable: false })),
      setAside: () => neverAsked('setAside'),
      readManifest: () => neverAsked('readManifest'),
      list: () => neverAsked('list'),
      check: () => step(() => ({ ok: true as const, freeBytes: null })),
    };
  }

  #refuse(): void {
    if (!this.trouble) return;
    this.failed++;
    throw new ArchiveError(this.trouble, 'the disk is in trouble');
  }

  #halfWay(): void {
    if (this.failAfter-- > 0) return;
    this.failAfter = Number.POSITIVE_INFINITY;
    this.failed++;
    throw new ArchiveError('unavailable', 'the disk went away in the middle');
  }
}

function neverAsked(what: string): never {
  throw new Error(`the sync never calls ${what}`);
}

const existing = (found: { sizeBytes: number }) => (found.sizeBytes < 0 ? null : found);
