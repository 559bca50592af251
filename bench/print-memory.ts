/** How much memory a PDF of several invoices takes: `node --max-semi-space-size=4 --max-old-space-size=1536 bench/print-memory.ts 200`; a process for each size, 1 is the reference. */
import { makeDocument } from '../sandbox/documents/generate.ts';
import { readDocument } from '../src/documents/read-document.ts';
import { createPdfRenderer } from '../src/render/render-pdf.ts';

const wanted = Number(process.argv[2] ?? 200);
const at = new Date('2026-02-01T00:00:00Z');
const provenance = {
  uploadIndex: '5000000001',
  messageId: '3000000001',
  seal: { verdict: 'valid' as const, signer: null },
  availableAt: at,
  downloadedAt: at,
  sha256: '0'.repeat(64),
};
const documents = Array.from({ length: wanted }, (_, seed) => {
  const { xml } = makeDocument({ seed, kind: 'invoice', issuedOn: '2026-02-01', uploadIndex: '1' });
  const read = readDocument(xml, 'unknown');
  if (read.verdict !== 'read') throw new Error(`document ${seed} is ${read.verdict}`);
  return { invoice: read.invoice, provenance };
});
const lines = documents.reduce((sum, { invoice }) => sum + invoice.lines.length, 0);
// Memory is measured, and not how busy the machine is.
const render = createPdfRenderer({ timeoutMs: 600_000 });
const pdf = await render.pdf({ documents, leftOut: [], language: 'ro' });
// Linux counts in KiB.
const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
await render.close();
console.log({ invoices: wanted, lines, sizeBytes: pdf.length, peakMiB });
