/** The sandbox's one clock: a base (the machine's, or a test's) and an offset that can be moved while it runs. */

export class Clock {
  readonly base: () => number;
  offsetMs = 0;

  constructor(base: () => number = Date.now) {
    this.base = base;
  }

  now(): number {
    return this.base() + this.offsetMs;
  }

  advance(ms: number): void {
    this.offsetMs += ms;
  }

  /** Makes it this instant now; time goes on from there. */
  set(at: number): void {
    this.offsetMs = at - this.base();
  }
}
