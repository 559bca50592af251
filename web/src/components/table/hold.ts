/** Tells how long a list must stay still under a pointer: while a button is pressed, and while somebody aims. Pure. */

/** Since the pointer last moved. */
const aimingMs = 1_000;
/** In all: a pointer that never rests does not keep the list from changing. */
const longestMs = 3_000;

/** Every time is in milliseconds of one clock. */
export function makeHold() {
  let pressed = false;
  let begunAt: number | undefined;
  let movedAt = 0;
  return {
    move(at: number): void {
      if (begunAt === undefined || at - movedAt >= aimingMs) begunAt = at;
      movedAt = at;
    },
    press(): void {
      pressed = true;
    },
    /** The press has done what it does, or the pointer has left. */
    release(): void {
      pressed = false;
      begunAt = undefined;
    },
    /** Milliseconds for which the list stays; 0: it may move. */
    leftMs(now: number): number {
      if (pressed) return Number.POSITIVE_INFINITY;
      if (begunAt === undefined) return 0;
      return Math.max(0, Math.min(movedAt + aimingMs, begunAt + longestMs) - now);
    },
  };
}

/** Whether all that was shown is where it was; what is new comes after it. */
export function stayInPlace<Row>(
  shown: readonly Row[],
  next: readonly Row[],
  idOf: (row: Row) => string,
): boolean {
  return (
    shown === next ||
    (shown.length <= next.length && shown.every((row, index) => idOf(row) === idOf(next[index]!)))
  );
}
