/** core and documents are pure: they read no file, no network, no clock, no environment and no chance. */
import { isTest, type Source, scan } from './source.ts';

const modules =
  /from '(node:(fs|net|http|https|child_process|process|timers|dgram|dns|worker_threads)[^']*|undici|pg)'/;
const names = /\bDate\.now\(|\bnew Date\(\)|\bprocess\.|\bperformance\.|\bMath\.random\b/;

export function findImpure(sources: Source[]): string[] {
  return sources
    .filter(({ path }) => /^src\/(core|documents)\//.test(path) && !isTest(path))
    .filter(({ text }) => modules.test(text) || names.test(scan(text).code))
    .map(({ path }) => `${path} is not pure`);
}
