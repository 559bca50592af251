/** The thread in which PDFs are set: one document at a time, asked for by message. Knows no queue and no time limit. */
import { parentPort } from 'node:worker_threads';
import { mostInPdf } from './caps.ts';
import { certificateOf } from './certificate.ts';
import { printSheetOf } from './print-sheet.ts';
import type { PdfRequest } from './render-pdf.ts';
import { sheetOf } from './sheet.ts';
import { createTypesetter } from './typeset.ts';

const port = parentPort!;
const typesetter = createTypesetter();

port.on('message', (request: PdfRequest) => {
  // A copy in memory that can be handed over: the compiler's own belongs to it.
  const pdf = Uint8Array.from(set(request));
  port.postMessage(pdf, [pdf.buffer]);
});

function set(request: PdfRequest): Buffer {
  if ('signed' in request) {
    const { signed, language } = request;
    return typesetter.certificate(certificateOf(JSON.parse(signed), language), signed);
  }
  if ('documents' in request) return typesetter.print(printSheetOf(request));
  const { invoice, provenance, language } = request;
  return typesetter.pdf(sheetOf(invoice, provenance, { language, ...mostInPdf }));
}
