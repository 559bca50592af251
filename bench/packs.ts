/** How fast a month's pack is made, and in how much memory: with PDFs, and without at sizes far apart. */

import { defaultTemplate } from '../src/exports/file-names.ts';
import type { PackRequest } from '../src/exports/pack-job.ts';
import type { ChildDone } from './exports/child.ts';
import { runChild } from './exports/run-child.ts';
import { openStand } from './exports/stand.ts';
import { type BenchResult, type Figure, figureOf } from './figures.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 1);
/** The largest month that is packed without PDFs. */
const most = Number(process.env.BENCH_PACK ?? 100_000);
const withPdf = { month: '2026-01', invoices: 875 };
const months = [
  { month: '2026-03', invoices: 500 },
  { month: '2026-04', invoices: 8_000 },
  { month: '2026-05', invoices: most },
].filter(({ invoices }) => invoices <= most);

export async function benchPacks(): Promise<BenchResult> {
  await using stand = await openStand(0, [withPdf, ...months]);
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
  const measure = async (what: string, request: PackRequest, invoices: number) => {
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
  await measure(
    `pack of ${withPdf.invoices} with PDFs`,
    packOf(withPdf.month, ['zip', 'xml', 'pdf']),
    withPdf.invoices,
  );
  for (const { month, invoices } of months)
    await measure(`pack of ${invoices}, without PDF`, packOf(month, ['zip', 'xml']), invoices);
  return { figures };
}
