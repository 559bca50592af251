import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InvoiceDetails } from '../src/core/invoice.ts';
import { maskDetails, maskLines, maskParty, maskRemarks } from '../src/core/mask-invoice.ts';
import { emptyLine, emptyParty } from './support/empty-invoice.ts';

// Of a man born on 1 January 1996, with its control digit.
const person = '1960101123456';
const masked = '1***********6';

test("a party's code and name show no person's code; a company's stays", () => {
  const shown = maskParty({ cif: person, name: `PFA Ion ${person}` });
  assert.deepEqual(shown, { cif: masked, name: `PFA Ion ${masked}` });
  const company = { cif: '12345674', name: null };
  assert.deepEqual(maskParty(company), company);
});

test("a person's code is masked wherever a party may have it, and in every text of the head", () => {
  const seller = {
    ...emptyParty,
    name: `PFA Ion ${person}`,
    vatId: person,
    taxRegistration: `CNP ${person}`,
    legalId: person,
    identifiers: ['12', person],
  };
  const head = { seller, notes: [`Delegat CNP ${person}`], payee: { legalId: person } };
  const shown = maskDetails(head as unknown as InvoiceDetails);
  assert.ok(!JSON.stringify(shown).includes(person));
  assert.deepEqual(
    [shown.seller.taxRegistration, shown.seller.identifiers],
    [`CNP ${masked}`, ['12', masked]],
  );
  assert.deepEqual([shown.notes, shown.payee?.legalId], [[`Delegat CNP ${masked}`], masked]);
});

test("a line's text loses a person's code, and keeps a barcode of as many digits", () => {
  const barcode = '5941234567899';
  const [line] = maskLines([
    { ...emptyLine, name: `Bilet ${person}`, description: barcode, standardItemId: barcode },
  ]);
  assert.deepEqual(
    [line?.name, line?.description, line?.standardItemId],
    [`Bilet ${masked}`, barcode, barcode],
  );
});

test('numbers of orders, payments, waybills and places stay, whatever their digits (2026-11-29)', () => {
  const details = {
    seller: { ...emptyParty, legalId: person, identifiers: [person, '2'], locationNumbers: [person] },
    buyer: { ...emptyParty, identifiers: [person] },
    references: { order: person, despatch: person, buyer: person },
    paymentMeans: [{ reference: person }],
    delivery: { locationId: person },
  };
  const shown = maskDetails(details as unknown as InvoiceDetails);
  // A location number of the document is one wherever it occurs in it.
  assert.deepEqual([shown.seller.legalId, shown.seller.identifiers[0]], [person, person]);
  assert.deepEqual(shown.references, { order: person, despatch: person, buyer: person });
  assert.deepEqual([shown.paymentMeans[0]?.reference, shown.delivery?.locationId], [person, person]);
  const other = maskDetails({
    ...details,
    seller: { ...details.seller, locationNumbers: [] },
  } as unknown as InvoiceDetails);
  assert.deepEqual([other.seller.legalId, other.buyer.identifiers], [masked, [masked]]);
  assert.deepEqual(other.references, { order: person, despatch: person, buyer: masked });
});

test('a remark quotes no code either', () => {
  const [remark] = maskRemarks([{ code: 'not_a_date', term: 'BT-2', written: person }]);
  assert.equal(remark?.written, masked);
});
