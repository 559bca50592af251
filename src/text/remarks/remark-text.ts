/** A remark with its text in both languages, as the API shows it. */
import type { Remark, RemarkCode } from '../../core/remark.ts';
import { inEachLanguage, type Translated } from '../language.ts';
import { en } from './en.ts';
import { ro } from './ro.ts';

export interface RemarkWithText {
  code: RemarkCode;
  term: string;
  written: string | null;
  expected: string | null;
  text: Translated;
}

export function remarkWithText(remark: Remark): RemarkWithText {
  const { code, term, written } = remark;
  return {
    code,
    term,
    written,
    expected: 'expected' in remark ? remark.expected : null,
    text: inEachLanguage({ ro, en }, (texts) => texts[code]),
  };
}
