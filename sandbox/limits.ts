/** What ANAF allows in a second, a minute and a day, counted by the sandbox's clock. */

import { wallDay } from './bucharest.ts';

export interface Limits {
  /** Per application, in any 60 seconds. */
  callsPerMinute: number;
  /** Paged lists, per CIF and Bucharest day. */
  listingsPerCifDay: number;
  simpleListingsPerCifDay: number;
  /** Per message and Bucharest day. */
  downloadsPerMessageDay: number;
  statusPerMessageDay: number;
  /** Of the public registry, in any second, from all clients together. */
  registryPerSecond: number;
}

const anafLimits: Limits = {
  callsPerMinute: 1000,
  listingsPerCifDay: 100_000,
  simpleListingsPerCifDay: 1500,
  downloadsPerMessageDay: 10,
  statusPerMessageDay: 100,
  registryPerSecond: 1,
};

type Daily = Exclude<keyof Limits, 'callsPerMinute' | 'registryPerSecond'>;

export class Quotas {
  limits: Limits;
  readonly #minutes = new Map<string, MinuteWindow>();
  #registry: number[] = [];
  #day = '';
  readonly #today = new Map<string, number>();

  constructor(limits: Partial<Limits> = {}) {
    this.limits = { ...anafLimits, ...limits };
  }

  /** Takes a call of this application; false when 60 seconds hold too many already. A refused call is not counted. */
  takeMinute(application: string, at: number): boolean {
    const limit = this.limits.callsPerMinute;
    let window = this.#minutes.get(application);
    if (!window || window.limit !== limit) {
      window = new MinuteWindow(limit);
      this.#minutes.set(application, window);
    }
    return window.take(at);
  }

  /** Takes a call of the registry; false when the second before holds as many as are allowed. A refused call is not counted. */
  takeRegistry(at: number): boolean {
    this.#registry = this.#registry.filter((earlier) => earlier > at - 1000 && earlier <= at);
    if (this.#registry.length >= this.limits.registryPerSecond) return false;
    this.#registry.push(at);
    return true;
  }

  /** Takes one of today's; false when they are used up. */
  takeDay(which: Daily, key: string, at: number): boolean {
    const day = wallDay(at);
    // Only a later day empties the counts: a clock that steps back over midnight does not give anything back.
    if (day > this.#day) {
      this.#day = day;
      this.#today.clear();
    }
    const name = `${day} ${which} ${key}`;
    const used = this.#today.get(name) ?? 0;
    if (used >= this.limits[which]) return false;
    this.#today.set(name, used + 1);
    return true;
  }

  /** Forgets what was used. */
  clear(): void {
    this.#minutes.clear();
    this.#today.clear();
    this.#registry = [];
  }
}

/** From here on there is no limit: a ring of that many instants would take too much memory. */
const unlimitedFrom = 1_000_000;

/** Remembers the last `limit` calls in a ring: the oldest of them says whether there is room for another. */
class MinuteWindow {
  readonly limit: number;
  readonly #taken: Float64Array;
  #next = 0;
  #latest = 0;

  constructor(limit: number) {
    this.limit = limit;
    this.#taken = new Float64Array(limit < unlimitedFrom ? limit : 0).fill(Number.NEGATIVE_INFINITY);
  }

  take(at: number): boolean {
    if (this.limit >= unlimitedFrom) return true;
    // The clock was set back: calls recorded before are in the future and are dropped.
    if (at < this.#latest) this.#taken.fill(Number.NEGATIVE_INFINITY);
    const oldest = this.#taken[this.#next];
    if (oldest === undefined || oldest > at - 60_000) return false;
    this.#taken[this.#next] = at;
    this.#next = (this.#next + 1) % this.limit;
    this.#latest = at;
    return true;
  }
}
