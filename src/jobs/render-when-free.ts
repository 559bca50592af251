/** A PDF for a file that is made in the background: waits while people look at single documents, who come first. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type PdfRenderer, type PdfRequest, RenderError } from '../render/render-pdf.ts';

const busyPauseMs = 250;

export async function renderWhenFree(
  render: Pick<PdfRenderer, 'pdf'>,
  request: PdfRequest,
  signal: AbortSignal,
): Promise<Buffer> {
  for (;;) {
    try {
      return await render.pdf(request, signal);
    } catch (error) {
      if (!(error instanceof RenderError) || error.code !== 'busy') throw error;
      await sleep(busyPauseMs, undefined, { signal });
    }
  }
}
