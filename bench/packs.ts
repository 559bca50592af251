/** How fast a month's pack is made, and in how much memory: with PDFs, and without at sizes far apart; and a file of many invoices to print. */

import type { ExportRequest } from '../src/db/exports/export.ts';
import { defaultTemplate } from '../src/exports/file-names.ts';
import type { PackRequest } from '../src/exports/pack-job.ts';
import type { ChildDone } from './exports/child.ts';
import { runChild } from './exports/run-child.ts';
import { openStand } from './exports/stand.ts';
import { type BenchResult, type Figure, figureOf } from './figures.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 1);
/** So many invoices in a month each, without PDFs. */
const sizes = (process.env.BENCH_PACKS ?? '500,8000,100000').split(',').map(Number);
const pdfs = Number(process.env.BENCH_PDFS ?? 875);
const withPdf = { month: '2026-01', invoices: pdfs };
/** So many invoices in one PDF to print, at most what the format takes. */
const prints = Number(process.env.BENCH_PRINTS ?? 50);
const printed = { month: '2026-02', invoices: prints };
const months = sizes.map((invoices, i) => ({ month: `2026-0${i + 3}`, invoices }));

export async function benchPacks(): Promise<BenchResult> {
  await using stand = await openStand(0, [withPdf, printed, ...months]);
  const { companyId } = stand.packed;
  const packOf = (month: string, include: PackRequest['include']): PackRequest => ({
    kind: 'pack',
    companyId,
    month,
    include,
    pathTemplate: defaultTemplate,
    language: 'ro',
  });
  const figures: Figure[] = [];
  const measure = async (what: string, request: ExportRequest, invoices: number) => {
    const done: ChildDone[] = [];
    for (let round = 0; round < rounds; round++) done.push(await runChild(stand, request));
    const of = (pick: (one: ChildDone) => number) => done.map(pick);
    const cpu = of(({ cpuSeconds }) => (cpuSeconds / invoices) * 1000);
    figures.push(
      figureOf(
        what,
        of(({ seconds }) => invoices / seconds),
        { unit: 'invoices/s' },
      ),
      figureOf(`${what}: CPU each`, cpu, { unit: 'ms' }),
      figureOf(
        `${what}: peak`,
        of(({ peakMiB }) => peakMiB),
        { unit: 'MiB', target: 300 },
      ),
      figureOf(
        `${what}: longest time without progress`,
        of(({ longestSilenceSeconds }) => longestSilenceSeconds),
      ),
    );
  };
  if (pdfs > 0)
    await measure(
      `pack of ${withPdf.invoices} with PDFs`,
      packOf(withPdf.month, ['zip', 'xml', 'pdf']),
      withPdf.invoices,
    );
  if (prints > 0) {
    const filter = {
      companyId,
      availableFrom: '2026-02-01T00:00:00Z',
      availableTo: '2026-02-28T00:00:00Z',
    };
    const of = (format: 'print' | 'pdfs'): ExportRequest => ({
      kind: 'search',
      format,
      filter,
      language: 'ro',
    });
    // The same pages, one document at a time.
    await measure(`${prints} as a PDF each`, of('pdfs'), prints);
    await measure(`${prints} in one PDF to print`, of('print'), prints);
  }
  for (const { month, invoices } of months)
    await measure(`pack of ${invoices}, without PDF`, packOf(month, ['zip', 'xml']), invoices);
  return { figures };
}
