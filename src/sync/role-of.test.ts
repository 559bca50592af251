import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadInvoice } from '../core/invoice.ts';
import { directionsOf } from './role-of.ts';

const invoice = (seller: string, buyer: string, typeCode = '380') =>
  ({ typeCode, seller: { cif: seller, name: null }, buyer: { cif: buyer, name: null } }) as ReadInvoice;

test('the seller has sent it, the buyer has received it', () => {
  assert.deepEqual(directionsOf(invoice('11', '22'), '11'), ['sent']);
  assert.deepEqual(directionsOf(invoice('11', '22'), '22'), ['received']);
});

test('in self-billing the buyer files it', () => {
  assert.deepEqual(directionsOf(invoice('11', '22', '389'), '11'), ['received']);
  assert.deepEqual(directionsOf(invoice('11', '22', '389'), '22'), ['sent']);
});

test('who is both has both, and who is neither has none', () => {
  assert.deepEqual(directionsOf(invoice('11', '11'), '11'), ['sent', 'received']);
  assert.deepEqual(directionsOf(invoice('11', '22'), '33'), []);
});
