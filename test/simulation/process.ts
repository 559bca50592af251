/** One life of a process: it counts its steps into the outside world, and can be killed at any of them, as by kill -9: whoever waits is never answered. */

/** `before`: the step is not taken any more. `after`: it is taken, and nobody hears of it. */
export type Moment = 'before' | 'after';

export class Life {
  readonly #onDeath: (life: Life) => Promise<void>;
  #steps = 0;
  #doom: { step: number; moment: Moment } | undefined;
  #died!: () => void;
  #stall: Promise<void> | undefined;
  dead = false;
  /** It died, or it hangs and another took its place. */
  readonly death: Promise<void>;

  constructor(onDeath: (life: Life) => Promise<void>) {
    this.#onDeath = onDeath;
    this.death = new Promise((resolve) => {
      this.#died = resolve;
    });
  }

  /** Kills it so many steps from now. */
  doomAfter(steps: number, moment: Moment): void {
    this.#doom = { step: this.#steps + steps, moment };
  }

  /** Stands still, as a machine does that is suspended; its place is taken meanwhile, and then it goes on where it was. */
  stallUntil(end: Promise<void>): void {
    this.#stall = end;
    this.#died();
  }

  /** To be awaited where a process may stand still without holding the database's one connection. */
  async pace(): Promise<void> {
    await this.#stall;
  }

  async step<T>(take: () => Promise<T>): Promise<T> {
    if (this.dead) return never();
    const last = ++this.#steps === this.#doom?.step;
    if (last && this.#doom?.moment === 'before') return this.#die();
    try {
      return await take();
    } finally {
      if (last) await this.#die();
      if (this.dead) await never();
    }
  }

  /** Does the work until it is done or the process dies. */
  async live(work: () => Promise<void>): Promise<void> {
    await Promise.race([work(), this.death]);
  }

  async #die<T>(): Promise<T> {
    this.dead = true;
    await this.#onDeath(this);
    this.#died();
    return never();
  }
}

export const never = <T>(): Promise<T> => new Promise<T>(() => {});
