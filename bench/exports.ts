/** How fast the catalogue is handed on, and in how much memory: each format beside a bare cursor over the same rows, each in a process of its own. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ExportRequest } from '../src/db/exports/export.ts';
import { defaultTemplate } from '../src/exports/file-names.ts';
import type { ChildDone, ChildWish } from './exports/child.ts';
import { openStand, type Stand } from './exports/stand.ts';
import { type BenchResult, type Figure, figureOf } from './figures.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const invoices = 100_000;
const months = [
  { month: '2026-03', invoices: 500 },
  { month: '2026-04', invoices: 8_000 },
];
const filter = { cif: '12345674' };
const few = { ...filter, issuedTo: '2026-01-03' };
const formats: Record<string, ExportRequest> = {
  CSV: { kind: 'search', format: 'csv', filter, language: 'ro' },
  XLSX: { kind: 'search', format: 'xlsx', filter, language: 'ro' },
  JSON: { kind: 'search', format: 'json', filter, language: 'ro' },
  SAGA: { kind: 'search', format: 'saga', filter, language: 'ro' },
};

export async function benchExports(): Promise<BenchResult> {
  await using stand = await openStand(invoices, months);
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
    for (const { month, invoices: n } of months) await measure(`pack ${n}`, packOf(stand, month));
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
  for (const { invoices: n } of months)
    figures.push(
      figureOf(`pack of ${n}, without PDF`, of(`pack ${n}`, rate), { unit: 'invoices/s' }),
      figureOf(`pack of ${n}: peak`, of(`pack ${n}`, peak), { unit: 'MiB', target: 300 }),
    );
  return { figures };
}

function packOf({ packed }: Stand, month: string): ExportRequest {
  const { companyId } = packed;
  return {
    kind: 'pack',
    companyId,
    month,
    include: ['zip', 'xml'],
    pathTemplate: defaultTemplate,
    language: 'ro',
  };
}

async function runChild(stand: Stand, request: ExportRequest | 'cursor'): Promise<ChildDone> {
  const { databaseUrl, organisationId, dir } = stand;
  const wish: ChildWish = {
    databaseUrl,
    organisationId,
    archiveDir: join(dir, 'archive'),
    exportsDir: join(dir, 'exports'),
    request,
  };
  const child = join(import.meta.dirname, 'exports/child.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [child, JSON.stringify(wish)]);
  return JSON.parse(stdout);
}
