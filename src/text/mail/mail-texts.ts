/** The texts of mail by language. */
import type { Language } from '../language.ts';
import { en } from './en.ts';
import { type MailTexts, ro } from './ro.ts';

export const mailTexts: Record<Language, MailTexts> = { ro, en };
