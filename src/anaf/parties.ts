/** Reads a row's prose (`detalii`), the only place of a listing with both parties' codes. Pure; a guess at wordings, so nothing may depend on it. */

export interface Detail {
  /** Of the document the prose is about. */
  uploadIndex: string | null;
  /** The seller, also where the buyer filed the invoice. */
  issuerCif: string | null;
  /** May be a person's code, a placeholder of thirteen zeros, or a test's `3`. */
  beneficiaryCif: string | null;
  /** The buyer filed it in the seller's name. */
  selfBilled: boolean;
}

export function readDetail(detail: string): Detail {
  const uploadIndex = first(detail, /\bid_incarcare\s*=\s*(\d+)/i);
  // "transmisa de cif=<buyer>  ca autofactura in numele cif=<seller>" (prod, 2026); the misspelling "autofactutra" is
  // what another reader expects.
  const selfBilled =
    /\bde\s+cif\s*=\s*(?:RO)?(\d+)\s+ca\s+autofact\w*\s+in\s+numele\s+cif\s*=\s*(?:RO)?(\d+)/i.exec(detail);
  if (selfBilled) {
    return { uploadIndex, issuerCif: selfBilled[2]!, beneficiaryCif: selfBilled[1]!, selfBilled: true };
  }
  return {
    uploadIndex,
    issuerCif: first(detail, /cif_emitent\s*=\s*(?:RO)?(\d+)/i),
    beneficiaryCif: first(detail, /cif_beneficiar\s*=\s*(?:RO)?(\d+)/i),
    selfBilled: /tip\s+declarat\s*=\s*AUTOFACT/i.test(detail),
  };
}

function first(text: string, pattern: RegExp): string | null {
  return pattern.exec(text)?.[1] ?? null;
}
