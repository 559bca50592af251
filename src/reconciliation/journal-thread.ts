/** The thread in which one file is read and compared: two hundred thousand lines take seconds, in which others would wait. Gets messages, answers each with one. */
import { parentPort } from 'node:worker_threads';
import { type Comparison, compareJournal, type Stretch } from './compare.ts';
import type { JournalEntry } from './journal-entry.ts';
import type { SpvInvoice } from './match.ts';
import { type JournalReading, readJournal } from './read-journal.ts';

export type Ask =
  | { kind: 'read'; file: Uint8Array; mostRows: number }
  | { kind: 'compare'; invoices: SpvInvoice[]; asked: Stretch & { tolerance: string } };

export type ReadAnswer =
  | { ok: true; headings: Record<string, string>; entries: number; unread: number; days: Stretch | null }
  | Extract<JournalReading, { ok: false }>;

let journal = { entries: [] as JournalEntry[], unread: [] as JournalEntry[] };

parentPort!.on('message', async (ask: Ask) => {
  parentPort!.postMessage(ask.kind === 'read' ? await read(ask) : compare(ask));
});

async function read({ file, mostRows }: Extract<Ask, { kind: 'read' }>): Promise<ReadAnswer> {
  const reading = await readJournal(Buffer.from(file.buffer, file.byteOffset, file.byteLength), mostRows);
  if (!reading.ok) return reading;
  journal = reading;
  const { entries, unread, headings } = reading;
  const days = entries.flatMap(({ date }) => date ?? []).toSorted();
  const stretch = days.length === 0 ? null : { from: days[0]!, to: days.at(-1)! };
  return {
    ok: true,
    headings: headings as Record<string, string>,
    entries: entries.length,
    unread: unread.length,
    days: stretch,
  };
}

function compare({ invoices, asked }: Extract<Ask, { kind: 'compare' }>): Comparison {
  return compareJournal(journal, invoices, asked);
}
