/** Statements, certificates and signatures for packs: made as those that a person asks for. Knows no pack. */
import { canonicalJson, type Json } from '../core/canonical-json.ts';
import { signDocument } from '../core/signed.ts';
import type { PackProof } from '../exports/context.ts';
import { type IssueCtx, issueStatement } from '../integrity/issue-statement.ts';
import { loadSigningKey } from '../integrity/signing-keys.ts';
import { readVerifier } from '../integrity/verifier-page.ts';
import type { PdfRenderer } from '../render/render-pdf.ts';
import { renderWhenFree } from './render-when-free.ts';

export interface PackProofCtx extends IssueCtx {
  render: Pick<PdfRenderer, 'pdf'>;
}

export function packProof(ctx: PackProofCtx): PackProof {
  return {
    state: (period, actor) => issueStatement(ctx, period, actor),
    sign: async (document) => {
      const signed = signDocument(document, await loadSigningKey(ctx.db, ctx.vault));
      return canonicalJson(signed as unknown as Json);
    },
    certificate: (signed, language, signal) =>
      renderWhenFree(ctx.render, { signed: canonicalJson(signed as unknown as Json), language }, signal),
    verifier: readVerifier,
  };
}
