/**
 * A company's month as a ZIP: originals, documents and PDFs under readable names, an index, what is missing, how complete
 * the archive is with the manifest's head, and the checksums of it all. Holds a few invoices at a time.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Problem } from '../core/errors.ts';
import { type Completeness, listCompleteness } from '../db/completeness.ts';
import type { ExportRequest, PackPart } from '../db/export.ts';
import { countInvoices, findDepths, walkInvoices } from '../db/export-source.ts';
import type { Invoice } from '../db/invoice.ts';
import { type NameTemplate, nameOf, readTemplate } from './file-names.ts';
import { keepFile } from './keep-file.ts';
import { type LineFile, openLines } from './line-file.ts';
import { type Month, readMonth } from './month.ts';
import { indexPages, indexRow, packColumns } from './pack-index.ts';
import { type PackedInvoice, packInvoice } from './pack-invoice.ts';
import { packLetter } from './pack-letter.ts';
import { missingCsv } from './pack-missing.ts';
import type { ExportParts, Progress } from './parts.ts';
import { csvOf, xlsxOf } from './sheet.ts';
import { words } from './words.ts';
import { type AddEntry, zipOf } from './zip.ts';

export type PackRequest = Extract<ExportRequest, { kind: 'pack' }>;

/** Documents are read and drawn side by side, and written one after the other. */
const preparedAtOnce = 4;

export function packChunks(
  parts: ExportParts,
  organisationId: string,
  request: PackRequest,
  progress: Progress,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  return zipOf(async (add) => {
    const company = await getCompany(parts, organisationId, request.companyId);
    const reading = readTemplate(request.pathTemplate);
    if (!reading.ok) throw new Problem('invalid_input', reading.fault);
    const writer = await openWriter(parts, request, reading.template, add, progress);
    await progress.total(await countMonth(parts, organisationId, request));
    for await (const page of walkMonth(parts, organisationId, request)) {
      await writer.invoices(page, await depthsOf(parts, organisationId, page), signal);
      await progress.done(page.length);
    }
    await writer.end(company, organisationId, signal);
  });
}

async function getCompany(
  { db }: ExportParts,
  organisationId: string,
  companyId: string,
): Promise<Completeness> {
  const [company] = await listCompleteness(db, organisationId, { companyId }, { limit: 1 });
  if (!company) throw new Problem('not_found', 'The company was removed.');
  return company;
}

function depthsOf({ db }: ExportParts, organisationId: string, page: Invoice[]) {
  return findDepths(
    db,
    organisationId,
    page.map(({ id }) => id),
  );
}

function filtersOf({ companyId, month }: PackRequest) {
  const { from, to, firstDay, lastDay } = readMonth(month);
  return {
    dated: { companyId, availableFrom: from, availableTo: new Date(to.getTime() - 1) },
    undated: { companyId, issuedFrom: firstDay, issuedTo: lastDay },
  };
}

async function countMonth(
  { db }: ExportParts,
  organisationId: string,
  request: PackRequest,
): Promise<number> {
  const { dated, undated } = filtersOf(request);
  const n = await countInvoices(db, organisationId, dated);
  return n + (await countInvoices(db, organisationId, undated, { undated: true }));
}

/** What a folder of old ZIPs brought has no date in the SPV, and comes by its date of issue. */
async function* walkMonth({ db }: ExportParts, organisationId: string, request: PackRequest) {
  const { dated, undated } = filtersOf(request);
  yield* walkInvoices(db, organisationId, dated);
  for await (const page of walkInvoices(db, organisationId, undated)) {
    const without = page.filter(({ availableAt }) => availableAt === null);
    if (without.length > 0) yield without;
  }
}

/** Everything that goes into the ZIP goes through it, so that nothing lacks its checksum. */
async function openWriter(
  parts: ExportParts,
  request: PackRequest,
  template: NameTemplate,
  add: AddEntry,
  progress: Progress,
) {
  const { language, include, month } = request;
  const { files } = words[language];
  const modifiedAt = parts.now();
  const sums = await openLines(join(parts.scratch, 'sums'));
  const index = await openLines(join(parts.scratch, 'index'));
  const counts = { received: 0, sent: 0, problems: 0 };

  const addBytes = async (path: string, content: Buffer, stored = false) => {
    await sums.write(`${createHash('sha256').update(content).digest('hex')}  ${path}`);
    await add({ path, content, modifiedAt, stored });
  };
  const addMade = async (path: string, chunks: AsyncIterable<Uint8Array | string>, signal: AbortSignal) => {
    const file = join(parts.scratch, path);
    const { sha256 } = await keepFile(file, chunks, signal);
    await sums.write(`${sha256}  ${path}`);
    await add({ path, content: { file }, modifiedAt });
  };
  const addInvoice = async (packed: PackedInvoice) => {
    const base = nameOf(packed.invoice, template, { language });
    const paths: Partial<Record<PackPart, string>> = {};
    for (const part of ['zip', 'xml', 'pdf'] as const) {
      const bytes = packed.files[part];
      if (!bytes) continue;
      paths[part] = `${base}.${part}`;
      // A ZIP and a PDF are compressed inside.
      await addBytes(paths[part], bytes, part !== 'xml');
    }
    counts[packed.invoice.direction]++;
    if (packed.problem) {
      counts.problems++;
      progress.problem();
    }
    await index.write(indexRow(packed, paths));
  };

  return {
    async invoices(page: Invoice[], depths: Awaited<ReturnType<typeof findDepths>>, signal: AbortSignal) {
      for (let i = 0; i < page.length; i += preparedAtOnce) {
        signal.throwIfAborted();
        const prepared = await Promise.all(
          page
            .slice(i, i + preparedAtOnce)
            .map((invoice) => packInvoice(parts, invoice, depths.get(invoice.id)?.original ?? null, include)),
        );
        for (const packed of prepared) await addInvoice(packed);
      }
    },
    async end(company: Completeness, organisationId: string, signal: AbortSignal) {
      await index.close();
      const sheet = () => ({
        name: words[language].sheet,
        columns: packColumns(language),
        pages: indexPages(index.file),
        language,
      });
      await addMade(`${files.index}.xlsx`, xlsxOf(sheet()), signal);
      await addMade(`${files.index}.csv`, csvOf(sheet()), signal);
      const missing = { n: 0 };
      const stretch: Month = readMonth(month);
      await addMade(
        files.missing,
        missingCsv(parts.db, organisationId, company.companyId, stretch, language, missing),
        signal,
      );
      for (let i = 0; i < missing.n; i++) progress.problem();
      const letter = packLetter(
        {
          company,
          month,
          madeAt: modifiedAt,
          invoices: counts,
          missing: missing.n,
          withoutPdf: include.includes('pdf') && !parts.renderPdf,
        },
        language,
      );
      await addBytes(files.letter, Buffer.from(letter));
      await endSums(sums, add, modifiedAt);
    },
  };
}

/** Last, because it names all the others. */
async function endSums(sums: LineFile, add: AddEntry, modifiedAt: Date): Promise<void> {
  await sums.close();
  await add({ path: 'SHA256SUMS', content: { file: sums.file }, modifiedAt });
}
