/** How it is to be paid, what is remarked, and what is attached. Pure. */
import type { PaymentMeans, ReadInvoice } from '../core/invoice.ts';
import { codeName } from '../text/code-name.ts';
import { formatBytes } from '../text/format.ts';
import type { SheetTexts } from '../text/render/sheet-texts.ts';
import { type Row, row } from './rows.ts';
import { said, saidCode } from './said.ts';

export function paymentRows(invoice: ReadInvoice, texts: SheetTexts): Row[] {
  return [
    ...invoice.paymentMeans.flatMap((means) => meansRows(means, texts)),
    ...row(texts.creditor, said(invoice.creditorId)),
    ...row(texts.paymentTerms, said(invoice.paymentTerms)),
  ];
}

/** Numbers of accounts, payments and mandates are no person's code, whatever their digits. */
function meansRows(means: PaymentMeans, texts: SheetTexts): Row[] {
  const named = means.code && (codeName(texts.means, means.code) ?? `${texts.code} ${said(means.code)}`);
  const text = said(means.text);
  return [
    ...row(texts.paymentMeans, [named, text].filter(Boolean).join(' · ') || null),
    ...row(texts.account, spacedIban(saidCode(means.account))),
    ...row(texts.accountName, said(means.accountName)),
    ...row(texts.bic, said(means.bic)),
    ...row(texts.paymentReference, saidCode(means.reference)),
    ...row(texts.card, [lastDigits(means.card), said(means.cardHolder)].filter(Boolean).join(' · ') || null),
    ...row(texts.mandate, saidCode(means.mandate)),
    ...row(texts.debitedAccount, spacedIban(saidCode(means.debitedAccount))),
  ];
}

/** `RO49 AAAA 1B31 0075 9384 0000`, as banks print it; what is no IBAN stays as it is. */
function spacedIban(account: string | null): string | null {
  if (account === null || !/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(account)) return account;
  return account.replace(/.{4}(?=.)/g, '$& ');
}

/** The norm allows four to six digits; an issuer that writes a whole card number shall not have it printed. */
function lastDigits(card: string | null): string | null {
  const shown = saidCode(card);
  return shown && shown.replace(/\D/g, '').length > 10 ? `•••• ${shown.slice(-4)}` : shown;
}

/** `#AAI#Text` becomes `AAI: Text`: the code tells what the note is about. */
export function noteTexts({ notes }: ReadInvoice): string[] {
  return notes
    .map((note) => said(note.replace(/^#([A-Z0-9]{1,4})#\s*/, '$1: ')))
    .filter((note) => note !== null);
}

export function attachmentRows({ attachments }: ReadInvoice, texts: SheetTexts): Row[] {
  return attachments.map(({ n, id, description, uri, filename, mimeCode, sizeBytes }) => {
    const where =
      sizeBytes === null
        ? (said(uri) ?? texts.notAttached)
        : texts.attachedBytes(formatBytes(sizeBytes, texts.language));
    const details = [said(filename), said(description), said(mimeCode), where];
    return [said(id) ?? String(n), details.filter(Boolean).join(' · ')];
  });
}
