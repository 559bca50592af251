/** The labels of a shown invoice, in each language. Knows no invoice. */
import type { Language } from '../language.ts';
import { en } from './en.ts';
import { ro, type SheetTexts } from './ro.ts';

export type { SheetTexts };

export const sheetTexts: Record<Language, SheetTexts> = { ro, en };
