/** The thread in which one file is read and compared: two hundred thousand lines take seconds, in which others would wait. Gets messages, answers each with one. */
import { parentPort } from 'node:worker_threads';
import { type Comparison, compareJournal, type Stretch } from './compare.ts';
import type { Columns } from './guess-columns.ts';
import type { JournalEntry } from './journal-entry.ts';
import type { SpvInvoice } from './match.ts';
import {
  type EntriesReading,
  type Journal,
  type JournalLayout,
  layoutOf,
  readJournal,
  readWithColumns,
} from './read-journal.ts';
import type { TableFault } from './read-table.ts';

export type Ask =
  | { kind: 'open'; file: Uint8Array; mostRows: number }
  | { kind: 'read'; columns: Columns }
  | { kind: 'compare'; invoices: SpvInvoice[]; asked: Stretch & { tolerance: string } };

export type OpenAnswer = { ok: true; layout: JournalLayout } | { ok: false; fault: TableFault };

export type ReadAnswer =
  | { ok: true; headings: Record<string, string>; entries: number; unread: number; days: Stretch | null }
  | Extract<EntriesReading, { ok: false }>;

let journal: Journal | undefined;
let read = { entries: [] as JournalEntry[], unread: [] as JournalEntry[] };

parentPort!.on('message', async (ask: Ask) => {
  parentPort!.postMessage(await answer(ask));
});

async function answer(ask: Ask): Promise<OpenAnswer | ReadAnswer | Comparison> {
  switch (ask.kind) {
    case 'open':
      return open(ask);
    case 'read':
      return readEntries(ask.columns);
    case 'compare':
      return compareJournal(read, ask.invoices, ask.asked);
  }
}

async function open({ file, mostRows }: Extract<Ask, { kind: 'open' }>): Promise<OpenAnswer> {
  const reading = await readJournal(Buffer.from(file.buffer, file.byteOffset, file.byteLength), mostRows);
  if (!reading.ok) return reading;
  journal = reading.journal;
  return { ok: true, layout: layoutOf(journal) };
}

function readEntries(columns: Columns): ReadAnswer {
  const reading = readWithColumns(journal!, columns);
  if (!reading.ok) return reading;
  read = reading;
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
