/** What the command line says, in the language of its reader. */
import { type Language, languageOfLocale } from '../language.ts';
import { en } from './en.ts';
import { type CliTexts, ro } from './ro.ts';

export type { CliTexts };
export type OptionName = keyof CliTexts['options'];

export const cliTexts: Record<Language, CliTexts> = { ro, en };

export function cliTextsFor(env: Record<string, string | undefined>): CliTexts {
  return cliTexts[languageOfLocale(env)];
}
