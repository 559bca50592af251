/** The thread in which PDFs are set: one document at a time, asked for by message. Knows no queue and no time limit. */
import { parentPort } from 'node:worker_threads';
import { mostInPdf } from './caps.ts';
import type { PdfRequest } from './render-pdf.ts';
import { sheetOf } from './sheet.ts';
import { createTypesetter } from './typeset.ts';

const port = parentPort!;
const typesetter = createTypesetter();

port.on('message', ({ invoice, provenance, language }: PdfRequest) => {
  const sheet = sheetOf(invoice, provenance, { language, ...mostInPdf });
  // A copy in memory that can be handed over: the compiler's own belongs to it.
  const pdf = Uint8Array.from(typesetter.pdf(sheet));
  port.postMessage(pdf, [pdf.buffer]);
});
