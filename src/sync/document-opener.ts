/**
 * Opens downloads within a budget of memory and without holding the process up: twelve documents of 10 MB took 900 MB and
 * made /healthz wait for four seconds (2026-11-29). Large documents are opened in a thread beside, one after another;
 * small ones at once, or in threads where the machine has cores for them.
 */
import { declaredSize } from '../documents/declared-size.ts';
import { createByteBudget } from './byte-budget.ts';
import type { Contents, ExpectedDocument, Unusable } from './look-inside.ts';
import { createReadingThreads } from './reading-threads.ts';
import { createSemaphore } from './semaphore.ts';

export interface Opened {
  contents: Contents | Unusable;
  /** To be called when what was read is recorded, or let go of. */
  release: () => void;
}

export interface DocumentOpener {
  /** Waits while too much is open already. */
  open(bytes: Buffer, expected: ExpectedDocument): Promise<Opened>;
  /** Ends the threads; what they were opening fails. */
  close(): Promise<void>;
}

/** Some tens of milliseconds of work; nearly every invoice is smaller than a tenth of it. */
const largeBytes = 2_000_000;
/** Uncompressed bytes whose contents are in memory at once; objects take a few times as much. */
const mostOpenBytes = 32_000_000;

/** @param readers threads for small documents too; 0 opens them in the calling thread */
export function createDocumentOpener({ readers = 0 }: { readers?: number } = {}): DocumentOpener {
  const budget = createByteBudget(mostOpenBytes);
  const oneLargeAtATime = createSemaphore(1);
  const threads = createReadingThreads(Math.max(1, readers));
  let loading: Promise<typeof import('./look-inside.ts')> | undefined;

  return {
    open: async (bytes, expected) => {
      const size = declaredSize(bytes);
      const release = await budget(Math.max(size, bytes.length));
      try {
        return { contents: await read(size, bytes, expected), release };
      } catch (error) {
        release();
        throw error;
      }
    },
    close: () => threads.close(),
  };

  async function read(size: number, bytes: Buffer, expected: ExpectedDocument): Promise<Contents | Unusable> {
    if (size <= largeBytes) return readers > 0 ? threads.read(bytes, expected) : readHere(bytes, expected);
    let contents: Contents | Unusable | undefined;
    await oneLargeAtATime(async () => {
      contents = await threads.read(bytes, expected);
    });
    return contents!;
  }

  /** The XML library is loaded with the first document: a process whose threads read, or that takes no jobs, does without. */
  async function readHere(bytes: Buffer, expected: ExpectedDocument): Promise<Contents | Unusable> {
    loading ??= import('./look-inside.ts');
    return (await loading).lookInside(bytes, expected);
  }
}
