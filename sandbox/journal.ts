/** What was called, when it arrived and how it ended; and how many calls the worst 60 seconds held. */

import type { Endpoint } from './call.ts';

export interface RecordedCall {
  /** Counts from 1; the correlation id of the answer holds it too. */
  n: number;
  /** Arrival by the sandbox's clock, epoch ms. */
  at: number;
  endpoint: Endpoint;
  environment: 'prod' | 'test';
  cif?: string;
  /** Download id or upload index. */
  id?: string;
  page?: string;
  /** Serial of the certificate behind the token. */
  serial?: string;
  application?: string;
  status?: number;
  /** A word: `listed`, `empty`, `downloaded`, `no_right`, `quota_minute`, `quota_day`, or the fault's kind. */
  outcome?: string;
  fault?: string;
  /** The call broke a limit. */
  violation?: 'minute' | 'day';
  /** How long until the answer was handed to the network. */
  tookMs?: number;
}

export class Journal {
  /** The latest calls, oldest first, at most `cap`. */
  readonly calls: RecordedCall[] = [];
  readonly cap: number;
  count = 0;
  violations = { minute: 0, day: 0 };
  readonly byOutcome: Record<string, number> = {};
  readonly byEndpoint: Record<string, number> = {};
  /** The most API calls that any 60 seconds held, those refused included. */
  peakPerMinute = 0;
  #arrivals: number[] = [];
  #oldest = 0;

  constructor(cap = 200_000) {
    this.cap = cap;
  }

  /** Writes the arrival down; the answer is added to the same record later. */
  arrived(call: Omit<RecordedCall, 'n'>, countsToMinute: boolean): RecordedCall {
    const record: RecordedCall = { n: ++this.count, ...call };
    this.calls.push(record);
    if (this.calls.length > this.cap * 1.1) this.calls.splice(0, this.calls.length - this.cap);
    this.byEndpoint[call.endpoint] = (this.byEndpoint[call.endpoint] ?? 0) + 1;
    if (countsToMinute) this.#measure(call.at);
    return record;
  }

  answered(
    record: RecordedCall,
    end: Pick<RecordedCall, 'status' | 'outcome' | 'fault' | 'violation' | 'tookMs'>,
  ): void {
    Object.assign(record, end);
    if (end.outcome) this.byOutcome[end.outcome] = (this.byOutcome[end.outcome] ?? 0) + 1;
    if (end.violation) this.violations[end.violation]++;
  }

  clear(): void {
    this.calls.length = 0;
    this.count = 0;
    this.violations = { minute: 0, day: 0 };
    for (const counts of [this.byOutcome, this.byEndpoint])
      for (const key of Object.keys(counts)) delete counts[key];
    this.peakPerMinute = 0;
    this.#arrivals = [];
    this.#oldest = 0;
  }

  #measure(at: number): void {
    // A clock that was set back starts a new measure: across the jump 60 seconds mean nothing.
    if (at < (this.#arrivals.at(-1) ?? 0)) {
      this.#arrivals = [];
      this.#oldest = 0;
    }
    this.#arrivals.push(at);
    while ((this.#arrivals[this.#oldest] as number) <= at - 60_000) this.#oldest++;
    this.peakPerMinute = Math.max(this.peakPerMinute, this.#arrivals.length - this.#oldest);
    if (this.#oldest > 10_000) {
      this.#arrivals = this.#arrivals.slice(this.#oldest);
      this.#oldest = 0;
    }
  }
}
