/**
 * A company's month as a ZIP: originals, documents and PDFs under readable names, an index, what is missing, how complete
 * the archive is with the manifest's head, and the checksums of it all. Holds a few invoices at a time.
 */
import { join } from 'node:path';
import { Problem } from '../core/errors.ts';
import { type Completeness, listCompleteness } from '../db/completeness/completeness.ts';
import { countInvoices, walkInvoices } from '../db/exports/export-source.ts';
import type { Invoice } from '../db/invoices/invoice.ts';
import { readMonth } from './month.ts';
import type { Pack, PackRequest } from './pack-job.ts';
import { openPackWriter } from './pack-writer.ts';
import { prepareInvoices } from './prepare-invoices.ts';
import { type AddEntry, zipOf } from './zip.ts';

export function packChunks(pack: Pack): AsyncGenerator<Uint8Array> {
  const directoryFile = join(pack.ctx.scratch, 'directory');
  return zipOf(
    async (add) => {
      await pack.progress.total(await countPack(pack));
      await writePack(pack, add);
    },
    { directoryFile },
  );
}

/** @throws Problem not_found, before anything is written, when the company was removed */
export async function writePack(pack: Pack, add: AddEntry): Promise<void> {
  const company = await getCompany(pack);
  await using writer = await openPackWriter(pack, add);
  const packing = { ...pack.request, organisationId: pack.organisationId };
  for await (const page of walkMonth(pack)) {
    for await (const packed of prepareInvoices(pack.ctx, page, packing, pack.signal)) {
      await writer.addInvoice(packed);
      // Not once a page: with PDFs a page takes ten seconds, a minute on a busy machine.
      await pack.progress.done(1);
    }
  }
  await writer.end(company);
}

async function getCompany({ ctx, organisationId, request }: Pack): Promise<Completeness> {
  const { companyId } = request;
  const [company] = await listCompleteness(ctx.db, organisationId, { companyId }, { limit: 1 });
  if (!company) throw new Problem('not_found', 'company_removed', {});
  return company;
}

export async function countPack({ ctx, organisationId, request }: Pack): Promise<number> {
  const { dated, undated } = filtersOf(request);
  const n = await countInvoices(ctx.db, organisationId, dated);
  return n + (await countInvoices(ctx.db, organisationId, undated, { undated: true }));
}

/** What a folder of old ZIPs brought has no date in the SPV, and comes by its date of issue. */
async function* walkMonth({ ctx, organisationId, request }: Pack): AsyncGenerator<Invoice[]> {
  const { dated, undated } = filtersOf(request);
  yield* walkInvoices(ctx.db, organisationId, dated);
  for await (const page of walkInvoices(ctx.db, organisationId, undated)) {
    const without = page.filter(({ availableAt }) => availableAt === null);
    if (without.length > 0) yield without;
  }
}

function filtersOf({ companyId, month }: PackRequest) {
  const { from, to, firstDay, lastDay } = readMonth(month);
  return {
    dated: { companyId, provenOnly: true, availableFrom: from, availableTo: new Date(to.getTime() - 1) },
    undated: { companyId, provenOnly: true, issuedFrom: firstDay, issuedTo: lastDay },
  };
}
