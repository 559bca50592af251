/** A search's invoices as one JSON document, each as `GET /api/v1/invoices/{id}` has it; codes of persons masked. */
import { maskCif, maskPersonalCodes } from '../core/cif.ts';
import { writeJsonLine } from '../core/json-line.ts';
import { maskDetails, maskLines, maskParty, maskRemarks } from '../core/mask-invoice.ts';
import { classifyTransmission } from '../core/transmission-terms.ts';
import { countInvoices, findDepths, type InvoiceDepth, walkInvoices } from '../db/exports/export-source.ts';
import type { Invoice } from '../db/invoices/invoice.ts';
import type { InvoiceList } from './invoice-list.ts';
import { nameLeftOut } from './name-left-out.ts';

/** One line per invoice: valid JSON as a whole, and readable line by line where the file is too large to parse. */
export async function* jsonChunks(list: InvoiceList): AsyncGenerator<string> {
  const { organisationId, filter, progress } = list;
  const { db } = list.ctx;
  await progress.total(await countInvoices(db, organisationId, filter));
  let before = '[\n';
  for await (const page of walkInvoices(db, organisationId, filter)) {
    const depths = await findDepths(
      db,
      organisationId,
      page.map(({ id }) => id),
    );
    for (const invoice of page) {
      yield before + writeJsonLine(shape(invoice, depths.get(invoice.id)));
      before = ',\n';
    }
    await progress.done(page.length);
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
  await nameLeftOut(list);
}

function shape(invoice: Invoice, depth: InvoiceDepth | undefined) {
  const { verdict, signer, certificateSha256 } = invoice.seal;
  const { gross, vatBreakdown, lines, details, remarks } = depth?.content ?? {};
  return {
    ...invoice,
    cif: maskCif(invoice.cif),
    seller: maskParty(invoice.seller),
    buyer: maskParty(invoice.buyer),
    seal: { verdict, signer: signer && maskPersonalCodes(signer), certificateSha256 },
    reading: {
      ...invoice.reading,
      detail: invoice.reading.detail && maskPersonalCodes(invoice.reading.detail),
    },
    gross: invoice.gross ?? gross ?? null,
    transmission: classifyTransmission(invoice.issuedOn, invoice.availableAt),
    vatBreakdown: invoice.vatBreakdown ?? vatBreakdown ?? null,
    lines: lines ? maskLines(lines) : null,
    details: details ? maskDetails(details) : null,
    remarks: maskRemarks(remarks ?? []),
    match: depth?.original?.match ?? null,
    sha256: depth?.original?.sha256 ?? null,
  };
}
