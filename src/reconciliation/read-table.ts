/** Rows of cells from CSV (any separator and encoding) or XLSX, up to a maximum. Knows no heading. */
import { parse } from 'csv-parse';
import { fromBufferPromise } from 'yauzl';
import { decodeText } from './decode-text.ts';
import type { Cell } from './read-values.ts';

export type TableFault =
  | 'not_a_table'
  /** A quote is open or out of place. */
  | 'malformed'
  | 'too_many_rows'
  | 'too_large';

export type Table = { ok: true; rows: Cell[][] } | { ok: false; fault: TableFault };

const mostColumns = 200;
/** Spreadsheets compress about tenfold, and uploads are at most 20 MB: more than this is a ZIP bomb. */
const mostUnpackedBytes = 300 * 1024 * 1024;
const mostParts = 1_000;

export async function readTable(bytes: Buffer, mostRows: number): Promise<Table> {
  const zipped = bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'));
  if (!zipped && bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))
    // The old binary .xls.
    return { ok: false, fault: 'not_a_table' };
  if (zipped && !(await isBearable(bytes))) return { ok: false, fault: 'too_large' };
  try {
    return await collect(zipped ? xlsxRows(bytes) : csvRows(decodeText(bytes)), mostRows);
  } catch {
    // The library's message describes its own parser and not the file's fault.
    return { ok: false, fault: zipped ? 'not_a_table' : 'malformed' };
  }
}

async function collect(source: AsyncIterable<Cell[]>, mostRows: number): Promise<Table> {
  const rows: Cell[][] = [];
  for await (const row of source) {
    if (rows.length >= mostRows) return { ok: false, fault: 'too_many_rows' };
    rows.push(row.slice(0, mostColumns));
  }
  return { ok: true, rows };
}

async function* csvRows(text: string): AsyncGenerator<Cell[]> {
  const parser = parse({
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: 100_000,
    bom: true,
  });
  parser.end(text);
  for await (const row of parser) yield row as string[];
}

const delimiters = [';', '\t', ',', '|'];

/** The separator whose count varies least over the first lines; Romanian Excel writes semicolons. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n|\r|\n/, 40)
    .filter((line) => line.trim() !== '');
  const spread = (delimiter: string) => {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(delimiter).length - 1);
    const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
    return usual === 0 ? 0 : counts.filter((n) => n === usual).length * 10 + usual;
  };
  return delimiters.reduce((best, one) => (spread(one) > spread(best) ? one : best));
}

/** The first sheet. */
async function* xlsxRows(bytes: Buffer): AsyncGenerator<Cell[]> {
  const { streamXlsxRows } = await import('hucre/xlsx');
  for await (const { values } of streamXlsxRows(bytes)) yield values.map(plainCell);
}

function plainCell(value: unknown): Cell {
  if (value === null || value instanceof Date) return value;
  return ['string', 'number', 'boolean'].includes(typeof value) ? (value as Cell) : null;
}

/** Every part is unpacked once and counted before the library, which would believe what the file says of itself. */
async function isBearable(bytes: Buffer): Promise<boolean> {
  try {
    const zip = await fromBufferPromise(bytes);
    if (zip.entryCount > mostParts) return false;
    let unpacked = 0;
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize;
      if (unpacked > mostUnpackedBytes) return false;
      // Yauzl fails when a part is longer than was declared.
      for await (const _ of await zip.openReadStreamPromise(entry));
    }
    return true;
  } catch {
    return false;
  }
}
