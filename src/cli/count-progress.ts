/** Shows a count that grows: in place at a terminal, now and then a line elsewhere. */
import type { Writable } from 'node:stream';

export interface CountProgress {
  show(text: string): void;
  /** Leaves the terminal as it should be. */
  end(): void;
}

const redrawMs = 100;
const lineMs = 10_000;

export function countProgress(stream: Writable & { isTTY?: boolean }): CountProgress {
  let shownAt = stream.isTTY ? 0 : Date.now();
  let drawn = false;
  return {
    show(text) {
      const now = Date.now();
      if (now - shownAt < (stream.isTTY ? redrawMs : lineMs)) return;
      shownAt = now;
      drawn = true;
      // Back to the beginning of the line, and away with what stood there.
      stream.write(stream.isTTY ? `\r\x1b[K${text}` : `${text}\n`);
    },
    end: () => void (drawn && stream.isTTY && stream.write('\r\x1b[K')),
  };
}
