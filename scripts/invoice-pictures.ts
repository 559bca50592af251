/**
 * `node scripts/invoice-pictures.ts`: three invoices as PDF, and what a reader sees of them, into docs/pictures/. The
 * documents are the sandbox's, by fixed seeds; Chromium (CHROMIUM, or Debian's) draws the pages with PDF.js.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import type { InvoiceKind } from '../sandbox/documents/facts.ts';
import { makeDocument } from '../sandbox/documents/generate.ts';
import { readDocument } from '../src/documents/read-document.ts';
import { createPdfRenderer } from '../src/render/render-pdf.ts';
import type { Language } from '../src/text/language.ts';

const folder = join(import.meta.dirname, '../docs/pictures');
const uploadIndex = '5001130147';

const pictures: [name: string, kind: InvoiceKind, seed: number, language: Language][] = [
  ['invoice-ro', 'invoice', 130, 'ro'],
  ['credit-note-ro', 'credit_note', 123, 'ro'],
  ['invoice-in-euro-en', 'foreign_currency', 65, 'en'],
];

const provenance = {
  uploadIndex,
  messageId: '3001503294',
  seal: { verdict: 'valid', signer: 'Ministerul Finanțelor Publice' },
  availableAt: new Date('2026-02-16T09:30:00Z'),
  downloadedAt: new Date('2026-02-16T11:31:07Z'),
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
} as const;

await using closing = new AsyncDisposableStack();
const render = createPdfRenderer({ threads: 1 });
closing.defer(() => render.close());
let pdf: Buffer = Buffer.alloc(0);
const page = await openPage(closing, () => pdf);
await mkdir(folder, { recursive: true });
for (const [name, kind, seed, language] of pictures) {
  const { xml } = makeDocument({ seed, kind, issuedOn: '2026-02-16', uploadIndex });
  const read = readDocument(xml, kind === 'credit_note' ? 'ubl_credit_note' : 'ubl_invoice');
  if (read.verdict !== 'read') throw new Error(`${kind} ${seed} is ${read.verdict}`);
  pdf = await render.pdf({ invoice: read.invoice, provenance, language });
  await writeFile(join(folder, `${name}.png`), await drawFirstPage(page));
  console.log(`docs/pictures/${name}.png`);
}

/** PDF.js wants its program and its file from a server. */
async function openPage(closing: AsyncDisposableStack, currentPdf: () => Buffer): Promise<Page> {
  const program = await readFile(fileURLToPath(import.meta.resolve('unpdf/pdfjs')));
  const server = createServer((request, response) => {
    const [type, body] =
      request.url === '/pdf.js'
        ? ['text/javascript', program]
        : request.url === '/document.pdf'
          ? ['application/pdf', currentPdf()]
          : ['text/html', '<!doctype html><title>x</title>'];
    response.setHeader('content-type', type).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.defer(async () => void server.close());
  const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'];
  const browser = await chromium.launch({ executablePath, args });
  closing.defer(() => browser.close());
  const page = await browser.newPage();
  const { port } = server.address() as { port: number };
  await page.goto(`http://127.0.0.1:${port}/`);
  return page;
}

async function drawFirstPage(page: Page): Promise<Buffer> {
  // A string: it runs in the browser, whose globals this program does not have.
  const url: string = await page.evaluate(`(async () => {
    const { getDocument } = await import('/pdf.js');
    const document_ = await getDocument({ url: '/document.pdf' }).promise;
    const first = await document_.getPage(1);
    const viewport = first.getViewport({ scale: 1.6 });
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: viewport.width, height: viewport.height });
    await first.render({ canvasContext: canvas.getContext('2d'), canvas, viewport }).promise;
    return canvas.toDataURL('image/png');
  })()`);
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}
