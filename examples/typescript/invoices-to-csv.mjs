/**
 * Follows the feed of invoices into a CSV file that always has the latest state of each: run it as often as you like.
 *
 *   npm install ../../clients/typescript
 *   EFACTURA_URL=http://localhost:3000 EFACTURA_API_KEY=efs_… node invoices-to-csv.mjs invoices.csv
 *
 * The cursor is kept beside the CSV, in invoices.csv.cursor.
 */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createEfacturaClient, followInvoices } from 'efactura-sync-client';

const columns = ['id', 'direction', 'number', 'issuedOn', 'seller', 'buyer', 'currency', 'net', 'vat', 'payable'];

const [file = 'invoices.csv'] = process.argv.slice(2);
const client = createEfacturaClient({
  baseUrl: process.env.EFACTURA_URL ?? 'http://localhost:3000',
  apiKey: process.env.EFACTURA_API_KEY ?? '',
});

const rows = await readRows(file);
const cursor = await readFile(`${file}.cursor`, 'utf8').catch(() => undefined);
let changed = 0;
for await (const page of followInvoices(client, { cursor, waitSeconds: 0 })) {
  for (const { change, invoice } of page.changes) {
    if (change === 'removed') rows.delete(invoice.id);
    else rows.set(invoice.id, lineOf(invoice));
    changed++;
  }
  // First the rows, then the cursor: a crash between the two reads some changes again, and misses none.
  await replace(file, [columns.join(','), ...rows.values()].join('\n') + '\n');
  await replace(`${file}.cursor`, page.cursor);
}
console.log(`${changed} changes, ${rows.size} invoices in ${file}`);

function lineOf(invoice) {
  const values = { ...invoice, seller: invoice.seller.name, buyer: invoice.buyer.name };
  return columns.map((column) => cell(values[column])).join(',');
}

/** A text that a spreadsheet would read as a formula is kept a text. */
function cell(value) {
  const said = String(value ?? '');
  const text = /^[=+\-@]/.test(said) && !/^-?[\d.]+$/.test(said) ? `'${said}` : said;
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function readRows(path) {
  const text = await readFile(path, 'utf8').catch(() => '');
  const lines = text.split(/\n(?=[0-9a-f-]{36},)/).slice(1);
  return new Map(lines.map((line) => [line.slice(0, 36), line.replace(/\n$/, '')]));
}

async function replace(path, text) {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}
