/**
 * The script of faults: which call meets which fault. Seeded, so that the same calls meet the same faults in every run.
 * Knows when, and leaves to faults/ what a fault does.
 */

import type { Call, Endpoint } from './call.ts';
import { createRandom, seedOf } from './documents/random.ts';
import type { FaultKnobs } from './faults/effect.ts';
import { allKinds, type FaultKind, faultKinds, passingKinds } from './faults/kinds.ts';

export interface FaultSpec extends FaultKnobs {
  kind: FaultKind;
  /** Default: every endpoint that the kind can meet. */
  on?: Endpoint | readonly Endpoint[];
  /** Only calls with these; `id` is a download id or an upload index, `serial` the certificate behind the token. */
  match?: { cif?: string; id?: string; page?: string | number; serial?: string };
  /** At most so often. */
  times?: number;
  /** Lets so many matching calls pass first. */
  after?: number;
  /** Of each matching call, 0..1. */
  probability?: number;
  /** Between these instants of the sandbox's clock. */
  from?: number;
  until?: number;
}

export interface RandomSpec extends FaultKnobs {
  seed: number;
  /** Share of calls that meet a fault, 0..1. */
  rate: number;
  kinds?: readonly FaultKind[];
  on?: readonly Endpoint[];
  /**
   * `key` (the default) draws by what is asked and how often it was asked before, so that the order in which workers
   * call does not matter; `call` draws by the running number of the call.
   */
  by?: 'key' | 'call';
  /** With `key`: the same question meets at most so many faults. Default 3. */
  perKey?: number;
}

interface Standing {
  id: string;
  spec: FaultSpec;
  seen: number;
  struck: number;
}

interface Drawing {
  id: string;
  spec: RandomSpec;
  calls: number;
  asked: Map<string, { times: number; struck: number }>;
}

export interface Strike {
  kind: FaultKind;
  knobs: FaultKnobs;
  /** To be called when the answer had nothing to bend: the fault is as if it had not been tried. */
  giveBack: () => void;
}

export class FaultScript {
  /** How many faults of each kind were injected. */
  readonly injected: Partial<Record<FaultKind, number>> = {};
  readonly #seed: number;
  #standing: Standing[] = [];
  #drawings: Drawing[] = [];
  #next = 1;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** Adds a fault; the first added that matches a call strikes it. Gives its id. */
  add(spec: FaultSpec): string {
    if (!allKinds.includes(spec.kind)) throw new Error(`no fault of kind ${spec.kind}`);
    const id = `fault-${this.#next++}`;
    this.#standing.push({ id, spec, seen: 0, struck: 0 });
    return id;
  }

  /** Adds a random script; it is asked after the single faults. */
  random(spec: RandomSpec): string {
    const id = `random-${this.#next++}`;
    this.#drawings.push({ id, spec, calls: 0, asked: new Map() });
    return id;
  }

  remove(id: string): boolean {
    const before = this.#standing.length + this.#drawings.length;
    this.#standing = this.#standing.filter((fault) => fault.id !== id);
    this.#drawings = this.#drawings.filter((drawing) => drawing.id !== id);
    return this.#standing.length + this.#drawings.length < before;
  }

  /** Takes every fault away; the counts of what was injected stay. */
  clear(): void {
    this.#standing = [];
    this.#drawings = [];
  }

  list(): { id: string; spec: FaultSpec | RandomSpec; struck?: number }[] {
    return [
      ...this.#standing.map(({ id, spec, struck }) => ({ id, spec, struck })),
      ...this.#drawings.map(({ id, spec }) => ({ id, spec })),
    ];
  }

  /** The fault that this call meets, if any. */
  strike(call: Call): Strike | undefined {
    if (this.#standing.length === 0 && this.#drawings.length === 0) return undefined;
    for (const fault of this.#standing)
      if (this.#hits(fault, call)) return this.#struck(fault.spec.kind, fault.spec, fault);
    for (const drawing of this.#drawings) {
      const drawn = draw(drawing, call);
      if (drawn) return this.#struck(drawn.kind, drawing.spec, drawn.counter);
    }
    return undefined;
  }

  #hits(fault: Standing, call: Call): boolean {
    const { spec } = fault;
    if (fault.struck >= (spec.times ?? Number.POSITIVE_INFINITY)) return false;
    if (
      call.at < (spec.from ?? Number.NEGATIVE_INFINITY) ||
      call.at >= (spec.until ?? Number.POSITIVE_INFINITY)
    )
      return false;
    if (!endpointsOf(spec).includes(call.endpoint) || !matches(spec.match, call)) return false;
    const nth = fault.seen++;
    if (nth < (spec.after ?? 0)) return false;
    return createRandom(seedOf(`${fault.id} ${nth}`, this.#seed)).chance(spec.probability ?? 1);
  }

  #struck(kind: FaultKind, knobs: FaultKnobs, counter: { struck: number }): Strike {
    counter.struck++;
    this.injected[kind] = (this.injected[kind] ?? 0) + 1;
    const giveBack = () => {
      counter.struck--;
      this.injected[kind] = (this.injected[kind] ?? 1) - 1;
    };
    return { kind, knobs, giveBack };
  }
}

function endpointsOf({ kind, on }: FaultSpec): readonly Endpoint[] {
  if (on === undefined) return faultKinds[kind].on;
  return typeof on === 'string' ? [on] : on;
}

function matches(match: FaultSpec['match'], { query, token }: Call): boolean {
  if (!match) return true;
  const { cif, id, page, serial } = match;
  return (
    (serial === undefined || token?.serial === serial) &&
    (cif === undefined || query.get('cif') === cif) &&
    (id === undefined || query.get('id') === id || query.get('id_incarcare') === id) &&
    (page === undefined || query.get('pagina') === String(page))
  );
}

function draw(drawing: Drawing, call: Call): { kind: FaultKind; counter: { struck: number } } | undefined {
  const { spec, asked } = drawing;
  const number = drawing.calls++;
  const key = keyOf(call);
  const counter = asked.get(key) ?? { times: 0, struck: 0 };
  asked.set(key, counter);
  const nth = counter.times++;
  if (spec.on && !spec.on.includes(call.endpoint)) return undefined;
  if (spec.by !== 'call' && counter.struck >= (spec.perKey ?? 3)) return undefined;
  const kinds = (spec.kinds ?? passingKinds).filter((kind) => faultKinds[kind].on.includes(call.endpoint));
  const random = createRandom(seedOf(spec.by === 'call' ? `call ${number}` : `${key} ${nth}`, spec.seed));
  if (kinds.length === 0 || !random.chance(spec.rate)) return undefined;
  return { kind: random.pick(kinds), counter };
}

/** What is asked, without the instants of a window: two sweeps ask the same although their windows differ. */
const keyOf = ({ endpoint, query }: Call): string =>
  [endpoint, ...['cif', 'pagina', 'id', 'id_incarcare'].map((name) => query.get(name) ?? '')].join(' ');
