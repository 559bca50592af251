/** What the command line says, in the language of its reader. */
import { languageOfLocale } from '../language.ts';
import { en } from './en.ts';
import { ro } from './ro.ts';

export type Words = typeof en;
export type OptionName = keyof Words['options'];

export function wordsFor(env: Record<string, string | undefined>): Words {
  return { ro, en }[languageOfLocale(env)];
}
