/** Identifiers and file names for which the trade has a better word; CONTRIBUTING.md has the table. Comments and texts are not looked at. */
import { type Source, scan } from './source.ts';

/** Refused on an exact match, with the word to use instead. */
const never: [pattern: RegExp, instead: string][] = [
  [/^(turn|takeTurn)$/, 'rate limit, RateLimiter'],
  [/^inTurn$/, 'semaphore'],
  [/^together$/, 'batch, createBatcher'],
  [/^books$/, 'reconciliation'],
  [/^(weather|witness)$/, 'faults, invariants'],
  [/^bury[A-Z]?\w*$/, 'release'],
  [/^forget[A-Z]?\w*$/, 'prune'],
];

/** `parts` is a fine name for pieces of a text; what a function is given to work with is its context. */
const partsAsContext =
  /[(,]\s*(?:readonly\s+)?parts\??:(?!\s*(readonly\s|string|number|Buffer|Uint8Array|TemplateStringsArray|\w+\[\]))/;

export function findNeverWords(sources: Source[]): string[] {
  return sources.flatMap(({ path, text }) => {
    const { code } = scan(text);
    const words = new Set(code.match(/[A-Za-z_$][\w$]*/g));
    const name = path
      .split('/')
      .at(-1)!
      .replace(/(\.test)?\.tsx?$/, '')
      .replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    words.add(name);
    const found = [...words].flatMap((word) => {
      const rule = never.find(([pattern]) => pattern.test(word));
      return rule ? [`${path}: ${word}, better ${rule[1]}`] : [];
    });
    const context =
      partsAsContext.test(code) || /\b[A-Z]\w*Parts\b/.test(code) || name === 'parts'
        ? [`${path}: parts, better ctx (context)`]
        : [];
    return [...found, ...context];
  });
}
