/** Where the original comes from and how far it can be trusted, in words: the text below every page. Pure. */
import type { SealVerdict } from '../core/invoice.ts';
import { formatInstant } from '../text/format.ts';
import type { SheetTexts } from '../text/render/sheet-texts.ts';
import { type Row, row } from './rows.ts';
import { said } from './said.ts';

export interface Provenance {
  uploadIndex: string;
  /** SPV's id of the message that brought it; null when a person did. */
  messageId: string | null;
  seal: { verdict: SealVerdict; signer: string | null };
  /** Since when SPV has it. */
  availableAt: Date | null;
  downloadedAt: Date | null;
  /** Of the original ZIP, lower-case hex. */
  sha256: string;
}

export interface SheetProvenance {
  seal: Row;
  /** The seal asks for a second look. */
  alarming: boolean;
  /** What belongs together, a line each. */
  rows: Row[][];
  sha256: Row;
  disclaimer: string;
}

export function provenanceRows(provenance: Provenance, texts: SheetTexts): SheetProvenance {
  const { verdict, signer } = provenance.seal;
  const named = verdict === 'valid' || verdict === 'valid_unknown_signer' ? said(signer) : null;
  const instant = (at: Date | null) => at && formatInstant(at, texts.language);
  return {
    seal: [texts.seal, [texts.seals[verdict], named].filter(Boolean).join(' – ')],
    alarming: verdict === 'tampered' || verdict === 'missing',
    rows: [
      [
        ...row(texts.availableSince, instant(provenance.availableAt)),
        ...row(texts.downloadedAt, instant(provenance.downloadedAt)),
      ],
      [
        ...row(texts.uploadIndex, said(provenance.uploadIndex)),
        ...row(texts.message, said(provenance.messageId)),
      ],
    ].filter((rows) => rows.length > 0),
    sha256: [texts.originalSha256, provenance.sha256],
    disclaimer: texts.notTheOriginal,
  };
}
