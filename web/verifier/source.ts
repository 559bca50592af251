/** Where a ZIP's bytes come from: memory, or a file that is read in large pieces, since each reading of a file costs the browser a millisecond. */
import type { Bytes } from './bytes.ts';

export interface Source {
  size: number;
  /** Fewer where the source ends before. The bytes are not to be changed. */
  read(from: number, to: number): Promise<Bytes>;
}

const pieceBytes = 8 * 2 ** 20;

export function sourceOfBytes(bytes: Bytes): Source {
  return { size: bytes.length, read: async (from, to) => bytes.subarray(Math.max(0, from), to) };
}

/** Holds one piece: the entries of a ZIP are asked for in about the order in which they lie there. */
export function sourceOfFile(file: Blob): Source {
  let piece: { from: number; to: number; bytes: Promise<Bytes> } | undefined;
  return {
    size: file.size,
    async read(from, to) {
      const end = Math.min(to, file.size);
      if (!piece || from < piece.from || end > piece.to) {
        const until = Math.min(Math.max(end, from + pieceBytes), file.size);
        piece = { from, to: until, bytes: bytesOf(file, from, until) };
      }
      const { from: start, bytes } = piece;
      return (await bytes).subarray(from - start, end - start);
    },
  };
}

async function bytesOf(file: Blob, from: number, to: number): Promise<Bytes> {
  return new Uint8Array(await file.slice(from, to).arrayBuffer());
}
