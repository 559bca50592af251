import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Invoice } from '../db/invoices/invoice.ts';
import { defaultTemplate, downloadName, nameOf, readTemplate, templateFields } from './file-names.ts';

const unnamed = { cif: null, name: null, tradingName: null, vatId: null };

const invoice: Invoice = {
  id: '0198f3a2-6d1e-7c3b-9a55-2f1f6f0f4c11',
  companyId: '0198f3a2-6d1e-7c3b-9a55-2f1f6f0f4c12',
  cif: '12345674',
  messageId: '3001',
  uploadIndex: '5001234567',
  direction: 'received',
  role: 'buyer',
  number: 'FV 12/34',
  typeCode: '380',
  issuedOn: '2026-09-30',
  dueOn: null,
  currency: 'RON',
  seller: { ...unnamed, cif: '8000000000', name: 'Țesătoria "Șapte" & Fiii SRL' },
  buyer: { ...unnamed, cif: '12345674', name: 'Noi SA' },
  net: null,
  vat: null,
  payable: null,
  gross: null,
  prepaid: null,
  rounding: null,
  vatInLei: null,
  sign: 1,
  taxPointCode: null,
  vatBreakdown: null,
  copies: [],
  seal: { verdict: 'valid', detail: null, signer: null, certificateSha256: null },
  reading: { verdict: 'read', detail: null },
  // Past midnight in Bucharest.
  availableAt: new Date('2026-09-30T21:30:00Z'),
  late: null,
  retainUntil: null,
  arrivedAt: new Date('2026-09-30T21:40:00Z'),
  mark: null,
  markedAt: null,
  assignee: null,
  tags: [],
  comments: 0,
  clientAnswer: null,
};

function named(template: string, over: Partial<Invoice> = {}, ascii = false): string {
  const reading = readTemplate(template);
  assert.ok(reading.ok, template);
  return nameOf({ ...invoice, ...over }, reading.template, { language: 'ro', ascii });
}

test('a name says whose, which and when, by Romanian time', () => {
  assert.equal(named(defaultTemplate), '2026/10/primite/Țesătoria _Șapte_ & Fiii SRL_FV 12_34_5001234567');
  assert.equal(named('{partner}_{id}', {}, true), 'Tesatoria _Sapte_ & Fiii SRL_5001234567r');
  const sent = { direction: 'sent', role: 'seller' } as const;
  assert.equal(named('{direction}/{partner_cif}/{number}_{id}', sent), 'emise/12345674/FV 12_34_5001234567');
  assert.equal(named('{yyyy}-{mm}-{dd}_{id}', { availableAt: null }), '2026-09-30_5001234567r');
});

test('a template without an id gets one, so that no two invoices share a name', () => {
  assert.equal(named('{number}'), 'FV 12_34_5001234567r');
  assert.notEqual(named('{number}'), named('{number}', { direction: 'sent' }));
});

test('what is not on the list of fields, leaves the folder or names no file is refused', () => {
  for (const template of [
    '../{number}',
    '/{number}',
    'a//{number}',
    '{number}/.',
    'C:{number}',
    'a\\{number}',
    '{secret}',
    '{number}{number}',
    '{number',
    'a/b/c/d/e/f/{number}',
    `${'x'.repeat(61)}{number}`,
    '{Number}',
    'a\u0000{number}',
    '…{number}',
  ])
    assert.equal(readTemplate(template).ok, false, template);
});

test('a single document is called by its partner, number and day', () => {
  assert.match(
    downloadName(invoice, 'ro'),
    /^Țesătoria _?Șapte_? & Fiii SRL_FV 12_34_\d{4}-\d\d-\d\d_5001234567$/,
  );
});

test('a person is in no path', () => {
  const buyer = { ...unnamed, cif: '1960101123456' };
  assert.equal(named('{partner_cif}/{id}', { role: 'seller', buyer }), 'persoana-fizica/5001234567r');
  assert.equal(named('{company}/{id}', { cif: '1960101123456' }), 'persoana-fizica/5001234567r');
});

test("Windows's devices are no names", () => {
  for (const name of ['CON', 'nul', 'Com1', 'LPT9', 'aux.txt'])
    assert.match(named('{partner}/{id}', { seller: { ...unnamed, cif: null, name } }), /^_/, name);
  assert.equal(
    named('{partner}.{id}', { seller: { ...unnamed, cif: null, name: 'PRN' } }),
    '_PRN.5001234567r',
  );
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '..',
    '.',
    ' ',
    'CON',
    'a/../b',
    '\u202egpj.exe',
    '\ud800',
    'x'.repeat(500),
    '😀'.repeat(99),
  ),
);
const anyTemplate = fc
  .uniqueArray(fc.constantFrom(...templateFields), { minLength: 1, maxLength: 11 })
  .chain((fields) =>
    fc
      .array(fc.constantFrom('/', '_', '-', '.', ' ', 'CON', 'ș'), {
        minLength: fields.length,
        maxLength: fields.length,
      })
      .map((between) => fields.map((field, i) => `{${field}}${between[i]}`).join('')),
  );

test('whatever an invoice says and however it is named: a safe path, never above 255 bytes a part', () => {
  fc.assert(
    fc.property(
      anyTemplate,
      anyText,
      anyText,
      anyText,
      fc.boolean(),
      (template, name, number, type, ascii) => {
        const reading = readTemplate(template);
        if (!reading.ok) return;
        const over = { seller: { ...unnamed, cif: null, name }, number, typeCode: type };
        const path = named(template, over, ascii);
        for (const part of path.split('/')) {
          assert.ok(Buffer.byteLength(part) + '.xml'.length <= 255, path);
          assert.match(part, /^[^<>:"/\\|?*\p{C}]+$/u);
          assert.doesNotMatch(part, /^[. ]|[. ]$/);
          assert.doesNotMatch(part.split('.')[0]!.trim(), /^(con|prn|aux|nul|com\d|lpt\d)$/i);
        }
        assert.ok(path.isWellFormed());
        // The same invoice has the same name; another has another, whatever else they share.
        assert.equal(path, named(template, over, ascii));
        assert.notEqual(
          path.toLowerCase(),
          named(template, { ...over, uploadIndex: '5001234568' }, ascii).toLowerCase(),
        );
        assert.notEqual(
          path.toLowerCase(),
          named(template, { ...over, direction: 'sent' }, ascii).toLowerCase(),
        );
      },
    ),
    { numRuns: 500 },
  );
});
