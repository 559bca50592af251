import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CII_ORDER } from '../testing/cii-order.ts';
import { parse, type Read } from '../testing/parse.ts';
import { invoices, label } from '../testing/samples.ts';
import { REPEATED, UBL_ORDER } from '../testing/ubl-order.ts';

const rows = (table: Readonly<Record<string, string>>) =>
  new Map(Object.entries(table).map(([parent, children]) => [parent, children.split(' ')]));

function checkOrder(element: Read, table: ReadonlyMap<string, string[]>, name: string): void {
  if (element.children.length === 0) return;
  const row = table.get(element.name) ?? assert.fail(`${name}: no order known for ${element.name}`);
  let reached = 0;
  for (const child of element.children) {
    const place = row.indexOf(child.name);
    assert.ok(place >= reached, `${name}: ${child.name} is out of place in ${element.name}`);
    reached = place;
    checkOrder(child, table, name);
  }
}

function checkSingles(element: Read, name: string): void {
  const names = element.children.map((child) => child.name).filter((child) => !REPEATED.has(child));
  assert.equal(new Set(names).size, names.length, `${name}: ${element.name} holds something twice`);
  for (const child of element.children) checkSingles(child, name);
}

test('elements stand in the order of the UBL 2.1 schemas, and once where one is allowed', () => {
  const table = rows(UBL_ORDER);
  for (const document of invoices(40)) {
    if (document.facts.root === 'CrossIndustryInvoice') continue;
    const root = parse(document.xml);
    checkOrder(root, table, label(document));
    checkSingles(root, label(document));
  }
});

test('elements of a CII document stand in the order of its schema', () => {
  const table = rows(CII_ORDER);
  for (const document of invoices(60))
    if (document.facts.root === 'CrossIndustryInvoice')
      checkOrder(parse(document.xml), table, label(document));
});
