/** A process of the engine as the simulation sees it: its steps into the outside world are counted, and at any of them it can be killed as by kill -9, so that its pending calls never return. */

/** `before`: the step is not taken any more. `after`: it is taken, and the process never hears of it. */
export type Moment = 'before' | 'after';

export class SimulatedProcess {
  readonly name: string;
  readonly #onKill: (process: SimulatedProcess) => Promise<void>;
  #steps = 0;
  #kill: { step: number; moment: Moment } | undefined;
  #end!: () => void;
  #stall: Promise<void> | undefined;
  dead = false;
  /** It was killed, or it hangs and another process has been started. */
  readonly ended: Promise<void>;

  constructor(name: string, onKill: (process: SimulatedProcess) => Promise<void>) {
    this.name = name;
    this.#onKill = onKill;
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  /** Kills it so many steps from now. */
  killAfter(steps: number, moment: Moment): void {
    this.#kill = { step: this.#steps + steps, moment };
  }

  /** Hangs, as on a machine that is suspended; another is started meanwhile, and then this one goes on where it was. */
  stallUntil(end: Promise<void>): void {
    this.#stall = end;
    this.#end();
  }

  /** To be awaited where a process may hang without holding a database connection. */
  async resume(): Promise<void> {
    await this.#stall;
  }

  async step<T>(take: () => Promise<T>): Promise<T> {
    if (this.dead) return never();
    const last = ++this.#steps === this.#kill?.step;
    if (last && this.#kill?.moment === 'before') return this.#die();
    try {
      return await take();
    } finally {
      if (last) await this.#die();
      if (this.dead) await never();
    }
  }

  /** Resolves when the work is done or the process has ended. */
  async run(work: () => Promise<void>): Promise<void> {
    await Promise.race([work(), this.ended]);
  }

  async #die<T>(): Promise<T> {
    this.dead = true;
    await this.#onKill(this);
    this.#end();
    return never();
  }
}

export const never = <T>(): Promise<T> => new Promise<T>(() => {});
