/** Time that passes only by sleeping: when nothing real is under way, the next sleeper wakes and the clock is set to its wake-up time. Knows nothing of what sleeps. */
import { setImmediate } from 'node:timers/promises';

interface Sleeper {
  at: number;
  n: number;
  wake: () => void;
}

/** Turns of the event loop without anything real under way, after which only the clock can bring something new. */
const quietTurns = 12;

export class VirtualTime {
  #now: number;
  #next = 0;
  #sleepers: Sleeper[] = [];
  #busy = 0;
  #idle: (() => void) | undefined;

  constructor(start: number) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  /** Real work, such as a query: while any is running, time does not advance. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#busy++;
    try {
      return await work();
    } finally {
      if (--this.#busy === 0) this.#idle?.();
    }
  }

  /** Calls `wake` at this instant. Two of one instant come in the order in which they were asked for. */
  at(instant: number, wake: () => void): () => void {
    const sleeper = { at: Math.max(instant, this.#now), n: this.#next++, wake };
    let place = this.#sleepers.length;
    while (place > 0 && this.#sleepers[place - 1]!.at > sleeper.at) place--;
    this.#sleepers.splice(place, 0, sleeper);
    return () => {
      const index = this.#sleepers.indexOf(sleeper);
      if (index >= 0) this.#sleepers.splice(index, 1);
    };
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const abort = () => {
        cancel();
        reject(new DOMException('aborted', 'AbortError'));
      };
      const cancel = this.at(this.#now + Math.ceil(ms), () => {
        signal?.removeEventListener('abort', abort);
        resolve();
      });
      if (signal?.aborted) abort();
      else signal?.addEventListener('abort', abort, { once: true });
    });
  }

  /** Lets time pass until the work is done. */
  async pass<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const ended = () => {
      done = true;
    };
    work.then(ended, ended);
    for (;;) {
      await this.#quiet();
      if (done) return work;
      if (!this.#wakeNext())
        throw new Error('a deadlock: everything waits, and nothing is due at any later time');
    }
  }

  /** Lets time pass until this instant. */
  async passUntil(instant: number): Promise<void> {
    await this.pass(new Promise<void>((resolve) => this.at(instant, resolve)));
  }

  #wakeNext(): boolean {
    const next = this.#sleepers.shift();
    if (!next) return false;
    this.#now = Math.max(this.#now, next.at);
    next.wake();
    return true;
  }

  async #quiet(): Promise<void> {
    for (let turns = 0; turns < quietTurns; turns++) {
      await setImmediate();
      if (this.#busy === 0) continue;
      await new Promise<void>((idle) => {
        this.#idle = idle;
      });
      turns = -1;
    }
  }
}
