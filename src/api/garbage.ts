/** How V8 collects what requests leave behind. */
import { setFlagsFromString } from 'node:v8';

export const growingPercent = '--heap-growing-percent';

/**
 * A page of a list leaves 0.9 MB behind, and with 16 pages on their way V8 collected its old generation every 0.6 s, with
 * pauses of up to 18 ms that every one of them waited for. It may grow to three times what is in use now, where it grew by four
 * fifths, within the bound that Node.js was started with: a third as many collections, and a third less at p99
 * (bench/README.md). V8 asks for the setting at each collection. Not in a worker, whose memory is what counts.
 */
export function collectLessOften(): void {
  setFlagsFromString(`${growingPercent}=200`);
}
