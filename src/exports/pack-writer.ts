/** Puts a pack together in its ZIP: invoices as they come, then the index, what is missing, the letter and the checksums. Knows names and order; where invoices come from is in pack.ts. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson, type Json } from '../core/canonical-json.ts';
import type { Completeness } from '../db/completeness/completeness.ts';
import type { PackPart } from '../db/exports/export.ts';
import { exportTexts } from '../text/exports/export-texts.ts';
import { nameOf, readTemplate } from './file-names.ts';
import { keepFile } from './keep-file.ts';
import { openLines } from './line-file.ts';
import { readMonth } from './month.ts';
import { indexPages, indexRow, packColumns } from './pack-index.ts';
import type { PackedInvoice } from './pack-invoice.ts';
import type { Pack } from './pack-job.ts';
import { packLetter } from './pack-letter.ts';
import { missingCsv } from './pack-missing.ts';
import { chainLines, findClosing, packDocument, proofFiles, stateMonth } from './pack-proof.ts';
import { csvOf, xlsxOf } from './sheet.ts';
import { vatKeysOf } from './vat-columns.ts';
import type { AddEntry } from './zip.ts';

export interface PackWriter extends AsyncDisposable {
  addInvoice(packed: PackedInvoice): Promise<void>;
  /** Everything that is known only after the last invoice. */
  end(company: Completeness): Promise<void>;
}

/** @throws Problem invalid_input when the template is malformed */
export async function openPackWriter(pack: Pack, add: AddEntry): Promise<PackWriter> {
  const { ctx, request, progress } = pack;
  const { language, include, month } = request;
  const { files, sheet } = exportTexts[language];
  const reading = readTemplate(request.pathTemplate);
  if (!reading.ok) throw reading.problem;
  const counts = { received: 0, sent: 0, problems: 0 };
  const vatGroups = new Map<string, { category: string | null; rate: string | null }>();
  await using opened = new AsyncDisposableStack();
  const index = opened.use(await openLines(join(ctx.scratch, 'index')));
  const entries = opened.use(await openEntries(pack, add));
  const open = opened.move();

  return {
    async addInvoice(packed) {
      const base = nameOf(packed.invoice, reading.template, { language });
      const paths: Partial<Record<PackPart, string>> = {};
      for (const part of ['zip', 'xml', 'pdf'] as const) {
        const bytes = packed.files[part];
        if (!bytes) continue;
        paths[part] = `${base}.${part}`;
        // A ZIP and a PDF are compressed inside.
        await entries.addBytes(paths[part], bytes, part !== 'xml');
      }
      for (const { category, rate } of packed.invoice.vatBreakdown ?? [])
        vatGroups.set(`${category} ${rate}`, { category, rate });
      counts[packed.invoice.direction]++;
      if (packed.problem) {
        counts.problems++;
        progress.problem();
      }
      await index.write(indexRow(packed, paths));
    },

    async end(company) {
      await index.close();
      const members = await ctx.nameMembers(pack.organisationId);
      const rows = () => ({
        name: sheet,
        columns: packColumns(language, vatKeysOf(vatGroups.values()), members),
        pages: indexPages(index.file),
        language,
      });
      await entries.addMade(`${files.index}.xlsx`, xlsxOf(rows()));
      await entries.addMade(`${files.index}.csv`, csvOf(rows()));
      const missing = { n: 0, counted: () => progress.problem() };
      await entries.addMade(files.missing, missingCsv(pack, readMonth(month), missing));
      const withoutPdf = include.includes('pdf') && !ctx.renderPdf;
      const facts = { company, month, madeAt: ctx.now(), invoices: counts, missing: missing.n, withoutPdf };
      await entries.addBytes(files.letter, Buffer.from(packLetter(facts, language)));
      await addProof(pack, company, entries);
    },

    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

/** The statement is made last, so that its chain holds every original that is in the pack. */
async function addProof(
  pack: Pack,
  company: Completeness,
  entries: Awaited<ReturnType<typeof openEntries>>,
): Promise<void> {
  const { ctx, request, signal } = pack;
  const { proof } = ctx;
  const signed = proof && (await stateMonth(proof, pack));
  if (!proof || !signed) return void (await entries.end());
  await entries.addBytes(proofFiles.statement, Buffer.from(canonicalJson(signed as unknown as Json)));
  await entries.addBytes(
    proofFiles.certificate,
    await proof.certificate(signed, request.language, signal),
    true,
  );
  const closing = await findClosing(pack, signed);
  if (closing !== undefined) await entries.addBytes(proofFiles.closing, Buffer.from(closing));
  await entries.addMade(proofFiles.chain, chainLines(ctx.db, signed.document));
  await entries.addBytes(proofFiles.verifier, await proof.verifier());
  const { sums, files } = await entries.end();
  await entries.addUnlisted(
    proofFiles.signature,
    await proof.sign(packDocument(pack, company, signed, await readFile(sums), files)),
  );
}

/** Everything that goes into the ZIP goes through here, so that nothing lacks its checksum. */
async function openEntries({ ctx, signal }: Pack, add: AddEntry) {
  const modifiedAt = ctx.now();
  const sums = await openLines(join(ctx.scratch, 'sums'));
  let files = 0;
  return {
    async addBytes(path: string, content: Buffer, stored = false): Promise<void> {
      files++;
      await sums.write(`${createHash('sha256').update(content).digest('hex')}  ${path}`);
      await add({ path, content, modifiedAt, stored });
    },
    async addMade(path: string, chunks: AsyncIterable<Uint8Array | string>): Promise<void> {
      files++;
      const file = join(ctx.scratch, path);
      const { sha256 } = await keepFile(file, chunks, signal);
      await sums.write(`${sha256}  ${path}`);
      await add({ path, content: { file }, modifiedAt });
    },
    /** After all that it names. */
    async end(): Promise<{ sums: string; files: number }> {
      await sums.close();
      await add({ path: proofFiles.sums, content: { file: sums.file }, modifiedAt });
      return { sums: sums.file, files };
    },
    /** The signature over the list itself. */
    async addUnlisted(path: string, text: string): Promise<void> {
      await add({ path, content: Buffer.from(text), modifiedAt });
    },
    [Symbol.asyncDispose]: () => sums[Symbol.asyncDispose](),
  };
}
