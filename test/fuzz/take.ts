/**
 * Takes a download as a sync would, up to what the database and the API would get of it: unzip, tell apart, read, check
 * the seal, take the attachments out, mask. Says how it ended; throws where something promised does not hold.
 */
import assert from 'node:assert/strict';
import { maskDetails, maskLines, maskRemarks } from '../../src/core/mask-invoice.ts';
import { mostRemarks } from '../../src/core/remark.ts';
import { contentToStore } from '../../src/db/invoices/invoice-content.ts';
import { classify } from '../../src/documents/classify.ts';
import { readAttachment } from '../../src/documents/read-attachment.ts';
import { unzip } from '../../src/documents/unzip.ts';
import { lookInside } from '../../src/sync/look-inside.ts';

/** @returns `zip_corrupt`, `read`, `unreadable`, `not_an_invoice` */
export async function take(bytes: Buffer, uploadIndex: string): Promise<string> {
  const contents = await lookInside(bytes, { uploadIndex: uploadIndex });
  if (!contents.ok) return contents.reason;
  const { invoice, reading } = contents;
  assertShown(reading.detail);
  assertShown(contents.seal.detail);
  if (!invoice) return reading.verdict;
  for (const amount of [invoice.net, invoice.vat, invoice.payable])
    if (amount !== null) assert.match(amount, /^-?\d+(\.\d+)?$/);
  assert.ok(invoice.remarks.length <= mostRemarks);
  const stored = JSON.stringify([invoice, contentToStore(invoice)]);
  // Neither PostgreSQL's text nor its jsonb can hold these.
  assert.ok(stored.isWellFormed() && !stored.includes('\\u0000'), 'what was read cannot be stored');
  maskDetails(invoice);
  maskLines(invoice.lines);
  maskRemarks(invoice.remarks);
  await takeAttachments(bytes, uploadIndex, invoice.attachments);
  return reading.verdict;
}

async function takeAttachments(
  bytes: Buffer,
  uploadIndex: string,
  attachments: { n: number; sizeBytes: number | null }[],
): Promise<void> {
  if (attachments.length === 0) return;
  const opened = await unzip(bytes);
  assert.ok(opened.ok);
  const told = classify(opened.entries, uploadIndex);
  assert.ok(told.ok);
  for (const { n, sizeBytes } of attachments.slice(0, 3)) {
    const read = readAttachment(told.document.bytes, n);
    assert.equal(read.ok ? read.bytes.length : null, sizeBytes, `attachment ${n}`);
    if (read.ok) assert.match(read.filename, /^[^/\\\p{Cc}]{1,110}$/u);
  }
}

/** A detail goes into a text column and before people's eyes. */
function assertShown(detail: string | null): void {
  assert.ok(detail === null || (detail.length <= 1_000 && detail.isWellFormed() && !detail.includes('\0')));
}
