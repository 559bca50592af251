import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadInvoice } from '../core/invoice.ts';
import { directionsOf, roleOf } from './role-of.ts';

const invoice = (seller: string[], buyer: string[], typeCode = '380') =>
  ({
    typeCode,
    seller: { cif: seller[0] ?? null, codes: seller },
    buyer: { cif: buyer[0] ?? null, codes: buyer },
  }) as ReadInvoice;

test('the seller has sent it, the buyer has received it', () => {
  assert.deepEqual(directionsOf(invoice(['11'], ['22']), '11'), ['sent']);
  assert.deepEqual(directionsOf(invoice(['11'], ['22']), '22'), ['received']);
});

test('in self-billing the buyer files it', () => {
  assert.deepEqual(directionsOf(invoice(['11'], ['22'], '389'), '11'), ['received']);
  assert.deepEqual(directionsOf(invoice(['11'], ['22'], '389'), '22'), ['sent']);
});

test('who is both has both, and who is neither has none', () => {
  assert.deepEqual(directionsOf(invoice(['11'], ['11']), '11'), ['sent', 'received']);
  assert.deepEqual(directionsOf(invoice(['11'], ['11'], '389'), '11'), ['sent', 'received']);
  assert.deepEqual(directionsOf(invoice(['11'], ['22']), '33'), []);
});

test('a company is known by any code of a party, by the one that it is listed under first (2026-11-29)', () => {
  const member = invoice(['47000007', '18547290'], ['22']);
  assert.deepEqual(directionsOf(member, '18547290'), ['sent']);
  assert.equal(roleOf(member, '18547290', 'sent'), 'seller');
  // The buyer writes the seller's code among its own identifiers.
  assert.equal(roleOf(invoice(['11'], ['22', '11']), '11', 'received'), 'seller');
});

test("where the document names the company nowhere, ANAF's row says who it is", () => {
  const abroad = invoice([], ['22']);
  const row = 'Factura cu id_incarcare=5 emisa de cif_emitent=11 pentru cif_beneficiar=22';
  assert.equal(roleOf(abroad, '11', 'sent', row), 'seller');
  assert.equal(roleOf(invoice(['11'], []), '22', 'received', row), 'buyer');
  assert.equal(roleOf(abroad, '33', 'received', row), null);
  assert.equal(roleOf(abroad, '11', 'sent'), null);
  assert.equal(roleOf(null, '11', 'sent', row), null);
});
