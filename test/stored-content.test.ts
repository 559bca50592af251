/** An invoice's content is stored without nulls and empty lists, and read with all of its fields. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeDocument } from '../sandbox/documents/generate.ts';
import type { ReadInvoice } from '../src/core/invoice.ts';
import { contentFromStore, contentToStore, type StoredContent } from '../src/db/invoices/invoice-content.ts';
import { readOf } from '../src/db/invoices/invoice-reading.ts';
import { completeSubtotal } from '../src/db/invoices/stored-shape.ts';
import { readDocument } from '../src/documents/read-document.ts';

const fixtures = join(import.meta.dirname, 'fixtures');

function* invoices(): Generator<ReadInvoice> {
  for (const name of readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).sort())
    if (name.endsWith('.xml')) yield* readIfInvoice(readFileSync(join(fixtures, name)));
  for (let seed = 0; seed < 150; seed++)
    yield* readIfInvoice(
      makeDocument({
        seed,
        kind: 'invoice',
        issuedOn: '2026-01-01',
        uploadIndex: String(5_000_000_000 + seed),
      }).xml,
    );
}

function* readIfInvoice(xml: Buffer): Generator<ReadInvoice> {
  const reading = readDocument(xml, 'unknown');
  if (reading.verdict === 'read') yield reading.invoice;
}

/** As versions before this stored it. */
function everyField(invoice: ReadInvoice): StoredContent {
  const { number, typeCode, issuedOn, dueOn, currency, net, vat, payable, ...beside } = invoice;
  const { gross, vatBreakdown, lines, remarks, ...details } = beside;
  return { gross, vatBreakdown, lines, details, remarks };
}

const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value));

test('what is stored of any invoice reads as it was, from rows of this version and of older ones', () => {
  let [read, stored, before] = [0, 0, 0];
  for (const invoice of invoices()) {
    const whole = everyField(invoice);
    const kept = throughJson(contentToStore(invoice));
    const { gross, vatBreakdown, ...beside } = throughJson(whole);
    assert.deepEqual({ remarks: [], ...contentFromStore(kept) }, beside);
    // These two are columns.
    const columns = readOf({
      role: null,
      invoice,
      reading: { verdict: 'read', detail: null },
      availableAt: null,
    });
    const groups = throughJson(columns.vat_breakdown) as object[];
    assert.deepEqual([columns.gross, groups.map(completeSubtotal)], [gross, vatBreakdown]);
    assert.doesNotMatch(JSON.stringify(groups), /:null/);
    assert.deepEqual(contentFromStore(throughJson(whole)), throughJson(whole));
    const { remarks, ...withoutRemarks } = kept;
    assert.doesNotMatch(JSON.stringify(withoutRemarks), /:null|:\[\](?!,"lines")/);
    read++;
    stored += JSON.stringify(kept).length;
    before += JSON.stringify(whole).length;
  }
  assert.ok(read > 150, `${read} invoices`);
  assert.ok(stored < 0.55 * before, `${stored} bytes where there were ${before}`);
});

test('a row of a version that read less has the fields that it did not read', () => {
  const invoice = [...invoices()][0]!;
  const { seller, buyer, syntax } = invoice;
  const old = {
    lines: [{ id: '1', name: 'Pâine' }],
    details: { seller: { cif: seller.cif }, buyer: {}, syntax },
  };
  const { lines, details, ...rest } = contentFromStore(old as unknown as StoredContent);
  assert.deepEqual(Object.keys(lines![0]!).sort(), Object.keys(invoice.lines[0]!).sort());
  assert.deepEqual(Object.keys(details!.seller).sort(), Object.keys(seller).sort());
  assert.deepEqual(Object.keys(details!.buyer).sort(), Object.keys(buyer).sort());
  assert.deepEqual([details!.period, details!.notes, details!.references.order], [null, [], null]);
  assert.deepEqual(rest, {});
});
