/** The words of the command line in the reader's language: Romanian where the locale says so, English elsewhere. */
import { en } from './en.ts';
import { ro } from './ro.ts';

export type Words = typeof en;
export type OptionName = keyof Words['options'];

/** By the first of the three that is set, as every program of the system does. */
export function wordsFor(env: Record<string, string | undefined>): Words {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^ro([_.@]|$)/i.test(locale) ? ro : en;
}
