import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cents, exact, sum, UNIT } from '../testing/exact.ts';
import { invoices, label } from '../testing/samples.ts';
import type { AdjustmentFacts, InvoiceFacts } from './facts.ts';

const adjusted = (adjustments: readonly AdjustmentFacts[]): bigint =>
  sum(adjustments.map((one) => (one.charge ? exact(one.amount) : -exact(one.amount))));

function everyInvoice(check: (facts: InvoiceFacts, name: string) => void): void {
  for (const document of invoices(60)) check(document.facts, label(document));
}

test('a line is quantity times price, less its allowances, plus its charges', () => {
  everyInvoice(({ lines }, name) => {
    for (const line of lines) {
      const full = cents(exact(line.quantity) * exact(line.price), exact(line.priceBaseQuantity ?? '1'));
      assert.equal(exact(line.net), full + adjusted(line.adjustments), `${name} line ${line.id}`);
    }
  });
});

test('the lines, allowances and charges add up to the net total, VAT to the gross, and that to what is payable', () => {
  everyInvoice((facts, name) => {
    const off = facts.consistent ? 0n : UNIT / 100n;
    assert.equal(exact(facts.lineTotal), sum(facts.lines.map((line) => exact(line.net))), name);
    assert.equal(exact(facts.net), exact(facts.lineTotal) + adjusted(facts.adjustments), name);
    assert.equal(
      exact(facts.net),
      exact(facts.lineTotal) - exact(facts.allowanceTotal) + exact(facts.chargeTotal),
      name,
    );
    assert.equal(exact(facts.gross), exact(facts.net) + exact(facts.vat) + off, name);
    assert.equal(
      exact(facts.payable),
      exact(facts.gross) - exact(facts.prepaid) + exact(facts.rounding) - off,
      name,
    );
  });
});

test('VAT is rounded once for each category and rate', () => {
  everyInvoice((facts, name) => {
    for (const group of facts.vatBreakdown)
      assert.equal(exact(group.vat), cents(exact(group.base) * exact(group.rate), 100n * UNIT), name);
    assert.equal(exact(facts.vat), sum(facts.vatBreakdown.map((group) => exact(group.vat))), name);
    assert.equal(exact(facts.net), sum(facts.vatBreakdown.map((group) => exact(group.base))), name);
  });
});

test('the base of a VAT group is the sum of its lines and document adjustments', () => {
  everyInvoice((facts, name) => {
    // Where the lines have no rate there is one group only.
    const bare =
      facts.quirks.includes('rate_only_on_subtotal') && facts.lines.every((line) => line.vatRate === null);
    for (const group of facts.vatBreakdown) {
      const lines = facts.lines.filter(
        (l) => l.vatCategory === group.category && (bare || l.vatRate === group.rate),
      );
      const others = facts.adjustments.filter(
        (one) => one.vatCategory === group.category && one.vatRate === group.rate,
      );
      assert.equal(exact(group.base), sum(lines.map((line) => exact(line.net))) + adjusted(others), name);
    }
  });
});

test('totals that do not add up say so, and only they', () => {
  everyInvoice((facts, name) =>
    assert.equal(facts.consistent, !facts.quirks.includes('totals_off_by_one'), name),
  );
});

test('VAT is 19, 9 and 5 percent until the end of July 2025, then 21 and 11', () => {
  const rates = (issuedOn: string) => {
    const met = new Set<bigint>();
    for (const { facts } of invoices(30, issuedOn))
      for (const line of facts.lines)
        if (line.vatCategory === 'S') met.add(exact(line.vatRate ?? '0') / UNIT);
    met.delete(0n);
    return [...met].sort((a, b) => Number(b - a));
  };
  assert.deepEqual(rates('2025-07-31'), [19n, 9n, 5n]);
  assert.deepEqual(rates('2025-08-01'), [21n, 11n]);
});

test('a storno is below zero and names the invoice that it turns back', () => {
  for (const { facts } of invoices(40)) {
    if (facts.kind !== 'storno') continue;
    assert.ok(exact(facts.payable) < 0n);
    assert.ok(facts.precedingInvoices.length > 0);
  }
});
