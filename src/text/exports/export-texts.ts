/** What exported files say to people, in the language of the file. */
import type { Language } from '../language.ts';
import { en } from './en.ts';
import { type ExportTexts, ro } from './ro.ts';

export type { ExportTexts };

export const exportTexts: Record<Language, ExportTexts> = { ro, en };
