/** Asks ANAF for its own PDF of a document. Knows the ways around its firewall; knows no SQL and no files. */

import type { AnafClient } from './client.ts';
import { AnafError } from './errors.ts';
import { parseRendering, type Rendered } from './parse-rendering.ts';
import { withoutSchemaLocation } from './without-schema-location.ts';

export type { Rendered } from './parse-rendering.ts';

/** `FACT1` for an Invoice, `FCN` for a CreditNote; CII is not rendered. */
export type RenderStandard = 'FACT1' | 'FCN';

/** ANAF's limit for rendering (swagger, 2024), half of what it takes as an invoice. */
export const mostRenderedBytes = 5 * 1024 * 1024;

export interface RenderRequest {
  document: Uint8Array;
  standard: RenderStandard;
  signal?: AbortSignal;
}

/**
 * POST transformare, on the host that asks for no token: it counts against no application. First without validation,
 * since the document has been accepted once; that path has a firewall which rejected 4 of 525 real invoices, three for a
 * relative path in xsi:schemaLocation, which the copy that is sent therefore lacks (the PDF is the same). What is rejected
 * all the same passes where ANAF validates (seen live 2026-07-30).
 * @throws AnafError firewall when both paths reject it, and the general ones
 */
export async function renderAtAnaf(client: AnafClient, request: RenderRequest): Promise<Rendered> {
  const { document, standard, signal } = request;
  const ask = (path: string, body: Uint8Array) =>
    client.call(
      {
        endpoint: 'render',
        method: 'POST',
        url: `${client.config.publicUrl}/transformare/${path}`,
        headers: { 'content-type': 'text/plain' },
        body,
        timeoutMs: client.limits.renderTimeoutMs,
        maxBytes: client.limits.renderMaxBytes,
        signal,
      },
      parseRendering,
    );
  try {
    return await ask(`${standard}/DA`, withoutSchemaLocation(document));
  } catch (error) {
    if (!(error instanceof AnafError) || error.code !== 'firewall') throw error;
    return ask(standard, document);
  }
}
