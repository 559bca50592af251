/** A stranger's text as it may be shown: personal codes masked, and nothing in it that turns or hides other text. Pure. */
import { maskPersonalCodes } from '../core/cif.ts';

/** Null when nothing is left. */
export function said(text: string | null | undefined): string | null {
  const shown = maskPersonalCodes(plain(text ?? ''));
  return shown === '' ? null : shown;
}

/** For codes of goods, which have thirteen digits as often as not (GTIN-13). */
export function saidCode(text: string | null | undefined): string | null {
  return plain(text ?? '') || null;
}

/**
 * Overrides of the writing direction could make an amount read backwards, and controls have no sign. Line breaks stay:
 * notes and payment terms have them.
 */
function plain(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g, '')
    .replace(/\t/g, ' ')
    .replace(/[^\P{C}\n\u200c\u200d]/gu, '')
    .trim();
}
