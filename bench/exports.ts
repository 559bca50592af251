/** How fast the catalogue is handed on, and in how much memory: each format beside a bare cursor over the same rows, each in a process of its own. */
import type { ExportRequest } from '../src/db/exports/export.ts';
import type { ChildDone } from './exports/child.ts';
import { runChild } from './exports/run-child.ts';
import { openStand } from './exports/stand.ts';
import { type BenchResult, type Figure, figureOf } from './figures.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const invoices = 100_000;
const filter = { cif: '12345674' };
const few = { ...filter, issuedTo: '2026-01-03' };
const formats: Record<string, ExportRequest> = {
  CSV: { kind: 'search', format: 'csv', filter, language: 'ro' },
  XLSX: { kind: 'search', format: 'xlsx', filter, language: 'ro' },
  JSON: { kind: 'search', format: 'json', filter, language: 'ro' },
  SAGA: { kind: 'search', format: 'saga', filter, language: 'ro' },
};

export async function benchExports(): Promise<BenchResult> {
  await using stand = await openStand(invoices, []);
  const runs = new Map<string, ChildDone[]>();
  const measure = async (what: string, request: ExportRequest | 'cursor') =>
    void runs.set(what, [...(runs.get(what) ?? []), await runChild(stand, request)]);
  // Interleaved, so that whatever else the machine does meets every figure alike.
  for (let round = 0; round < rounds; round++) {
    await measure('cursor', 'cursor');
    for (const [name, request] of Object.entries(formats)) {
      await measure(name, request);
      await measure(`${name} few`, { ...request, filter: few } as ExportRequest);
    }
  }
  const of = (what: string, pick: (done: ChildDone) => number) => runs.get(what)!.map(pick);
  const rate = ({ invoices, seconds }: ChildDone) => invoices / seconds;
  const peak = ({ peakMiB }: ChildDone) => peakMiB;
  const cursor = figureOf('bare cursor', of('cursor', rate), { unit: 'rows/s' });
  const cursorPeak = figureOf('bare cursor: peak resident', of('cursor', peak), { unit: 'MiB' });
  const figures: Figure[] = [cursor, cursorPeak];
  for (const name of Object.keys(formats)) {
    const small = figureOf(
      `${name}, ${runs.get(`${name} few`)![0]!.invoices}: peak`,
      of(`${name} few`, peak),
      { unit: 'MiB' },
    );
    figures.push(
      figureOf(`${name}, ${invoices}`, of(name, rate), { unit: 'rows/s', reference: cursor }),
      small,
      figureOf(`${name}, ${invoices}: peak`, of(name, peak), { unit: 'MiB', reference: small, target: 300 }),
    );
  }
  return { figures };
}
