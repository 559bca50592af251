/** A small seeded generator of random numbers: the same seed gives the same sequence on every machine. */

export interface Random {
  /** An integer from min to max, both included. */
  int(min: number, max: number): number;
  /** True with probability p. */
  chance(p: number): boolean;
  pick<T>(from: readonly T[]): T;
  digits(count: number): string;
}

/** splitmix32: good enough to vary documents, and a few nanoseconds a number. */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  function next(): number {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  }
  const random: Random = {
    int: (min, max) => min + Math.floor((next() / 0x1_0000_0000) * (max - min + 1)),
    chance: (p) => next() < p * 0x1_0000_0000,
    pick: (from) => from[random.int(0, from.length - 1)] as (typeof from)[number],
    digits(count) {
      let text = '';
      for (let i = 0; i < count; i++) text += random.int(0, 9);
      return text;
    },
  };
  return random;
}

/** Takes a text (and a number) to a seed: FNV-1a, finished so that neighbours differ everywhere. */
export function seedOf(text: string, start = 0): number {
  let hash = 0x811c9dc5 ^ Math.imul(start, 0x9e3779b1);
  // A seed beyond 32 bits is not the same as its low half.
  hash ^= Math.floor(start / 0x1_0000_0000);
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
}
